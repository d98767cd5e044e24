"""Documents with marks: each mention in square brackets, and behind them a letter for the one whom it means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tests.support.scripted import Says, Script, ScriptedLanguage

from sayso.extract import understand
from sayso.extract.pronouns import pronoun
from sayso.model import Document, Reading, document_id

# [Ana Prado]a is a person, [Tarn Dredging]T an organization, [Marenza]@m a place.
MARK = re.compile(r"\[([^\]]+)\](@?[a-zA-Z]\d?)")
NOUN_STARTS = frozenset("a an the this that these those his her their its my our both two three".split())


@dataclass(frozen=True)
class Marked:
    """One mention of a marked document: its place and words in the text without marks, and the mark."""

    start: int
    end: int
    words: str
    mark: str

    @property
    def kind(self) -> str:
        return "place" if self.mark[0] == "@" else "person" if self.mark.islower() else "organization"

    @property
    def is_noun(self) -> bool:
        return self.words.islower() or self.words.split()[0].casefold() in NOUN_STARTS


def unmark(marked: str) -> tuple[str, list[Marked]]:
    """The text without its marks, and what they marked, in text order."""
    text, found, place = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[place : mark.start()]
        found.append(Marked(len(text), len(text) + len(mark[1]), mark[1], mark[2]))
        text += mark[1]
        place = mark.end()
    return text + marked[place:], found


def read_marked(
    marked: str, *, same: Sequence[tuple[str, str]] = (), says: Sequence[Says] = (), **fields: object
) -> Reading:
    """The Reading of a marked document when the model sees just the marked mentions, and the links given."""
    text, mentions = unmark(marked)
    layers: dict[bool, dict[str, str]] = {False: {}, True: {}}
    for m in mentions:
        if pronoun(m.words) is None:
            layers[m.is_noun][f"{text[: m.start]}[{m.words}]"] = m.kind
    script = Script(tuple(says), names=layers[False], nouns=layers[True], same=tuple(same), stops="")
    document = Document(document_id(text.encode()), "a.txt", "text/plain", text, **fields)  # type: ignore[arg-type]
    return understand(document, language=ScriptedLanguage(text, script))


def wanted(marked: str) -> list[list[str]]:
    """The mentions of a marked document by whom they mean, each as its words and where they stand."""
    return _grouped((m.start, m.words, m.mark) for m in unmark(marked)[1])


def found(marked: str, reading: Reading) -> list[list[str]]:
    """The same mentions by what a reading makes of them; one that it lacks stands alone."""
    clusters = {(m.span.start, m.span.end): m.cluster for m in reading.mentions}
    return _grouped(
        (m.start, m.words, c if (c := clusters.get((m.start, m.end))) is not None else f"none {m.start}")
        for m in unmark(marked)[1]
    )


def _grouped(items: object) -> list[list[str]]:
    groups: dict[object, list[str]] = defaultdict(list)
    for start, words, key in items:  # type: ignore[attr-defined]
        groups[key].append(f"{words} ({start})")
    return sorted(groups.values(), key=lambda group: int(group[0].rpartition("(")[2][:-1]))
