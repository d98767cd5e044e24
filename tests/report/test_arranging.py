"""Claims by their status, then by whose word they go back to."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from sayso.model import Status
from sayso.report.arranging import Heading, arrange
from sayso.report.digest import digest
from support.pier import HARL, VENN, pier


def headings(of: object, *, by_origin: bool = True) -> list[Heading]:
    seen = digest(of)  # type: ignore[arg-type]
    found = arrange(seen, np.ones(len(seen.ids), bool), by_origin=by_origin)
    rows = [int(row) for row in found.rows]
    by_row = found.headings(rows)
    return [by_row[row] for row in rows]


def test_the_origin_with_most_claims_comes_first_and_the_unknown_last() -> None:
    """Ada Venn says it in two documents, Bo Harl in one, and a guard, whom nothing tells, in another."""
    two = Heading(Status.UNSTATED, True, "Ada Venn", VENN, 2)
    one = Heading(Status.UNSTATED, True, "Bo Harl", HARL, 1)
    assert headings(pier()) == [two, two, one, Heading(Status.UNSTATED, True, claims=1)]


def test_a_status_comes_before_an_origin() -> None:
    """Bo Harl's claim alone is alleged."""
    case = pier()
    readings = tuple(
        replace(one, claims=tuple(replace(claim, status=Status.ALLEGED) for claim in one.claims))
        if one.document.path == "letter.txt"
        else one
        for one in case.readings
    )
    first = headings(replace(case, readings=readings))[0]
    assert (first.status, first.name) == (Status.ALLEGED, "Bo Harl")


def test_what_was_not_compared_stands_under_its_speaker() -> None:
    found = headings(replace(pier(), rooted=()))
    assert [(one.compared, one.name, one.claims) for one in found[:2]] == [(False, "Ada Venn", 2)] * 2


def test_without_origins_nothing_but_the_status_is_a_heading() -> None:
    assert set(headings(pier(), by_origin=False)) == {Heading(Status.UNSTATED, True)}
