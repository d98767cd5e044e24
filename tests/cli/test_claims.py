"""`sayso claims` lists who says what, and helps when nobody does."""

import json
from pathlib import Path

import pytest

from support.harbour import WORKS
from support.memory import MemoryView

from .conftest import Sayso


def test_a_claim_is_its_speakers_its_words_its_facets_and_its_place(sayso: Sayso) -> None:
    """Mr. Tamro told me that the foreman had said the drums went into the water on 3 March."""
    ran = sayso("claims", "CASE", "went into the water", "--source", "the foreman")
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert lines[0].endswith("  Ruta Ilvesmaa › Mr. Tamro (say) › the foreman (say)")
    assert [line.strip() for line in lines[1:]] == [
        "“the drums went into the water on 3 March”",
        "basis told · time “3 March” (2021-03-03)",
        "letters/ilvesmaa.txt:4",
    ]


@pytest.mark.parametrize(
    ("conditions", "texts"),
    [
        (["--act", "deny"], ["the account"]),
        (["--status", "alleged"], ["Orrefar Drum Works is accused of dumping waste in the bay"]),
        (["--about", "the company", "permit"], ["the company may lose its permit"]),
        (["--until", "2021-03"], ["the drums went into the water on 3 March"]),
        (["--about", WORKS, "no such words"], []),
    ],
)
def test_conditions_narrow_the_list(sayso: Sayso, conditions: list[str], texts: list[str]) -> None:
    ran = sayso("claims", "CASE", "--json", *conditions)
    assert ran.status == 0
    assert [row["text"] for row in json.loads(ran.out)] == texts


def test_json_holds_every_claim_with_its_place(sayso: Sayso, case: MemoryView) -> None:
    found = json.loads(sayso("claims", "CASE", "--json").out)
    assert [row["id"] for row in found] == [one.id for one in case.claims()]
    assert {(row["path"], row["page"]) for row in found} >= {("press/gazette.html", 2), ("letters/ilvesmaa.txt", None)}


def test_a_limit_says_how_much_it_hides(sayso: Sayso) -> None:
    ran = sayso("claims", "CASE", "--limit", "2")
    assert ran.out.count("“") == 2
    assert ran.err.startswith("8 more: ")


def test_no_claim_meets_the_conditions(sayso: Sayso) -> None:
    ran = sayso("claims", "CASE", "no such words")
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == "No claim meets all of these conditions.\n"


def test_a_name_that_is_nobodys_is_told(sayso: Sayso) -> None:
    ran = sayso("claims", "CASE", "--source", "Tamroo")
    assert ran.status == 2
    assert ran.err.startswith("sayso: nobody called 'Tamroo' speaks in this case; ")


def test_an_act_that_is_none_is_told_the_nearest(sayso: Sayso) -> None:
    ran = sayso("claims", "CASE", "--act", "denie")
    assert ran.status == 2
    assert "'denie' is none of the choices (did you mean deny?): say, allege, deny" in ran.err


@pytest.mark.parametrize("date", ["March", "2021-13", "2021-02-30", "03/04/2021"])
def test_a_date_that_is_none_is_told_the_form(sayso: Sayso, date: str) -> None:
    ran = sayso("claims", "CASE", "--since", date)
    assert ran.status == 2
    assert f"expected a date like 2021, 2021-03 or 2021-03-14, found {date!r}" in ran.err


def test_nothing_printed_can_drive_a_terminal(sayso: Sayso) -> None:
    ran = sayso("claims", "CASE", "HYPERLINK")
    assert "⟨U+202E⟩⟨U+001B⟩[31m" in ran.out
    assert not {"\x1b", "\x00", "\u202e"} & set(ran.out)


def test_a_path_that_may_not_be_looked_at_is_told(sayso: Sayso, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bool:
        raise PermissionError(13, "Permission denied", "/locked/case")

    monkeypatch.setattr(Path, "exists", refuse)
    ran = sayso("claims", "CASE")
    assert (ran.status, ran.err) == (2, "sayso: /locked/case: Permission denied\n")


def test_words_that_are_read_otherwise_are_told(sayso: Sayso) -> None:
    assert "not closed" in sayso("claims", "CASE", '"no such words').err
    assert "not closed" not in sayso("claims", "CASE", '"no such words"').err
