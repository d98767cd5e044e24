"""A layout is the same for the same input, within its sheet, and no label hides another."""

from __future__ import annotations

import random

import pytest

from sayso.report.layout import layout


@pytest.mark.parametrize("number", [2, 60, 150])
def test_a_layout_is_the_same_twice_and_no_label_hides_another(number: int) -> None:
    chance = random.Random(3)
    sizes = [(40.0 + chance.randrange(110), 34.0) for _ in range(number)]
    pairs = {(min(pair), max(pair)) for pair in (chance.sample(range(number), 2) for _ in range(5 * number // 2))}
    ties = [(left, right, 1.0) for left, right in sorted(pairs)]
    points = layout(sizes, ties)
    assert points == layout(sizes, ties)
    for one, (x, y) in enumerate(points):
        assert x >= sizes[one][0] / 2 - 1 and y >= 16
        for other in range(one):
            apart_x = abs(x - points[other][0]) >= (sizes[one][0] + sizes[other][0]) / 2 - 1
            assert apart_x or abs(y - points[other][1]) >= 33


def test_those_who_are_tied_stand_nearer_than_those_who_are_not() -> None:
    """Two triangles with nothing between them."""
    ties = [(0, 1, 1.0), (1, 2, 1.0), (0, 2, 1.0), (3, 4, 1.0), (4, 5, 1.0), (3, 5, 1.0)]
    points = layout([(60.0, 34.0)] * 6, ties)

    def far(one: int, other: int) -> float:
        (x, y), (u, v) = points[one], points[other]
        return ((x - u) ** 2 + (y - v) ** 2) ** 0.5

    within = sum(far(left, right) for left, right, _ in ties) / 6
    between = sum(far(left, right) for left in range(3) for right in range(3, 6)) / 9
    assert within < between


def test_nobody_and_one_alone_have_a_layout() -> None:
    assert layout([], []) == []
    assert layout([(60.0, 34.0)], []) == [(30, 17)]
