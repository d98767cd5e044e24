"""Small documents of claims made by hand, and a reader of pairs that goes by their words, for tests of comparing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.compare.content import stems
from sayso.compare.statement import Statement, state
from sayso.language.pairs import Verdict
from sayso.model import (
    Act,
    Argument,
    Basis,
    Claim,
    Document,
    Entity,
    Factuality,
    Form,
    Frame,
    Link,
    Mention,
    MentionType,
    Reading,
    Referent,
    Span,
    Status,
    Time,
    Voice,
    derived_id,
    document_id,
)
from sayso.store import FileState
from sayso.store.protocol import Writer

VERBS = re.compile(r"\b(?:paid|got|burned|went|signed|left)\b")


def statement(
    text: str, *, who: Sequence[str] = (), frames: Sequence[tuple[str, str, str]] = (), day: str | None = None,
    denies: bool = False, act: Act = Act.SAY, document: str = "d",
) -> Statement:  # fmt: skip
    """The statement of a claim that is all of a text. Frames are (predicate's word, who does it, to whom)."""
    span = Span(0, len(text))
    found = [
        Frame(
            Span(text.index(word), text.index(word) + len(word)),
            word,
            tuple(Argument(role, span, entity=one) for role, one in (("subject", doer), ("object", done_to)) if one),
        )
        for word, doer, done_to in frames
    ]
    claim = Claim(
        id=derived_id("c", document, text, denies),
        document=document,
        span=span,
        voice=Voice(None),
        chain=(),
        act=act,
        factuality=Factuality.CERTAINLY_NOT if denies else Factuality.CERTAIN,
        status=Status.UNSTATED,
        basis=Basis.UNSTATED,
        about_entities=tuple(who),
        frames=tuple(found),
        time=Time(day, day, "then", span) if day else None,
    )
    return state(claim, text)


@dataclass
class WordReader:
    """Reads pairs by the share of words that they have in common; counts what it has read."""

    read: int = 0

    @property
    def version(self) -> str:
        return "words"

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        self.read += len(pairs)
        return [self._verdict(*(frozenset(stems(text)) for text in pair)) for pair in pairs]

    def _verdict(self, left: frozenset[str], right: frozenset[str]) -> Verdict:
        share = round(len(left & right) / max(1, min(len(left), len(right))), 4)
        return Verdict(share * 0.8, 1 - share, share * 0.2 + 0.4 * (share > 0.5), share)


def document(path: str, told: Sequence[tuple[str, str]], *, published: str = "2024-03-03") -> Reading:
    """A document of sentences, each said by somebody named: (speaker, sentence). Words with a capital are names."""
    text, claims, spans = "", [], []
    names: dict[str, int] = {}
    mentions = []
    for speaker, sentence in told:
        start = len(text)
        span = Span(start, start + len(sentence))
        text += f"{sentence}. "
        spans.append(span)
        names.setdefault(speaker, len(names))
        about = []
        for word in sentence.split():
            if word[0].isupper():
                names.setdefault(word, len(names))
                at = start + sentence.index(word)
                where = Span(at, at + len(word))
                mentions.append((where, names[word]))
                about.append(names[word])
        claims.append((span, speaker, tuple(dict.fromkeys(about)), " never " in sentence))
    ident = document_id(f"{path} {text}".encode())
    return Reading(
        document=Document(ident, path, "text/plain", text, language="en", published=published),
        sentences=tuple(spans),
        mentions=tuple(
            Mention(derived_id("m", ident, where), ident, where, Form.NAMED, MentionType.PERSON, cluster)
            for where, cluster in dict.fromkeys(mentions)
        ),
        referents=tuple(Referent(cluster, name, MentionType.PERSON, (name,)) for name, cluster in names.items()),
        claims=tuple(
            Claim(
                id=derived_id("c", ident, span),
                document=ident,
                span=span,
                voice=Voice(None),
                chain=(Link(None, speaker, Act.SAY, names[speaker]),),
                act=Act.SAY,
                factuality=Factuality.CERTAINLY_NOT if denied else Factuality.CERTAIN,
                status=Status.UNSTATED,
                basis=Basis.UNSTATED,
                about=about,
                frames=tuple(
                    Frame(Span(span.start + at.start(), span.start + at.end()), at[0])
                    for at in VERBS.finditer(span.of(text))
                ),
            )
            for span, speaker, about, denied in claims
        ),
    )


def put(writer: Writer, readings: Sequence[Reading]) -> None:
    """Put documents into a case, each as a file of its own."""
    for reading in readings:
        one = reading.document
        place = FileState(
            path=one.path, size=1, modified=1, document=one.id, source="/told", name=one.path, version="1"
        )
        writer.put([reading], file=place)


def name_all(writer: Writer, readings: Sequence[Reading]) -> None:
    """Resolve by name alone: whoever has one name is one entity."""
    idents = {
        referent.name: f"e{document_id(str(referent.name).encode())[:16]}"
        for reading in readings
        for referent in reading.referents
    }
    entities = [Entity(ident, str(name), (), "Person", 1, ()) for name, ident in sorted(idents.items())]
    clusters = [
        (reading.document.id, referent.cluster, idents[referent.name])
        for reading in readings
        for referent in reading.referents
    ]
    writer.resolve(entities, clusters)


def case_path(folder: Path, name: str) -> Path:
    """A path for a case."""
    return folder / f"{name}.sayso"
