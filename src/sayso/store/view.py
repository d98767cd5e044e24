"""Reads a case out of SQLite, as it was when the view was opened."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from sayso.errors import NotFound
from sayso.model import (
    Attribution,
    Claim,
    Descent,
    DescentKind,
    Document,
    Doubt,
    Entity,
    Judgement,
    Mention,
    Post,
    Problem,
    Relation,
    RelationKind,
    Review,
    Root,
    Span,
)
from sayso.store import shapes
from sayso.store.common import all_files
from sayso.store.judging import all_judgements, all_sides, members_of, proceedings_of
from sayso.store.ledger import Row
from sayso.store.names import FEW, Names
from sayso.store.protocol import ClaimFilter, FileState, Member, Totals, Unclaimed
from sayso.store.query import query
from sayso.store.reviewing import all_reviews, lacking, last_key
from sayso.store.search import CLAIMS, UNCLAIMED, conditions, folded, ranking, rows_with

EVERY = ClaimFilter()
# How many rows are fetched together with all that hangs on them.
BATCH = 500

_MENTIONS = (
    f"SELECT {shapes.MENTION} FROM document d CROSS JOIN mention m ON m.document = d.key"
    " LEFT JOIN referent r ON r.document = m.document AND r.cluster = m.cluster WHERE d.present"
)
_ATTRIBUTIONS = (
    f"SELECT {shapes.ATTRIBUTION} FROM document d CROSS JOIN attribution a ON a.document = d.key"
    " LEFT JOIN referent r ON r.document = a.document AND r.cluster = a.source_cluster WHERE d.present"
)
_FROM_CLAIMS = (
    "FROM document d CROSS JOIN claim c ON c.document = d.key"
    " LEFT JOIN referent v ON v.document = c.document AND v.cluster = c.voice_cluster WHERE d.present"
)
_CLAIMS = f"SELECT {shapes.CLAIM} {_FROM_CLAIMS}"
# From the ids to the claims, never the other way: a case has many more claims than are asked for by id.
_LISTED = (
    f"SELECT {shapes.CLAIM} FROM json_each(?) j CROSS JOIN claim c ON c.id = j.value JOIN document d ON d.key = c.document"
    " LEFT JOIN referent v ON v.document = c.document AND v.cluster = c.voice_cluster WHERE d.present"
)
_POSTS = f"SELECT {shapes.POST} FROM document d CROSS JOIN post p ON p.document = d.key WHERE d.present"
_SPANS = 'SELECT attribution, part, start, "end" FROM attribution_span WHERE {0} ORDER BY attribution, part, rank'
_LINKS = (
    "SELECT l.claim, l.attribution, l.name, l.act, l.cluster, r.entity, l.label_start, l.label_end FROM link l"
    " JOIN claim c ON c.key = l.claim LEFT JOIN referent r ON r.document = c.document AND r.cluster = l.cluster"
    " WHERE l.{0} ORDER BY l.claim, l.rank"
)
_ABOUT = (
    "SELECT b.claim, b.cluster, r.entity FROM about b JOIN claim c ON c.key = b.claim"
    " LEFT JOIN referent r ON r.document = c.document AND r.cluster = b.cluster WHERE b.{0} ORDER BY b.claim, b.rank"
)
_FRAMES = 'SELECT claim, rank, start, "end", lemma, negated, kind FROM frame WHERE {0} ORDER BY claim, rank'
_PARTIES = (
    'SELECT y.post, y.part, y.start, y."end", y.name, y.cluster, r.entity FROM party y JOIN post p ON p.key = y.post'
    " LEFT JOIN referent r ON r.document = p.document AND r.cluster = y.cluster WHERE y.{0} ORDER BY y.post, y.part"
)
_ARGUMENTS = (
    'SELECT g.claim, g.frame, g.role, g.start, g."end", r.entity, g.cluster, g.part FROM argument g'
    " JOIN claim c ON c.key = g.claim LEFT JOIN referent r ON r.document = c.document AND r.cluster = g.cluster"
    " WHERE g.{0} ORDER BY g.claim, g.frame, g.rank"
)


class SqliteView:
    """Implements `View`. Not shared between threads: each opens its own."""

    def __init__(self, base: sqlite3.Connection, aside: Iterable[tuple[str, Row]] = ()) -> None:
        """`aside`: the reviews that wait to be taken into the case, each with the id of its case."""
        self._base = base
        self._all_aside = tuple(aside)
        base.create_function("folded", 1, folded, deterministic=True)

    def totals(self) -> Totals:
        def held(table: str) -> int:
            query = f"SELECT count(*) FROM {table} t JOIN document d ON d.key = t.document WHERE d.present"
            return int(self._base.execute(query).fetchone()[0])

        return Totals(
            documents=int(self._base.execute("SELECT count(*) FROM document WHERE present").fetchone()[0]),
            claims=held("claim"),
            attributions=held("attribution"),
            mentions=held("mention"),
            entities=int(self._base.execute("SELECT count(*) FROM entity").fetchone()[0]),
            problems=sum(1 for _ in self.problems()),
        )

    def documents(self) -> Iterator[Document]:
        # One at a time: texts are long.
        for row in self._base.execute(f"SELECT {shapes.DOCUMENT} FROM document d WHERE d.present ORDER BY d.id"):
            yield self._document(row)

    def document(self, ident: str) -> Document:
        found = self._begun("document", ident)
        row = self._base.execute(f"SELECT {shapes.DOCUMENT} FROM document d WHERE d.id = ?", (found,)).fetchone()
        return self._document(row)

    def sentences(self, document: str, within: Span | None = None) -> tuple[Span, ...]:
        overlapping = "" if within is None else ' AND s.start < ?3 AND s."end" > ?2'
        rows = self._base.execute(
            'SELECT s.start, s."end" FROM sentence s JOIN document d ON d.key = s.document WHERE d.id = ?1'
            f"{overlapping} ORDER BY s.rank",
            (self._begun("document", document), *_bounds(within)),
        )
        return tuple(Span(start, end) for start, end in rows)

    def mentions(self, document: str | None = None) -> Iterator[Mention]:
        query, values = self._within(_MENTIONS, document)
        rows = self._base.execute(f'{query} ORDER BY d.id, m.start, m."end", m.id', values)
        return (shapes.mention_of(row) for row in rows)

    def entities(self) -> Iterator[Entity]:
        return self._entities("1", ())

    def entity(self, ident: str) -> Entity:
        moved = () if self._names.meant(ident) else self.entities_of(ident)
        return moved[0] if moved else next(self._entities("e.id = ?", (self._names.one(ident),)))

    def entities_of(self, ident: str) -> tuple[Entity, ...]:
        rows = self._base.execute(
            "SELECT r.entity FROM minted m JOIN document d ON d.id = m.document"
            " JOIN referent r ON r.document = d.key AND r.cluster = m.cluster"
            " WHERE m.entity = ?1 AND d.present AND r.entity IS NOT NULL GROUP BY r.entity"
            " UNION SELECT id FROM entity WHERE id = ?1"
            " UNION SELECT r.entity FROM judgement j JOIN judged g ON g.judgement = j.key"
            " JOIN document d ON d.id = g.document JOIN mention m ON m.document = d.key AND m.start = g.start"
            ' AND m."end" = g."end" JOIN referent r ON r.document = d.key AND r.cluster = m.cluster'
            " WHERE (j.\"left\" = ?1 AND g.side = 'left' OR j.\"right\" = ?1 AND g.side = 'right')"
            " AND d.present AND r.entity IS NOT NULL",
            (ident,),
        )
        found = [next(self._entities("e.id = ?", row)) for row in rows.fetchall()]
        return tuple(sorted(found, key=lambda one: (one.id != ident, -one.mentions, one.id)))

    def attributions(self, document: str | None = None, within: Span | None = None) -> Iterator[Attribution]:
        query, values = self._within(_ATTRIBUTIONS, document)
        if within is not None:
            query, values = f'{query} AND a."end" > ? AND a.start < ?', (*values, *_bounds(within))
        return self._attributions(f'{query} ORDER BY d.id, a.start, a."end", a.id', values)

    def attribution(self, ident: str) -> Attribution:
        return next(self._attributions(f"{_ATTRIBUTIONS} AND a.id = ?", (self._begun("attribution", ident),)))

    def claims(self, wanted: ClaimFilter = EVERY) -> Iterator[Claim]:
        query, values = self._meeting(_CLAIMS, wanted)
        return self._claims(f'{query} ORDER BY d.id, c.start, c."end", c.id', values)

    def claim_spans(self, document: str) -> dict[str, Span]:
        rows = self._base.execute(
            'SELECT c.id, c.start, c."end" FROM document d JOIN claim c ON c.document = d.key WHERE d.id = ?'
            ' ORDER BY c.start, c."end", c.id',
            (self._begun("document", document),),
        )
        return {ident: Span(start, end) for ident, start, end in rows}

    def words(self, claims: Iterable[str]) -> dict[str, str]:
        listed = json.dumps(sorted(set(claims)))
        rows = self._base.execute(
            "SELECT c.id, c.text FROM json_each(?) j CROSS JOIN claim c ON c.id = j.value", (listed,)
        )
        return dict(rows.fetchall())

    def passages(self, claims: Iterable[str]) -> dict[str, str]:
        listed = json.dumps(sorted(set(claims)))
        rows = self._base.execute(
            "SELECT c.id, c.passage FROM json_each(?) j CROSS JOIN claim c ON c.id = j.value", (listed,)
        )
        return dict(rows.fetchall())

    def counts(self, wanted: ClaimFilter = EVERY) -> dict[str, int]:
        query, values = self._meeting(f"SELECT d.id, count(*) {_FROM_CLAIMS}", wanted)
        return dict(self._base.execute(f"{query} GROUP BY d.id ORDER BY d.id", values).fetchall())

    def claims_by_id(self, idents: Iterable[str]) -> Iterator[Claim]:
        """The claims with these ids, in the order of `claims`."""
        return self._claims(f'{_LISTED} ORDER BY d.id, c.start, c."end", c.id', (json.dumps(sorted(set(idents))),))

    def claim(self, ident: str) -> Claim:
        return next(self.claims_by_id([self._begun("claim", ident)]))

    def posts(self, document: str | None = None) -> Iterator[Post]:
        query, values = self._within(_POSTS, document)
        return self._posts(query, values)

    def posts_of(self, entity: str) -> Iterator[Post]:
        having = (
            "SELECT y.post FROM referent r JOIN post x ON x.document = r.document"
            " JOIN party y ON y.post = x.key AND y.cluster = r.cluster WHERE r.entity = ?"
        )
        return self._posts(f"{_POSTS} AND p.key IN ({having})", (entity,))

    def relations(self, claim: str | None = None, *, kind: RelationKind | None = None) -> Iterator[Relation]:
        where = "" if claim is None else 'AND (r."left" = :claim OR r."right" = :claim)'
        where += "" if kind is None else " AND r.kind = :kind"
        rows = self._base.execute(
            'SELECT r.kind, r."left", r."right", r.score, r.independent, r.rationale FROM relation r'
            ' JOIN claim x ON x.id = r."left" JOIN document dx ON dx.key = x.document'
            ' JOIN claim y ON y.id = r."right" JOIN document dy ON dy.key = y.document'
            f' WHERE dx.present AND dy.present {where} ORDER BY r."left", r."right", r.kind',
            {"claim": claim, "kind": kind},
        )
        for found, left, right, score, independent, rationale in rows:
            known = None if independent is None else bool(independent)
            yield Relation(RelationKind(found), left, right, score, known, rationale)

    def roots(self, claims: Iterable[str] | None = None) -> Iterator[Root]:
        listed = None if claims is None else json.dumps(sorted(set(claims)))
        rows = self._base.execute(
            "SELECT o.claim, o.key, o.name, o.entity, o.known, o.why FROM root o JOIN claim c ON c.id = o.claim"
            " JOIN document d ON d.key = c.document WHERE d.present"
            f"{'' if listed is None else ' AND o.claim IN (SELECT value FROM json_each(?))'} ORDER BY o.claim",
            () if listed is None else (listed,),
        )
        for claim, key, name, entity, known, why in rows:
            yield Root(claim, key, name, entity, bool(known), why)

    def descents(self, document: str | None = None) -> Iterator[Descent]:
        where = "" if document is None else " AND (s.document = ?1 OR s.parent = ?1)"
        rows = self._base.execute(
            'SELECT s.document, s.parent, s.kind, s.score, s.credit, s.start, s."end" FROM descent s'
            " JOIN document d ON d.id = s.document LEFT JOIN document p ON p.id = s.parent"
            f" WHERE d.present AND (p.key IS NULL OR p.present){where}"
            " ORDER BY s.document, s.parent, s.kind, s.start",
            () if document is None else (self._begun("document", document),),
        )
        for child, parent, kind, score, credit, start, end in rows:
            span = None if start is None else Span(start, end)
            yield Descent(child, parent, DescentKind(kind), score, credit, span)

    def problems(self) -> Iterator[Problem]:
        rows = self._base.execute(
            "SELECT DISTINCT f.path || p.member AS shown, p.stage, p.message FROM problem p"
            " JOIN file f ON f.key = p.file WHERE NOT f.vanished ORDER BY shown, p.stage, p.message"
        )
        return (Problem(*row) for row in rows)

    def judgements(self) -> Iterator[Judgement]:
        return all_judgements(self._base)

    def doubts(self, entity: str | None = None) -> Iterator[Doubt]:
        where = "" if entity is None else 'WHERE "left" = ?1 OR "right" = ?1'
        # Of several reasons to ask about a pair the one with the highest score shows; SQLite takes the row of max().
        rows = self._base.execute(
            f'SELECT "left", "right", max(score), why, surname FROM doubt {where} GROUP BY "left", "right"'
            ' ORDER BY max(score) DESC, "left", "right"',
            () if entity is None else (entity,),
        )
        return (Doubt(left, right, score, why, surname or None) for left, right, score, why, surname in rows)

    def sides(self) -> dict[str, tuple[frozenset[Member], frozenset[Member]]]:
        return all_sides(self._base)

    def members(self, entity: str) -> list[tuple[Member, str, str, int]]:
        return members_of(self._base, entity)

    def proceedings(self) -> dict[str, str]:
        return proceedings_of(self._base)

    def files(self) -> Iterator[FileState]:
        return all_files(self._base)

    def sources(self) -> tuple[str, ...]:
        rows = self._base.execute("SELECT DISTINCT source FROM file WHERE source <> x'' ORDER BY source")
        return tuple(os.fsdecode(row[0]) for row in rows)

    def ident(self) -> str:
        return str(self._base.execute("SELECT value FROM setting WHERE name = 'id'").fetchone()[0])

    def newest(self) -> frozenset[str]:
        rows = self._base.execute(
            "SELECT d.id FROM setting s JOIN document d ON d.key > CAST(s.value AS INTEGER)"
            " WHERE s.name = 'before' AND d.present"
        )
        return frozenset(ident for (ident,) in rows)

    def finished(self) -> bool:
        row = self._base.execute("SELECT value FROM setting WHERE name = 'finished'").fetchone()
        return row is not None and row[0] == "1"

    def behind(self) -> bool:
        query = "SELECT EXISTS (SELECT 1 FROM pending) OR EXISTS (SELECT 1 FROM uncompared)"
        return bool(self._base.execute(query).fetchone()[0])

    def reviews(self, subject: str | None = None, *, after: int = 0) -> Iterator[Review]:
        return all_reviews(self._base, subject, after=after, aside=self._aside)

    def strays(self) -> int:
        return len(self._all_aside) - len(self._aside)

    def reviewed(self) -> int:
        return last_key(self._base) + len(lacking(self._base, self._aside))

    @cached_property
    def _aside(self) -> list[Row]:
        ident = self.ident() if self._all_aside else ""
        return [row for case, row in self._all_aside if case == ident]

    def state(self) -> int:
        row = self._base.execute("SELECT value FROM setting WHERE name = 'state'").fetchone()
        return 0 if row is None else int(row[0])

    def found(self, words: str, *, ranked: int) -> tuple[tuple[str, ...], bool]:
        wanted = query(words)
        select, values = rows_with(wanted, **CLAIMS)
        keys = [row[0] for row in self._base.execute(f"{select} LIMIT ?", (*values, ranked + 1))]
        # Ranking all that a common word finds takes seconds.
        if not keys or len(keys) > ranked:
            rows = self._base.execute(
                f"SELECT c.id FROM ({select}) s CROSS JOIN claim c ON c.key = s.rowid JOIN document d ON d.key = c.document"
                " WHERE d.present ORDER BY c.key",
                values,
            )
            return tuple(row[0] for row in rows), not keys
        table, terms = ranking(wanted, **CLAIMS)
        # The plus keeps SQLite from asking the index anew for each of the rows.
        rows = self._base.execute(
            f"SELECT c.id FROM {table} s CROSS JOIN claim c ON c.key = s.rowid JOIN document d ON d.key = c.document"
            f" WHERE {table} MATCH ? AND +s.rowid IN (SELECT value FROM json_each(?)) AND d.present"
            f" ORDER BY bm25({table}), c.id",
            (terms, json.dumps(keys)),
        )
        return tuple(row[0] for row in rows), True

    def unclaimed(
        self, words: str, *, document: str | None = None, first: int = 0, most: int
    ) -> tuple[tuple[Unclaimed, ...], int]:
        wanted = query(words)
        if not wanted.wanted:
            return (), 0
        select, values = rows_with(wanted, **UNCLAIMED)
        held = f"FROM ({select}) s CROSS JOIN unclaimed u ON u.key = s.rowid JOIN document d ON d.key = u.document"
        where, more = ("d.present", ()) if document is None else ("d.present AND d.id = ?", (document,))
        total = int(self._base.execute(f"SELECT count(*) {held} WHERE {where}", (*values, *more)).fetchone()[0])
        rows = self._base.execute(
            f'SELECT d.id, u.start, u."end", u.text {held} WHERE {where} ORDER BY d.path, d.id, u.start LIMIT ? OFFSET ?',
            (*values, *more, most, first),
        )
        return tuple(Unclaimed(ident, Span(start, end), text) for ident, start, end, text in rows), total

    @cached_property
    def _names(self) -> Names:
        return Names(self._base)

    def _within(self, query: str, document: str | None) -> tuple[str, tuple[object, ...]]:
        return (query, ()) if document is None else (f"{query} AND d.id = ?", (self._begun("document", document),))

    def _meeting(self, query: str, wanted: ClaimFilter) -> tuple[str, tuple[object, ...]]:
        query, values = self._within(query, wanted.document)
        for condition, more in conditions(wanted, lambda name: self._names.meant(name)):
            query, values = f"{query} AND {condition}", (*values, *more)
        return query, values

    def _begun(self, table: str, begin: str) -> str:
        """The one id of this table that is, or begins with, what was given. Raises NotFound with the candidates."""
        owner = "t" if table == "document" else "d"
        join = "" if table == "document" else "JOIN document d ON d.key = t.document"
        rows = self._base.execute(
            f"SELECT t.id FROM {table} t {join} WHERE t.id >= ?1 AND t.id < ?1 || char(127) AND {owner}.present"
            " ORDER BY t.id LIMIT ?2",
            (begin, FEW + 1),
        ).fetchall()
        found = [str(row[0]) for row in rows]
        if begin in found or (len(found) == 1 and begin):
            return found[0]
        if not found or not begin:
            raise NotFound(f"no {table} has an id that begins with {begin!r}")
        listed = ", ".join(found[:FEW]) + (" and more" if len(found) > FEW else "")
        raise NotFound(f"{begin!r} is how several {table} ids begin: {listed}; give more of it")

    def _document(self, row: Sequence[Any]) -> Document:
        pages = self._base.execute(
            'SELECT document, number, start, "end" FROM page WHERE document = ? ORDER BY rank', row[:1]
        )
        quoted = self._base.execute(
            'SELECT document, start, "end", name, depth FROM quoted WHERE document = ? ORDER BY rank', row[:1]
        )
        return shapes.document_of(row, pages, quoted)

    def _entities(self, condition: str, values: Sequence[object]) -> Iterator[Entity]:
        query = f"SELECT e.id, e.name, e.schema, e.mentions FROM entity e WHERE {condition} ORDER BY e.id"
        for batch in _batches(self._base.execute(query, values)):
            ids = json.dumps([row[0] for row in batch])
            aliases = self._grouped(
                "SELECT entity, name FROM alias WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY entity, rank",
                ids,
            )
            documents = self._grouped(
                "SELECT x.entity, d.id FROM entity_document x JOIN document d ON d.key = x.document"
                " WHERE d.present AND x.entity IN (SELECT value FROM json_each(?)) ORDER BY x.entity, d.id",
                ids,
            )
            for ident, name, schema, mentions in batch:
                names = tuple(row[1] for row in aliases.get(ident, ()))
                places = tuple(row[1] for row in documents.get(ident, ()))
                yield Entity(ident, name, names, schema, mentions, places)

    def _attributions(self, query: str, values: Sequence[object]) -> Iterator[Attribution]:
        for batch in _batches(self._base.execute(query, values)):
            spans = self._children(_SPANS, "attribution", batch)
            for row in batch:
                yield shapes.attribution_of(row, spans.get(row[0], ()))

    def _claims(self, query: str, values: Sequence[object]) -> Iterator[Claim]:
        for batch in _batches(self._base.execute(query, values)):
            parts = [self._children(one, "claim", batch) for one in (_LINKS, _ABOUT, _FRAMES, _ARGUMENTS)]
            for row in batch:
                links, about, frames, arguments = (part.get(row[0], ()) for part in parts)
                yield shapes.claim_of(row, links, about, frames, arguments)

    def _posts(self, query: str, values: Sequence[object]) -> Iterator[Post]:
        rows = self._base.execute(f'{query} ORDER BY d.id, p.start, p."end", p.id', values)
        for batch in _batches(rows):
            parties = self._children(_PARTIES, "post", batch)
            for row in batch:
                yield shapes.post_of(row, parties.get(row[0], ()))

    def _children(self, query: str, owner: str, batch: list[Any]) -> dict[Any, list[Any]]:
        keys = json.dumps([row[0] for row in batch])
        return self._grouped(query.format(f"{owner} IN (SELECT value FROM json_each(?))"), keys)

    def _grouped(self, query: str, keys: str) -> dict[Any, list[Any]]:
        found: dict[Any, list[Any]] = {}
        for row in self._base.execute(query, (keys,)):
            found.setdefault(row[0], []).append(row)
        return found


def _bounds(within: Span | None) -> tuple[int, ...]:
    return () if within is None else (within.start, within.end)


def _batches(rows: sqlite3.Cursor) -> Iterator[list[Any]]:
    while batch := rows.fetchmany(BATCH):
        yield batch
