"""A spreadsheet shows claims and runs nothing."""

import csv
from pathlib import Path

import pytest

from sayso.report.csv import COLUMNS, safe_cell
from sayso.report.formats import export
from support.memory import MemoryView


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_a_formula_is_neutralised(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "plain", "a=b", "3 – 4"])
def test_other_cells_are_left_alone(cell: str) -> None:
    assert safe_cell(cell) == cell


def test_one_claim_a_row(case: MemoryView, tmp_path: Path) -> None:
    (path,) = export(case, tmp_path, name="csv")
    with path.open(encoding="utf-8-sig", newline="") as lines:
        found = list(csv.DictReader(lines))
    assert tuple(found[0]) == COLUMNS
    assert len(found) == case.totals().claims
    drums = next(row for row in found if row["text"] == "the drums went into the water on 3 March")
    assert drums["chain"] == "Ruta Ilvesmaa › Mr. Tamro (say) › the foreman (say)"
    assert (drums["source"], drums["line"], drums["time_start"]) == ("the foreman", "4", "2021-03-03")
    hostile = next(row for row in found if "HYPERLINK" in row["text"])
    assert hostile["text"].startswith("'=HYPERLINK")
    assert "\x1b" not in hostile["text"]
