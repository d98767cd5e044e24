"""The audit log as it is kept: entries are appended, and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from sayso.model import AuditCheck, AuditEntry
from sayso.model.audit import BEGINNING, check
from sayso.store.workspace.names import storable

_COLUMNS = 'number, at, "by", action, "case", subject, detail, previous, hash'


def append(base: sqlite3.Connection, entry: AuditEntry) -> AuditEntry:
    """Add an entry at the end, with its number and its hash. The caller holds the right to write."""
    last = base.execute("SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1").fetchone() or (0, BEGINNING)
    one = AuditEntry(
        number=last[0] + 1,
        at=entry.at,
        by=storable(entry.by),
        action=storable(entry.action),
        case=storable(entry.case),
        subject=storable(entry.subject),
        detail=storable(entry.detail),
        previous=last[1],
    ).sealed
    base.execute(
        f"INSERT INTO audit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (one.number, one.at, one.by, one.action, one.case, one.subject, one.detail, one.previous, one.hash),
    )
    return one


def entries(base: sqlite3.Connection, *, skip: int = 0, limit: int = -1) -> list[AuditEntry]:
    """The entries, newest first, without the first `skip`, no more than `limit`."""
    rows = base.execute(
        f"SELECT {_COLUMNS} FROM audit ORDER BY number DESC LIMIT ? OFFSET ?",
        (limit, skip),
    )
    return [AuditEntry(*row) for row in rows]


def verify(base: sqlite3.Connection, *, noted: str = "") -> AuditCheck:
    """Whether the log is whole, and holds the head that was noted elsewhere."""
    return check(_in_order(base), noted=noted)


def _in_order(base: sqlite3.Connection) -> Iterator[AuditEntry]:
    for row in base.execute(f"SELECT {_COLUMNS} FROM audit ORDER BY number"):
        yield AuditEntry(*row)
