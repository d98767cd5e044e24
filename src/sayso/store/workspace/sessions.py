"""Sessions: who is logged in. Only the hash of a session's token is kept."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from datetime import UTC, datetime

from sayso.model import Account, Session
from sayso.store.workspace.accounts import COLUMNS, account_of, find

IDLE, LONGEST = 12 * 3600, 7 * 24 * 3600  # seconds
_BYTES = 32
# A page that is shown need not be noted each time: a session may end this many seconds early.
_NOTED = 300


def start(base: sqlite3.Connection, account: Account, now: int) -> str | None:
    """A new token for an account whose password was right; None when it was disabled or changed meanwhile."""
    found = find(base, account.name)
    if found is None or found[1].disabled or found[1].epoch != account.epoch:
        return None
    token = secrets.token_urlsafe(_BYTES)
    base.execute("DELETE FROM session WHERE seen < ? OR started < ?", (now - IDLE, now - LONGEST))
    base.execute("INSERT INTO session VALUES (?, ?, ?, ?, ?)", (hashed(token), found[0], account.epoch, now, now))
    return token


def session(base: sqlite3.Connection, token: str, now: int) -> Session | None:
    """The session of this token, if it is not over."""
    row = base.execute(
        f"SELECT {COLUMNS}, s.started, s.seen FROM session s JOIN account a ON a.key = s.account"
        " WHERE s.token = ? AND s.epoch = a.epoch AND NOT a.disabled AND s.seen > ? AND s.started > ?",
        (hashed(token), now - IDLE, now - LONGEST),
    ).fetchone()
    return None if row is None else Session(account_of(row[1:7]), _time(row[7]), _time(row[8]))


def stale(one: Session, now: int) -> bool:
    """Whether it is time to note that a session is still used."""
    return now - datetime.fromisoformat(one.seen).timestamp() > _NOTED


def touch(base: sqlite3.Connection, token: str, now: int) -> None:
    """Note that a session is still used."""
    base.execute("UPDATE session SET seen = ? WHERE token = ?", (now, hashed(token)))


def end(base: sqlite3.Connection, token: str) -> None:
    """End a session. None is no error."""
    base.execute("DELETE FROM session WHERE token = ?", (hashed(token),))


def hashed(token: str) -> bytes:
    """What is kept of a token. It is random, so that a fast hash will do."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def _time(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
