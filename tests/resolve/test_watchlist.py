"""Watchlists: what is read of them, which lines are not, and who in a case may be on them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.errors import Unreadable
from sayso.model import Entity
from sayso.resolve.likeness import ASK
from sayso.resolve.screening import Match, screen
from sayso.resolve.watchlist import Fault, Listed, load


def read(folder: Path, text: str | bytes) -> tuple[list[Listed], list[tuple[int, str]]]:
    """The identities, and the lines that could not be read."""
    path = folder / "list"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    found = list(load(path))
    faults = [(one.line, one.message) for one in found if isinstance(one, Fault)]
    return [one for one in found if isinstance(one, Listed)], faults


def person(*names: str, weak: tuple[str, ...] = (), ident: str = "q1") -> Listed:
    return Listed(ident, names, weak, "Person", (), (), (), (), 1)


def entity(name: str, *aliases: str, schema: str = "Person") -> Entity:
    return Entity(f"e-{name}", name, aliases, schema, 3, ("d1", "d2"))


def test_entities_of_follow_the_money(tmp_path: Path) -> None:
    lines = [
        {
            "id": "q1",
            "schema": "Person",
            "properties": {
                "name": ["Ruta  Ilvesmaa"],
                "alias": ["R. Ilvesmaa", "Ruta Ilvesmaa"],
                "weakAlias": ["Rutsi"],
                "birthDate": ["1961-03-02"],
                "nationality": ["zz"],
                "position": ["harbour master"],
                "sanctions": [{"id": "s1"}],
            },
        },
        {"id": "v1", "schema": "Vessel", "properties": {"name": ["Berit"]}},
        {"schema": "Company", "properties": {"name": "Orrefar Drum Works"}},
    ]
    found, faults = read(tmp_path, "\n" + "\n".join(map(json.dumps, lines)))
    assert faults == []
    assert found == [
        Listed(
            "q1",
            ("Ruta Ilvesmaa", "R. Ilvesmaa"),
            ("Rutsi",),
            "Person",
            ("1961-03-02",),
            ("zz",),
            ("harbour master",),
            (),
            2,
        ),
        Listed("line 4", ("Orrefar Drum Works",), (), "Company", (), (), (), (), 4),
    ]


def test_a_line_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    good = b'{"id": "q1", "schema": "Person", "properties": {"name": ["Kalle Tamro"]}}\n'
    bad = b'{"id": "q2", \n[1]\n{"schema": "Person"}\n{"schema": "Person", "properties": {}}\n{"id": "\xff"}\n'
    found, faults = read(tmp_path, good + bad + good)
    assert [one.line for one in found] == [1, 7]
    assert [line for line, _ in faults] == [2, 3, 4, 5, 6]
    assert faults[0][1].startswith("is no JSON")
    assert faults[1][1] == "expected a JSON object, found an array"
    assert faults[3][1] == "the entity has no name"
    assert faults[4][1] == "is not UTF-8"


@pytest.mark.parametrize("separator", [",", "\t", "|", ";"])
def test_tables_by_their_columns_whatever_these_are_called(tmp_path: Path, separator: str) -> None:
    heads = ["UID", "Full Name", "A.K.A.", "Type", "Date of Birth", "Nationality", "remarks"]
    cells = ["7", "Kalle Tamro", '"K. Tamro;Kalle Tamm"', "Individual", "1970", "zz", "none"]
    text = "\ufeff" + "\r\n".join((separator.join(heads), separator.join(cells), ""))
    found, faults = read(tmp_path, text)
    assert faults == []
    assert found == [
        Listed("7", ("Kalle Tamro", "K. Tamro", "Kalle Tamm"), (), "Person", ("1970",), ("zz",), (), (), 2)
    ]


def test_a_row_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    rows = ("name,schema", "Ruta Ilvesmaa,Person", "Kalle,Tamro,Person", "Kalle Tamro,Persn", ",Person")
    text = "\n".join((*rows, '"Orrefar\nDrums",Company', 'x"y,', "Berit,", ""))
    found, faults = read(tmp_path, text)
    assert [(one.name, one.schema, one.line) for one in found] == [
        ("Ruta Ilvesmaa", "Person", 2),
        ("Orrefar Drums", "Company", 6),
        ('x"y', "LegalEntity", 8),
        ("Berit", "LegalEntity", 9),
    ]
    assert faults == [
        (3, "has 3 cells, the first line has 2; put a cell that holds a separator in quotes"),
        (
            4,
            "unknown schema 'Persn'; did you mean Person? There are: Person, Company, Organization, PublicBody, LegalEntity",
        ),
        (5, "has no name"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "is empty"), ("[{}]", "one JSON array"), ("nom,pays\nRuta,zz\n", "no column name; it has nom, pays")],
)
def test_what_is_no_list_is_told_so(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(Unreadable, match=told):
        read(tmp_path, text)


def pairs(found: list[Match]) -> list[tuple[str, str]]:
    return [(one.entity.name, one.other) for one in found]


def test_the_likest_names_of_each_two_are_compared_and_the_likeliest_come_first() -> None:
    entities = [entity("Kalle Tamro"), entity("Ruta Ilvesmaa", "Ruta Ilvesma"), entity("Berit Saarvelt")]
    listed = [person("Ruta Maria Ilvesmaa", "Ruta Ilvesma"), person("Kalle Tamm", "Kalle Tamro", ident="q2")]
    found = screen(entities, listed)
    assert pairs(found) == [("Kalle Tamro", "Kalle Tamro"), ("Ruta Ilvesmaa", "Ruta Ilvesma")]
    assert [one.score for one in found] == [1, 1]
    assert all(one.reasons for one in found)


def test_a_weak_name_and_a_word_alone_count_less() -> None:
    strong, weak, lone = (
        screen([entity(case)], [listed], threshold=0)[0].score
        for case, listed in (
            ("Kalle Tamro", person("Kalle Tamro")),
            ("Kalle Tamro", person("Otto Ruus", weak=("Kalle Tamro",))),
            ("Tamro", person("Otto Ruus", weak=("Tamro",))),
        )
    )
    assert strong > weak > lone
    assert weak >= ASK > lone


def test_a_person_is_no_firm_but_a_legal_entity_may_be_either() -> None:
    firm = entity("Orrefar Drum Works", schema="Company")
    assert screen([firm], [person("Orrefar Drum Works")]) == []
    either = Listed("q3", ("Orrefar Drum Works Ltd",), (), "LegalEntity", (), (), (), (), 1)
    assert pairs(screen([firm, entity("Velm", schema="Address")], [either])) == [
        ("Orrefar Drum Works", "Orrefar Drum Works Ltd")
    ]


def test_nothing_below_the_threshold() -> None:
    assert screen([entity("Kalle Tamro")], [person("Berit Saarvelt")]) == []
    assert screen([entity("Kalle Tamro")], [person("Kalle Tamro", weak=())], threshold=1.0) != []
