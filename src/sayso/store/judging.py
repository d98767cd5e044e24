"""What people decided, kept by the place of the words that they decided about: numbers of referents change, words do not."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from sayso.errors import NotFound
from sayso.model import Judgement, Verdict
from sayso.store.protocol import Member

_COLUMNS = 'key, "left", "right", verdict, "by", at, why, left_name, right_name, score, evidence, undoes'
# Where a referent is found again: its first mentions, by name before others, else its name alone.
_MOST_PLACES = 25
_PLACES = (
    'SELECT m.start, m."end", r.name FROM document d JOIN referent r ON r.document = d.key'
    " LEFT JOIN mention m ON m.document = r.document AND m.cluster = r.cluster"
    " WHERE d.id = ? AND r.cluster = ? ORDER BY m.form <> 'named', m.start, m.\"end\" LIMIT ?"
)
_HELD = (
    "SELECT j.judgement, j.side, j.rank, d.id, d.key, j.name,"
    ' (SELECT m.cluster FROM mention m WHERE m.document = d.key AND m.start = j.start AND m."end" = j."end"'
    "  AND m.cluster IS NOT NULL ORDER BY m.id LIMIT 1)"
    " FROM judged j JOIN document d ON d.id = j.document WHERE d.present ORDER BY j.judgement, j.side, j.rank, j.place"
)


def all_judgements(base: sqlite3.Connection) -> Iterator[Judgement]:
    """The decisions, undoings among them, in the order they were made."""
    for row in base.execute(f"SELECT {_COLUMNS} FROM judgement ORDER BY key").fetchall():
        key, left, right, verdict, by, at, why, left_name, right_name, score, evidence, undoes = row
        yield Judgement(
            left,
            right,
            Verdict(verdict),
            by,
            at,
            why,
            id=f"j{key}",
            left_name=left_name,
            right_name=right_name,
            score=score,
            evidence=evidence,
            undoes=None if undoes is None else f"j{undoes}",
        )


def add_judgement(base: sqlite3.Connection, one: Judgement, sides: Mapping[str, Iterable[Member]]) -> str:
    """Store a decision with the referents of each side; returns its id. Raises NotFound when it undoes none there is."""
    undoes = None if one.undoes is None else key_of(base, one.undoes)
    cursor = base.execute(
        'INSERT INTO judgement ("left", "right", verdict, "by", at, why, left_name, right_name, score, evidence, undoes)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(one.left, one.right, one.verdict, one.by, one.at, one.why),
            *(one.left_name, one.right_name, one.score, one.evidence, undoes),
        ),
    )
    key = int(cursor.lastrowid or 0)
    for side, members in sides.items():
        rows = [
            (key, side, rank, place, document, *found)
            for rank, (document, cluster) in enumerate(sorted(members))
            for place, found in enumerate(base.execute(_PLACES, (document, cluster, _MOST_PLACES)).fetchall())
        ]
        base.executemany("INSERT INTO judged VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    return f"j{key}"


def key_of(base: sqlite3.Connection, ident: str) -> int:
    """The key of a judgement. Raises NotFound."""
    number = ident.removeprefix("j")
    row = base.execute(
        "SELECT key FROM judgement WHERE key = ?", (int(number) if number.isdecimal() else -1,)
    ).fetchone()
    if row is None:
        raise NotFound(f"there is no judgement {ident!r}; `sayso history CASE` lists those there are")
    return int(row[0])


def chain_of(base: sqlite3.Connection, ident: str) -> list[str]:
    """A judgement, the one that it undoes, the one that this undoes, and so on."""
    rows = base.execute(
        "WITH RECURSIVE chain (key, undoes) AS (SELECT key, undoes FROM judgement WHERE key = ? UNION ALL"
        " SELECT j.key, j.undoes FROM judgement j JOIN chain c ON j.key = c.undoes) SELECT key FROM chain",
        (key_of(base, ident),),
    )
    return [f"j{row[0]}" for row in rows]


def all_sides(base: sqlite3.Connection) -> dict[str, tuple[frozenset[Member], frozenset[Member]]]:
    """The referents that each side of each judgement has in the documents that are there, by the judgement's id.

    A document that was read anew may number its referents otherwise: each is the one that most of its places are now,
    or, when none of them is left, the only one of its name.
    """
    found: defaultdict[str, dict[str, set[Member]]] = defaultdict(lambda: {"left": set(), "right": set()})
    rows = base.execute(_HELD).fetchall()
    for (key, side, _, document), places in groupby(rows, key=lambda row: row[:4]):
        listed = list(places)
        votes = Counter(row[6] for row in listed if row[6] is not None)
        cluster = min(votes, key=lambda one: (-votes[one], one)) if votes else _named(base, *listed[0][4:6])
        if cluster is not None:
            found[f"j{key}"][side].add((document, cluster))
    return {ident: (frozenset(sides["left"]), frozenset(sides["right"])) for ident, sides in found.items()}


def _named(base: sqlite3.Connection, document: int, name: str | None) -> int | None:
    """The one referent of a document that has this name; None when none or several have."""
    query = "SELECT DISTINCT cluster FROM referent_name WHERE document = ? AND name = ?"
    rows = base.execute(query, (document, name)).fetchall()
    return int(rows[0][0]) if len(rows) == 1 else None


def members_of(base: sqlite3.Connection, entity: str) -> list[tuple[Member, str, str, int]]:
    """Each referent of an entity: itself, its name there, its document's path and its number of mentions."""
    rows = base.execute(
        "SELECT d.id, r.cluster, r.name, d.path, (SELECT count(*) FROM mention m WHERE m.document = r.document"
        " AND m.cluster = r.cluster) FROM referent r JOIN document d ON d.key = r.document"
        " WHERE r.entity = ? AND d.present ORDER BY d.path, d.id, r.cluster",
        (entity,),
    )
    return [((document, cluster), name, path, mentions) for document, cluster, name, path, mentions in rows]


def note_documents(base: sqlite3.Connection, keys: Iterable[int]) -> None:
    """Remember that these documents, and all that they spoke of, are to be resolved again; they leave the directory."""
    listed = json.dumps(sorted(keys))
    for kind, column, table, key in (
        ("document", "id", "document", "key"),
        ("entity", "entity", "entity_document", "document"),
        ("label", "label", "placing", "document"),
        ("folded", "folded", "placing", "document"),
        ("label", "short", "introduction", "document"),
    ):
        base.execute(
            f"INSERT OR IGNORE INTO pending SELECT '{kind}', {column} FROM {table}"
            f" WHERE {key} IN (SELECT value FROM json_each(?))",
            (listed,),
        )
    base.execute("DELETE FROM placing WHERE document IN (SELECT value FROM json_each(?))", (listed,))


def note_members(base: sqlite3.Connection, members: Iterable[Member]) -> None:
    """Remember that the entities of these referents are to be resolved again."""
    base.executemany(
        "INSERT OR IGNORE INTO pending SELECT 'entity', r.entity FROM referent r JOIN document d ON d.key = r.document"
        " WHERE d.id = ? AND r.cluster = ? AND r.entity IS NOT NULL",
        sorted(members),
    )


def proceedings_of(base: sqlite3.Connection) -> dict[str, str]:
    """The proceeding of each document that belongs to one."""
    return dict(base.execute("SELECT document, name FROM proceeding ORDER BY document").fetchall())
