"""A case in one SQLite file: the default store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.store.connection import reading, writing
from sayso.store.protocol import View, Writer
from sayso.store.view import SqliteView
from sayso.store.writer import SqliteWriter


@contextmanager
def open_view(path: Path) -> Iterator[View]:
    """The case as it is now; what is written meanwhile does not show. Raises CaseError when there is none to read."""
    with reading(path) as base:
        yield SqliteView(base)


@contextmanager
def open_writer(path: Path) -> Iterator[Writer]:
    """The case, to write in: made if it is new, brought up to date if it is old. Raises CaseError."""
    with writing(path) as base:
        yield SqliteWriter(base, path)
