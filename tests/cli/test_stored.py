"""The commands on a case in a real file give what the readings that were put into it hold."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.cli.main import main
from sayso.report.formats import export
from sayso.store import open_writer
from sayso.store.protocol import FileState
from support.harbour import harbour
from support.memory import MemoryView


@pytest.fixture
def case() -> MemoryView:
    """The harbour case, save for what no reader lets into a document and no build writes yet."""
    whole = harbour()
    readings = tuple(
        replace(one, document=replace(one.document, text=one.document.text.replace("\ud800", "?")))
        for one in whole.readings
    )
    return replace(whole, readings=readings, related=())


@pytest.fixture
def stored(case: MemoryView, tmp_path: Path) -> str:
    path = tmp_path / "harbour.sayso"
    with open_writer(path) as writer:
        for one in case.readings:
            state = FileState(path=one.document.path, size=1, modified=1, document=one.document.id)
            writer.put([one], file=state)
        writer.put([], file=FileState(path="scan.pdf", size=1, modified=1, document=None), problems=case.failed)
        writer.resolve(case.known, case.clusters)
    return str(path)


def test_the_export_is_the_same(case: MemoryView, stored: str, tmp_path: Path) -> None:
    assert main(["export", stored, "--format", "jsonl", "-o", str(tmp_path / "stored")]) == 0
    for path in export(case, tmp_path / "held", name="jsonl"):
        assert (tmp_path / "stored" / path.name).read_bytes() == path.read_bytes()


def test_a_claim_is_found_by_its_words_and_shown(stored: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Mr. Tamro told me that the foreman had said the drums went into the water on 3 March."""
    assert main(["claims", stored, "--json", "water", "--source", "Kalle Tamro"]) == 0
    ids = [row["id"] for row in json.loads(capsys.readouterr().out)]
    assert len(ids) == 2
    assert main(["show", stored, ids[1]]) == 0
    assert "      › the foreman  “had said”  say, open: not tied to a name\n" in capsys.readouterr().out


def test_a_near_name_is_suggested(stored: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["claims", stored, "--about", "Kalle Tammro"]) == 2
    assert "Kalle Tamro" in capsys.readouterr().err
