"""The network: people and organisations, tied by the claims that are about both, and which of them a picture shows."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from sayso.model import Factuality, FrameKind, Status
from sayso.report.digest import FACTUALITIES, STATUSES, Digest
from sayso.report.selecting import Mask

Numbers = NDArray[np.int64]

_ALLEGED = (Status.ALLEGED, Status.CHARGED)
_NEGATIVE = (Factuality.CERTAINLY_NOT, Factuality.PROBABLY_NOT, Factuality.POSSIBLY_NOT)
_PER_NODE = 4  # ties of a picture: more of them hide each other


class Line(StrEnum):
    """How a tie is drawn: by the strongest of what its claims are."""

    STATED = "stated"
    ALLEGED = "only alleged or charged"
    DENIED = "only denied"


@dataclass(frozen=True, slots=True)
class Flat:
    """The edges of a digest as arrays: the numbers of both ends in `nodes`, and which claim belongs to which edge."""

    nodes: tuple[str, ...]
    left: Numbers
    right: Numbers
    rows: Numbers
    edge: Numbers


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge as it is shown: its number in the digest, how many claims are behind it, and how many of each kind."""

    edge: int
    claims: int
    stated: int
    alleged: int
    denied: int

    @property
    def line(self) -> Line:
        """How it is drawn."""
        if self.stated:
            return Line.STATED
        return Line.ALLEGED if self.alleged else Line.DENIED


@dataclass(frozen=True, slots=True)
class Network:
    """All ties that meet a filter, those of most claims first; the nodes of the picture, by number, and its ties."""

    ties: tuple[Tie, ...]
    nodes: tuple[int, ...]
    drawn: tuple[Tie, ...]
    parties: int


def flat(digest: Digest) -> Flat:
    """The edges of a digest as arrays."""
    nodes = tuple(sorted({ident for one in digest.edges for ident in (one.left, one.right)}))
    numbers = {ident: number for number, ident in enumerate(nodes)}
    rows, sizes = array("l"), array("l")
    for one in digest.edges:
        rows.extend(one.rows)
        sizes.append(len(one.rows))
    return Flat(
        nodes,
        np.array([numbers[one.left] for one in digest.edges], np.int64),
        np.array([numbers[one.right] for one in digest.edges], np.int64),
        np.array(rows, np.int64),
        np.repeat(np.arange(len(sizes)), np.array(sizes, np.int64)),
    )


def network(
    digest: Digest,
    edges: Flat,
    mask: Mask,
    *,
    kind: FrameKind | None = None,
    least: int = 1,
    around: str | None = None,
    steps: int = 1,
    top: int = 60,
) -> Network:
    """The ties that claims of this mask make, at least so many of them; around somebody, if that is asked for.

    The picture shows no more than `top` people and organisations: the ends of the strongest ties, or the nearest.
    """
    status, factuality = np.frombuffer(digest.status, np.uint8), np.frombuffer(digest.factuality, np.uint8)
    denied = _is_any(factuality, FACTUALITIES, _NEGATIVE) | _is_any(status, STATUSES, (Status.DENIED,))
    alleged = _is_any(status, STATUSES, _ALLEGED) & ~denied
    claims, of_denied, of_alleged = (_count(edges, mask & one, len(digest.edges)) for one in (True, denied, alleged))
    kept = claims >= max(least, 1)
    if kind is not None:
        kept &= np.array([kind in one.kinds for one in digest.edges], bool)
    first = np.zeros(len(digest.edges), np.int64)
    if around is not None:
        near = _near(edges, kept, around, steps)
        kept &= near[edges.left] & near[edges.right]
        here = edges.nodes.index(around) if around in edges.nodes else -1
        first = np.where((edges.left == here) | (edges.right == here), 0, 1)
    order = [int(one) for one in np.lexsort((np.arange(len(kept)), -claims, first)) if kept[one]]
    ties = tuple(
        Tie(one, int(claims[one]), int(claims[one] - of_denied[one] - of_alleged[one]), int(of_alleged[one]), int(of_denied[one]))
        for one in order
    )  # fmt: skip
    ends = np.concatenate((edges.left[order], edges.right[order])) if order else ()
    nodes = _strongest(edges, ties, top)
    shown = frozenset(nodes)
    drawn = [one for one in ties if {int(edges.left[one.edge]), int(edges.right[one.edge])} <= shown]
    return Network(ties, nodes, tuple(drawn[: _PER_NODE * top]), len(np.unique(ends)))


def _is_any(column: NDArray[np.uint8], values: Sequence[object], wanted: Iterable[object]) -> Mask:
    return np.isin(column, [values.index(one) for one in wanted])


def _count(edges: Flat, mask: Mask, number: int) -> Numbers:
    return np.bincount(edges.edge[mask[edges.rows]], minlength=number).astype(np.int64)


def _near(edges: Flat, kept: Mask, around: str, steps: int) -> Mask:
    """The nodes that so many ties or fewer lie between; none when the one asked for has no tie."""
    near = np.zeros(len(edges.nodes), bool)
    if around not in edges.nodes:
        return near
    near[edges.nodes.index(around)] = True
    left, right = edges.left[kept], edges.right[kept]
    for _ in range(steps):
        touched = near[left] | near[right]
        near[left[touched]] = True
        near[right[touched]] = True
    return near


def _strongest(edges: Flat, ties: Iterable[Tie], top: int) -> tuple[int, ...]:
    """The nodes of a picture in the order of their strongest ties."""
    found: dict[int, None] = {}
    for one in ties:
        both = dict.fromkeys((int(edges.left[one.edge]), int(edges.right[one.edge])))
        if len(found | both) > top:
            break
        found |= both
    return tuple(found)
