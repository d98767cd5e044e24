"""Voices: whose words stand at a place of the text, and so whom "I" and "you" mean there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extract.candidate import Candidate, word_span
from sayso.extract.clusters import Clusters
from sayso.extract.kinds import quotations
from sayso.extract.lookup import Lookup
from sayso.extract.names import tokens
from sayso.extract.signals import Signals
from sayso.extract.turns import Turn, fold_label
from sayso.model import Document, MentionType, Span


@dataclass
class Cast:
    """The clusters of a document's author and of the labelled speakers of its turns, None where they have no name."""

    author: int | None
    speakers: list[int | None]


class Voices:
    """Who speaks where: the speaker of the innermost quotation, else of the turn, else of the quoted mail, else the author."""

    def __init__(
        self,
        document: Document,
        signals: Signals,
        heads: Sequence[int | None],
        turns: Sequence[Turn],
        clusters: Clusters,
    ) -> None:
        """`heads` are the indices of the candidates that the sources of all attributions are, in their order."""
        self.document, self.clusters, self.turns = document, clusters, turns
        self.cast = Cast(None, [None] * len(turns))
        words = signals.words
        self._contents = Lookup(
            (
                (word_span(words, part.words), head)
                for said, head in zip(signals.said, heads, strict=True)
                for part in said.linked.content
            ),
            lambda content: (content[0].start, content[0].end),
        )
        self._quotations = Lookup(quotations(document.text), lambda span: (span.start, span.end))
        self._turn_at = Lookup(enumerate(turns), lambda turn: (turn[1].span.start, turn[1].span.end))
        self._talking: set[int] = set()
        self._labels: dict[str, int] = {}
        self._strangers: dict[Span, int] = {}

    def settle(self, found: Sequence[Candidate]) -> None:
        """Point every "I", "we" and "you" to somebody."""
        groups: dict[tuple[int, int | None], int] = {}
        of = self.clusters.of
        for k, c in enumerate(found):
            if c.pronoun is None or c.pronoun.person > 2:
                continue
            speaker = self.speaker(c.span)
            if c.pronoun.person == 1 and not c.pronoun.plural:
                of[k] = speaker
                continue
            # "we" and "you" are the same all through what one speaker says; in a talk of two, "you" is the other one.
            other = self._hearer(c.span, speaker) if c.pronoun.person == 2 else None
            key = (c.pronoun.person, speaker)
            if other is None and key not in groups:
                groups[key] = self._stranger()
            of[k] = groups[key] if other is None else other
        for k, c in enumerate(found):
            if c.pronoun is not None and c.pronoun.person == 1 and of[k] is None and not c.pronoun.plural:
                of[k] = self._unnamed_author()

    def speaker(self, where: Span) -> int | None:
        """The one whose words stand at a place; None for an author whom nobody names."""
        if quoted := self._quotations.holding(where.start, where.end):
            return self._quoted_speaker(where, quoted[-1])
        for n, turn in self._turn_at.holding(where.start, where.end):
            speaker = self.cast.speakers[n]
            return speaker if speaker is not None else self._turn_speaker(turn)
        for mail in self.document.quoted:
            if mail.span.contains(where):
                return self._named_or_new(mail.name)
        return self.cast.author

    def never_he(self, where: Span, *, author_too: bool) -> set[int]:
        """Those whom a third-person mention at a place cannot mean: nobody speaks of himself as "he"."""
        out = {self.cast.author} if self.cast.author is not None and author_too else set()
        for n, _ in self._turn_at.holding(where.start, where.end):
            if (speaker := self.cast.speakers[n]) is not None:
                out.add(speaker)
        for _, head in self._quoting(where):
            if head is not None and (number := self.clusters.of[head]) is not None:
                out.add(number)
        return out

    def is_reported(self, where: Span) -> bool:
        """Whether a place lies in what somebody is said to say."""
        return bool(self._contents.holding(where.start, where.end))

    def _quoting(self, where: Span) -> list[tuple[Span, int | None]]:
        """The contents whose words, between quotation marks, hold a place; each with the index of its source's head."""
        quoted = self._quotations.holding(where.start, where.end)
        holding = self._contents.holding(where.start, where.end)
        return [(span, h) for span, h in holding if any(q.overlaps(span) for q in quoted)]

    def _quoted_speaker(self, where: Span, quotation: Span) -> int:
        """Who speaks inside quotation marks: never the author, though nobody may be found to say it."""
        if quoting := self._quoting(where):
            _, head = min(quoting, key=lambda content: len(content[0]))
            speaker = self.clusters.of[head] if head is not None else None
        else:
            speaker = self._speaker_of_paragraph(quotation)
        if speaker is None:
            if quotation not in self._strangers:
                self._strangers[quotation] = self._stranger()
            speaker = self._strangers[quotation]
        return speaker

    def _speaker_of_paragraph(self, quotation: Span) -> int | None:
        """The one who says all else that is quoted in a quotation's paragraph: “…,” Quill said. “…”"""
        text = self.document.text
        start = max(text.rfind("\n", 0, quotation.start), 0)
        end = text.find("\n", quotation.end)
        contents = self._contents.overlapping(start, len(text) if end < 0 else end)
        speaking = {
            self.clusters.of[head] if head is not None else None
            for span, head in contents
            if self._quotations.overlapping(span.start, span.end)
        }
        return speaking.pop() if len(speaking) == 1 else None

    def _hearer(self, where: Span, speaker: int | None) -> int | None:
        """The other one of a talk of two, for words that stand in one of its turns and in no quotation."""
        if speaker is None or self._quoting(where) or not self._turn_at.holding(where.start, where.end):
            return None
        if not self._talking:
            spoken = zip(self.turns, self.cast.speakers, strict=True)
            self._talking |= {self._turn_speaker(turn) if number is None else number for turn, number in spoken}
        others = self._talking - {speaker}
        return others.pop() if len(others) == 1 else None

    def _turn_speaker(self, turn: Turn) -> int:
        """One unnamed referent for each label that is no name ("Q", "THE WITNESS")."""
        key = fold_label(turn.label.of(self.document.text))
        if key not in self._labels:
            self._labels[key] = self._stranger()
        return self._labels[key]

    def _named_or_new(self, name: str | None) -> int:
        key = tokens(name, person=True) if name else ()
        for cluster in self.clusters.all:
            if key and any(tokens(n, person=True) == key for n in cluster.names):
                return cluster.number
        cluster = self.clusters.new(MentionType.PERSON)
        cluster.names = [name] if name else []
        return cluster.number

    def _unnamed_author(self) -> int:
        if self.cast.author is None:
            self.cast.author = self._stranger()
        return self.cast.author

    def _stranger(self) -> int:
        return self.clusters.new(MentionType.PERSON).number
