"""What people said of claims and sources, kept with the place of a claim's words: ids may change, words do not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sayso.errors import NotFound
from sayso.model import Hold, Review, ReviewKind, Span
from sayso.store.connection import explained, writing
from sayso.store.ledger import COLUMNS, Row, held, waiting

# A claim that was read anew may have another id: it is the one at the same place.
_NOW = (
    "CASE WHEN review.document IS NULL OR EXISTS (SELECT 1 FROM claim WHERE id = review.subject) THEN review.subject"
    " ELSE (SELECT c.id FROM document d JOIN claim c ON c.document = d.key WHERE d.id = review.document"
    ' AND c.start = review.start AND c."end" = review."end" ORDER BY c.id LIMIT 1) END'
)
# What a person judges by beside the words: a claim of the same id may be read with others.
_READ = (
    "(SELECT json_array(c.act, c.factuality, c.status, c.basis, json((SELECT json_group_array(json_array(name, act))"
    " FROM (SELECT name, act FROM link WHERE claim = c.key ORDER BY rank)))) FROM claim c WHERE c.id = {id})"
)
_CHANGED = f"coalesce(review.facets <> {_READ.format(id='review.now')}, 0)"
_ALL = (
    'SELECT v.key, v.subject, v.kind, v.value, v."by", v.at, v.why, v.name, v.document, v.start, v."end", v.undoes,'
    " v.facets, v.now, v.changed, d.present FROM review v LEFT JOIN document d ON d.id = v.document"
)
_TRIED = 300  # milliseconds for which a review waits for the case itself


def all_reviews(
    base: sqlite3.Connection, subject: str | None = None, *, after: int = 0, aside: Sequence[Row] = ()
) -> Iterator[Review]:
    """The reviews of a subject, or all, undoings among them, in the order they were given, without the first `after`.

    `aside` are those that wait to be taken into the case.
    """
    where = "v.key > ?1" if subject is None else "v.key > ?1 AND v.now = ?2"
    values = (after,) if subject is None else (after, subject)
    rows = base.execute(f"{_ALL} WHERE {where} ORDER BY v.key", values).fetchall()
    for row in (*rows, *(_found(base, row) for row in lacking(base, aside) if _key(row) > after)):
        if subject is None or row[13] == subject:
            yield _review(row)


def last_key(base: sqlite3.Connection) -> int:
    """The number of the last review of the case; they are numbered without a gap."""
    return int(base.execute("SELECT coalesce(max(key), 0) FROM review").fetchone()[0])


def lacking(base: sqlite3.Connection, aside: Sequence[Row]) -> list[Row]:
    """Of the reviews that wait, those that the case lacks, with the numbers that they have in it.

    Whoever was stopped between both files has left a review in both. But a case that was copied without its ledger and
    reviewed elsewhere has others under the same numbers: these stay, and what waits comes after them.
    """
    numbers: dict[int, int] = {}
    met: set[int] = set()
    found: list[Row] = []
    last = last_key(base)
    for row in aside:
        key, undoes = _key(row), None if row[11] is None else int(str(row[11]))
        undoes = undoes if undoes is None else numbers.get(undoes, undoes)
        if undoes is not None and undoes > last + len(found):
            row = _astray(row)
            undoes = None
        said = (*row[1:11], undoes, row[12])
        held = _held(base, key, said) if key != last + len(found) + 1 else []
        here = next((one for one in held if one not in met), None)
        if here is None:
            here = last + len(found) + 1
            found.append((here, *said))
        met.add(here)
        numbers[key] = here
    return found


def hold_reviews(base: sqlite3.Connection, document: str) -> None:
    """Bring the reviews of a document's claims in line with what is read in it now."""
    base.execute(f"UPDATE review SET now = {_NOW} WHERE document = ?", (document,))
    base.execute(f"UPDATE review SET changed = {_CHANGED} WHERE document = ?", (document,))


