"""The resolver: local referents to entities, in the order name, type, cluster, hold, identify, describe."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.model import Doubt, Entity
from sayso.resolve.cluster import Graph, Sets, clusters
from sayso.resolve.grouping import Label, group
from sayso.resolve.holding import Holding, Member, Word
from sayso.resolve.identity import Group, homes, identify
from sayso.resolve.kind import unified
from sayso.resolve.likeness import ASK, Relation, liken
from sayso.resolve.names import Name, clean, fold, introduced, normalise
from sayso.resolve.noise import KINDS, is_anonymous, is_local, is_name
from sayso.resolve.referent import Changed, Local, Resolution
from sayso.resolve.schema import schema_of


def resolve(
    referents: Iterable[Local],
    *,
    minted: Mapping[Member, str],
    words: Iterable[Word] = (),
    proceedings: Mapping[str, str] | None = None,
    changed: Changed | None = None,
) -> Resolution:
    """The entities of a case, the same for any order of `referents`.

    Only persons, organizations, places and events that have a name become entities. They join across documents when
    their names are alike and nothing in the case makes that doubtful; a person's bare surname and "Witness 1" stay
    within their document, or its proceeding: `proceedings` names it by document. What people said (`words`, the
    judgements that stand, oldest first) goes above all this. `minted` gives the id that each referent was given as its
    own; ids are kept as far as the groups hold. With `changed`, only what that can have touched is resolved again; the
    entities are the same as if all were.
    """
    case = _Case.of(sorted(referents, key=_order), tuple(words), proceedings or {}, changed)
    touched = None if changed is None else case.touched(changed, minted)
    within = case if touched is None else case.only(touched)
    groups = group(within.referents, within.labels, within.sets(), Holding(within.words))
    names = [_best(members) for members in groups]
    listed: list[Group] = [
        (_parts(name, within.labels[members[0].member]), [local.member for local in members])
        for name, members in zip(names, groups, strict=True)
    ]
    replaced = None if touched is None or changed is None else case.replaced(touched, changed)
    others = frozenset() if replaced is None or changed is None else frozenset(changed.before.values()) - replaced
    taken = others | {minted[local.member] for local in case.referents if local.member in minted}
    ids = identify(listed, minted, taken=taken)
    entities = [_entity(*one) for one in zip(ids, names, groups, strict=True)]
    resolved = {member: ident for ident, (_, members) in zip(ids, listed, strict=True) for member in members}
    before = changed.before if changed is not None else {}
    return Resolution(
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        clusters=tuple(sorted((*member, ident) for member, ident in resolved.items())),
        homes=tuple(sorted(homes(listed, ids, minted, others=others))),
        doubts=tuple(case.doubts(within, {**before, **resolved})),
        replaced=replaced,
    )


@dataclass(frozen=True, slots=True)
class _Case:
    """The referents that have names, each under its label, and the graph of the names that mean one in all the case."""

    referents: Sequence[Local]
    labels: Mapping[Member, Label]
    words: tuple[Word, ...]
    graph: Graph

    @classmethod
    def of(
        cls,
        referents: Iterable[Local],
        words: tuple[Word, ...],
        proceedings: Mapping[str, str],
        changed: Changed | None,
    ) -> _Case:
        named = unified([found for local in referents if (found := _named(local)) is not None])
        labels = {local.member: _label(local, proceedings) for local in named}
        shared = [(local, label.name) for local in named if not (label := labels[local.member]).scope]
        given: defaultdict[Name, set[Name]] = defaultdict(set)
        for local, name in shared:
            for other in _other_names(local, name):
                given[other].add(name)
        graph = Graph({name for _, name in shared}, {other: frozenset(names) for other, names in given.items()})
        return cls(named, labels, words, graph)

    def sets(self) -> Sets:
        """The names that are one."""
        return clusters(self.graph, {label.name for label in self.labels.values() if not label.scope})

    def only(self, members: frozenset[Member]) -> _Case:
        """The same case with these referents alone, compared as they are among all."""
        referents = [local for local in self.referents if local.member in members]
        words = tuple(word for word in self.words if not members.isdisjoint(word.left | word.right))
        return replace(
            self, referents=referents, labels={one.member: self.labels[one.member] for one in referents}, words=words
        )

    def touched(self, changed: Changed, minted: Mapping[Member, str]) -> frozenset[Member] | None:
        """The referents whose entity may be another now; None when that may be all of them."""
        seeds = _seeds(self.referents, changed)
        gone = {normalise(name, kind) for name in changed.names for kind in KINDS}
        names = frozenset(label.name for one in seeds if not (label := self.labels[one]).scope) | gone
        if self.graph.tipped(names):
            return None
        beside_gone = {Label(near) for name in gone for near in (name, *self.graph.near(name))}
        seeds |= {member for member, label in self.labels.items() if label in beside_gone}
        return frozenset(_closed(self, seeds, changed, minted))

    def replaced(self, touched: frozenset[Member], changed: Changed) -> frozenset[str]:
        """The entities that the touched referents belonged to."""
        held = {changed.before[member] for member in touched if member in changed.before}
        return changed.entities | held

    def doubts(self, within: _Case, ids: Mapping[Member, str]) -> list[Doubt]:
        """Pairs of entities, one of them at least within, whose names are alike and that nobody has judged."""
        holders: defaultdict[Name, set[str]] = defaultdict(set)
        for local in self.referents:
            label = self.labels[local.member]
            if not label.scope and local.member in ids:
                holders[label.name].add(ids[local.member])
        said = {
            frozenset((one, other))
            for word in self.words
            for one in {ids[member] for member in word.left if member in ids}
            for other in {ids[member] for member in word.right if member in ids}
        }
        found: dict[tuple[str, str], Doubt] = {}
        for name in sorted({label.name for label in within.labels.values() if not label.scope}):
            for doubt in _doubts_of(self.graph, name, holders):
                pair = doubt.left, doubt.right
                if frozenset(pair) not in said and (pair not in found or found[pair].score < doubt.score):
                    found[pair] = doubt
        return sorted(found.values(), key=lambda one: (one.left, one.right))


def _seeds(referents: Sequence[Local], changed: Changed) -> set[Member]:
    """The referents of a changed document or entity, and those whose name's type may hang on one of these."""
    seeds = [
        local
        for local in referents
        if local.document in changed.documents or changed.before.get(local.member) in changed.entities
    ]
    keys = {fold(clean(name)) for name in (*changed.names, *(local.name or "" for local in seeds))}
    # "Ford" may be a firm or a man: that hangs on the full names of people in which the word stands.
    keys |= {word for key in keys for word in re.findall(r"\w+", key)}
    return {local.member for local in seeds} | {
        local.member for local in referents if fold(clean(local.name or "")) in keys
    }


