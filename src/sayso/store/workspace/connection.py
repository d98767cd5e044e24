"""Connections to a workspace file, for many threads and processes that read and write at once."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue

from sayso.errors import WorkspaceError
from sayso.store.connection import PATIENCE, REASONS, explained, write_ahead
from sayso.store.workspace.schema import MIGRATIONS, check, migrate

_REASONS = {
    **REASONS,
    "SQLITE_NOTADB": "{where} is not a workspace file; name one made by `sayso account`",
    "SQLITE_CORRUPT": "{where} is damaged ({error}); restore a copy",
}


class Connections:
    """Lends connections to the file at this path; each is used by one thread at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: SimpleQueue[sqlite3.Connection] = SimpleQueue()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection on which all queries see one state of the file. Raises WorkspaceError."""
        with self._transaction("BEGIN") as base:
            yield base

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction that nobody else writes in; kept whole, or not at all. Raises WorkspaceError."""
        with self._transaction("BEGIN IMMEDIATE") as base:
            yield base

    def close(self) -> None:
        """Close what is idle."""
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with explained(str(self._path), kind=WorkspaceError, reasons=_REASONS):
            base = self._lent()
            try:
                base.execute(begin)
                yield base
                base.execute("COMMIT")
            except sqlite3.Error:
                # What is wrong with it may pass with a new one.
                base.close()
                raise
            except BaseException:
                base.execute("ROLLBACK")
                self._idle.put(base)
                raise
            self._idle.put(base)

    def _lent(self) -> sqlite3.Connection:
        try:
            return self._idle.get_nowait()
        except Empty:
            return _connected(self._path)


def make(path: Path) -> None:
    """An empty file that only its owner may read: it will hold what passwords can be guessed from."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise WorkspaceError(f"{path} cannot be made: {error.strerror or error}") from error


def _connected(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE, check_same_thread=False)
    try:
        # Before anything is written: the switch to WAL would otherwise mark a database that is not ours. In one
        # transaction: another process may just be making the tables.
        base.execute("BEGIN")
        version = check(base, str(path))
        base.execute("COMMIT")
        write_ahead(base)
        # What the audit log says was done must not be forgotten in a power cut.
        base.execute("PRAGMA synchronous = FULL")
        base.execute("PRAGMA foreign_keys = ON")
        if version < len(MIGRATIONS):
            migrate(base, str(path))
    except BaseException:
        base.close()
        raise
    return base
