"""Which files a folder yields, in which order, and what is told of the rest."""

from __future__ import annotations

import inspect
import os
import sys
from pathlib import Path

import pytest

from sayso.run.scan import scan


def names(root: Path) -> list[str]:
    return [one.name for one in scan([str(root)]).files]


def test_files_come_in_the_order_of_their_bytes_folders_last(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "B.txt", "é.txt", "a/y/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    assert names(tmp_path) == ["B.txt", "b.txt", "é.txt", "a/z.txt", "a/y/x.txt"]


def test_a_file_may_be_a_source(tmp_path: Path) -> None:
    file = tmp_path / ".named"
    file.write_text("words")
    (found,) = scan([str(file)]).files
    assert (found.source, found.name, found.size, found.file) == (str(file), "", 5, str(file))


def test_hidden_files_are_counted_and_left_out(tmp_path: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", "~$memo.docx", "__MACOSX/a.txt", ".git/config", "memo.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = scan([str(tmp_path)])
    assert [one.name for one in found.files] == ["memo.docx"]
    assert found.hidden == 5


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "a" / "file").touch()
    found = scan([str(tmp_path)])
    assert [one.name for one in found.files] == ["a/file"]
    assert [(one.name, "not there" in one.message) for one in found.faults] == [("self", True)]


def test_a_link_between_two_sources_is_followed(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    (tmp_path / "b" / "file").touch()
    (tmp_path / "a" / "link").symlink_to(tmp_path / "b" / "file")
    both = scan([str(tmp_path / "a"), str(tmp_path / "b")])
    assert [one.name for one in both.files] == ["link", "file"]
    alone = scan([str(tmp_path / "a")])
    assert not alone.files
    assert "outside" in alone.faults[0].message


def test_a_folder_that_cannot_be_listed_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "locked").mkdir()
    (tmp_path / "a.txt").touch()
    listed = os.scandir

    def refuse(path: Path) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = scan([str(tmp_path)])
    assert [one.name for one in found.files] == ["a.txt"]
    (fault,) = found.faults
    assert (fault.name, fault.folder) == ("locked", True)
    assert "permission denied" in fault.message


def test_folders_may_lie_deeper_than_python_recurses(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 100)
    deep.mkdir(parents=True)
    (deep / "a.txt").touch()
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 50)
    try:
        assert len(names(tmp_path)) == 1
    finally:
        sys.setrecursionlimit(limit)
