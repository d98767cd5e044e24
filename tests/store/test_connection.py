"""Many who open a new file at once: none is refused because another is just making it ready."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from sayso.store import connection
from sayso.store.connection import write_ahead


def test_all_who_come_at_once_are_let_in(tmp_path: Path) -> None:
    together = Barrier(8)

    def come(turn: int) -> str:
        base = sqlite3.connect(tmp_path / f"{turn}.db", isolation_level=None)
        together.wait()
        write_ahead(base)
        mode = str(base.execute("PRAGMA journal_mode").fetchone()[0])
        base.close()
        return mode

    with ThreadPoolExecutor(8) as threads:
        for turn in range(40):
            assert set(threads.map(come, [turn] * 8)) == {"wal"}


def test_who_holds_the_file_for_good_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    holder = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    other = sqlite3.connect(tmp_path / "a.db", isolation_level=None, timeout=0)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        write_ahead(other)
