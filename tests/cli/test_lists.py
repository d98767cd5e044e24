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
    assert lines[1] == ["3", "0", "2", "Kalle Tamro", "", "Orrefar Gazette 2, Ruta Ilvesmaa 1"]
    assert ["1", "0", "1", "the foreman (open)", "", "Mr. Tamro 1"] in lines


def test_sources_as_json_have_no_inner_keys(sayso: Sayso) -> None:
    found = json.loads(sayso("sources", "CASE", "--json", "--limit", "1").out)
    assert [(row["name"], row["open"], row["claims"]) for row in found] == [("Kalle Tamro", False, 3)]
    assert "key" not in found[0]
