"""Clusters of names: short forms join the one full name that they can mean, and no other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from sayso.resolve.block import pairs
from sayso.resolve.names import Name, fits


class Sets:
    """Disjoint sets of names; each is known by its smallest member, so that the order of joining never shows."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._parent = {name: name for name in names}

    def find(self, name: Name) -> Name:
        """The smallest name of the set."""
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def join(self, left: Name, right: Name) -> None:
        """Make one set of two."""
        low, high = sorted((self.find(left), self.find(right)))
        self._parent[high] = low


def clusters(names: Iterable[Name], introduced: Mapping[Name, frozenset[Name]]) -> Sets:
    """The sets of names that are one, among all names of the case.

    `introduced` maps an acronym or a nickname's form to the full names that documents gave it for. A name joins its
    fuller forms only if those agree among themselves, and a full name its shorter forms likewise: with "Ana Rey Sol"
    and "Ana Luz Rey" in the case, "Ana Rey" stays alone.
    """
    known = frozenset(names)
    fuller, shorter = _forms(known)
    narrow = {full for full, shorts in shorter.items() if _agree(shorts)}
    sets = Sets(known)
    for short, fulls in fuller.items():
        if _agree(fulls):
            for full in fulls & narrow:
                sets.join(short, full)
    given = {other: fulls & known for other, fulls in introduced.items() if other in known}
    sure = [(other, fulls) for other, fulls in given.items() if len({sets.find(full) for full in fulls}) == 1]
    for other, given_for in sure:
        sets.join(other, min(given_for))
    return sets


def _forms(names: Iterable[Name]) -> tuple[dict[Name, set[Name]], dict[Name, set[Name]]]:
    fuller: defaultdict[Name, set[Name]] = defaultdict(set)
    shorter: defaultdict[Name, set[Name]] = defaultdict(set)
    for left, right in pairs(names):
        if fits(left, right):
            fuller[left].add(right)
            shorter[right].add(left)
    return fuller, shorter


def _agree(names: set[Name]) -> bool:
    """Whether each of two is a form of the other."""
    return all(fits(left, right) or fits(right, left) for left, right in combinations(names, 2))
