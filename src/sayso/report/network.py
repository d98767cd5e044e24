"""The network: people and organisations, tied by the claims that are about both, and which of them a picture shows."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence
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
_PER_NODE = 3  # ties of a picture: more of them hide each other


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
    """What meets a filter. A case may have a hundred thousand ties, so they stay numbers until they are shown.

    order    the edges by their numbers in the digest, those of most claims first
    claims, alleged, denied  of each edge of the digest, how many claims, and how many of each kind
    nodes    of the picture, by number; drawn: its edges
    parties  how many nodes there are, drawn or not
    """

    order: Numbers
    claims: Numbers
    alleged: Numbers
    denied: Numbers
    nodes: tuple[int, ...]
    drawn: tuple[int, ...]
    parties: int

    def tie(self, edge: int) -> Tie:
        """An edge with what is behind it."""
        claims, alleged, denied = (int(one[edge]) for one in (self.claims, self.alleged, self.denied))
        return Tie(int(edge), claims, claims - alleged - denied, alleged, denied)


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
    around: Collection[str] = (),
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
    if around:
        here = np.isin(np.array(edges.nodes), list(around))
        near = _near(edges, kept, here, steps)
        kept &= near[edges.left] & near[edges.right]
        first = np.where(here[edges.left] | here[edges.right], 0, 1)
    order = np.lexsort((np.arange(len(kept)), -claims, first))
    order = order[kept[order]]
    left, right = edges.left[order], edges.right[order]
    nodes = _strongest(left, right, top)
    drawn = order[np.isin(left, nodes) & np.isin(right, nodes)][: _PER_NODE * top]
    parties = len(np.unique(np.concatenate((left, right))))
    return Network(order, claims, of_alleged, of_denied, nodes, tuple(int(one) for one in drawn), parties)


def _is_any(column: NDArray[np.uint8], values: Sequence[object], wanted: Iterable[object]) -> Mask:
    return np.isin(column, [values.index(one) for one in wanted])


def _count(edges: Flat, mask: Mask, number: int) -> Numbers:
    return np.bincount(edges.edge[mask[edges.rows]], minlength=number).astype(np.int64)


def _near(edges: Flat, kept: Mask, here: Mask, steps: int) -> Mask:
    """The nodes that so many ties or fewer lie between."""
    near = here.copy()
    left, right = edges.left[kept], edges.right[kept]
    for _ in range(steps):
        touched = near[left] | near[right]
        near[left[touched]] = True
        near[right[touched]] = True
    return near


def _strongest(left: Numbers, right: Numbers, top: int) -> tuple[int, ...]:
    """The nodes of a picture in the order of their strongest ties."""
    found: dict[int, None] = {}
    for one, other in zip(left, right, strict=True):
        both = dict.fromkeys((int(one), int(other)))
        if len(found | both) > top:
            break
        found |= both
    return tuple(found)
