"""`sayso entities` and `sayso sources`: plain lines for other programs, JSON, limits."""

import json

from .conftest import Sayso


def test_entities_are_lines_with_tabs(sayso: Sayso) -> None:
    lines = sayso("entities", "CASE").out.splitlines()
    assert lines[0].split("\t") == ["id", "name", "schema", "mentions", "docs", "also as"]
    assert lines[1].split("\t")[1:] == ["Kalle Tamro", "Person", "3", "2", "Mr. Tamro"]


def test_entities_by_name_and_schema(sayso: Sayso) -> None:
    found = json.loads(sayso("entities", "CASE", "--schema", "company", "drum", "--json").out)
    assert [row["name"] for row in found] == ["Orrefar Drum Works"]


def test_sources_say_of_whom_and_through_whom(sayso: Sayso) -> None:
    lines = [line.split("\t") for line in sayso("sources", "CASE").out.splitlines()]
    numbers = ["3", "0", "2", "0", "0", "1"]
    assert lines[1] == [*numbers, "Kalle Tamro", "office", "", "Orrefar Gazette 2, Ruta Ilvesmaa 1"]
    assert ["1", "0", "1", "0", "0", "1", "the foreman (open)", "", "", "Mr. Tamro 1"] in lines


def test_sources_as_json_have_no_inner_keys(sayso: Sayso) -> None:
    found = json.loads(sayso("sources", "CASE", "--json", "--limit", "1").out)
    assert [(row["name"], row["open"], row["claims"]) for row in found] == [("Kalle Tamro", False, 3)]
    assert "key" not in found[0]


def test_sources_by_what_they_speak_of_and_their_stake(sayso: Sayso) -> None:
    """Yard manager Kalle Tamro denied the account on Tuesday. The company may lose its permit."""
    about = json.loads(sayso("sources", "CASE", "--json", "--about", "the company").out)
    assert {row["name"] for row in about} == {"A person close to the board", "source not named in the document"}
    (tamro,) = json.loads(sayso("sources", "CASE", "--json", "--stake", "office").out)
    assert [(one["kind"], one["title"]) for one in tamro["stakes"]] == [("office", "yard manager")]
    first = json.loads(sayso("sources", "CASE", "--json", "--basis", "first-hand").out)
    assert [(row["name"], row["claims"]) for row in first] == [("Ruta Ilvesmaa", 1)]


def test_a_source_is_explained_with_its_passages(sayso: Sayso) -> None:
    out = sayso("sources", "CASE", "tamro", "--explain").out
    assert out.startswith("Kalle Tamro")
    assert (
        "  stake          yard manager\n                 “Yard manager Kalle Tamro”  press/gazette.html, page 1\n"
        in out
    )
    assert "  others         1 in conflict with another source\n" in out
    assert "in conflict: 1 claim" in out
    assert "“the drums went into the water on 3 March”" in out


def test_a_source_that_is_nobody_is_told(sayso: Sayso) -> None:
    ran = sayso("sources", "CASE", "Nobody")
    assert (ran.status, "nobody called 'Nobody' speaks here" in ran.err) == (2, True)
