"""The export holds what the design says, byte for byte the same each time, and validates against its schemata."""

import json
from pathlib import Path

import pytest

from sayso.model import (
    Act,
    Basis,
    Factuality,
    Form,
    FrameKind,
    Kind,
    MentionType,
    Part,
    PostKind,
    RelationKind,
    Status,
    Tense,
)
from sayso.report.formats import export
from support.harbour import RUTA, TAMRO, WORKS
from support.memory import MemoryView
from support.schema import faults

SCHEMATA = Path(__file__).parents[2] / "docs" / "schema"
NAMES = ("documents", "mentions", "entities", "attributions", "claims", "posts", "relations", "problems")


def rows(folder: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_bytes().splitlines()]


@pytest.fixture
def out(case: MemoryView, tmp_path: Path) -> Path:
    export(case, tmp_path, name="jsonl")
    return tmp_path


def test_eight_files_and_nothing_else(out: Path) -> None:
    assert sorted(one.name for one in out.iterdir()) == sorted(f"{name}.jsonl" for name in NAMES)


def test_an_empty_case_has_eight_empty_files(tmp_path: Path) -> None:
    export(MemoryView(), tmp_path, name="jsonl")
    assert [(tmp_path / f"{name}.jsonl").read_bytes() for name in NAMES] == [b""] * 8


@pytest.mark.parametrize("name", NAMES)
def test_every_line_validates(out: Path, name: str) -> None:
    schema = json.loads((SCHEMATA / f"{name}.json").read_text("utf-8"))
    found = rows(out, name)
    assert found
    assert [fault for row in found for fault in faults(row, schema)] == []
    assert all(list(row) == list(schema["properties"]) for row in found)


@pytest.mark.parametrize(
    ("name", "field", "terms"),
    [
        ("mentions", "form", Form),
        ("mentions", "type", MentionType),
        ("attributions", "act", Act),
        ("attributions", "kind", Kind),
        ("claims", "act", Act),
        ("claims", "factuality", Factuality),
        ("claims", "status", Status),
        ("claims", "basis", Basis),
        ("posts", "kind", PostKind),
        ("posts", "tense", Tense),
        ("relations", "kind", RelationKind),
    ],
)
def test_the_schema_lists_every_term(name: str, field: str, terms: type) -> None:
    schema = json.loads((SCHEMATA / f"{name}.json").read_text("utf-8"))
    assert schema["properties"][field]["enum"] == [str(one) for one in terms]


def test_the_schema_lists_every_kind_and_part_of_a_frame() -> None:
    frame = json.loads((SCHEMATA / "claims.json").read_text("utf-8"))["properties"]["frames"]["items"]["properties"]
    assert frame["kind"]["enum"] == [*map(str, FrameKind), None]
    assert frame["arguments"]["items"]["properties"]["part"]["enum"] == [*map(str, Part), None]


def test_rows_are_sorted_by_id_and_quote_their_document(out: Path) -> None:
    texts = {row["id"]: row["text"] for row in rows(out, "documents")}
    for name in ("documents", "mentions", "entities", "attributions", "claims", "posts"):
        found = rows(out, name)
        assert [row["id"] for row in found] == sorted(row["id"] for row in found)
    for row in [*rows(out, "claims"), *rows(out, "mentions")]:
        assert texts[row["document"]][row["start"] : row["end"]] == row["text"]


def test_a_chain_of_two_in_a_letter(out: Path) -> None:
    """I worked in Shed 9 … Mr. Tamro told me that the foreman had said the drums went into the water on 3 March."""
    claim = next(row for row in rows(out, "claims") if row["text"] == "the drums went into the water on 3 March")
    assert claim["voice"] == {"name": "Ruta Ilvesmaa", "entity": RUTA}
    assert [(link["name"], link["entity"], link["act"]) for link in claim["chain"]] == [
        ("Mr. Tamro", TAMRO, "say"),
        ("the foreman", None, "say"),
    ]
    assert claim["time"] == {"start": "2021-03-03", "end": "2021-03-03", "text": "3 March"}
    assert claim["frames"][0]["predicate"]["lemma"] == "go"


def test_an_accusation_without_a_source_names_nobody(out: Path) -> None:
    claim = next(row for row in rows(out, "claims") if row["act"] == "accuse")
    assert [(link["name"], link["entity"]) for link in claim["chain"]] == [(None, None)]
    assert claim["about"] == [WORKS]


def test_a_post_names_its_holder_and_leaves_open_what_the_text_does(out: Path) -> None:
    """Yard manager Kalle Tamro denied the account on Tuesday."""
    (post,) = rows(out, "posts")
    assert (post["title"], post["lemma"], post["kind"]) == ("Yard manager", "yard manager", "holds")
    assert (post["holder"], post["holder_name"]) == (TAMRO, "Kalle Tamro")
    assert (post["organization"], post["organization_name"], post["principal"]) == (None, None, None)
    assert (post["tense"], post["time"], post["as_of"]) == ("unstated", None, None)


def test_a_lone_surrogate_comes_back_as_it_was(out: Path, case: MemoryView) -> None:
    assert {row["text"] for row in rows(out, "documents")} == {one.text for one in case.documents()}


def test_the_same_case_gives_the_same_bytes_over_an_older_export(out: Path, case: MemoryView) -> None:
    before = {one.name: one.read_bytes() for one in out.iterdir()}
    (out / "claims.jsonl").write_text("old")
    export(
        MemoryView(case.readings[::-1], case.known[::-1], case.clusters, case.related, case.failed), out, name="jsonl"
    )
    assert {one.name: one.read_bytes() for one in out.iterdir()} == before
