"""A document laid out for pages: its parts, where its claims stand, and which of them an address asks for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Document, Span, Status
from sayso.report.digest import STATUSES, Digest
from sayso.report.parts import part_of, parts
from sayso.report.visible import one_line
from sayso.web.asked import Asked
from sayso.web.kept import Kept

_MOST = 60  # choices of a list
_NAME, _VALUE = 60, 200  # code points of a choice's name, and of a name that it is asked for by

Choice = tuple[str, str, int]
"""A value of a filter, its name, and how many claims of the document it leaves."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The parts of a document, and its claims in the order of its text: where each stands, and its number from 1."""

    parts: tuple[Span, ...]
    spans: Mapping[str, Span]
    numbers: Mapping[str, int]

    def part(self, claim: str) -> int:
        """The part, from 0, in which a claim begins."""
        return part_of(self.parts, self.spans[claim].start)

    def overlapping(self, part: Span) -> list[str]:
        """The claims of which a part has something."""
        return [ident for ident, span in self.spans.items() if span.start < part.end and part.start < span.end]


@dataclass(frozen=True, slots=True)
class Choices:
    """Who speaks in a document, in which statuses, and of whom: each with its number of claims, most first."""

    speakers: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    spoken_of: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The claims of a document that are asked for, None for all; in words by which filters; what was not understood."""

    claims: frozenset[str] | None
    by: tuple[str, ...]
    told: tuple[str, ...]


_LAYOUTS: Kept[Layout] = Kept()
_CHOICES: Kept[Choices] = Kept()


def layout(asked: Asked, document: Document) -> Layout:
    """The layout of a document as it is now."""

    def make() -> Layout:
        spans = asked.view.claim_spans(document.id)
        found = parts(document.text, [one.start for one in spans.values()])
        return Layout(found or (Span(0, 1),), spans, {ident: number for number, ident in enumerate(spans, start=1)})

    return _LAYOUTS.get(asked, document.id, make, state=asked.view.state())


def rows_of(digest: Digest, document: str) -> range:
    """The numbers of a document's claims in the digest; none when it was not there yet."""
    number = digest.numbers.get(document)
    if number is None:
        return range(0)
    return range(bisect_left(digest.document, number), bisect_right(digest.document, number))


def choices(asked: Asked, document: Document) -> Choices:
    """What the claims of a document can be narrowed by."""
    return _CHOICES.get(asked, document.id, lambda: _choices(asked.digest, rows_of(asked.digest, document.id)))


def narrowed(asked: Asked, document: Document) -> Narrowed:
    """What the fields `speaker`, `status` and `about` of an address leave of a document's claims."""
    digest, held = asked.digest, rows_of(asked.digest, document.id)
    left = set(held)
    by, told = [], []
    if given := asked.params.get("speaker", ""):
        ranks = {rank for rank in {digest.source[row] for row in held} if given == _value(digest, rank)}
        left &= {row for row in held if digest.source[row] in ranks}
        name = digest.sources[min(ranks)].name if ranks else digest.name(given)
        by.append(f"that {one_line(name, width=80)} makes")
    if given := asked.params.get("status", ""):
        if given in STATUSES:
            left &= {row for row in held if STATUSES[digest.status[row]] == given}
            by.append(f"of the status {given}")
        else:
            told.append(f"“{given[:40]}” is no status; there are {', '.join(STATUSES)}.")
    if given := asked.params.get("about", ""):
        left &= set(_among(digest.about.get(given, ()), held))
        by.append(f"about {one_line(digest.name(given), width=80)}")
    return Narrowed(frozenset(digest.ids[row] for row in left) if by else None, tuple(by), tuple(told))


def _choices(digest: Digest, held: range) -> Choices:
    sources = Counter(digest.source[row] for row in held)
    statuses = Counter(STATUSES[digest.status[row]] for row in held)
    spoken_of = Counter({ident: len(_among(rows, held)) for ident, rows in digest.about.items()})
    return Choices(
        tuple(
            (_value(digest, rank), _name(digest.sources[rank].name), count)
            for rank, count in sources.most_common(_MOST)
        ),
        tuple((str(one), str(one), statuses[one]) for one in Status if statuses[one]),
        tuple((ident, _name(digest.name(ident)), count) for ident, count in spoken_of.most_common(_MOST) if count),
    )


def _value(digest: Digest, rank: int) -> str:
    """What a source is asked for by: its entity's id, or its name."""
    one = digest.sources[rank]
    return one.entity if one.entity is not None else one.name[:_VALUE]


def _name(name: str) -> str:
    return one_line(name, width=_NAME)


def _among(rows: Sequence[int], held: range) -> Sequence[int]:
    """Those of these rising numbers that lie in a range."""
    return rows[bisect_left(rows, held.start) : bisect_left(rows, held.stop)] if held else ()
