"""Writes files so that a reader finds the old ones or the new ones, whole, and never half of one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.errors import SaysoError

File = tuple[str, Iterable[bytes]]
"""A name and the pieces of its content."""


def write_files(folder: Path, files: Iterable[File]) -> tuple[Path, ...]:
    """Write each file into the folder, made if need be; all are complete before the first takes its name.

    Raises SaysoError when the folder or a file cannot be written.
    """
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        ready: list[tuple[Path, Path]] = []
        try:
            for name, pieces in files:
                ready.append((_written(folder / name, pieces), folder / name))
            for temporary, final in ready:
                temporary.replace(final)
        finally:
            for temporary, _ in ready:
                temporary.unlink(missing_ok=True)
    return tuple(final for _, final in ready)


def write_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Write one file, its folder made if need be. Raises SaysoError when it cannot be written."""
    write_files(path.parent, [(path.name, pieces)])


def _written(final: Path, pieces: Iterable[bytes]) -> Path:
    """The content in a new file beside its final place, with the rights that any new file would get."""
    handle, name = tempfile.mkstemp(prefix=f".{final.name[:40]}.", dir=final.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            for piece in pieces:
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


@contextmanager
def _told(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SaysoError(
            f"cannot write {error.filename or place}: {error.strerror or error}; "
            "give a place that exists, is a folder's own and has room"
        ) from error
