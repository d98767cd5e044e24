"""Where in texts the words of a search stand, as the index of a case would find them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing

from sayso.store.query import Query, Term, match
from sayso.store.search import rows_with

Place = tuple[int, int]

# Unicode keeps these two out of text for good; where a text has them all the same, another letter stands for them here.
_OPEN, _CLOSE, _OTHER = "\ufdd0", "\ufdd1", "\ufffd"
_HIDE = {ord(_OPEN): _OTHER, ord(_CLOSE): _OTHER}
_TABLES = {"stems": "stems", "exact": "exact"}


def holding(texts: Sequence[str], wanted: Query) -> frozenset[int]:
    """The numbers of the texts that hold all that is searched for."""
    with closing(_indexed(texts)) as base:
        select, values = rows_with(wanted, **_TABLES)
        return frozenset(row[0] for row in base.execute(select, values))


def hits(texts: Sequence[str], wanted: Query) -> list[tuple[Place, ...]]:
    """Where each text has any of the words that are to be there, in order, none over another."""
    found: list[list[Place]] = [[] for _ in texts]
    with closing(_indexed(texts)) as base:
        for table, terms in (("stems", _of(wanted, literal=False)), ("exact", _of(wanted, literal=True))):
            if terms:
                rows = base.execute(
                    f"SELECT rowid, highlight({table}, 0, ?, ?) FROM {table} WHERE {table} MATCH ?",
                    (_OPEN, _CLOSE, match(terms, any_of=True)),
                )
                for number, marked in rows:
                    found[number] += _places(marked)
    return [_apart(places) for places in found]


def _of(wanted: Query, *, literal: bool) -> list[Term]:
    return [one for one in wanted.wanted if one.literal is literal]


def _indexed(texts: Sequence[str]) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    for table, stemmer in (("stems", "porter "), ("exact", "")):
        base.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5 (text, tokenize='{stemmer}unicode61 remove_diacritics 2')"
        )
        rows = ((number, text.translate(_HIDE)) for number, text in enumerate(texts))
        base.executemany(f"INSERT INTO {table} (rowid, text) VALUES (?, ?)", rows)
    return base


def _places(marked: str) -> Iterable[Place]:
    at = start = 0
    for letter in marked:
        if letter == _OPEN:
            start = at
        elif letter == _CLOSE:
            yield start, at
        else:
            at += 1


def _apart(places: Iterable[Place]) -> tuple[Place, ...]:
    """The places in order, those that touch or lie over one another as one."""
    found: list[Place] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)