def _closed(case: _Case, seeds: set[Member], changed: Changed, minted: Mapping[Member, str]) -> set[Member]:
    """The seeds with all that are bound to them: by name, by entity, by id, by what people said."""
    bonds: defaultdict[object, list[Member]] = defaultdict(list)
    own: defaultdict[Member, list[object]] = defaultdict(list)

    def bind(member: Member, bond: object) -> None:
        bonds[bond].append(member)
        own[member].append(bond)

    for local in case.referents:
        member = local.member
        bind(member, case.labels[member])
        for ident in {changed.before.get(member), minted.get(member)} - {None}:
            bind(member, ident)
    for place, word in enumerate(case.words):
        for member in word.left | word.right:
            if member in case.labels:
                bind(member, place)
    reached, waiting, seen = set(seeds), sorted(seeds), set[object]()
    while waiting:
        for bond in own[waiting.pop()]:
            if bond in seen:
                continue
            seen.add(bond)
            near = [bond]
            if isinstance(bond, Label) and not bond.scope:
                near += [Label(name) for name in sorted(case.graph.near(bond.name))]
            for other in near:
                new = [member for member in bonds[other] if member not in reached]
                reached.update(new)
                waiting += new
    return reached


def _order(local: Local) -> tuple[str, int, str, str, tuple[str, ...], int]:
    return local.document, local.cluster, local.type.value, local.name or "", local.names, local.mentions


