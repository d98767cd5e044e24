"""Queries that writing and reading share."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator

from sayso.model import MentionType, Referent
from sayso.store.protocol import FileState


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


def all_referents(base: sqlite3.Connection) -> Iterator[tuple[str, Referent, int]]:
    """(document id, referent, how many mentions it has), by document and cluster."""
    rows = base.execute(
        "SELECT d.id, r.cluster, r.name, r.type, coalesce(n.mentions, 0), r.document FROM document d"
        " CROSS JOIN referent r ON r.document = d.key"
        " LEFT JOIN (SELECT document, cluster, count(*) AS mentions FROM mention GROUP BY document, cluster) n"
        " ON n.document = r.document AND n.cluster = r.cluster"
        " WHERE d.present ORDER BY d.id, r.cluster"
    )
    names: dict[int, list[str]] = {}
    current = None
    for ident, cluster, name, kind, mentions, document in rows:
        if document != current:
            current, names = document, _names(base, document)
        yield ident, Referent(cluster, name, MentionType(kind), tuple(names.get(cluster, ()))), mentions


def _names(base: sqlite3.Connection, document: int) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    query = "SELECT cluster, name FROM referent_name WHERE document = ? ORDER BY cluster, rank"
    for cluster, name in base.execute(query, (document,)):
        found.setdefault(cluster, []).append(name)
    return found
