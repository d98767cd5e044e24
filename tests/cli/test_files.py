"""`sayso report` and `sayso export` write files and name them."""

import json
from pathlib import Path

from .conftest import Sayso


def test_a_report_is_written_and_named(sayso: Sayso, tmp_path: Path) -> None:
    ran = sayso("report", "CASE", "-o", str(tmp_path / "out.html"))
    assert ran.status == 0
    # A long path is folded anywhere.
    assert "out.html:10claimsby7sourcesin3documents" in "".join(ran.out.split())
    assert "<title>Who says what: harbour</title>" in (tmp_path / "out.html").read_text("utf-8")


def test_an_export_names_its_files(sayso: Sayso, tmp_path: Path) -> None:
    found = json.loads(sayso("export", "CASE", "--format", "csv", "-o", str(tmp_path / "x"), "--json").out)
    assert found["files"] == [
        {"file": str(tmp_path / "x" / "claims.csv"), "bytes": (tmp_path / "x" / "claims.csv").stat().st_size}
    ]


def test_an_unknown_format_lists_the_formats(sayso: Sayso, tmp_path: Path) -> None:
    ran = sayso("export", "CASE", "--format", "jsn", "-o", str(tmp_path / "x"))
    assert ran.status == 2
    assert (
        ran.err
        == "sayso: there is no format 'jsn'; did you mean jsonl; the formats are csv, graphml, jsonl, webannotation\n"
    )
    assert not (tmp_path / "x").exists()


def test_a_place_that_cannot_be_written_is_told(sayso: Sayso, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ran = sayso("report", "CASE", "-o", str(tmp_path / "file" / "out.html"))
    assert ran.status == 2
    assert ran.err.startswith("sayso: cannot write ")
