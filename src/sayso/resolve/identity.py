"""Ids of entities: minted from the name once, then kept as referents join and part, and given back when they part again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from sayso.model import derived_id
from sayso.store.protocol import Member

# What an id is minted from, and the referents that it stands for.
Group = tuple[tuple[str, ...], Sequence[Member]]


def identify(
    groups: Sequence[Group], minted: Mapping[Member, str], *, taken: Callable[[str], bool] = lambda ident: False
) -> list[str]:
    """An id for each group, in the order given. `minted` is the id that each referent was given as its own.

    Each old id goes to the group that holds most of the referents it was given to, and each group takes the id that
    most of its own were given; of equals, the one of the smallest referent. A group left without gets a new
    one that is not `taken`. The groups must come in an order that does not depend on the input's, for that order decides
    between new ids that would be equal.
    """
    kept = _kept(groups, minted)
    used = set(kept.values())
    found: list[str] = []
    for place, (parts, members) in enumerate(groups):
        ident = kept.get(place) or _fresh(parts, members, lambda one: one in used or taken(one))
        used.add(ident)
        found.append(ident)
    return found


def homes(groups: Sequence[Group], ids: Sequence[str], minted: Mapping[Member, str]) -> Iterator[tuple[str, int, str]]:
    """The id that each referent has as its own from now on: (document, cluster, id).

    A referent keeps its id when its entity is merged into another, so that it comes back under it when they part. It
    takes its entity's id when it has none, or when its own stands for others now.
    """
    alive = frozenset(ids)
    for ident, (_, members) in zip(ids, groups, strict=True):
        for member in members:
            own = minted.get(member, ident)
            yield (*member, ident if own in alive else own)


def _kept(groups: Sequence[Group], minted: Mapping[Member, str]) -> dict[int, str]:
    """The old id that each group keeps, by the group's place."""
    bids: list[tuple[int, Member, str, int]] = []
    for place, (_, members) in enumerate(groups):
        holders: defaultdict[str, list[Member]] = defaultdict(list)
        for member in members:
            if member in minted:
                holders[minted[member]].append(member)
        bids += [(-len(listed), min(listed), ident, place) for ident, listed in holders.items()]
    kept: dict[int, str] = {}
    given: set[str] = set()
    for _, _, ident, place in sorted(bids):
        if place not in kept and ident not in given:
            kept[place] = ident
            given.add(ident)
    return kept


def _fresh(parts: Iterable[str], members: Sequence[Member], taken: Callable[[str], bool]) -> str:
    """A new id; when another entity has it (a namesake of another type), one that names its first member as well."""
    listed = tuple(parts)
    ident = derived_id("e", *listed)
    first, count = min(members), 0
    while taken(ident):
        ident = derived_id("e", *listed, *first, count)
        count += 1
    return ident
