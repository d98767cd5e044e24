"""The entities in the tables of a case: what is to be resolved again, and what a resolution found."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.model import Doubt, Entity
from sayso.store.directory import insert_placings
from sayso.store.protocol import Pending, Placing

_LISTED = "(SELECT value FROM json_each(?))"
_PRESENT = "(SELECT id FROM document WHERE present)"


@dataclass(frozen=True, slots=True)
class Grouping:
    """What a resolution found: see `Writer.resolve`."""

    entities: tuple[Entity, ...]
    clusters: tuple[tuple[str, int, str], ...]
    homes: tuple[tuple[str, int, str], ...] | None
    doubts: tuple[Doubt, ...]
    placings: tuple[Placing, ...] | None


def pending(base: sqlite3.Connection) -> Pending:
    """What has changed since the case was last resolved."""
    found: dict[str, set[str]] = {kind: set() for kind in ("all", "document", "entity", "label", "folded")}
    for kind, ident in base.execute("SELECT kind, id FROM pending"):
        found[kind].add(ident)
    return Pending(
        everything=bool(found["all"]),
        documents=frozenset(found["document"]),
        entities=frozenset(found["entity"]),
        labels=frozenset(found["label"]),
        folded=frozenset(found["folded"]),
    )


def replace_entities(
    base: sqlite3.Connection, found: Grouping, replaced: frozenset[str] | None, asked: frozenset[str]
) -> None:
    """Put these entities in the place of all, or of those replaced; nothing is pending then."""
    gone = None if replaced is None else json.dumps(sorted(replaced))
    _remember(base, found, gone)
    _remove(base, gone)
    base.execute(f"DELETE FROM doubt WHERE surname IN {_LISTED}", (json.dumps(sorted(asked)),))
    _insert(base, found.entities)
    base.executemany(
        'INSERT OR REPLACE INTO doubt ("left", "right", score, why, surname) VALUES (?, ?, ?, ?, ?)',
        [(one.left, one.right, one.score, one.why, one.surname or "") for one in found.doubts],
    )
    _point(base, found, whole=replaced is None)
    _note_moved(base)
    if found.placings is not None:
        for statement in ("DELETE FROM introduction", "DELETE FROM placing", "DELETE FROM label_key"):
            base.execute(statement)
        insert_placings(base, found.placings)
    base.execute("DELETE FROM pending")


def _remove(base: sqlite3.Connection, gone: str | None) -> None:
    if gone is None:
        for statement in ("DELETE FROM entity", "DELETE FROM doubt", "UPDATE referent SET entity = NULL"):
            base.execute(statement)
        return
    base.execute(f"DELETE FROM entity WHERE id IN {_LISTED}", (gone,))
    base.execute(f'DELETE FROM doubt WHERE "left" IN {_LISTED} OR "right" IN {_LISTED}', (gone, gone))
    base.execute(f"UPDATE referent SET entity = NULL WHERE entity IN {_LISTED}", (gone,))


def _remember(base: sqlite3.Connection, found: Grouping, gone: str | None) -> None:
    """Which entity each referent has that may get another now."""
    base.execute("DROP TABLE IF EXISTS temp.before")
    base.execute(
        "CREATE TEMP TABLE before AS SELECT document, cluster, entity FROM main.referent"
        + ("" if gone is None else f" WHERE entity IN {_LISTED}"),
        () if gone is None else (gone,),
    )
    if gone is not None:
        base.executemany(
            "INSERT INTO before SELECT r.document, r.cluster, NULL FROM document d JOIN referent r"
            " ON r.document = d.key AND r.cluster = ? WHERE d.id = ? AND r.entity IS NULL",
            [(cluster, document) for document, cluster, _ in found.clusters],
        )


def _note_moved(base: sqlite3.Connection) -> None:
    """The claims of documents whose referents have another entity now are to be compared again."""
    base.execute(
        "INSERT OR IGNORE INTO uncompared SELECT DISTINCT d.id FROM before b JOIN referent r ON r.document = b.document"
        " AND r.cluster = b.cluster JOIN document d ON d.key = b.document WHERE r.entity IS NOT b.entity"
    )
    base.execute("DROP TABLE temp.before")


def _insert(base: sqlite3.Connection, entities: Iterable[Entity]) -> None:
    keys = dict(base.execute("SELECT id, key FROM document").fetchall())
    for one in entities:
        base.execute("INSERT INTO entity VALUES (?, ?, ?, ?)", (one.id, one.name, one.schema, one.mentions))
        aliases = [(one.id, rank, name) for rank, name in enumerate(one.aliases)]
        base.executemany("INSERT INTO alias VALUES (?, ?, ?)", aliases)
        base.executemany(
            "INSERT INTO entity_document VALUES (?, ?)",
            [(one.id, keys[document]) for document in one.documents if document in keys],
        )


def _point(base: sqlite3.Connection, found: Grouping, *, whole: bool) -> None:
    """Point each referent to its entity, and remember the id that it has as its own."""
    keys = dict(base.execute("SELECT id, key FROM document").fetchall())
    base.executemany(
        "UPDATE referent SET entity = ? WHERE document = ? AND cluster = ?",
        [(entity, keys[document], cluster) for document, cluster, entity in found.clusters if document in keys],
    )
    read_again = _PRESENT if whole else f"(SELECT id FROM pending WHERE kind = 'document' AND id IN {_PRESENT})"
    base.execute(f"DELETE FROM minted WHERE document IN {read_again}")
    rows = found.clusters if found.homes is None else found.homes
    base.executemany("INSERT OR REPLACE INTO minted VALUES (?, ?, ?)", rows)
