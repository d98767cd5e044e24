"""The directory in SQLite: the named referents of a case, found by document, entity, label, name or key."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator

from sayso.store.common import told
from sayso.store.protocol import Member, Placing, Told

_LISTED = "(SELECT value FROM json_each(?))"
_TOLD = (
    "SELECT d.id, r.cluster, r.name, r.type, (SELECT count(*) FROM mention m WHERE m.document = r.document"
    " AND m.cluster = r.cluster), r.document FROM {0} JOIN document d ON d.key = r.document"
    " WHERE d.present AND r.name IS NOT NULL AND {1} ORDER BY d.id, r.cluster"
)
_PLACED = "placing p JOIN referent r ON r.document = p.document AND r.cluster = p.cluster"
_MINTED = (
    "minted m JOIN document x ON x.id = m.document JOIN referent r ON r.document = x.key AND r.cluster = m.cluster"
)


class SqliteDirectory:
    """Implements `Directory`."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base

    def in_documents(self, documents: Iterable[str]) -> list[Told]:
        return self._told("referent r", f"d.id IN {_LISTED}", documents)

    def of_members(self, members: Iterable[Member]) -> list[Told]:
        wanted = set(members)
        found = self.in_documents({document for document, _ in wanted})
        return [one for one in found if (one[0], one[1].cluster) in wanted]

    def of_entities(self, entities: Iterable[str]) -> list[Told]:
        listed = sorted(set(entities))
        held = self._told("referent r", f"r.entity IN {_LISTED}", listed)
        own = self._told(_MINTED, f"m.entity IN {_LISTED}", listed)
        return list({(one[0], one[1].cluster): one for one in (*held, *own)}.values())

    def of_labels(self, labels: Iterable[str]) -> list[Told]:
        return self._told(_PLACED, f"p.label IN {_LISTED}", labels)

    def beginning(self, labels: Iterable[str]) -> list[Told]:
        found = [
            row[0]
            for label in sorted(set(labels))
            for row in self._base.execute(
                "SELECT DISTINCT label FROM placing WHERE label >= ?1 AND label < ?1 || char(1114111)", (label,)
            )
        ]
        return self.of_labels(found) if found else []

    def folded(self, names: Iterable[str]) -> list[Told]:
        return self._told(_PLACED, f"p.folded IN {_LISTED}", names)

    def labels(self, members: Iterable[Member]) -> dict[Member, str]:
        return dict(self._by_member("placing t JOIN document d ON d.key = t.document", "d.id", "t.label", members))

    def entities(self, members: Iterable[Member]) -> dict[Member, str]:
        tables = "referent t JOIN document d ON d.key = t.document AND t.entity IS NOT NULL"
        return dict(self._by_member(tables, "d.id", "t.entity", members))

    def homes(self, members: Iterable[Member]) -> dict[Member, str]:
        return dict(self._by_member("minted t", "t.document", "t.entity", members))

    def taken(self, ident: str) -> bool:
        query = (
            "SELECT 1 FROM minted m JOIN document d ON d.id = m.document WHERE m.entity = ? AND d.present"
            " AND EXISTS (SELECT 1 FROM placing p WHERE p.document = d.key AND p.cluster = m.cluster)"
        )
        return self._base.execute(query, (ident,)).fetchone() is not None

    def keyed(self, key: str, most: int | None = None) -> list[str]:
        limit = -1 if most is None else most
        rows = self._base.execute("SELECT label FROM label_key WHERE key = ? ORDER BY label LIMIT ?", (key, limit))
        return [row[0] for row in rows]

    def introductions(self, labels: Iterable[str]) -> list[tuple[str, str]]:
        listed = json.dumps(sorted(labels))
        rows = self._base.execute(
            "SELECT DISTINCT i.short, p.label FROM introduction i JOIN placing p ON p.document = i.document"
            f" AND p.cluster = i.cluster WHERE i.short IN {_LISTED} UNION"
            " SELECT DISTINCT i.short, p.label FROM placing p JOIN introduction i ON p.document = i.document"
            f" AND p.cluster = i.cluster WHERE p.label IN {_LISTED}",
            (listed, listed),
        )
        return [(short, full) for short, full in rows]

    def place(self, placings: Iterable[Placing]) -> None:
        insert_placings(self._base, placings)

    def prune(self, labels: Iterable[str]) -> frozenset[str]:
        listed = json.dumps(sorted(set(labels)))
        rows = self._base.execute(
            "SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM placing WHERE label = value)", (listed,)
        )
        gone = frozenset(row[0] for row in rows)
        self._base.execute(f"DELETE FROM label_key WHERE label IN {_LISTED}", (json.dumps(sorted(gone)),))
        return gone

    def _told(self, tables: str, condition: str, values: Iterable[str]) -> list[Told]:
        return list(told(self._base, _TOLD.format(tables, condition), (json.dumps(sorted(set(values))),)))

    def _by_member(
        self, tables: str, document: str, value: str, members: Iterable[Member]
    ) -> Iterator[tuple[Member, str]]:
        wanted = set(members)
        listed = json.dumps(sorted({ident for ident, _ in wanted}))
        rows = self._base.execute(
            f"SELECT {document}, t.cluster, {value} FROM {tables} WHERE {document} IN {_LISTED}", (listed,)
        )
        return (((ident, cluster), found) for ident, cluster, found in rows if (ident, cluster) in wanted)


def insert_placings(base: sqlite3.Connection, placings: Iterable[Placing]) -> None:
    """Put referents under their labels."""
    keys = dict(base.execute("SELECT id, key FROM document").fetchall())
    for one in placings:
        document = keys[one.document]
        base.execute("DELETE FROM introduction WHERE document = ? AND cluster = ?", (document, one.cluster))
        base.execute(
            "INSERT OR REPLACE INTO placing VALUES (?, ?, ?, ?)", (document, one.cluster, one.label, one.folded)
        )
        base.executemany("INSERT OR IGNORE INTO label_key VALUES (?, ?)", [(key, one.label) for key in one.keys])
        base.executemany(
            "INSERT OR IGNORE INTO introduction VALUES (?, ?, ?)",
            [(document, one.cluster, short) for short in one.introductions],
        )
