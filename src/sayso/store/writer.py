"""Writes a case into SQLite, one transaction a call."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from sayso.model import Descent, Document, Doubt, Entity, Judgement, Problem, Reading, Relation, Root
from sayso.store import shapes
from sayso.store.common import all_files, all_referents
from sayso.store.comparison import SqliteComparison, note_uncompared
from sayso.store.connection import explained
from sayso.store.directory import SqliteDirectory
from sayso.store.findings import replace_findings
from sayso.store.grouping import Grouping, pending, replace_entities
from sayso.store.judging import (
    add_judgement,
    all_judgements,
    all_sides,
    chain_of,
    members_of,
    note_documents,
    note_members,
    proceedings_of,
)
from sayso.store.protocol import Comparison, Directory, FileState, Member, Pending, Placing, Told
from sayso.store.reviewing import hold_reviews

# What one file's readings may be guilty of; everything else that SQLite reports concerns the case.
_UNFIT = (sqlite3.IntegrityError, sqlite3.DataError, UnicodeEncodeError, OverflowError)

_NEXT_STATE = "INSERT INTO setting VALUES ('state', '1') ON CONFLICT (name) DO UPDATE SET value = value + 1"


class SqliteWriter:
    """Implements `Writer`. Errors of the database come out as CaseError."""

    def __init__(self, base: sqlite3.Connection, path: Path) -> None:
        self._base = base
        self._where = str(path)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with self._transaction():
            yield

    def put(self, readings: Iterable[Reading], *, file: FileState, problems: Iterable[Problem] = ()) -> None:
        found = tuple(readings)
        told = [*(problem for reading in found for problem in reading.problems), *problems]
        try:
            with self._transaction():
                self._put(found, file, told)
        except _UNFIT as error:
            raise ValueError(f"the findings cannot be stored: {error}") from error

    def _put(self, readings: tuple[Reading, ...], file: FileState, problems: list[Problem]) -> None:
        key = self._file(file)
        touched = self._forget(key)
        for reading in readings:
            document = self._document(reading, file)
            member = _member(reading.document.path, file.path)
            self._base.execute(
                "INSERT OR IGNORE INTO origin (file, document, member, derived_from) VALUES (?, ?, ?, ?)",
                (key, document, member, reading.document.derived_from),
            )
            touched.add(document)
        rows = [(key, _member(one.path, file.path), one.stage, one.message) for one in problems]
        self._base.executemany("INSERT INTO problem (file, member, stage, message) VALUES (?, ?, ?, ?)", rows)
        self._settle(touched)

    def keep(self, file: FileState, *, like: str) -> bool:
        with self._transaction():
            query = "SELECT key FROM file WHERE path = ? AND content = ?"
            twin = self._base.execute(query, (like, file.document)).fetchone()
            if twin is None:
                return False
            key = self._file(file)
            touched = set() if key == twin[0] else self._forget(key)
            if key != twin[0]:
                self._base.execute(
                    "INSERT INTO origin (file, document, member, derived_from)"
                    " SELECT ?, document, member, derived_from FROM origin WHERE file = ?",
                    (key, twin[0]),
                )
                self._base.execute(
                    "INSERT INTO problem (file, member, stage, message)"
                    " SELECT ?, member, stage, message FROM problem WHERE file = ?",
                    (key, twin[0]),
                )
            self._settle(touched | self._documents(key))
        return True

    def vanish(self, paths: Iterable[str]) -> None:
        with self._transaction():
            touched: set[int] = set()
            for path in paths:
                for row in self._keys(path):
                    self._base.execute("UPDATE file SET vanished = 1 WHERE key = ?", row)
                    touched |= self._documents(row[0])
            self._settle(touched)

    def rename(self, paths: Iterable[tuple[str, str]]) -> None:
        with self._transaction():
            pairs = [(new, row[0]) for old, new in paths for row in self._keys(old)]
            # By way of names that no file can have, since two files may change places.
            self._base.executemany("UPDATE file SET path = '//' || key WHERE key = ?", [(key,) for _, key in pairs])
            self._base.executemany("UPDATE file SET path = ? WHERE key = ?", pairs)
            self._settle({document for _, key in pairs for document in self._documents(key)})

    def move(self, old: str, new: str) -> None:
        with self._transaction():
            self._base.execute("UPDATE file SET source = ? WHERE source = ?", (os.fsencode(new), os.fsencode(old)))

    def drop(self, paths: Iterable[str]) -> None:
        with self._transaction():
            touched: set[int] = set()
            for row in [row for path in paths for row in self._keys(path)]:
                touched |= self._forget(row[0])
                self._base.execute("DELETE FROM file WHERE key = ?", row)
            self._settle(touched)

    def troubled(self) -> frozenset[str]:
        rows = self._base.execute("SELECT DISTINCT f.path FROM problem p JOIN file f ON f.key = p.file")
        return frozenset(row[0] for row in rows)

    def resolve(
        self,
        entities: Iterable[Entity],
        clusters: Iterable[tuple[str, int, str]],
        *,
        homes: Iterable[tuple[str, int, str]] | None = None,
        doubts: Iterable[Doubt] = (),
        placings: Iterable[Placing] | None = None,
        replaced: frozenset[str] | None = None,
        asked: frozenset[str] = frozenset(),
    ) -> None:
        found = Grouping(
            tuple(entities),
            tuple(clusters),
            None if homes is None else tuple(homes),
            tuple(doubts),
            None if placings is None else tuple(placings),
        )
        with self._transaction():
            replace_entities(self._base, found, replaced, asked)

    @contextmanager
    def directory(self) -> Iterator[Directory]:
        with self._transaction():
            yield SqliteDirectory(self._base)

    def pending(self) -> Pending:
        return pending(self._base)

    def relate(
        self, relations: Iterable[Relation], *, roots: Iterable[Root] = (), descents: Iterable[Descent] = ()
    ) -> None:
        with self._transaction():
            sheet = SqliteComparison(self._base)
            sheet.clear()
            sheet.relate(relations)
            sheet.root(roots)
            sheet.descend(descents)

    def uncompared(self, *, again: bool = False) -> bool:
        if again and self._base.execute("SELECT 1 FROM uncompared WHERE document = ''").fetchone() is not None:
            return False
        return self._base.execute("SELECT 1 FROM uncompared LIMIT 1").fetchone() is not None

    def claims(self) -> int:
        return int(self._base.execute("SELECT count(*) FROM claim").fetchone()[0])

    def changed(self) -> dict[str, int] | None:
        rows = self._base.execute(
            "SELECT u.document, (SELECT count(*) FROM document d JOIN claim c ON c.document = d.key WHERE d.id = u.document)"
            " FROM uncompared u ORDER BY u.document"
        ).fetchall()
        return None if any(ident == "" for ident, _ in rows) else dict(rows)

    @contextmanager
    def only(self, documents: Iterable[str]) -> Iterator[None]:
        listed = json.dumps(sorted(set(documents)))
        with self._transaction():
            put_off = self._base.execute(
                "DELETE FROM uncompared WHERE document NOT IN (SELECT value FROM json_each(?)) RETURNING document",
                (listed,),
            ).fetchall()
            yield
            self._base.executemany("INSERT OR IGNORE INTO uncompared VALUES (?)", put_off)

    @contextmanager
    def comparison(self) -> Iterator[Comparison]:
        within = self._base.in_transaction
        with self._transaction():
            yield SqliteComparison(self._base, within=within)

    def judge(self, judgement: Judgement, *, left: Iterable[Member] = (), right: Iterable[Member] = ()) -> str:
        sides = {"left": tuple(left), "right": tuple(right)}
        with self._transaction():
            ident = add_judgement(self._base, judgement, sides)
            told = all_sides(self._base)
            concerned = chain_of(self._base, ident)
            note_members(self._base, {one for other in concerned for side in told.get(other, ()) for one in side})
        return ident

    def judgements(self) -> Iterator[Judgement]:
        return all_judgements(self._base)

    def sides(self) -> dict[str, tuple[frozenset[Member], frozenset[Member]]]:
        return all_sides(self._base)

    def members(self, entity: str) -> list[tuple[Member, str, str, int]]:
        return members_of(self._base, entity)

    def proceed(self, name: str | None, documents: Iterable[str]) -> None:
        if name is not None and not name.isprintable():
            raise ValueError(f"a proceeding's name must be plain words, found {name!r}")
        with self._transaction():
            for document in documents:
                self._base.execute("DELETE FROM proceeding WHERE document = ?", (document,))
                if name is not None:
                    self._base.execute("INSERT INTO proceeding VALUES (?, ?)", (document, name))
                keys = self._base.execute("SELECT key FROM document WHERE id = ?", (document,)).fetchall()
                note_documents(self._base, [row[0] for row in keys])

    def proceedings(self) -> dict[str, str]:
        return proceedings_of(self._base)

    def files(self) -> Iterator[FileState]:
        return all_files(self._base)

    def referents(self) -> Iterator[Told]:
        return all_referents(self._base)

    def minted(self) -> Iterator[tuple[tuple[str, int], str]]:
        rows = self._base.execute("SELECT document, cluster, entity FROM minted ORDER BY document, cluster")
        return (((document, cluster), entity) for document, cluster, entity in rows)

    def setting(self, name: str) -> str | None:
        row = self._base.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def begin(self) -> None:
        with self._transaction():
            if self.setting("finished") == "1":
                last = self._base.execute("SELECT coalesce(max(key), 0) FROM document").fetchone()[0]
                self._base.execute("INSERT OR REPLACE INTO setting VALUES ('before', ?)", (str(last),))
            self._base.execute("INSERT OR REPLACE INTO setting VALUES ('finished', '0')")

    def remember(self, name: str, value: str) -> None:
        with self._transaction():
            self._base.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """A transaction, which gives the case another state; one within another is part of it."""
        if self._base.in_transaction:
            yield
            return
        with explained(self._where, but=_UNFIT):
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._base.execute(_NEXT_STATE)
                self._base.execute("COMMIT")
            except BaseException:
                # A full disk may have rolled it back already.
                if self._base.in_transaction:
                    self._base.execute("ROLLBACK")
                raise

    def _keys(self, path: str) -> list[tuple[int]]:
        return self._base.execute("SELECT key FROM file WHERE path = ?", (path,)).fetchall()

    def _documents(self, file: int) -> set[int]:
        return {row[0] for row in self._base.execute("SELECT document FROM origin WHERE file = ?", (file,))}

    def _file(self, file: FileState) -> int:
        row = self._base.execute(
            "INSERT INTO file (path, source, name, size, modified, content, version, vanished)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET source = excluded.source,"
            " name = excluded.name, size = excluded.size, modified = excluded.modified, content = excluded.content,"
            " version = excluded.version, vanished = excluded.vanished RETURNING key",
            (
                file.path,
                os.fsencode(file.source),
                os.fsencode(file.name),
                file.size,
                file.modified,
                file.document,
                file.version,
                int(file.vanished),
            ),
        ).fetchone()
        return int(row[0])

    def _forget(self, file: int) -> set[int]:
        """Let go of what came from a file; returns its documents, which stay until they are settled."""
        touched = self._documents(file)
        self._base.execute("DELETE FROM origin WHERE file = ?", (file,))
        self._base.execute("DELETE FROM problem WHERE file = ?", (file,))
        return touched

    def _document(self, reading: Reading, file: FileState) -> int:
        """Store a document with its findings, unless it stands already as read under an earlier path."""
        one = reading.document
        row = self._base.execute("SELECT key, read_as, version FROM document WHERE id = ?", (one.id,)).fetchone()
        if row is None:
            key = self._insert_document(one, file.version)
            self._replace(key, reading)
            return key
        key, read_as, version = row
        if version == file.version and read_as < one.path and self._held(key, read_as):
            return int(key)
        before = self._named(key)
        self._base.execute(
            "UPDATE document SET media_type = ?, language = ?, title = ?, author = ?, publisher = ?, published = ?,"
            " text = ?, read_as = ?, version = ? WHERE key = ?",
            (*shapes.document_row(one, file.version)[1:-1], key),
        )
        self._replace(key, reading)
        self._carry(reading, before)
        return int(key)

    def _replace(self, key: int, reading: Reading) -> None:
        replace_findings(self._base, key, reading)
        hold_reviews(self._base, reading.document.id)

    def _insert_document(self, one: Document, version: str) -> int:
        cursor = self._base.execute(
            "INSERT INTO document (id, media_type, language, title, author, publisher, published, text, read_as,"
            " version, path) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            shapes.document_row(one, version),
        )
        return int(cursor.lastrowid or 0)

    def _held(self, document: int, path: str) -> bool:
        """Whether a file that is there holds the document under this path."""
        row = self._base.execute(
            "SELECT 1 FROM origin o JOIN file f ON f.key = o.file"
            " WHERE o.document = ? AND NOT f.vanished AND f.path || o.member = ?",
            (document, path),
        ).fetchone()
        return row is not None

    def _named(self, document: int) -> dict[tuple[int, int], str]:
        """The entity last given to each mention, by its place."""
        rows = self._base.execute(
            'SELECT m.start, m."end", t.entity FROM mention m JOIN document d ON d.key = m.document'
            " JOIN minted t ON t.document = d.id AND t.cluster = m.cluster WHERE m.document = ?",
            (document,),
        )
        return {(start, end): entity for start, end, entity in rows}

    def _carry(self, reading: Reading, before: dict[tuple[int, int], str]) -> None:
        """Number the remembered entities by the new clusters: another model may number a document's referents anew."""
        votes: dict[int, Counter[str]] = {}
        for mention in reading.mentions:
            entity = before.get((mention.span.start, mention.span.end))
            if entity is not None and mention.cluster is not None:
                votes.setdefault(mention.cluster, Counter())[entity] += 1
        ident = reading.document.id
        self._base.execute("DELETE FROM minted WHERE document = ?", (ident,))
        rows = [(ident, cluster, min(count, key=lambda e: (-count[e], e))) for cluster, count in votes.items()]
        self._base.executemany("INSERT INTO minted VALUES (?, ?, ?)", rows)

    def _settle(self, documents: Iterable[int]) -> None:
        """Give each document the path of the first file that holds it; hide or drop those that no file holds.

        The name may decide how bytes are read (.md or .txt). So when the first path ends otherwise than the one that
        the document was read under, its file is to be read again.
        """
        touched = sorted(documents)
        if touched:
            self._base.execute("INSERT OR REPLACE INTO setting VALUES ('finished', '0')")
            note_documents(self._base, touched)
            note_uncompared(self._base, touched)
        for key in touched:
            row = self._base.execute(
                "SELECT f.path || o.member AS shown, o.derived_from, f.key FROM origin o JOIN file f ON f.key = o.file"
                " WHERE o.document = ? AND NOT f.vanished ORDER BY shown, o.derived_from LIMIT 1",
                (key,),
            ).fetchone()
            if row is None:
                self._base.execute("UPDATE document SET present = 0 WHERE key = ?", (key,))
                gone = self._base.execute(
                    "DELETE FROM document WHERE key = ?1 AND NOT EXISTS (SELECT 1 FROM origin WHERE document = ?1)"
                    " RETURNING id",
                    (key,),
                ).fetchall()
                for (ident,) in gone:
                    hold_reviews(self._base, ident)
                continue
            path, parent, file = row
            self._base.execute(
                "UPDATE document SET path = ?, derived_from = ?, present = 1 WHERE key = ?", (path, parent, key)
            )
            read_as = self._base.execute("SELECT read_as FROM document WHERE key = ?", (key,)).fetchone()[0]
            if ending(read_as) != ending(path):
                self._base.execute("UPDATE file SET version = '' WHERE key = ?", (file,))


def ending(path: str) -> str:
    """The part of a name that may decide how its bytes are read: ".md" of "a/b.MD"."""
    return PurePosixPath(path).suffix.lower()


def _member(path: str, file: str) -> str:
    """What to append to the file's path to have this one."""
    return path[len(file) :] if path.startswith(file) else f"/{path}"
