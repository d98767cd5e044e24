"""Ids of entities: minted from the name once, then kept as clusters join and part."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.model import derived_id

Member = tuple[str, int]


def identify(groups: Sequence[tuple[tuple[str, ...], Sequence[Member]]], minted: Mapping[Member, str]) -> list[str]:
    """An id for each group, in the order given; a group is the parts that its id is minted from, and its members.

    An old id stays with the group that holds most of its old members (of equals, the one with the smallest member);
    a group that several stay with takes the smallest of them; one that none stays with gets a new id. The groups must
    come in an order that does not depend on the input's, for that order decides between new ids that would be equal.
    """
    kept = _kept(groups, minted)
    taken = {ident for ident in kept if ident is not None}
    found: list[str] = []
    for (parts, members), ident in zip(groups, kept, strict=True):
        if ident is None:
            ident = _fresh(parts, members, taken)
            taken.add(ident)
        found.append(ident)
    return found


def _kept(groups: Sequence[tuple[tuple[str, ...], Sequence[Member]]], minted: Mapping[Member, str]) -> list[str | None]:
    """The old id that each group keeps."""
    holders: defaultdict[str, list[tuple[int, Member, int]]] = defaultdict(list)
    for place, (_, members) in enumerate(groups):
        counts = Counter(minted[member] for member in members if member in minted)
        for ident, count in counts.items():
            holders[ident].append((-count, min(members), place))
    won: defaultdict[int, list[str]] = defaultdict(list)
    for ident, claims in holders.items():
        won[min(claims)[2]].append(ident)
    return [min(won[place]) if place in won else None for place in range(len(groups))]


def _fresh(parts: Iterable[str], members: Sequence[Member], taken: set[str]) -> str:
    """A new id; when another entity has it (a namesake of another type), one that names its first member as well."""
    listed = tuple(parts)
    ident = derived_id("e", *listed)
    first, count = min(members), 0
    while ident in taken:
        ident = derived_id("e", *listed, *first, count)
        count += 1
    return ident
