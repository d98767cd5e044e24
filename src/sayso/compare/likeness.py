"""Likeness: how much two statements tell of one thing, from their words, participants, deeds, times and amounts."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.compare.content import weight
from sayso.compare.statement import Statement

LEAST_LEFT = 2


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two statements share; shares are of the one that says less, 0 to 1.

    contained  share of the words, by weight        jaccard  the same of both together
    runs       share of neighbouring words          who      share of the participants
    deed       weight of a shared predicate         role     1 when somebody has the same part in it
    when       1 when both have a time and it can be one, -1 when it cannot
    amounts    1 when both count the same thing, whatever the number
    """

    contained: float
    jaccard: float
    runs: float
    who: float
    deed: float
    role: float
    when: float
    amounts: float


def liken(left: Statement, right: Statement) -> Likeness:
    """What two statements share."""
    names = _named(left, right)
    common = (left.words & right.words) - names
    shared = _weight(common)
    mine, theirs = _weight(left.words - names), _weight(right.words - names)
    deed, role = _deeds(left, right)
    return Likeness(
        contained=shared / max(min(mine, theirs), 0.1),
        jaccard=shared / max(mine + theirs - shared, 0.1),
        runs=_runs(left, right) if len(common) > 1 else 0.0,
        who=len(left.who & right.who) / max(1, min(len(left.who), len(right.who))),
        deed=deed,
        role=role,
        when=_when(left, right),
        amounts=_amounts(left, right),
    )


def _named(left: Statement, right: Statement) -> frozenset[str]:
    """The words that do not count: whoever takes part in both counts as that, and not by the words of his name once more.

    Unless hardly a word is left, as of a headline in capitals.
    """
    names = left.names | right.names if left.who & right.who else frozenset()
    return names if min(len(left.words - names), len(right.words - names)) >= LEAST_LEFT else frozenset()


# After a logistic regression on claims of ECB+ (training topics) that share keys, rounded; the bias is set lower, since
# fewer pairs of a whole case tell of one event than of a topic there.
BIAS = -1.5
WEIGHTS = Likeness(contained=1.3, jaccard=1.4, runs=1.3, who=1.0, deed=0.4, role=0.0, when=0.8, amounts=0.4)


def probability(found: Likeness, *, bias: float = BIAS, weights: Likeness = WEIGHTS) -> float:
    """How probable it is that two statements with this likeness tell of one event (logistic regression)."""
    total = (
        bias
        + found.contained * weights.contained
        + found.jaccard * weights.jaccard
        + found.runs * weights.runs
        + found.who * weights.who
        + found.deed * weights.deed
        + found.role * weights.role
        + found.when * weights.when
        + found.amounts * weights.amounts
    )
    return 1 / (1 + math.exp(-total))


def _weight(words: Iterable[str]) -> float:
    # Summed in a fixed order: the same words must weigh the same to the last digit.
    return math.fsum(weight(word) for word in words)


def _runs(left: Statement, right: Statement) -> float:
    mine, theirs = (set(zip(one.order, one.order[1:], strict=False)) for one in (left, right))
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def _deeds(left: Statement, right: Statement) -> tuple[float, float]:
    best, role = 0.0, 0.0
    for mine in left.deeds:
        for theirs in right.deeds:
            if mine.predicate == theirs.predicate:
                best = max(best, weight(mine.predicate))
                if mine.doers & theirs.doers or mine.done_to & theirs.done_to:
                    role = 1.0
    return best, role


def _when(left: Statement, right: Statement) -> float:
    if left.time is None or right.time is None:
        return 0.0
    return 1.0 if compatible(left.time, right.time) else -1.0


def compatible(left: tuple[str | None, str | None], right: tuple[str | None, str | None]) -> bool:
    """Whether two intervals of ISO dates, inclusive, either end open, have a day in common."""
    (a, b), (c, d) = left, right
    return (a is None or d is None or a <= d) and (c is None or b is None or c <= b)


def _amounts(left: Statement, right: Statement) -> float:
    return float(bool({one.unit for one in left.amounts} & {one.unit for one in right.amounts} - {""}))
