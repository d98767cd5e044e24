"""The resolver: local referents to entities, in the order name, type, label, cluster, hold, identify, describe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Doubt, Entity
from sayso.resolve.cluster import Graph, Introduced, clusters
from sayso.resolve.describe import best_name, describe
from sayso.resolve.doubts import bare_doubts, doubts, judged
from sayso.resolve.grouping import group
from sayso.resolve.holding import Holding, Word
from sayso.resolve.identity import Group, homes, identify
from sayso.resolve.kind import unified
from sayso.resolve.label import Label, label_of, named, placing, short_forms
from sayso.resolve.names import Name, normalise
from sayso.resolve.referent import Local, Resolution
from sayso.resolve.settling import bare, surnames
from sayso.store.protocol import Member


@dataclass(frozen=True, slots=True)
class Case:
    """Referents that have names, each under its label, and how alike the names are that mean one in all the case.

    With them in `referents` are all others whose names, or judgements, decide with theirs.
    """

    referents: Sequence[Local]
    labels: Mapping[Member, Label]
    words: tuple[Word, ...]
    graph: Graph

    @property
    def names(self) -> frozenset[Name]:
        """The names that mean one in all the case."""
        return frozenset(label.name for label in self.labels.values() if not label.scope)


@dataclass(frozen=True, slots=True)
class Grouped:
    """The referents of each entity, with its id, and what the ids were given by."""

    ids: Sequence[str]
    groups: Sequence[Sequence[Local]]
    parts: Sequence[Group]

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The entities by id."""
        found = (describe(ident, members) for ident, members in zip(self.ids, self.groups, strict=True))
        return tuple(sorted(found, key=lambda entity: entity.id))

    @property
    def clusters(self) -> dict[Member, str]:
        """The entity of each referent."""
        return {local.member: ident for ident, group in zip(self.ids, self.groups, strict=True) for local in group}


def resolve(
    referents: Iterable[Local],
    *,
    minted: Mapping[Member, str],
    words: Iterable[Word] = (),
    proceedings: Mapping[str, str] | None = None,
) -> Resolution:
    """The entities of a case, the same for any order of `referents`.

    Only persons, organizations, places and events that have a name become entities. They join across documents when
    their names are alike and nothing in the case makes that doubtful; a person's bare surname and "Witness 1" stay
    within their document, or its proceeding: `proceedings` names it by document. What people said (`words`, the
    judgements that stand, oldest first) goes above all this. `minted` gives the id that each referent was given as its
    own; ids are kept as far as the groups hold.
    """
    listed = unified(named(sorted(referents, key=order)))
    labels = {local.member: label_of(local, proceedings or {}) for local in listed}
    names = {label.name for label in labels.values() if not label.scope}
    case = Case(listed, labels, tuple(words), Graph(names, introductions(listed, labels)))
    case.graph.compare(names)
    own = {minted[local.member] for local in listed if local.member in minted}
    found = grouped(case, minted, taken=own.__contains__)
    ids = found.clusters
    holders: defaultdict[Name, set[str]] = defaultdict(set)
    for member, label in labels.items():
        if not label.scope:
            holders[label.name].add(ids[member])
    said = judged(case.words, ids)
    return Resolution(
        entities=found.entities,
        clusters=tuple(sorted((*member, ident) for member, ident in ids.items())),
        homes=tuple(sorted(homes(found.parts, found.ids, minted))),
        doubts=(
            *doubts(case.graph, names, holders.__getitem__, said),
            *_bare_doubts(labels, ids, said),
        ),
        placings=tuple(placing(local, labels[local.member]) for local in listed),
    )


def grouped(case: Case, minted: Mapping[Member, str], *, taken: Callable[[str], bool]) -> Grouped:
    """The referents of a case in their groups, with ids."""
    groups = group(case.referents, case.labels, clusters(case.graph, case.names), Holding(case.words))
    parts: list[Group] = [
        (_minting(members, case.labels[members[0].member]), [local.member for local in members]) for members in groups
    ]
    return Grouped(identify(parts, minted, taken=taken), groups, parts)


def _bare_doubts(
    labels: Mapping[Member, Label], ids: Mapping[Member, str], said: frozenset[tuple[str, str]]
) -> Iterator[Doubt]:
    called: defaultdict[str, set[str]] = defaultdict(set)
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for member, label in labels.items():
        if (surname := bare(label)) is not None:
            called[surname].add(ids[member])
        for surname in surnames(label):
            bearers[surname].add(ids[member])
    for surname in sorted(called):
        yield from bare_doubts(surname, called[surname], bearers[surname], said)


def introductions(referents: Iterable[Local], labels: Mapping[Member, Label]) -> Introduced:
    """Which full names documents gave each short form for."""
    given: defaultdict[Name, set[Name]] = defaultdict(set)
    for local in referents:
        label = labels[local.member]
        if not label.scope:
            for other in short_forms(local, label.name):
                given[other].add(label.name)
    return {other: frozenset(names) for other, names in given.items()}


def order(local: Local) -> tuple[str, int, str, str, tuple[str, ...], int]:
    """The order of referents that nothing shows but they themselves."""
    return local.document, local.cluster, local.type.value, local.name or "", local.names, local.mentions


def _minting(members: Sequence[Local], label: Label) -> tuple[str, ...]:
    """What the id is minted from: the name in normal form, and its scope when it means nothing beyond it."""
    key = normalise(best_name(members), label.name.type).key
    return (key, label.scope) if label.scope else (key,)
