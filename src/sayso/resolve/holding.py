"""What people said: which referents they hold together and which they keep apart, the newest word first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from sayso.model import Judgement, Verdict
from sayso.store.protocol import Member


@dataclass(frozen=True, slots=True)
class Word:
    """A judgement that stands, and the referents that its two sides consist of today."""

    judgement: Judgement
    left: frozenset[Member]
    right: frozenset[Member]


def standing(judgements: Sequence[Judgement]) -> Iterator[Judgement]:
    """The judgements that nobody has taken back, in the order they were made; undoings themselves are left out."""
    effective = effective_ids(judgements)
    return (one for one in judgements if one.undoes is None and one.id in effective)


def effective_ids(judgements: Sequence[Judgement]) -> frozenset[str]:
    """The ids of the judgements and of the undoings that nobody has taken back."""
    undone: set[str] = set()
    for one in reversed(judgements):
        if one.undoes is not None and one.id not in undone:
            undone.add(one.undoes)
    return frozenset(one.id for one in judgements) - undone


class Holding:
    """Sets of referents that people hold together, and which of the sets they keep apart.

    Built from the newest word to the oldest: an older word holds as far as the newer ones allow. Each side of a word is
    held together, for whoever gave it saw each side as one.
    """

    def __init__(self, words: Iterable[Word] = ()) -> None:
        self._parent: dict[Member, Member] = {}
        self._foes: defaultdict[Member, set[Member]] = defaultdict(set)
        for word in reversed(tuple(words)):
            if word.judgement.verdict is Verdict.SAME:
                self.hold(word.left | word.right)
            else:
                self.hold(word.left)
                self.hold(word.right)
                self._part(word.left, word.right)

    def of(self, member: Member) -> Member | None:
        """The set that a referent is held in, known by its smallest member; None for one that nobody spoke of."""
        return self._find(member) if member in self._parent else None

    def apart(self, left: Member, right: Member) -> bool:
        """Whether two sets, as `of` names them, are kept apart."""
        return right in self._foes[left]

    def _find(self, member: Member) -> Member:
        self._parent.setdefault(member, member)
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def hold(self, members: frozenset[Member]) -> None:
        """Hold these together as far as newer words allow.

        Of sets that are kept apart none takes the others: which of them was meant is for a person to say.
        """
        sets = sorted({self._find(member) for member in members})
        free = [one for one in sets if not any(self.apart(one, other) for other in sets)]
        for one in free[1:]:
            self._join(self._find(free[0]), one)

    def _join(self, left: Member, right: Member) -> None:
        low, high = sorted((left, right))
        if low != high:
            self._parent[high] = low
            for foe in self._foes.pop(high, set()):
                self._foes[foe].discard(high)
                self._foes[foe].add(low)
                self._foes[low].add(foe)

    def _part(self, left: frozenset[Member], right: frozenset[Member]) -> None:
        ours, theirs = ({self._find(member) for member in side} for side in (left, right))
        for one, other in product(sorted(ours), sorted(theirs)):
            if one != other:
                self._foes[one].add(other)
                self._foes[other].add(one)


def agreed(holding: Holding, sets: Iterable[Member]) -> bool:
    """Whether no two of the sets are kept apart."""
    return not any(holding.apart(one, other) for one, other in combinations(sets, 2))
