"""What claims and documents are compared by, in SQLite: wordings, postings, fingerprints; and what was found."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sayso.model import Descent, Relation, Root
from sayso.store.schema import NOTING

if TYPE_CHECKING:
    from sayso.store.view import SqliteView

Key = TypeVar("Key", str, int)

_LISTED = "(SELECT value FROM json_each(?))"
# Ids and keys go into a statement so many at a time.
CHUNK = 20_000
# The tables of which a whole comparison writes millions of rows.
_BULKY = ("relation", "root", "wording", "posting")


def note_uncompared(base: sqlite3.Connection, documents: Iterable[int]) -> None:
    """The claims of these documents, by key, are to be compared again."""
    base.executemany(
        "INSERT OR IGNORE INTO uncompared SELECT id FROM document WHERE key = ?", [(key,) for key in documents]
    )


class SqliteComparison:
    """Implements `Comparison`."""

    def __init__(self, base: sqlite3.Connection, *, within: bool = False) -> None:
        """`within`: it is part of a transaction that has begun before it, and may have changed the case."""
        self._base, self._within = base, within

    @property
    def view(self) -> SqliteView:
        from sayso.store.view import SqliteView

        return SqliteView(self._base)

    @property
    def case(self) -> Path | None:
        if self._within:
            return None
        return Path(self._base.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0])

    def changed(self) -> frozenset[str] | None:
        found = {row[0] for row in self._base.execute("SELECT document FROM uncompared")}
        return None if "" in found else frozenset(found)

    def clear(self) -> None:
        for trigger in NOTING:
            self._base.execute(f"DROP TRIGGER {trigger}")
        for table in ("relation", "root", "descent", "fingerprint", "wording", "posting"):
            self._base.execute(f"DELETE FROM {table}")
        for statement in NOTING.values():
            self._base.execute(statement)

    def settled(self) -> None:
        self._base.execute("DELETE FROM uncompared")
        self._base.execute("DELETE FROM loosened")
        self._base.execute("DELETE FROM unposted")

    def forget(self, documents: Iterable[str]) -> None:
        for ident in sorted(set(documents)):
            rows = self._base.execute("SELECT claim FROM wording WHERE document = ?", (ident,)).fetchall()
            self.unpost(row[0] for row in rows)
            self._base.execute("DELETE FROM wording WHERE document = ?", (ident,))
            self._base.executemany("DELETE FROM root WHERE claim = ?", rows)

    def loosened(self) -> frozenset[int]:
        return frozenset(row[0] for row in self._base.execute("SELECT wording FROM loosened"))

    def words(self, wordings: Iterable[tuple[str, int, str]]) -> None:
        self._base.executemany("INSERT OR REPLACE INTO wording VALUES (?, ?, ?)", wordings)

    def worded(self, wordings: Iterable[int]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for listed in _chunks(wordings):
            query = f"SELECT wording, claim FROM wording WHERE wording IN {_LISTED} ORDER BY wording, claim"
            for wording, claim in self._base.execute(query, (listed,)):
                found.setdefault(wording, []).append(claim)
        return found

    def post(self, postings: Iterable[tuple[int, str]]) -> None:
        self._base.executemany("INSERT OR IGNORE INTO posting SELECT ?, key FROM claim WHERE id = ?", postings)

    def post_all(self, claims: Sequence[str], postings: Iterable[tuple[int, int]]) -> None:
        numbers = array("q")
        for at in range(0, len(claims), CHUNK):
            part = claims[at : at + CHUNK]
            held = dict(self._base.execute(f"SELECT id, key FROM claim WHERE id IN {_LISTED}", (json.dumps(part),)))
            numbers.extend(held[claim] for claim in part)
        rows = ((key, numbers[place]) for key, place in postings)
        self._base.executemany("INSERT OR IGNORE INTO posting VALUES (?, ?)", rows)

    @contextmanager
    def in_bulk(self) -> Iterator[None]:
        # An index that is made afterwards is sorted as a whole: millions of rows in scattered order take ten times as
        # long.
        named = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        indexes = self._base.execute(f"{named} AND tbl_name IN {_LISTED}", (json.dumps(_BULKY),)).fetchall()
        for name, _ in indexes:
            self._base.execute(f"DROP INDEX {name}")
        yield
        for _, statement in indexes:
            self._base.execute(statement)

    def unpost(self, claims: Iterable[str]) -> None:
        wanted = tuple(claims)
        query = "DELETE FROM posting WHERE claim = (SELECT key FROM claim WHERE id = ?)"
        self._base.executemany(query, [(claim,) for claim in wanted])
        self.unrelate(wanted)

    def unrelate(self, claims: Iterable[str]) -> None:
        rows = [(claim,) for claim in claims]
        self._base.executemany('DELETE FROM relation WHERE "left" = ?', rows)
        self._base.executemany('DELETE FROM relation WHERE "right" = ?', rows)

    def posted(self, keys: Iterable[int], *, most: int) -> dict[int, list[str]]:
        found = {}
        for key in sorted(set(keys)):
            # The first so many before their ids are looked up: a common key has thousands.
            query = (
                "SELECT c.id FROM (SELECT claim FROM posting WHERE key = ? ORDER BY claim LIMIT ?) p"
                " CROSS JOIN claim c ON c.key = p.claim ORDER BY c.id"
            )
            if rows := self._base.execute(query, (key, most)).fetchall():
                found[key] = [row[0] for row in rows]
        return found

    def wordings(self, claims: Iterable[str]) -> frozenset[int]:
        query = f"SELECT DISTINCT wording FROM wording WHERE claim IN {_LISTED}"
        return frozenset(row[0] for listed in _chunks(claims) for row in self._base.execute(query, (listed,)))

    def count(self, keys: Iterable[int]) -> dict[int, int]:
        query = f"SELECT key, count(*) FROM posting WHERE key IN {_LISTED} GROUP BY key"
        return {key: number for listed in _chunks(keys) for key, number in self._base.execute(query, (listed,))}

    def lost(self) -> dict[int, int]:
        query = "SELECT u.key, u.claims + (SELECT count(*) FROM posting p WHERE p.key = u.key) FROM unposted u ORDER BY u.key"
        return dict(self._base.execute(query).fetchall())

    def keys(self, claims: Iterable[str]) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for listed in _chunks(claims):
            query = (
                "SELECT c.id, p.key FROM json_each(?) j CROSS JOIN claim c ON c.id = j.value"
                " CROSS JOIN posting p ON p.claim = c.key ORDER BY c.id, p.key"
            )
            for claim, key in self._base.execute(query, (listed,)):
                found.setdefault(claim, []).append(key)
        return found

    def mark(self, document: str, fingerprints: Iterable[int]) -> None:
        row = self._base.execute("SELECT key FROM document WHERE id = ?", (document,)).fetchone()
        self._base.execute("DELETE FROM fingerprint WHERE document = ?", row)
        rows = [(value, row[0]) for value in sorted(set(fingerprints))]
        self._base.executemany("INSERT INTO fingerprint VALUES (?, ?)", rows)

    def marked(self, fingerprints: Iterable[int], *, most: int) -> dict[str, int]:
        found: dict[str, int] = {}
        query = (
            "SELECT d.id FROM fingerprint f JOIN document d ON d.key = f.document WHERE f.value = ? AND d.present"
            " ORDER BY f.document LIMIT ?"
        )
        for value in sorted(set(fingerprints)):
            for (ident,) in self._base.execute(query, (value, most)):
                found[ident] = found.get(ident, 0) + 1
        return found

    def relate(self, relations: Iterable[Relation]) -> None:
        self._base.executemany(
            "INSERT OR REPLACE INTO relation VALUES (?, ?, ?, ?, ?, ?)",
            ((r.kind, r.left, r.right, r.score, r.independent, r.rationale) for r in relations),
        )

    def unsay(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._base.executemany('DELETE FROM relation WHERE "left" = ? AND "right" = ?', list(pairs))

    def root(self, roots: Iterable[Root]) -> None:
        self._base.executemany(
            "INSERT OR REPLACE INTO root VALUES (?, ?, ?, ?, ?, ?)",
            ((r.claim, r.key, r.name, r.entity, int(r.known), r.why) for r in roots),
        )

    def descend(self, descents: Iterable[Descent]) -> None:
        self._base.executemany(
            "INSERT INTO descent VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    d.document,
                    d.parent,
                    d.kind,
                    d.score,
                    d.credit,
                    *((d.span.start, d.span.end) if d.span else (None, None)),
                )
                for d in descents
            ),
        )

    def undescend(self, documents: Iterable[str]) -> None:
        for listed in _chunks(documents):
            self._base.execute(f"DELETE FROM descent WHERE document IN {_LISTED}", (listed,))
            self._base.execute(f"DELETE FROM descent WHERE parent IN {_LISTED}", (listed,))

    def said(self, claims: Iterable[str]) -> dict[str, str]:
        query = f"SELECT id, text FROM claim WHERE id IN {_LISTED}"
        return {ident: text for listed in _chunks(claims) for ident, text in self._base.execute(query, (listed,))}

    def publishers(self) -> frozenset[str]:
        query = "SELECT DISTINCT publisher FROM document WHERE present AND publisher IS NOT NULL"
        return frozenset(row[0] for row in self._base.execute(query))

    def published(self, publishers: Iterable[str], *, since: str, until: str) -> frozenset[str]:
        rows = self._base.execute(
            f"SELECT id FROM document WHERE present AND publisher IN {_LISTED}"
            " AND (published IS NULL OR substr(published, 1, 10) BETWEEN ? AND ?)",
            (json.dumps(sorted(set(publishers))), since, until),
        )
        return frozenset(row[0] for row in rows)

    def speaking(self, entities: Iterable[str]) -> frozenset[str]:
        rows = self._base.execute(
            f"SELECT DISTINCT d.id FROM referent r JOIN document d ON d.key = r.document WHERE r.entity IN {_LISTED}"
            " AND (EXISTS (SELECT 1 FROM attribution a WHERE a.document = r.document AND a.source_cluster = r.cluster)"
            " OR EXISTS (SELECT 1 FROM claim c WHERE c.document = r.document AND c.voice_cluster = r.cluster)"
            " OR EXISTS (SELECT 1 FROM claim c JOIN link l ON l.claim = c.key"
            " WHERE c.document = r.document AND l.cluster = r.cluster))",
            (json.dumps(sorted(set(entities))),),
        )
        return frozenset(row[0] for row in rows)

    def spoken_for(self) -> Iterator[tuple[str, str, str]]:
        # The claims first: of a million roots few tell of a spokesman, and what they say is read in one go.
        yield from self._base.execute(
            "SELECT DISTINCT d.id, r.entity, t.key FROM root t CROSS JOIN claim c ON c.id = t.claim"
            " CROSS JOIN document d ON d.key = c.document AND d.present"
            " CROSS JOIN referent r ON r.document = c.document AND r.entity IS NOT NULL AND r.cluster = coalesce("
            "(SELECT l.cluster FROM link l WHERE l.claim = c.key ORDER BY l.rank DESC LIMIT 1), c.voice_cluster)"
            " WHERE t.why LIKE '%speaks for %' ORDER BY d.id, r.entity, t.key"
        ).fetchall()

    def compared(self, document: str) -> bool:
        return (
            self._base.execute("SELECT 1 FROM wording WHERE document = ? LIMIT 1", (document,)).fetchone() is not None
        )


def _chunks(values: Iterable[Key]) -> Iterator[str]:
    ordered = sorted(set(values))
    for at in range(0, len(ordered), CHUNK):
        yield json.dumps(ordered[at : at + CHUNK])
