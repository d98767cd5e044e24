"""Files appear whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.report.files import write_files


def broken() -> Iterator[bytes]:
    yield b"half of "
    raise ValueError("the source broke")


def test_a_failure_leaves_the_old_files_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(ValueError, match="broke"):
        write_files(tmp_path, [("a", [b"new"]), ("b", broken())])
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"a": b"old"}


def test_files_are_written_in_a_new_folder(tmp_path: Path) -> None:
    paths = write_files(tmp_path / "x" / "y", [("a", [b"1", b"2"])])
    assert [path.read_bytes() for path in paths] == [b"12"]
    assert [one.name for one in (tmp_path / "x" / "y").iterdir()] == ["a"]
