"""Altered: where a copy of a document says something else than what it was copied from, sentence by sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.compare.changes import Change, Difference, changes
from sayso.model import Document, Span

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Altered:
    """A sentence of each of two documents, what was changed in it, and where that stands."""

    left: Span
    right: Span
    difference: Difference
    left_place: Span
    right_place: Span


def altered(
    left: Document, left_sentences: Sequence[Span], right: Document, right_sentences: Sequence[Span]
) -> Iterator[Altered]:
    """The sentences that one document has with something changed in them; each goes with the likest of the other."""
    mine, theirs = _own(left, left_sentences, right), _own(right, right_sentences, left)
    near = _Near([one.of(right.text) for one in theirs])
    for one in mine:
        said = one.of(left.text)
        found = [(theirs[k], changes(said, theirs[k].of(right.text))) for k in near.to(said)]
        # A sentence that has several like ones is a form's or a table's row: which it was made from cannot be said.
        changed = [(other, each) for other, each in found if each]
        if len(changed) == 1:
            other, each = changed[0]
            for change in each:
                yield _placed(one, other, change)


class _Near:
    """Finds the texts that share at least half of their words with one, so that not all need be laid side by side."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._words = [frozenset(WORD.findall(one.casefold())) for one in texts]
        self._having: dict[str, list[int]] = {}
        for k, words in enumerate(self._words):
            for word in words:
                self._having.setdefault(word, []).append(k)

    def to(self, text: str) -> list[int]:
        """The places of the texts, in order."""
        words = frozenset(WORD.findall(text.casefold()))
        shared = Counter(k for word in words for k in self._having.get(word, ()))
        return sorted(k for k, number in shared.items() if 2 * number >= min(len(words), len(self._words[k])))


def _own(document: Document, sentences: Sequence[Span], other: Document) -> list[Span]:
    """The sentences that the other document does not have as they are."""
    return [one for one in sentences if one.of(document.text).strip() not in other.text]


def _placed(one: Span, other: Span, change: Change) -> Altered:
    return Altered(one, other, change.difference, _within(one, change.left), _within(other, change.right))


def _within(sentence: Span, place: tuple[int, int]) -> Span:
    """Where something stands in the document; a stretch that holds nothing is widened by the letter after it."""
    start, end = (sentence.start + at for at in place)
    if start < end:
        return Span(start, end)
    return Span(min(start, sentence.end - 1), min(start, sentence.end - 1) + 1)
