"""A lookup of stretches by place, so that a long document costs no more a page than a short one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Lookup(Generic[Item]):
    """Items that each cover a half-open stretch, to be asked which of them lie at a place."""

    def __init__(self, items: Iterable[Item], stretch: Callable[[Item], tuple[int, int]]) -> None:
        """Any order; `stretch` gives an item's start and end."""
        known = sorted(((stretch(item), k, item) for k, item in enumerate(items)), key=lambda x: (x[0], x[1]))
        self._items = [item for _, _, item in known]
        self._starts = [s for (s, _), _, _ in known]
        self._ends = [e for (_, e), _, _ in known]
        # The farthest end up to each item: where it is passed, nothing before can reach.
        self._reach = list(accumulate(self._ends, max))

    def overlapping(self, start: int, end: int) -> list[Item]:
        """The items that share a place with [start, end), by start."""
        out = []
        at = bisect_left(self._starts, end) - 1
        while at >= 0 and self._reach[at] > start:
            if self._ends[at] > start:
                out.append(self._items[at])
            at -= 1
        return out[::-1]

    def holding(self, start: int, end: int) -> list[Item]:
        """The items that hold all of [start, end), by start."""
        at = bisect_left(self._starts, start + 1) - 1
        out = []
        while at >= 0 and self._reach[at] >= end:
            if self._ends[at] >= end:
                out.append(self._items[at])
            at -= 1
        return out[::-1]
