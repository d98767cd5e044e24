"""An unknown format lists the ones there are."""

from pathlib import Path

import pytest

from sayso.errors import SaysoError
from sayso.report.formats import FORMATS, export, export_format
from support.memory import MemoryView


def test_a_format_is_found_by_its_name() -> None:
    assert {name: export_format(name).name for name in FORMATS} == {name: name for name in FORMATS}


def test_an_unknown_one_lists_the_choices() -> None:
    with pytest.raises(SaysoError, match=r"no format 'jsnl'; did you mean jsonl; the formats are csv, graphml, jsonl"):
        export_format("jsnl")


def test_a_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(SaysoError, match=r"cannot write .*taken"):
        export(MemoryView(), tmp_path / "taken", name="csv")
