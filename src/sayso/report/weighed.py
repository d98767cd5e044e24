"""What the report lays side by side: conflicts, what several documents say, and the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from sayso.model import Claim, Group
from sayso.report.dossier import Index, Line
from sayso.report.lineages import derivation, lines, walk
from sayso.report.relations import conflicts, folded, independence, pairs, repeated, sayings
from sayso.report.timeline import Entry, Event, Timeline, grouped, heading
from sayso.store.protocol import View

_MOST = 200  # conflicts, and groups; events five times as many
_FEW = 12  # documents of one origin


@dataclass(frozen=True, slots=True)
class Said:
    """A claim's line, with its document: number, anchor, path, date."""

    line: Line
    anchor: str
    path: str
    published: str | None


@dataclass(frozen=True, slots=True)
class ConflictEntry:
    """Two claims, in what they differ, and whether they have two origins, in words."""

    left: Said
    right: Said
    rationale: str
    origins: str


@dataclass(frozen=True, slots=True)
class CopyEntry:
    """A document of an origin, how far down it hangs, where it has it from in words, and its first claim."""

    depth: int
    said: Said
    derived: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginEntry:
    """An origin, None for unknown lineage, with its documents: those shown, and how many there are."""

    name: str | None
    known: bool
    documents: int
    copies: tuple[CopyEntry, ...]


@dataclass(frozen=True, slots=True)
class GroupEntry:
    """Like claims: "7 documents, 2 origins, 3 of unknown lineage", and each origin."""

    summary: str
    origins: tuple[OriginEntry, ...]


@dataclass(frozen=True, slots=True)
class TimeEntry:
    """A time, its precision where it is not a day, what is said to have happened then, and what was written then."""

    when: str
    precision: str | None
    said: tuple[Said, ...]
    written: tuple[tuple[str, str, str | None, int], ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The three sections, and how much of each is left out."""

    conflicts: tuple[ConflictEntry, ...]
    more_conflicts: int
    groups: tuple[GroupEntry, ...]
    more_groups: int
    months: tuple[tuple[str, tuple[TimeEntry, ...]], ...]
    omissions: tuple[str, ...]


def weighed(view: View, index: Index, *, groups: Sequence[Group], timeline: Timeline) -> Weighed:
    """The sections of a case."""
    every = conflicts(view)
    found = folded(every, sayings(view, every))
    again = {one.relation: len(one.again) for one in found[:_MOST]}
    ranked = sorted(groups, key=lambda one: (-len(one.weight.origins), -one.weight.works, one.id))
    shown = timeline.entries[: 5 * _MOST]
    left = len(timeline.entries) - len(shown)
    more = (f"{left:,} more are left out here: sayso timeline lists them.",) if left else ()
    return Weighed(
        conflicts=tuple(
            ConflictEntry(
                said(index, one.left),
                said(index, one.right),
                one.relation.rationale,
                f"{independence(one.relation)}{repeated(again[one.relation])}",
            )
            for one in pairs(view, again)
        ),
        more_conflicts=max(0, len(found) - _MOST),
        groups=tuple(_group(index, one) for one in ranked[:_MOST]),
        more_groups=max(0, len(ranked) - _MOST),
        months=tuple((heading(group), tuple(_times(index, held))) for group, held in grouped(shown)),
        omissions=(*timeline.omissions, *more),
    )


def said(index: Index, claim: Claim) -> Said:
    """A claim as the sections show it."""
    number = index.numbers[claim.document]
    document = index.documents[number - 1]
    return Said(index.line(claim), f"d{number}", document.path, document.published)


def _group(index: Index, group: Group) -> GroupEntry:
    def path(ident: str | None) -> str | None:
        return index.documents[index.numbers[ident] - 1].path if ident in index.numbers else None

    found = []
    for line in lines(group):
        branches = list(walk(line.branches))
        copies = tuple(
            CopyEntry(
                min(depth, 3),
                said(index, branch.claims[0]),
                tuple(derivation(one, path(one.parent)) for one in branch.descents),
            )
            for depth, branch in branches[:_FEW]
        )
        name = line.origin.name if line.origin else None
        found.append(OriginEntry(name, line.origin is not None, len(branches), copies))
    return GroupEntry(str(group.weight), tuple(found))


def _times(index: Index, entries: Iterable[Entry]) -> Iterable[TimeEntry]:
    for moment, held in groupby(entries, key=lambda one: one.moment):
        same = list(held)
        yield TimeEntry(
            str(moment),
            None if moment.start == moment.end else str(moment.precision),
            tuple(said(index, one.claim) for one in same if isinstance(one, Event)),
            tuple(
                (f"d{index.numbers[one.document]}", one.path, one.voice, one.claims)
                for one in same
                if not isinstance(one, Event)
            ),
        )
