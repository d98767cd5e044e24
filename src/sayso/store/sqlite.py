"""A case in one SQLite file: the default store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sayso.errors import SaysoError
from sayso.store.connection import PATIENCE, reading, writing
from sayso.store.ledger import waiting
from sayso.store.protocol import Reviewer, View, Writer
from sayso.store.reviewing import SqliteReviewer, reviewing, take_in
from sayso.store.view import SqliteView
from sayso.store.writer import SqliteWriter


@contextmanager
def open_view(path: Path) -> Iterator[View]:
    """The case as it is now; what is written meanwhile does not show. Raises CaseError when there is none to read."""
    aside = waiting(path)
    with reading(path) as base:
        yield SqliteView(base, aside)


@contextmanager
def open_writer(path: Path, *, patience: float = PATIENCE) -> Iterator[Writer]:
    """The case, to write in: made if it is new, brought up to date if it is old.

    Each call waits `patience` seconds for another process that is writing. Raises CaseError, CaseBusy among them.
    """
    with writing(path, patience=patience) as base:
        try:
            yield SqliteWriter(base, path)
        except BaseException:
            # Whoever stops a build may take the case elsewhere next. What went wrong before is what is to be told.
            with suppress(SaysoError):
                take_in(base, path)
            raise
        take_in(base, path)


@contextmanager
def open_reviewer(path: Path) -> Iterator[Reviewer]:
    """The reviews of a case, to add to, also while a build is writing it. Raises CaseError."""
    with reviewing(path) as base:
        yield SqliteReviewer(base, path)
