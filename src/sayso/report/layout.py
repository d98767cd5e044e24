"""Where the nodes of a picture stand: a spring layout, the same for the same input, in which no label hides another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

_ROUNDS = 140
_APART = 70  # rounds in which labels are pushed apart
_ROOM, _CROWD = 2.6, 180  # how much more room a picture has than its labels take, and how many nodes need once more
_WIDTH = 1050.0  # of a page, in points; a picture is no wider unless its labels need it
_EVEN = 0.5  # how far the order along each axis counts rather than the distance: it gives a crowd room
_GAP = 6.0
_GOLDEN = 2.399963229728653


def layout(sizes: Sequence[tuple[float, float]], ties: Sequence[tuple[int, int, float]]) -> list[tuple[int, int]]:
    """The middle of each node. `sizes` are widths and heights with the label; `ties` join two nodes with a weight."""
    if not sizes:
        return []
    boxes = np.array(sizes, float) + _GAP
    area = float(boxes.prod(axis=1).sum()) * (_ROOM + len(sizes) / _CROWD)
    points = _settled(_apart(_spread(_springs(len(sizes), ties), area), boxes), boxes)
    points -= (points - np.array(sizes) / 2).min(axis=0)
    return [(round(float(x)), round(float(y))) for x, y in points]


def _springs(number: int, ties: Sequence[tuple[int, int, float]]) -> Points:
    """Fruchterman and Reingold's layout from a spiral, with a pull to the middle that keeps the parts together."""
    turn = np.arange(number) * _GOLDEN
    points: Points = np.sqrt(np.arange(number) + 0.5)[:, None] * np.column_stack((np.cos(turn), np.sin(turn)))
    left = np.array([one for one, _, _ in ties], int)
    right = np.array([other for _, other, _ in ties], int)
    weight = np.array([heavy for _, _, heavy in ties], float)
    for round_ in range(_ROUNDS):
        x = points[:, 0, None] - points[:, 0]
        y = points[:, 1, None] - points[:, 1]
        push = 1.0 / (x * x + y * y + 0.01)
        move = np.column_stack(((x * push).sum(1), (y * push).sum(1))) - 0.06 * points
        if len(left):
            along = points[right] - points[left]
            pull = along * (np.hypot(along[:, 0], along[:, 1]) * weight)[:, None]
            np.add.at(move, left, pull)
            np.add.at(move, right, -pull)
        heat = 0.12 * np.sqrt(number) * (1 - round_ / _ROUNDS) + 0.01
        length = np.hypot(move[:, 0], move[:, 1])
        points = points + move * (np.minimum(length, heat) / np.maximum(length, 1e-9))[:, None]
    return points


def _spread(points: Points, area: float) -> Points:
    """The points over a sheet of this area, wider than high, no wider than a page."""
    width = min(_WIDTH, (2 * area) ** 0.5)
    span = np.maximum(points.max(axis=0) - points.min(axis=0), 1e-9)
    far = (points - points.min(axis=0)) / span
    rank = points.argsort(axis=0, kind="stable").argsort(axis=0) / max(1, len(points) - 1)
    even: Points = (far * (1 - _EVEN) + rank * _EVEN) * np.array([width, area / width])
    return even


def _apart(points: Points, sizes: Points) -> Points:
    """Push overlapping boxes apart, each pair along the axis on which that takes least."""
    number = len(points)
    width, height = ((sizes[:, axis, None] + sizes[:, axis]) / 2 for axis in (0, 1))
    # Of two in the same place the later one goes right and down.
    later = np.sign(np.arange(number)[:, None] - np.arange(number))
    for _ in range(_APART):
        x = points[:, 0, None] - points[:, 0]
        y = points[:, 1, None] - points[:, 1]
        over_x, over_y = width - np.abs(x), height - np.abs(y)
        hit = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        sideways = hit & (over_x < over_y)
        upright = hit & ~sideways
        shift_x = np.where(sideways, over_x * np.where(x == 0, later, np.sign(x)), 0).sum(1)
        shift_y = np.where(upright, over_y * np.where(y == 0, later, np.sign(y)), 0).sum(1)
        crowd = np.maximum(hit.sum(1), 1)
        points = points + np.column_stack((shift_x, shift_y)) * (0.55 / crowd**0.5)[:, None]
    return points


def _settled(points: Points, sizes: Points) -> Points:
    """From top to bottom, whoever is still hidden is moved down to where there is room."""
    placed: list[int] = []
    for one in np.argsort(points[:, 1], kind="stable"):
        held = np.array(placed, int)
        room = (sizes[held] + sizes[one]) / 2
        while True:
            hit = (np.abs(points[held] - points[one]) < room - 1e-6).all(axis=1)
            if not hit.any():
                break
            points[one, 1] = (points[held, 1] + room[:, 1])[hit].max()
        placed.append(int(one))
    return points
