"""Reviews that wait beside a case while another process writes it: read with the case, and taken into it afterwards.

SQLite lets one process write a file at a time, and a build that compares claims does so for minutes. A review touches
nothing that a build does. So whoever reviews holds this small file first, by which numbers are given to one at a time,
and then writes into the case, or here when the case is not to be had.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from sayso.store.connection import REASONS, explained

Row = Sequence[object]
"""A review as the table `review` has it, from `key` to `facets`."""

COLUMNS = 'key, subject, kind, value, "by", at, why, name, document, start, "end", undoes, facets'
_OLD = COLUMNS.replace(", facets", ", NULL")  # of a ledger of an earlier sayso
_TABLE = f'CREATE TABLE IF NOT EXISTS waiting ("case" TEXT NOT NULL, {COLUMNS}, PRIMARY KEY ("case", key))'
_DAMAGED = (
    "{where} holds reviews that wait for the case beside it, and cannot be read ({error}); put a copy of it back, or move"
    " it away to go on without what waits there"
)
_REASONS = {**REASONS, "SQLITE_NOTADB": _DAMAGED, "SQLITE_CORRUPT": _DAMAGED}
_PATIENCE = 10.0  # seconds; it is held for as long as one review takes


def ledger_of(case: Path) -> Path:
    """Where reviews of a case wait."""
    return case.with_name(f"{case.name}-reviews")


def waiting(case: Path) -> tuple[tuple[str, Row], ...]:
    """The reviews that wait, in their order, each with the id of its case.

    To be read before the case is: what is taken into it meanwhile is then found twice, and never missing. Raises
    CaseError.
    """
    path = ledger_of(case)
    if not path.exists():
        return ()
    with explained(str(path), reasons=_REASONS), closing(_connected(path, "rw")) as base:
        if base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            return ()
        rows = base.execute(
            f'SELECT "case", {COLUMNS if _faceted(base) else _OLD} FROM waiting ORDER BY key'
        ).fetchall()
    return tuple((row[0], row[1:]) for row in rows)


@contextmanager
def held(case: Path) -> Iterator[sqlite3.Connection]:
    """The ledger of a case, which nobody else holds meanwhile; kept as it is left, or as it was when it fails.

    Raises CaseError.
    """
    where = str(ledger_of(case))
    with explained(where, reasons=_REASONS):
        base = _connected(ledger_of(case), "rwc")
    with closing(base):
        with explained(where, reasons=_REASONS):
            base.execute("BEGIN IMMEDIATE")
        try:
            with explained(where, reasons=_REASONS):
                base.execute(_TABLE)
                if not _faceted(base):
                    base.execute("ALTER TABLE waiting ADD COLUMN facets")
            yield base
        except BaseException:
            base.execute("ROLLBACK")
            raise
        base.execute("COMMIT")


def _faceted(base: sqlite3.Connection) -> bool:
    return base.execute("SELECT 1 FROM pragma_table_info('waiting') WHERE name = 'facets'").fetchone() is not None


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(bytes(path.absolute()))}?mode={mode}", uri=True, isolation_level=None, timeout=_PATIENCE
    )
