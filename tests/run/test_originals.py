"""The original of a document is given as it was read, or not at all."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from sayso.errors import NotFound
from sayso.model import Document, document_id
from sayso.run.originals import Originals, original
from sayso.store.protocol import FileState

NOTE = b"The barge left at dawn.\n"


class Files:
    """A view that knows only of files."""

    def __init__(self, *states: FileState) -> None:
        self.states = states

    def files(self) -> tuple[FileState, ...]:
        return self.states


def state(path: Path, name: str = "note.txt", *, vanished: bool = False) -> FileState:
    content = document_id((path / name).read_bytes())
    return FileState(path=name, size=1, modified=1, document=content, source=str(path), name=name, vanished=vanished)


def document(data: bytes, path: str = "note.txt") -> Document:
    return Document(id=document_id(data), path=path, media_type="text/plain", text=data.decode())


def test_the_bytes_as_they_were_read(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(NOTE)
    assert original(Files(state(tmp_path)), document(NOTE)) == NOTE  # type: ignore[arg-type]


def test_what_has_changed_or_gone_is_not_given(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(NOTE)
    view = Files(state(tmp_path))
    (tmp_path / "note.txt").write_bytes(b"The barge never left.\n")
    with pytest.raises(NotFound, match="has changed since it was read"):
        original(view, document(NOTE))  # type: ignore[arg-type]
    (tmp_path / "note.txt").unlink()
    with pytest.raises(NotFound, match="is gone"):
        original(view, document(NOTE))  # type: ignore[arg-type]
    with pytest.raises(NotFound, match="no file of the case"):
        original(Files(), document(NOTE))  # type: ignore[arg-type]


def test_a_link_put_in_its_place_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_bytes(NOTE)
    view = Files(state(tmp_path))
    secret = tmp_path / "secret"
    secret.write_bytes(b"the key of the safe")
    (tmp_path / "note.txt").unlink()
    (tmp_path / "note.txt").symlink_to(secret)
    with pytest.raises(NotFound, match="has changed"):
        original(view, document(NOTE))  # type: ignore[arg-type]


def test_a_member_is_taken_out_of_its_container(tmp_path: Path) -> None:
    """A zip within a zip, with two files of one name beside the one that is wanted."""
    with zipfile.ZipFile(tmp_path / "inner.zip", "w") as inner:
        inner.writestr("a/note.txt", NOTE)
        inner.writestr("note.txt", b"another")
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as box:
        box.write(tmp_path / "inner.zip", "inner.zip")
        box.writestr("note.txt", b"a third")
    view = Files(state(tmp_path, "box.zip"))
    assert original(view, document(NOTE, "box.zip/inner.zip/a/note.txt")) == NOTE  # type: ignore[arg-type]
    with pytest.raises(NotFound, match="cannot be taken out"):
        original(view, document(NOTE, "box.zip/inner.zip/b/note.txt"))  # type: ignore[arg-type]
    with pytest.raises(NotFound, match="has changed"):
        original(view, document(NOTE, "box.zip/note.txt"))  # type: ignore[arg-type]


def test_a_container_that_takes_too_long_costs_only_a_process_of_its_own(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as box:
        box.writestr("note.txt", NOTE)
    view, wanted = Files(state(tmp_path, "box.zip")), document(NOTE, "box.zip/note.txt")
    made = Originals()
    assert made.of(view, wanted) == NOTE  # type: ignore[arg-type]
    made.close()
    slow = Originals(seconds=0.001)
    with pytest.raises(NotFound, match=r"cannot be taken out of box\.zip any more"):
        slow.of(view, wanted)  # type: ignore[arg-type]
    slow.close()
