"""The network as it is shown: each tie with who makes its claims, and a picture of the nearest or the strongest."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import log2

from sayso.report.digest import Digest
from sayso.report.layout import layout
from sayso.report.network import Flat, Network, Tie
from sayso.report.selecting import Mask
from sayso.report.visible import one_line

_LABEL = 24
_LETTER, _HEIGHT, _ABOVE, _BELOW = 6.9, 34, 10, 24
_MARGIN = 12


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody in the picture; `person` is drawn round, everybody else square."""

    id: str
    name: str
    label: str
    schema: str
    person: bool
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie: both ends, the claims behind it by number, who makes how many of them, and how many documents.

    The names are as the documents have them: whatever shows them makes them visible.
    """

    left: str
    right: str
    tie: Tie
    rows: tuple[int, ...]
    said: tuple[tuple[str, int], ...]
    documents: int


@dataclass(frozen=True, slots=True)
class Stroke:
    """A tie as a line of the picture: from where to where, and how wide."""

    edge: Edge
    width: float
    ends: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Picture:
    """The nodes and lines with their places, and the size of it all."""

    nodes: tuple[Node, ...]
    strokes: tuple[Stroke, ...]
    width: int
    height: int


def edge(digest: Digest, tie: Tie, mask: Mask) -> Edge:
    """A tie with what is behind it, those who say most of it first."""
    one = digest.edges[tie.edge]
    rows = tuple(row for row in one.rows if mask[row])
    counts = Counter(digest.source[row] for row in rows)
    # Sources that a document leaves open are several by one name.
    said: Counter[str] = Counter()
    for number in sorted(counts):
        said[digest.sources[number].name] += counts[number]
    return Edge(
        one.left,
        one.right,
        tie,
        rows,
        tuple(said.most_common()),
        len({digest.document[row] for row in rows}),
    )


def picture(digest: Digest, edges: Flat, made: Network, mask: Mask) -> Picture:
    """The picture of a network: no label over another, and the same for the same network."""
    labels = [one_line(digest.name(edges.nodes[one]), width=_LABEL) for one in made.nodes]
    places = {number: place for place, number in enumerate(made.nodes)}
    drawn = [made.tie(one) for one in made.drawn]
    ends = [(places[int(edges.left[one.edge])], places[int(edges.right[one.edge])]) for one in drawn]
    ties = [(left, right, 0.6 + 0.25 * log2(1 + one.claims)) for (left, right), one in zip(ends, drawn, strict=True)]
    points = layout([(max(20.0, _LETTER * len(label)), _HEIGHT) for label in labels], ties)
    points = [(x + _MARGIN, y - _HEIGHT // 2 + _ABOVE + _MARGIN) for x, y in points]
    nodes = tuple(
        _node(digest, edges.nodes[one], label, point)
        for one, label, point in zip(made.nodes, labels, points, strict=True)
    )
    strokes = tuple(
        Stroke(edge(digest, one, mask), round(min(1 + log2(one.claims), 7), 1), (*points[left], *points[right]))
        for one, (left, right) in zip(drawn, ends, strict=True)
    )
    width = max((x + max(20.0, _LETTER * len(one)) / 2 for (x, _), one in zip(points, labels, strict=True)), default=0)
    height = max((y for _, y in points), default=0) + _BELOW
    return Picture(nodes, strokes, round(width) + _MARGIN, round(height) + _MARGIN)


def _node(digest: Digest, ident: str, label: str, point: tuple[int, int]) -> Node:
    schema = digest.entities[ident].schema
    return Node(ident, digest.name(ident), label, schema, schema == "Person", *point)
