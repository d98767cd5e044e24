"""`sayso watch`: the harbour case beside a list of three."""

import json
from pathlib import Path

import pytest

from sayso.cli import watch
from sayso.resolve.likeness import ASK

from .conftest import Sayso

LIST = """id,name,aliases,schema,birth_date,country,position
q1,Tamro Kalle,K. Tamro,Person,1970,zz,harbour master
q2,Orrefar Drum Works Ltd,,Company,,zz,
q3,Otto Ruus,,Person,,,
"""


@pytest.fixture
def names(tmp_path: Path) -> str:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return str(path)


def test_matches_are_lines_with_their_reasons(sayso: Sayso, names: str) -> None:
    ran = sayso("watch", "CASE", names)
    head, *lines = [line.split("\t") for line in ran.out.splitlines()]
    assert head == ["score", "id", "in the case", "docs", "perhaps", "list id", "the list says", "why"]
    assert {(line[2], line[3], line[4], line[5]) for line in lines} == {
        ("Kalle Tamro", "2", "Tamro Kalle", "q1"),
        ("Orrefar Drum Works", "1", "Orrefar Drum Works Ltd", "q2"),
    }
    assert next(line[6] for line in lines if line[5] == "q1") == "Person; 1970; zz; harbour master"
    assert all(line[7] for line in lines)
    assert "a person decides" in ran.err
    assert ran.status == 0


def test_json_and_limit(sayso: Sayso, names: str) -> None:
    (found,) = json.loads(sayso("watch", "CASE", names, "--json", "--limit", "1").out)
    assert list(found) == ["score", "relation", "entity", "perhaps", "reasons"]
    assert 0.7 <= found["score"] <= 1
    assert found["perhaps"]["id"] in ("q1", "q2")


def test_no_match_says_how_many_there_were(sayso: Sayso, names: str) -> None:
    Path(names).write_text("name\nOtto Ruus\n", encoding="utf-8")
    ran = sayso("watch", "CASE", names)
    assert ran.status == 0
    assert ran.out == ""
    assert "None of the 1 listed" in ran.err


def test_a_bad_line_is_named_and_the_status_says_so(sayso: Sayso, names: str) -> None:
    Path(names).write_text(LIST + ",nobody\n", encoding="utf-8")
    ran = sayso("watch", "CASE", names)
    assert "Kalle Tamro" in ran.out
    assert ran.status == 0, "a row may be short"
    Path(names).write_text(LIST + "q4,,,Person\n", encoding="utf-8")
    ran = sayso("watch", "CASE", names)
    assert "Kalle Tamro" in ran.out
    # A long path is folded anywhere.
    assert f"{names},line5:hasnoname" in "".join(ran.err.split())
    assert ran.status == 1


def test_a_list_of_nothing_but_bad_lines_is_wrong_usage(sayso: Sayso, names: str) -> None:
    Path(names).write_text('name\n"\n', encoding="utf-8")
    ran = sayso("watch", "CASE", names)
    assert ran.status == 2
    assert "line 2" in ran.err


def test_what_is_shown_is_what_a_person_is_asked_about() -> None:
    assert watch._THRESHOLD == ASK


@pytest.mark.parametrize(("option", "value"), [("--threshold", "7"), ("--threshold", "x"), ("--limit", "-1")])
def test_wrong_options(sayso: Sayso, names: str, option: str, value: str) -> None:
    assert sayso("watch", "CASE", names, option, value).status == 2


def test_a_list_that_is_not_there(sayso: Sayso) -> None:
    ran = sayso("watch", "CASE", "nowhere.csv")
    assert ran.status == 2
    assert "nowhere.csv" in ran.err
