"""The lookup finds what a search through everything finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.lookup import Lookup

STRETCH = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda x: (x[0], x[0] + x[1]))


@given(st.lists(STRETCH, max_size=12), STRETCH)
def test_overlapping_and_holding(items: list[tuple[int, int]], where: tuple[int, int]) -> None:
    lookup = Lookup(items, lambda item: item)
    a, b = where
    assert lookup.overlapping(a, b) == sorted(x for x in items if x[0] < b and a < x[1])
    assert lookup.holding(a, b) == sorted(x for x in items if x[0] <= a and b <= x[1])
