"""Views of one case for many readers at once: connections are kept, each view is a new snapshot."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue

from sayso.store.connection import explained, opened, snapshot
from sayso.store.ledger import waiting
from sayso.store.protocol import View
from sayso.store.view import SqliteView


class Views:
    """Opens views of the case at this path, one for each reader; they may be in different threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: SimpleQueue[sqlite3.Connection] = SimpleQueue()

    @contextmanager
    def view(self) -> Iterator[View]:
        """The case as it is now. Raises CaseError when there is none to read."""
        with explained(str(self._path)):
            base = self._connection()
            try:
                aside = waiting(self._path)
                with snapshot(base):
                    yield SqliteView(base, aside)
            except sqlite3.Error:
                # What is wrong with it may pass with a new one.
                base.close()
                raise
            except BaseException:
                self._idle.put(base)
                raise
            self._idle.put(base)

    def close(self) -> None:
        """Close what is idle."""
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return

    def _connection(self) -> sqlite3.Connection:
        try:
            return self._idle.get_nowait()
        except Empty:
            return opened(self._path)
