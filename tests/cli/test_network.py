"""`sayso network` lists who is tied to whom, and who makes the claims behind it."""

from __future__ import annotations

import json

import pytest

from support.memory import MemoryView
from support.tied import tied

from .conftest import Sayso

YARD = ("Kalle Tamro", "Orrefar Drum Works", 4)
TOLD = ("Ruta Ilvesmaa", "Kalle Tamro", 4)


@pytest.fixture
def case() -> MemoryView:
    return tied()


def test_a_tie_is_its_claims_and_whoever_makes_them(sayso: Sayso) -> None:
    ran = sayso("network", "CASE")
    assert ran.status == 0
    assert ran.out.splitlines() == [
        "Ruta Ilvesmaa – Kalle Tamro  4 claims",
        "  3 stated, 1 denied, or said not to be so; in 1 document",
        "  said by Ruta Ilvesmaa (2), Kalle Tamro (1), the foreman (1)",
        "",
        "Kalle Tamro – Orrefar Drum Works  4 claims",
        "  1 stated, 1 alleged or charged, 2 denied, or said not to be so; in 1 document",
        "  said by Kalle Tamro (2), A person close to the board (1), source not named in",
        "    the document (1)",
    ]


def test_filters_narrow_the_ties(sayso: Sayso) -> None:
    def names(*arguments: str) -> list[tuple[str, str, int]]:
        found = json.loads(sayso("network", "CASE", "--json", *arguments).out)
        return [(one["left"]["name"], one["right"]["name"], len(one["claims"])) for one in found]

    assert names() == [TOLD, YARD]
    assert names("--around", "Orrefar Drum Works") == names("--around", "orrefar") == [YARD]
    assert names("--around", "Orrefar Drum Works", "--steps", "2") == [YARD, TOLD]
    assert [one[2] for one in names("--status", "alleged")] == [1]
    assert [one[2] for one in names("--source", "Kalle Tamro")] == [2, 2]
    assert names("--source", "Kalle Tamro", "--least", "3") == names("--until", "2020") == []
    assert names("--kind", "pays") == []


def test_the_claims_behind_a_tie_stand_with_their_speakers(sayso: Sayso, case: MemoryView) -> None:
    ran = sayso("network", "CASE", "--explain", "--status", "alleged")
    (accused,) = [one for one in case.claims() if one.status == "alleged"]
    assert accused.id[:10] in ran.out
    assert "source not named in the document (accuse)" in ran.out


def test_an_alleged_tie_is_never_bare(sayso: Sayso) -> None:
    (one,) = json.loads(sayso("network", "CASE", "--json", "--status", "alleged").out)
    assert (one["line"], one["stated"], one["alleged"]) == ("only alleged or charged", 0, 1)
    assert one["said_by"] == [{"name": "source not named in the document", "claims": 1}]


def test_who_is_not_there_is_told(sayso: Sayso) -> None:
    for option in ("--around", "--source"):
        ran = sayso("network", "CASE", option, "Nobody Here")
        assert (ran.status, ran.out) == (2, "")
        assert "Nobody Here" in ran.err
    assert "No two people or organisations" in sayso("network", "CASE", "--least", "99").err
    assert "1 more: --limit 0 shows all" in sayso("network", "CASE", "--limit", "1").err
