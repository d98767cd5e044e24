"""The network: ties are the claims about both ends, drawn by what these claims are, the strongest or the nearest first."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pytest

from sayso.model import Factuality, FrameKind, Status
from sayso.report.digest import FACTUALITIES, STATUSES, Digest, Edge
from sayso.report.network import Line, Network, Tie, flat, network


@dataclass
class Claims:
    """As much of a digest as a network reads: claims by status and factuality, and edges by their claims."""

    edges: Sequence[Edge]
    statuses: Sequence[Status]
    factualities: Sequence[Factuality] = ()
    status: bytes = field(init=False)
    factuality: bytes = field(init=False)

    def __post_init__(self) -> None:
        self.status = bytes(STATUSES.index(one) for one in self.statuses)
        held = self.factualities or [Factuality.CERTAIN] * len(self.statuses)
        self.factuality = bytes(FACTUALITIES.index(one) for one in held)


def edge(left: str, right: str, *rows: int, kinds: tuple[FrameKind, ...] = ()) -> Edge:
    return Edge(left, right, array("l", rows), kinds)


def found(claims: Claims, without: Sequence[int] = (), **options: object) -> Network:
    mask = np.ones(len(claims.statuses), bool)
    mask[list(without)] = False
    digest: Digest = claims  # type: ignore[assignment]
    return network(digest, flat(digest), mask, **options)  # type: ignore[arg-type]


def ties(made: Network) -> list[Tie]:
    return [made.tie(one) for one in made.order]


def ends(claims: Claims, made: Network) -> list[tuple[str, str]]:
    return [(claims.edges[one].left, claims.edges[one].right) for one in made.drawn]


CHAIN = Claims(
    [edge("a", "b", 0, 1, 2), edge("b", "c", 3, 4), edge("c", "d", 5), edge("e", "f", 6, kinds=(FrameKind.PAYS,))],
    [Status.UNSTATED] * 7,
)


@pytest.mark.parametrize(
    ("statuses", "factualities", "line"),
    [
        ((Status.UNSTATED, Status.ALLEGED), (), Line.STATED),
        ((Status.CHARGED, Status.ALLEGED), (), Line.ALLEGED),
        ((Status.ALLEGED, Status.DENIED), (), Line.ALLEGED),
        ((Status.DENIED, Status.DENIED), (), Line.DENIED),
        ((Status.DENIED, Status.UNSTATED), (Factuality.CERTAIN, Factuality.CERTAINLY_NOT), Line.DENIED),
    ],
)
def test_a_tie_is_drawn_by_the_strongest_of_what_its_claims_are(
    statuses: tuple[Status, ...], factualities: tuple[Factuality, ...], line: Line
) -> None:
    made = found(Claims([edge("a", "b", 0, 1)], statuses, factualities))
    assert [(one.claims, one.line) for one in ties(made)] == [(2, line)]


def test_a_tie_has_only_the_claims_that_are_asked_for() -> None:
    made = found(CHAIN, without=(0, 1, 5))
    assert [(CHAIN.edges[one.edge].left, one.claims) for one in ties(made)] == [("b", 2), ("a", 1), ("e", 1)]
    assert [CHAIN.edges[one.edge].left for one in ties(found(CHAIN, least=2))] == ["a", "b"]
    assert ends(CHAIN, found(CHAIN, kind=FrameKind.PAYS)) == [("e", "f")]


def test_around_somebody_are_those_within_so_many_steps() -> None:
    assert ends(CHAIN, found(CHAIN, around=("c",))) == [("b", "c"), ("c", "d")]
    assert ends(CHAIN, found(CHAIN, around=("d",), steps=2)) == [("c", "d"), ("b", "c")]
    assert not ties(found(CHAIN, around=("nobody",)))


def test_the_picture_shows_the_ends_of_the_strongest_ties_and_the_table_all() -> None:
    made = found(CHAIN, top=3)
    assert ends(CHAIN, made) == [("a", "b"), ("b", "c")]
    assert (len(made.order), made.parties) == (4, 6)


def test_a_case_without_ties_has_an_empty_network() -> None:
    made = found(Claims([], []))
    assert (ties(made), made.nodes, made.drawn, made.parties) == ([], (), (), 0)
