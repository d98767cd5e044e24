"""Queries that writing and reading share."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence

from sayso.model import MentionType, Referent
from sayso.store.protocol import FileState, Told


def all_files(base: sqlite3.Connection) -> Iterator[FileState]:
    """The files as last seen, by path."""
    rows = base.execute(
        "SELECT path, size, modified, content, vanished, source, name, version FROM file ORDER BY path"
    ).fetchall()
    for path, size, modified, content, vanished, source, name, version in rows:
        yield FileState(
            path=path,
            size=size,
            modified=modified,
            document=content,
            vanished=bool(vanished),
            source=os.fsdecode(source),
            name=os.fsdecode(name),
            version=version,
        )


def all_referents(base: sqlite3.Connection) -> Iterator[Told]:
    """The referents that have a name, each with how many mentions it has, by document and cluster."""
    counts = "SELECT document, cluster, count(*) AS mentions FROM mention GROUP BY document, cluster"
    return told(
        base,
        f"SELECT d.id, r.cluster, r.name, r.type, coalesce(n.mentions, 0), r.document FROM document d"
        f" CROSS JOIN referent r ON r.document = d.key"
        f" LEFT JOIN ({counts}) n ON n.document = r.document AND n.cluster = r.cluster"
        f" WHERE d.present AND r.name IS NOT NULL ORDER BY d.id, r.cluster",
    )


def told(base: sqlite3.Connection, query: str, values: Sequence[object] = ()) -> Iterator[Told]:
    """The referents of a query that gives document id, cluster, name, type, mentions and document key, by document."""
    names: dict[int, list[str]] = {}
    current = None
    for ident, cluster, name, kind, mentions, document in base.execute(query, values):
        if document != current:
            current, names = document, _names(base, document)
        yield ident, Referent(cluster, name, MentionType(kind), tuple(names.get(cluster, ()))), mentions


def _names(base: sqlite3.Connection, document: int) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    query = "SELECT cluster, name FROM referent_name WHERE document = ? ORDER BY cluster, rank"
    for cluster, name in base.execute(query, (document,)):
        found.setdefault(cluster, []).append(name)
    return found
