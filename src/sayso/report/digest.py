"""The digest of a case: the facets of all claims as columns, and who they go back to, so that lists and counts are quick."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypeAlias

from sayso.model import Act, Basis, Claim, Factuality, FrameKind, Group, Problem, Relation, Status
from sayso.report.relations import Fold, conflicts, folded, sayings
from sayso.report.sources import Key, Source, source_key, tally
from sayso.report.speakers import mouths
from sayso.report.stakes import Stake, Stakes
from sayso.report.timeline import Moment, date_of, moment_of
from sayso.store.protocol import Totals, View

PARTIES = frozenset({"Person", "Organization", "Company", "PublicBody", "LegalEntity"})
"""The schemata of those who can speak and be spoken of."""

ACTS, STATUSES, BASES, FACTUALITIES = tuple(Act), tuple(Status), tuple(Basis), tuple(Factuality)
"""What the numbers in the columns of a Digest stand for."""

EARLIEST, LATEST = 0, 99_999_999
"""Before and after all days, as numbers."""

Rows: TypeAlias = "array[int]"
"""Numbers of claims, rising."""


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A document without its text; `claims` counts those in it, `new` says that the last build brought it."""

    id: str
    path: str
    media_type: str
    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    language: str | None
    derived_from: str | None
    length: int
    pages: int
    claims: int
    new: bool = False


@dataclass(frozen=True, slots=True)
class EntityCard:
    """An entity's name and kind, and how much of the case speaks of it."""

    id: str
    name: str
    schema: str
    aliases: tuple[str, ...]
    mentions: int
    documents: int


@dataclass(frozen=True, slots=True)
class GroupCard:
    """A group of like claims: its claims by number, and how many documents and origins they are."""

    id: str
    rows: tuple[int, ...]
    summary: str
    documents: int
    origins: int
    unknown: int


