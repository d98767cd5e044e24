"""Facets are named where they are stated, and left out where they are not."""

from dataclasses import replace

import pytest

from sayso.model import Basis, Factuality, Status, Time
from sayso.report.facets import FACTUALITY, facets, when
from support.harbour import at, letter

CLAIM = letter().claims[0]
SPRING = at("that spring", "that spring")


def test_nothing_stated_leaves_the_act() -> None:
    assert facets(replace(CLAIM, basis=Basis.UNSTATED)) == (("act", "say"),)


def test_everything_stated_is_named() -> None:
    time = Time("2021-03-01", "2021-05-31", "that spring", SPRING)
    full = replace(CLAIM, status=Status.ALLEGED, factuality=Factuality.POSSIBLE, basis=Basis.TOLD, time=time)
    assert facets(full) == (
        ("act", "say"),
        ("status", "alleged"),
        ("presented", "as possible"),
        ("basis", "told"),
        ("time", "“that spring” (2021-03-01 to 2021-05-31)"),
    )


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (None, None, "“that spring”"),
        ("2021-03-03", "2021-03-03", "“that spring” (2021-03-03)"),
        ("2021-03-03", None, "“that spring” (2021-03-03 to open)"),
        (None, "2021-03-03", "“that spring” (open to 2021-03-03)"),
    ],
)
def test_a_time_keeps_its_words_and_its_open_ends(start: str | None, end: str | None, shown: str) -> None:
    assert when(Time(start, end, "that spring", SPRING)) == shown


def test_every_factuality_has_words() -> None:
    assert set(FACTUALITY) == set(Factuality)
