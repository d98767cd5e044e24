"""The resolver: local referents to entities, in the order name, type, cluster, identify, describe."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.model import Entity
from sayso.resolve.cluster import clusters
from sayso.resolve.identity import identify
from sayso.resolve.kind import unified
from sayso.resolve.names import Name, clean, introduced, normalise
from sayso.resolve.noise import is_local, is_name
from sayso.resolve.referent import Local, Resolution
from sayso.resolve.schema import schema_of

# What a group of referents is known by: its name, and its document when the name means nothing beyond it.
Label = tuple[Name, str]


def resolve(referents: Iterable[Local], *, minted: Mapping[tuple[str, int], str]) -> Resolution:
    """The entities of a case, the same for any order of `referents`.

    Only persons, organizations, places and events that have a name become entities. They join across documents when
    their names are equal in normal form, or when one is an unambiguous shorter form of the other. A person's bare
    surname and "Witness 1" stay within their document. `minted` gives the entity ids of the last resolution by
    (document, cluster); they are kept as far as the clusters hold.
    """
    named = [found for local in sorted(referents, key=_order) if (found := _named(local)) is not None]
    groups = _groups(unified(named))
    labels = sorted(groups)
    names = [_best(groups[label]) for label in labels]
    parts = [_parts(name, label) for name, label in zip(names, labels, strict=True)]
    members = [[(local.document, local.cluster) for local in groups[label]] for label in labels]
    ids = identify(list(zip(parts, members, strict=True)), minted)
    entities = [_entity(ident, name, groups[label]) for ident, name, label in zip(ids, names, labels, strict=True)]
    resolved = [(*member, ident) for ident, listed in zip(ids, members, strict=True) for member in listed]
    return Resolution(tuple(sorted(entities, key=lambda entity: entity.id)), tuple(sorted(resolved)))


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


def _groups(referents: Iterable[Local]) -> dict[Label, list[Local]]:
    """The referents by the cluster of their names, those of local names by document."""
    listed = [(local, normalise(local.name, local.type)) for local in referents if local.name]
    shared = [(local, name) for local, name in listed if not is_local(local.name or "", local.type)]
    given: defaultdict[Name, set[Name]] = defaultdict(set)
    for local, name in shared:
        for other in introduced(local.name or "", local.names, local.type):
            if other != name:
                given[other].add(name)
    sets = clusters({name for _, name in shared}, {other: frozenset(names) for other, names in given.items()})
    groups: defaultdict[Label, list[Local]] = defaultdict(list)
    for local, name in listed:
        label = (name, local.document) if is_local(local.name or "", local.type) else (sets.find(name), "")
        groups[label].append(local)
    return dict(groups)


def _best(members: Sequence[Local]) -> str:
    """The fullest of the names, then the one in proper capitals, then the most frequent."""
    counts: Counter[str] = Counter()
    for local in members:
        counts[clean(local.name or "")] += max(1, local.mentions)
    if len(counts) == 1:
        return next(iter(counts))
    return max(sorted(counts), key=lambda name: (_fullness(name, members[0]), _well_written(name), counts[name]))


def _parts(name: str, label: Label) -> tuple[str, ...]:
    """What the id is minted from: the name in normal form, and its document when it means nothing beyond it."""
    key = normalise(name, label[0].type).key
    return (key, label[1]) if label[1] else (key,)


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