def _named(local: Local) -> Local | None:
    """The referent under its best name that is no noise; None when it has none."""
    options = [name for name in (local.name, *sorted(local.names)) if name and is_name(name, local.type)]
    if not options:
        return None
    name = options[0] if options[0] == local.name else max(options, key=lambda option: _fullness(option, local))
    if not normalise(name, local.type).tokens:
        return None
    return Local(local.document, local.cluster, name, tuple(options), local.type, local.mentions)


def _label(local: Local, proceedings: Mapping[str, str]) -> Label:
    """The referent's name, and its scope: a bare surname means one referent, "Witness 1" one of its proceeding."""
    written = local.name or ""
    name = normalise(written, local.type)
    if not is_local(written, local.type):
        return Label(name)
    if is_anonymous(written) and local.document in proceedings:
        return Label(name, f"proceeding {proceedings[local.document]}")
    return Label(name, f"{local.document} {local.cluster}")


def _other_names(local: Local, name: Name) -> set[Name]:
    """The names that the document itself gives for the one it uses most fully: acronyms, nicknames, near forms."""
    found = {other for other in introduced(local.name or "", local.names, local.type) if other != name}
    for written in local.names:
        other = normalise(written, local.type)
        if other != name and other.tokens and not is_local(written, local.type):
            likeness = liken(*sorted((name, other)))
            # The document speaks of both as one; that makes a likely pair sure, but no likeness out of nothing.
            if likeness.score >= ASK and likeness.relation is not Relation.CONFLICT:
                found.add(other)
    return found


def _doubts_of(graph: Graph, name: Name, holders: Mapping[Name, set[str]]) -> Iterable[Doubt]:
    """The pairs of different entities behind the pairs of a name."""
    for one in sorted(holders.get(name, ())):
        for other in sorted(holders.get(name, ())):
            if one < other:
                yield Doubt(one, other, 1.0, f"both are called {name.key!r}")
    for pair in graph.pairs(name):
        if pair.likeness.relation is Relation.CONFLICT:
            continue
        for left in sorted(holders.get(pair.left, ())):
            for right in sorted(holders.get(pair.right, ())):
                if left != right:
                    yield Doubt(
                        min(left, right), max(left, right), pair.likeness.score, "; ".join(pair.likeness.reasons)
                    )


def _best(members: Sequence[Local]) -> str:
    """The fullest of the names, then the one in proper capitals, then the most frequent."""
    counts: Counter[str] = Counter()
    for local in members:
        counts[clean(local.name or "")] += max(1, local.mentions)
    if len(counts) == 1:
        return next(iter(counts))
    return max(sorted(counts), key=lambda name: (_fullness(name, members[0]), _well_written(name), counts[name]))


def _parts(name: str, label: Label) -> tuple[str, ...]:
    """What the id is minted from: the name in normal form, and its scope when it means nothing beyond it."""
    key = normalise(name, label.name.type).key
    return (key, label.scope) if label.scope else (key,)


def _entity(ident: str, name: str, members: Sequence[Local]) -> Entity:
    written = {clean(other) for local in members for other in local.names}
    return Entity(
        id=ident,
        name=name,
        aliases=tuple(sorted(other for other in written if other and other != name)),
        schema=schema_of(members[0].type, (name, *sorted(written))),
        mentions=sum(local.mentions for local in members),
        documents=tuple(sorted({local.document for local in members})),
    )


def _fullness(written: str, local: Local) -> tuple[int, int]:
    """How much a name says: its words, then their letters, initials counting as one."""
    name = normalise(written, local.type)
    return len(name.tokens) + bool(name.tail), sum(len(token) for token in name.tokens)


def _well_written(written: str) -> tuple[bool, bool]:
    """Preferred: capitals as in running text, and no lower-case beginning."""
    return not written.isupper(), written[:1].isupper()
