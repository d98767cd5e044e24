"""Groups: claims that say alike, put together from relations between pairs without running on from one to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import Relation, RelationKind

ALIKE = frozenset((RelationKind.CORROBORATES, RelationKind.REPEATS))
SAME = 1.0
"""The score of two claims in the same words."""
# Two groups become one only where one of so many pairs of their wordings is related.
SHARE = 2


@dataclass(frozen=True, slots=True)
class Alike:
    """Claims that say alike, sorted, and the relations among them."""

    claims: tuple[str, ...]
    links: tuple[Relation, ...]


def groups(relations: Iterable[Relation]) -> tuple[Alike, ...]:
    """The groups of two claims and more, in the order of their first claims.

    Like claims are like in degrees: A is like B, B like C, and A says something else than Z. So claims in the same words
    are put together first and count as one wording; then pairs are taken from the likeliest down, and two groups become
    one only when half of all pairs of their wordings are related. A chain of single likenesses thus ends within a step
    or two.
    """
    alike = sorted((one for one in relations if one.kind in ALIKE), key=lambda r: (-r.score, r.left, r.right))
    joining = _Joining(alike)
    for one in alike:
        joining.join(one)
    return joining.groups(alike)


class _Joining:
    def __init__(self, relations: list[Relation]) -> None:
        self._group: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._wordings: dict[str, int] = {}
        # How many relations there are between two groups, by the name of either.
        self._links: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for one in relations:
            for claim in (one.left, one.right):
                self._group[claim] = claim
                self._members[claim] = [claim]
                self._wordings[claim] = 1
            self._links[one.left][one.right] += 1
            self._links[one.right][one.left] += 1

    def join(self, relation: Relation) -> None:
        large, small = self._group[relation.left], self._group[relation.right]
        if large == small:
            return
        if (len(self._members[large]), small) < (len(self._members[small]), large):
            large, small = small, large
        same = relation.score >= SAME
        pairs = self._wordings[large] * self._wordings[small]
        if not same and self._links[large][small] < -(-pairs // SHARE):
            return
        for claim in self._members[small]:
            self._group[claim] = large
        self._members[large] += self._members.pop(small)
        self._wordings[large] += 0 if same else self._wordings[small]
        self._relink(large, small)

    def _relink(self, large: str, small: str) -> None:
        """What was related to the small group is related to the large one now."""
        for other, count in self._links.pop(small).items():
            del self._links[other][small]
            if other != large:
                self._links[large][other] += count
                self._links[other][large] += count

    def groups(self, relations: Iterable[Relation]) -> tuple[Alike, ...]:
        within: dict[str, list[Relation]] = defaultdict(list)
        for one in relations:
            if self._group[one.left] == self._group[one.right]:
                within[self._group[one.left]].append(one)
        found = (
            Alike(tuple(sorted(held)), tuple(within[name])) for name, held in self._members.items() if len(held) > 1
        )
        return tuple(sorted(found, key=lambda one: one.claims))
