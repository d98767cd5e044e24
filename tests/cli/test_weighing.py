"""`sayso conflicts`, `corroborated` and `origins`: pairs and groups with who says each, and the evidence when asked."""

import json

import pytest

from support.memory import MemoryView
from support.pier import pier

from .conftest import Sayso


@pytest.fixture
def case() -> MemoryView:
    return pier()


def test_a_conflict_is_what_differs_and_both_passages_with_who_says_them(sayso: Sayso) -> None:
    """I saw how the crane fell at noon. / A guard said the crane never fell."""
    ran = sayso("conflicts", "CASE")
    first, *lines = [line.strip() for line in ran.out.splitlines()]
    assert first.startswith("negation: “the crane fell at noon” against “the crane never fell”")
    assert "lineage unknown" in " ".join(ran.out.split())
    quoted = {line for line in lines if line.startswith("“")}
    assert quoted == {"“the crane fell at noon”", "“the crane never fell”"}
    assert any(line.endswith("  Bo Harl") for line in lines)
    assert any(line.endswith("the document (author not stated) › A guard (say)") for line in lines)
    assert "letter.txt:1, 2021-06-02" in lines
    assert "notes.txt:1, undated" in lines


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--kind", "negation"], 1),
        (["--kind", "number"], 0),
        (["--independent"], 0),
        (["--source", "Bo Harl"], 1),
        (["--source", "Ada Venn"], 0),
    ],
)
def test_conditions_narrow_the_conflicts(sayso: Sayso, options: list[str], found: int) -> None:
    rows = json.loads(sayso("conflicts", "CASE", "--json", *options).out)
    assert len(rows) == found
    assert all(row["differences"] == ["negation"] and row["left"]["path"] for row in rows)


def test_a_kind_that_is_none_is_told(sayso: Sayso) -> None:
    ran = sayso("conflicts", "CASE", "--kind", "numbers")
    assert (ran.status, "did you mean number?" in ran.err) == (2, True)


def test_the_evidence_of_a_conflict(sayso: Sayso) -> None:
    out = " ".join(sayso("conflicts", "CASE", "--explain").out.split())
    assert "I saw how [[the crane fell at noon]]." in out
    assert "A guard: “said”" in out
    assert "origin unknown: who a guard is, the document does not say" in out


def test_two_origins_bear_it_out(sayso: Sayso) -> None:
    ran = sayso("corroborated", "CASE")
    lines = ran.out.splitlines()
    assert lines[0] == "3 documents, 2 origins, none of unknown lineage"
    assert [line for line in lines if line.startswith("  origin: ")] == [
        "  origin: Ada Venn  2 documents",
        "  origin: Bo Harl  1 document",
    ]
    assert sayso("corroborated", "CASE", "--origins", "3").err == "Nothing here is said by 3 known origins.\n"


def test_who_had_it_from_whom(sayso: Sayso) -> None:
    """The Daily Quay reprints the wire."""
    out = sayso("origins", "CASE", "--explain").out.splitlines()
    wire = out.index("    wire.txt")
    daily = out.index("      daily.txt  the text of wire.txt, 80% of its words")
    assert wire < daily
    assert any("origin Bo Harl: Bo Harl says so" in line for line in out)


def test_the_group_of_one_claim(sayso: Sayso, case: MemoryView) -> None:
    alone = next(one for one in case.claims() if case.document(one.document).path == "notes.txt")
    (found,) = json.loads(sayso("origins", "CASE", alone.id, "--json").out)
    assert found["summary"] == "1 document, no known origin, 1 of unknown lineage"
    assert [one["why"] for one in found["roots"]] == ["who a guard is, the document does not say"]


def test_groups_as_json_have_their_claims_roots_and_descents(sayso: Sayso) -> None:
    (found,) = json.loads(sayso("origins", "CASE", "--json", "--source", "Bo Harl").out)
    assert [one["name"] for one in found["origins"]] == ["Ada Venn", "Bo Harl"]
    assert {one["path"] for one in found["claims"]} == {"wire.txt", "daily.txt", "letter.txt"}
    assert [(one["kind"], one["score"]) for one in found["descents"]] == [("reprint", 0.8)]


def test_a_case_without_relations_says_so(sayso: Sayso) -> None:
    assert sayso("conflicts", "CASE", "--source", "Ada Venn").err == "No two claims are known to conflict here.\n"


@pytest.mark.parametrize("command", ["conflicts", "origins", "corroborated"])
def test_what_is_still_to_be_worked_out_is_told_beside_the_result(
    sayso: Sayso, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "not worked out yet" not in sayso(command, "CASE").err
    monkeypatch.setattr(MemoryView, "behind", lambda _: True)
    assert "not worked out yet" in sayso(command, "CASE").err
    assert "not worked out yet" in sayso(command, "CASE", "--json").err
