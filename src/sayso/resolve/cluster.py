"""Clusters of names: names join when each is like the other, and like all that the other is like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sayso.resolve.block import Blocks
from sayso.resolve.likeness import ASK, Likeness, Relation, liken
from sayso.resolve.names import Name
from sayso.resolve.sieve import may_be_alike

# Which full names documents gave an acronym or a nickname's form for.
Introduced = Mapping[Name, frozenset[Name]]
# Sets of more names than this are not compared name by name before they join: all in them are forms of one.
_MOST_COMPARED = 40


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names that may be one, the smaller first, and how alike they are."""

    left: Name
    right: Name
    likeness: Likeness

    @property
    def joins(self) -> bool:
        """Whether the program may join them on its own."""
        return self.likeness.joins


def _pairs(name: Name, others: Iterable[Name]) -> Iterator[Pair]:
    for other in others:
        if may_be_alike(name, other):
            left, right = (name, other) if name < other else (other, name)
            likeness = liken(left, right)
            if likeness.score >= ASK:
                yield Pair(left, right, likeness)


class Graph:
    """The names of a case, and which of them are alike; nothing is compared before it is asked for."""

    def __init__(self, names: Iterable[Name], introduced: Introduced, blocks: Blocks | None = None) -> None:
        known = frozenset(names)
        self.introduced = {other: fulls & known for other, fulls in introduced.items() if other in known}
        self._blocks = blocks or Blocks.of(known)
        self._pairs: dict[Name, tuple[Pair, ...]] = {}

    def pairs(self, name: Name) -> tuple[Pair, ...]:
        """All pairs of this name that a person may be asked about, or that the program joins."""
        if name not in self._pairs:
            self._pairs[name] = tuple(_pairs(name, self._blocks.beside(name)))
        return self._pairs[name]

    def compare(self, names: Iterable[Name]) -> None:
        """Find the pairs of all these names, which hold all that share a block with them, each pair once."""
        found: defaultdict[Name, list[Pair]] = defaultdict(list)
        for name in names:
            for pair in _pairs(name, (other for other in self._blocks.beside(name) if name < other)):
                found[pair.left].append(pair)
                found[pair.right].append(pair)
        self._pairs = {name: tuple(found.get(name, ())) for name in names}

    def alike(self, name: Name) -> frozenset[Name]:
        """The names that the program would join with this one, if nothing else spoke against it."""
        return frozenset(pair.right if pair.left == name else pair.left for pair in self.pairs(name) if pair.joins)


class Sets:
    """Disjoint sets of names; each is known by its smallest member, so that the order of joining never shows."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._members = {name: [name] for name in names}
        self._root = {name: name for name in self._members}

    def find(self, name: Name) -> Name:
        """The smallest name of the set."""
        return self._root[name]

    def members(self, name: Name) -> list[Name]:
        """All names of the set."""
        return self._members[self._root[name]]

    def join(self, left: Name, right: Name) -> None:
        """Make one set of two."""
        low, high = sorted((self.find(left), self.find(right)))
        if low != high:
            for name in (moved := self._members.pop(high)):
                self._root[name] = low
            self._members[low] += moved


def clusters(graph: Graph, names: Iterable[Name]) -> Sets:
    """The sets of names that are one, among `names`, which hold all that stand near them.

    Two names join when they are like each other and each is like all that the other is like: with "Ana Rey Sol" and
    "Ana Luz Rey" in the case, "Ana Rey" stays alone. The likest pairs join first; two sets in which names conflict
    never do. A form that documents introduced for a name joins it, if all of them gave it for one.
    """
    listed = sorted(names)
    sets = Sets(listed)
    pairs = {pair for name in listed for pair in graph.pairs(name) if pair.joins}
    for pair in sorted(pairs, key=lambda one: (-one.likeness.score, one.left, one.right)):
        if sets.find(pair.left) != sets.find(pair.right) and _settled(graph, pair) and _compatible(sets, pair):
            sets.join(pair.left, pair.right)
    given = [(other, graph.introduced[other]) for other in listed if graph.introduced.get(other)]
    sure = [(other, fulls) for other, fulls in given if len({sets.find(full) for full in fulls}) == 1]
    for other, fulls in sure:
        sets.join(other, min(fulls))
    return sets


def _settled(graph: Graph, pair: Pair) -> bool:
    """Whether each of two is like all that the other is like."""
    near = ((pair.left, graph.alike(pair.right)), (pair.right, graph.alike(pair.left)))
    return all(agree(one, other) for one, others in near for other in others)


def _compatible(sets: Sets, pair: Pair) -> bool:
    """Whether no name of one set conflicts with one of the other."""
    left, right = sets.members(pair.left), sets.members(pair.right)
    if len(left) * len(right) > _MOST_COMPARED**2:
        return True
    return all(liken(one, other).relation is not Relation.CONFLICT for one in left for other in right)


def agree(left: Name, right: Name) -> bool:
    """Whether two names may be those of one: two misspellings of a third are less alike than each is to that.

    Two forms of company may be one in two languages, but a third name that has neither does not say so.
    """
    likeness = liken(left, right)
    apart = left.tail and right.tail and left.tail != right.tail
    return likeness.joins or (likeness.score >= ASK and likeness.relation is not Relation.CONFLICT and not apart)