@dataclass(frozen=True, slots=True)
class OriginCard:
    """Whose word claims go back to; `known` whether that is established."""

    name: str | None
    entity: str | None
    known: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """Two entities (the smaller id first) that one claim is about: the claims by number, and the kinds of its frames."""

    left: str
    right: str
    rows: Rows
    kinds: tuple[FrameKind, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """A case at one state. The claims are numbered from 0 in the order of `View.claims`; columns go by that number.

    document, source    numbers into `documents` and `sources`
    act … factuality    numbers into ACTS, STATUSES, BASES, FACTUALITIES
    depth               how many speakers stand between the document's voice and the words
    opposed, alike      how many conflicts a claim has, and which of `groups` it is in (-1: none)
    origin              whose word a claim goes back to: numbers into `origins` (-1: it has not been compared)
    about               the claims that are about an entity; speaking: those in whose chain or voice it is
    said                the claims of each source
    timing              of claims: 0 gives no time, 1 is placed in time, 2 has words for a time that come to no date
    first, last         the days of a claim, as 20210314: of its own time, or else of its document; 0 and 99999999 where
                        it is open, and the other way round, so that it lies within no bounds, where there is none
    moments             (time, claim) of the claims placed in time, in the order of time
    told                the claims in conflicts, each with the first of those that it repeats
    unfixed             how many have words for a time that come to no date
    folds               the conflicts, those of the same two sayings as one
    sides               the claims of each conflict, by number: those on its left, those on its right
    """

    state: int
    totals: Totals
    documents: tuple[DocumentCard, ...]
    entities: Mapping[str, EntityCard]
    sources: tuple[Source, ...]
    stakes: Mapping[str, tuple[Stake, ...]]
    problems: tuple[Problem, ...]
    compared: bool
    ids: tuple[str, ...]
    document: Rows
    source: Rows
    act: bytes
    status: bytes
    basis: bytes
    factuality: bytes
    depth: bytes
    confidence: array[float]
    opposed: bytes
    alike: Rows
    origin: Rows
    timing: bytes
    first: Rows
    last: Rows
    about: Mapping[str, Rows]
    speaking: Mapping[str, Rows]
    said: tuple[Rows, ...]
    moments: tuple[tuple[Moment, int], ...]
    unfixed: int
    conflicts: tuple[Relation, ...]
    folds: tuple[Fold, ...]
    sides: tuple[Rows, Rows]
    told: Mapping[str, str]
    groups: tuple[GroupCard, ...]
    origins: tuple[OriginCard, ...]
    edges: tuple[Edge, ...]
    numbers: Mapping[str, int] = field(repr=False)
    rows: Mapping[str, int] = field(repr=False)

    def name(self, entity: str) -> str:
        """An entity's name, or its id when it is no longer in the case."""
        return self.entities[entity].name if entity in self.entities else entity

    def place(self, ident: str) -> int:
        """A document's number in `documents`. Raises KeyError."""
        return self.numbers[ident]

    def row(self, claim: str) -> int | None:
        """A claim's number; None when it was not there yet, or is no longer."""
        return self.rows.get(claim)


@dataclass(slots=True)
class _Columns:
    document: Rows = field(default_factory=lambda: array("l"))
    act: bytearray = field(default_factory=bytearray)
    status: bytearray = field(default_factory=bytearray)
    basis: bytearray = field(default_factory=bytearray)
    factuality: bytearray = field(default_factory=bytearray)
    depth: bytearray = field(default_factory=bytearray)
    confidence: array[float] = field(default_factory=lambda: array("f"))
    timing: bytearray = field(default_factory=bytearray)
    first: Rows = field(default_factory=lambda: array("l"))
    last: Rows = field(default_factory=lambda: array("l"))
    ids: list[str] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    about: dict[str, Rows] = field(default_factory=lambda: defaultdict(lambda: array("l")))
    speaking: dict[str, Rows] = field(default_factory=lambda: defaultdict(lambda: array("l")))
    moments: list[tuple[Moment, int]] = field(default_factory=list)
    unfixed: int = 0
    edges: dict[tuple[str, str], tuple[Rows, set[FrameKind]]] = field(default_factory=dict)

    def watching(
        self, claims: Iterable[Claim], documents: Sequence[DocumentCard], parties: frozenset[str]
    ) -> Iterator[Claim]:
        """The claims, each noted as it goes by."""
        numbers = {one.id: number for number, one in enumerate(documents)}
        written = [date_of(one.published) for one in documents]
        for row, claim in enumerate(claims):
            number = numbers[claim.document]
            self._note(row, claim, number, parties)
            self._time(row, claim, written[number])
            yield claim

    def _note(self, row: int, claim: Claim, document: int, parties: frozenset[str]) -> None:
        self.ids.append(claim.id)
        self.document.append(document)
        self.act.append(ACTS.index(claim.act))
        self.status.append(STATUSES.index(claim.status))
        self.basis.append(BASES.index(claim.basis))
        self.factuality.append(FACTUALITIES.index(claim.factuality))
        self.depth.append(min(len(claim.chain), 255))
        self.confidence.append(claim.confidence)
        chain = mouths(claim)
        self.keys.append(source_key(chain[-1], claim.document))
        for entity in dict.fromkeys(one.entity for one in chain if one.entity is not None):
            self.speaking[entity].append(row)
        about = dict.fromkeys(claim.about_entities)
        for entity in about:
            self.about[entity].append(row)
        self._tie(row, claim, sorted(one for one in about if one in parties))

    def _time(self, row: int, claim: Claim, written: Moment | None) -> None:
        moment = moment_of(claim)
        if moment is not None:
            self.moments.append((moment, row))
        elif claim.time is not None:
            self.unfixed += 1
        self.timing.append(0 if claim.time is None else 2 if moment is None else 1)
        first, last = _days(moment or written)
        self.first.append(first)
        self.last.append(last)

    def _tie(self, row: int, claim: Claim, parties: Sequence[str]) -> None:
        if len(parties) < 2:
            return
        for left, right in combinations(parties, 2):
            rows, kinds = self.edges.setdefault((left, right), (array("l"), set()))
            rows.append(row)
            for frame in claim.frames:
                held = {one.entity for one in frame.arguments}
                if frame.kind is not None and left in held and right in held:
                    kinds.add(frame.kind)


def digest(view: View, *, groups: Iterable[Group] = ()) -> Digest:
    """The digest of a case; `groups` are the like claims with their weight, worked out by the caller."""
    entities = {
        one.id: EntityCard(one.id, one.name, one.schema, one.aliases, one.mentions, len(one.documents))
        for one in view.entities()
    }
    names = {ident: one.name for ident, one in entities.items()}
    documents = _documents(view)
    numbers = {one.id: number for number, one in enumerate(documents)}
    relations = tuple(view.relations())
    stakes = Stakes()
    stakes.read(view.posts(), names)
    columns = _Columns()
    parties = frozenset(ident for ident, one in entities.items() if one.schema in PARTIES)
    passing = columns.watching(stakes.watching(view.claims()), documents, parties)
    sources = tally(passing, names=names, relations=relations)
    rows = {ident: row for row, ident in enumerate(columns.ids)}
    ranks = {one.key: rank for rank, one in enumerate(sources)}
    source = array("l", (ranks[key] for key in columns.keys))
    cards, alike = _cards(groups, rows, len(rows))
    opposing = tuple(conflicts(view))
    told = sayings(view, opposing)
    origins, origin = _origins(view, rows, names)
    return Digest(
        state=view.state(),
        totals=view.totals(),
        documents=documents,
        entities=entities,
        sources=sources,
        stakes={ident: found for ident in entities if (found := stakes.of(ident))},
        problems=tuple(view.problems()),
        compared=bool(relations) or bool(origins),
        ids=tuple(columns.ids),
        document=columns.document,
        source=source,
        act=bytes(columns.act),
        status=bytes(columns.status),
        basis=bytes(columns.basis),
        factuality=bytes(columns.factuality),
        depth=bytes(columns.depth),
        confidence=columns.confidence,
        timing=bytes(columns.timing),
        first=columns.first,
        last=columns.last,
        opposed=_opposed(opposing, rows),
        alike=alike,
        origin=origin,
        about=dict(columns.about),
        speaking=dict(columns.speaking),
        said=_by_source(source, len(sources)),
        moments=tuple(sorted(columns.moments, key=lambda one: (one[0].order, one[1]))),
        unfixed=columns.unfixed,
        conflicts=opposing,
        folds=tuple(folded(opposing, told)),
        sides=(array("l", (rows[one.left] for one in opposing)), array("l", (rows[one.right] for one in opposing))),
        told=told,
        groups=cards,
        origins=origins,
        edges=_edges(columns),
        numbers=numbers,
        rows=rows,
    )


def _documents(view: View) -> tuple[DocumentCard, ...]:
    counts, newest = view.counts(), view.newest()
    return tuple(
        DocumentCard(
            one.id, one.path, one.media_type, one.title, one.author, one.publisher, one.published, one.language,
            one.derived_from, len(one.text), len(one.pages), counts.get(one.id, 0), one.id in newest,
        )
        for one in view.documents()
    )  # fmt: skip


def _origins(view: View, rows: Mapping[str, int], names: Mapping[str, str]) -> tuple[tuple[OriginCard, ...], Rows]:
    """The origins of the claims, in the order of their keys' first claims, and that of each claim."""
    cards: dict[str, OriginCard] = {}
    numbers: dict[str, int] = {}
    origin = array("l", [-1]) * len(rows)
    for one in view.roots():
        if one.key not in numbers:
            numbers[one.key] = len(cards)
            cards[one.key] = OriginCard(names.get(one.entity or "", one.name), one.entity, one.known)
        origin[rows[one.claim]] = numbers[one.key]
    return tuple(cards.values()), origin


def _edges(columns: _Columns) -> tuple[Edge, ...]:
    """Those with most claims first."""
    ranked = sorted(columns.edges.items(), key=lambda one: (-len(one[1][0]), one[0]))
    return tuple(Edge(left, right, held, tuple(sorted(kinds))) for (left, right), (held, kinds) in ranked)


def _days(moment: Moment | None) -> tuple[int, int]:
    """The first and the last day as numbers that can be compared."""
    if moment is None:
        return LATEST, EARLIEST
    return day_number(moment.start, EARLIEST), day_number(moment.end, LATEST)


def day_number(day: str | None, absent: int) -> int:
    """A day as a number: 20210314."""
    return absent if day is None else int(day[:10].replace("-", ""))


def _cards(groups: Iterable[Group], rows: Mapping[str, int], claims: int) -> tuple[tuple[GroupCard, ...], Rows]:
    found = [
        GroupCard(
            one.id,
            tuple(sorted(rows[claim.id] for claim in one.claims)),
            str(one.weight),
            len(one.weight.documents),
            len(one.weight.origins),
            len(one.weight.unknown),
        )
        for one in groups
    ]
    ranked = tuple(sorted(found, key=lambda one: (-one.origins, -one.documents, one.id)))
    alike = array("l", [-1]) * claims
    for number, card in enumerate(ranked):
        for row in card.rows:
            alike[row] = number
    return ranked, alike


def _opposed(relations: Iterable[Relation], rows: Mapping[str, int]) -> bytes:
    counts = bytearray(len(rows))
    for one in relations:
        for claim in (one.left, one.right):
            counts[rows[claim]] = min(counts[rows[claim]] + 1, 255)
    return bytes(counts)


def _by_source(source: Rows, sources: int) -> tuple[Rows, ...]:
    found = tuple(array("l") for _ in range(sources))
    for row, number in enumerate(source):
        found[number].append(row)
    return found
