"""What people said of claims and sources, kept with the place of a claim's words: ids may change, words do not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from sayso.errors import NotFound
from sayso.model import Review, ReviewKind, Span

# A claim that was read anew may have another id: it is the one at the same place.
_SUBJECT = (
    "CASE WHEN v.document IS NULL OR EXISTS (SELECT 1 FROM claim WHERE id = v.subject) THEN v.subject ELSE"
    " coalesce((SELECT c.id FROM document d JOIN claim c ON c.document = d.key WHERE d.id = v.document"
    ' AND c.start = v.start AND c."end" = v."end" ORDER BY c.id LIMIT 1), v.subject) END'
)
_REVIEWS = (
    f'SELECT v.key, {_SUBJECT} AS now, v.kind, v.value, v."by", v.at, v.why, v.name, v.document, v.start, v."end", v.undoes'
    " FROM review v"
)


def all_reviews(base: sqlite3.Connection, subject: str | None) -> Iterator[Review]:
    """The reviews of a subject, or all, undoings among them, in the order they were given."""
    where = "" if subject is None else " WHERE now = ?"
    rows = base.execute(f"SELECT * FROM ({_REVIEWS}){where} ORDER BY key", () if subject is None else (subject,))
    for key, now, kind, value, by, at, why, name, document, start, end, undoes in rows.fetchall():
        yield Review(
            now,
            ReviewKind(kind),
            value,
            by,
            at,
            why,
            id=f"r{key}",
            name=name,
            document=document,
            span=None if start is None else Span(start, end),
            undoes=None if undoes is None else f"r{undoes}",
        )


def add_review(base: sqlite3.Connection, one: Review) -> str:
    """Store a review; returns its id. Raises NotFound when it undoes none there is."""
    undoes = None if one.undoes is None else _key_of(base, one.undoes)
    start, end = (None, None) if one.span is None else (one.span.start, one.span.end)
    cursor = base.execute(
        'INSERT INTO review (subject, kind, value, "by", at, why, name, document, start, "end", undoes)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (one.subject, one.kind, one.value, one.by, one.at, one.why, one.name, one.document, start, end, undoes),
    )
    return f"r{cursor.lastrowid}"


def _key_of(base: sqlite3.Connection, ident: str) -> int:
    number = ident.removeprefix("r")
    row = base.execute("SELECT key FROM review WHERE key = ?", (int(number) if number.isdecimal() else -1,)).fetchone()
    if row is None:
        raise NotFound(f"there is no review {ident!r}")
    return int(row[0])