class SqliteReviewer:
    """Implements `Reviewer`."""

    def __init__(self, base: sqlite3.Connection, path: Path) -> None:
        self._base, self._path = base, path
        self._ledger: sqlite3.Connection | None = None
        self._mine = False
        self._ident = str(base.execute("SELECT value FROM setting WHERE name = 'id'").fetchone()[0])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        if self._ledger is not None:
            yield
            return
        with explained(str(self._path)), held(self._path) as ledger:
            self._ledger, self._mine = ledger, _begun(self._base)
            try:
                waiting = lacking(self._base, self._aside())
                ledger.execute('DELETE FROM waiting WHERE "case" = ?', (self._ident,))
                for row in waiting:
                    self._put(row)
                yield
                # Who is stopped after this has what was taken in in both files, and it is found to be the same.
                self._base.execute("COMMIT" if self._mine else "ROLLBACK")
            finally:
                self._ledger = None
                if self._base.in_transaction:
                    self._base.execute("ROLLBACK")

    def reviews(self, subject: str | None = None) -> Iterator[Review]:
        with self.transaction():
            return iter(tuple(all_reviews(self._base, subject, aside=self._aside())))

    def review(self, review: Review) -> str:
        with self.transaction():
            last = max([last_key(self._base), *map(_key, self._aside())])
            undoes = None if review.undoes is None else _number(review.undoes, last)
            start, end = (None, None) if review.span is None else (review.span.start, review.span.end)
            row = (
                *(last + 1, review.subject, review.kind, review.value, review.by, review.at, review.why, review.name),
                *(review.document, start, end, undoes, self._read(review)),
            )
            self._put(row)
            return f"r{last + 1}"

    def _read(self, review: Review) -> object:
        """How the claim is read now; None for a source."""
        if review.document is None:
            return None
        return self._base.execute(f"SELECT {_READ.format(id='?')}", (review.subject,)).fetchone()[0]

    def _aside(self) -> list[Row]:
        if self._ledger is None:
            return []
        query = f'SELECT {COLUMNS} FROM waiting WHERE "case" = ? ORDER BY key'
        return self._ledger.execute(query, (self._ident,)).fetchall()

    def _put(self, row: Row) -> None:
        """Into the case, or where it waits."""
        if self._mine:
            _insert(self._base, row)
        elif self._ledger is not None:
            marks = ", ".join("?" * 14)
            self._ledger.execute(f'INSERT INTO waiting ("case", {COLUMNS}) VALUES ({marks})', (self._ident, *row))


@contextmanager
def reviewing(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection for a SqliteReviewer."""
    with writing(path) as base:
        base.execute(f"PRAGMA busy_timeout = {_TRIED}")
        yield base


def gather(path: Path) -> None:
    """Take what waits beside a case into it, unless somebody else is writing. Raises CaseError."""
    if path.exists() and waiting(path):
        with reviewing(path) as base:
            take_in(base, path)


def take_in(base: sqlite3.Connection, path: Path) -> None:
    """Take what waits beside a case into it, unless somebody else is writing."""
    if waiting(path):
        with SqliteReviewer(base, path).transaction():
            pass


def _begun(base: sqlite3.Connection) -> bool:
    """Begin to write; where somebody else does for long, to read."""
    try:
        base.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if not error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise
        base.execute("BEGIN")
        return False
    return True


def _key(row: Row) -> int:
    return int(str(row[0]))


def _held(base: sqlite3.Connection, key: int, said: Row) -> list[int]:
    """The numbers under which the case has this review, its own first."""
    same = " AND ".join(f"{name.strip()} IS ?" for name in COLUMNS.split(",")[1:])
    query = f"SELECT key FROM review WHERE {same} ORDER BY key <> ?, key"
    return [row[0] for row in base.execute(query, (*said, key))]


def _astray(row: Row) -> Row:
    """An undoing of a review that this copy of the case does not have: a note, since there is nothing to take back."""
    words = f"takes back {row[2]} “{row[3]}” (r{row[11]}), which this copy of the case does not have"
    return (*row[:2], ReviewKind.NOTE, words, *row[4:11], None, *row[12:])


def _insert(base: sqlite3.Connection, row: Row) -> None:
    base.execute(f"INSERT INTO review ({COLUMNS}) VALUES ({', '.join('?' * 13)})", tuple(row))
    base.execute(f"UPDATE review SET now = {_NOW} WHERE key = ?", (row[0],))
    base.execute(f"UPDATE review SET changed = {_CHANGED} WHERE key = ?", (row[0],))


def _found(base: sqlite3.Connection, row: Row) -> Row:
    """A review that waits, as those of the case are found: with the claim that it is of now."""
    given = 'WITH review (subject, document, start, "end", facets) AS (VALUES (?, ?, ?, ?, ?))'
    query = (
        f"{given} SELECT now, {_CHANGED}, (SELECT present FROM document d WHERE d.id = review.document)"
        f" FROM (SELECT *, {_NOW} AS now FROM review) AS review"
    )
    return (*row, *base.execute(query, (row[1], *row[8:11], row[12])).fetchone())


def _review(row: Sequence[Any]) -> Review:
    key, subject, kind, value, by, at, why, name, document, start, end, undoes, _, now, changed, present = row
    hold = Hold.SAME
    if document is not None and (now != subject or changed):
        hold = Hold.ANEW if now is not None else Hold.GONE
    if document is not None and not present:
        hold = Hold.GONE
    return Review(
        subject if now is None else now,
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
        hold=hold,
    )


def _number(ident: str, last: int) -> int:
    """The number of a review that is there. Raises NotFound."""
    digits = ident.removeprefix("r")
    if not digits.isdecimal() or not 0 < int(digits) <= last:
        raise NotFound(f"there is no review {ident!r}")
    return int(digits)
