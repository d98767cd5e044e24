"""Writes what was found in one document in the place of what was found before."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, count

from sayso.model import Attribution, Claim, Document, Post, Reading, Referent
from sayso.store import shapes

# The other tables of findings hang on these and go with them.
_TABLES = ("page", "quoted", "sentence", "mention", "referent", "attribution", "claim", "unclaimed", "post")


def replace_findings(base: sqlite3.Connection, key: int, reading: Reading) -> None:
    """Store the findings of the document that has this key, within the caller's transaction."""
    for table in _TABLES:
        base.execute(f"DELETE FROM {table} WHERE document = ?", (key,))
    _document(base, key, reading.document)
    _insert(base, "sentence", 4, [(key, n, one.start, one.end) for n, one in enumerate(reading.sentences)])
    base.executemany(
        'INSERT INTO mention (id, document, start, "end", form, type, cluster, confidence)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        shapes.mention_rows(reading.mentions, key),
    )
    _referents(base, key, reading.referents)
    _attributions(base, key, reading.attributions)
    _claims(base, key, reading)
    _unclaimed(base, key, reading)
    _posts(base, key, reading.posts)


def _document(base: sqlite3.Connection, key: int, one: Document) -> None:
    _insert(base, "page", 5, [(key, n, page.number, page.start, page.end) for n, page in enumerate(one.pages)])
    quoted = [(key, n, q.span.start, q.span.end, q.name, q.depth) for n, q in enumerate(one.quoted)]
    _insert(base, "quoted", 6, quoted)


def _referents(base: sqlite3.Connection, key: int, referents: Sequence[Referent]) -> None:
    _insert(base, "referent", 5, [(key, one.cluster, one.name, one.type, None) for one in referents])
    names = [(key, one.cluster, n, name) for one in referents for n, name in enumerate(one.names)]
    _insert(base, "referent_name", 4, names)


def _attributions(base: sqlite3.Connection, document: int, attributions: Sequence[Attribution]) -> None:
    keyed = list(zip(count(_next(base, "attribution")), attributions))
    _insert(base, "attribution", 11, (shapes.attribution_row(one, key, document) for key, one in keyed))
    _insert(base, "attribution_span", 5, (row for key, one in keyed for row in shapes.span_rows(one, key)))


def _claims(base: sqlite3.Connection, document: int, reading: Reading) -> None:
    keyed: list[tuple[int, Claim]] = list(zip(count(_next(base, "claim")), reading.claims))
    text, sentences = reading.document.text, reading.sentences
    _insert(base, "claim", 19, (shapes.claim_row(one, key, document, text, sentences) for key, one in keyed))
    _insert(base, "link", 8, (row for key, one in keyed for row in shapes.link_rows(one, key)))
    _insert(base, "about", 3, ((key, n, cluster) for key, one in keyed for n, cluster in enumerate(one.about)))
    _insert(base, "frame", 7, (row for key, one in keyed for row in shapes.frame_rows(one, key)))
    _insert(base, "argument", 8, (row for key, one in keyed for row in shapes.argument_rows(one, key)))


def _unclaimed(base: sqlite3.Connection, document: int, reading: Reading) -> None:
    """The sentences in which no claim stands."""
    text = reading.document.text
    spans = sorted(one.span for one in reading.claims)
    starts = [one.start for one in spans]
    reach = [0, *accumulate((one.end for one in spans), max)]
    rows = (
        (document, one.start, one.end, one.of(text))
        for one in reading.sentences
        if reach[bisect_left(starts, one.end)] <= one.start
    )
    base.executemany('INSERT INTO unclaimed (document, start, "end", text) VALUES (?, ?, ?, ?)', rows)


def _posts(base: sqlite3.Connection, document: int, posts: Sequence[Post]) -> None:
    keyed = list(zip(count(_next(base, "post")), posts))
    _insert(base, "post", 18, (shapes.post_row(one, key, document) for key, one in keyed))
    _insert(base, "party", 6, (row for key, one in keyed for row in shapes.party_rows(one, key)))


def _next(base: sqlite3.Connection, table: str) -> int:
    return int(base.execute(f"SELECT coalesce(max(key), 0) + 1 FROM {table}").fetchone()[0])


def _insert(base: sqlite3.Connection, table: str, width: int, rows: Iterable[Sequence[object]]) -> None:
    """All columns, in the order of the table."""
    base.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)
