"""A ClaimFilter as SQL: each field that is set is one condition, and no word of the user's becomes syntax."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from sayso.store.protocol import ClaimFilter
from sayso.store.query import Query, match, parts, query

Condition = tuple[str, Sequence[object]]
# Where claims, and the sentences without one, are found: by the stems of their words, and as they are written.
CLAIMS = {"stems": "claim_stems", "exact": "claim_search"}
UNCLAIMED = {"stems": "unclaimed_stems", "exact": "unclaimed_search"}
# From an id or a name to the ids of the entities that are meant.
Meant = Callable[[str], Sequence[str]]

# A claim's time, or else its document's date; an open bound reaches to the ends of the calendar.
_TIMED = "(c.time_from IS NOT NULL OR c.time_to IS NOT NULL)"
_FIRST = f"CASE WHEN {_TIMED} THEN coalesce(c.time_from, '0000') ELSE substr(d.published, 1, 10) END"
_LAST = f"CASE WHEN {_TIMED} THEN coalesce(c.time_to, '9999') ELSE substr(d.published, 1, 10) END"

_ABOUT = (
    "EXISTS (SELECT 1 FROM about b JOIN referent r ON r.document = c.document AND r.cluster = b.cluster"
    " WHERE b.claim = c.key AND r.entity IN (SELECT value FROM json_each(?)))"
)
# A source that was given no entity is still found by its name.
_SOURCE = (
    "(v.entity IN (SELECT value FROM json_each(?1)) OR folded(c.voice_name) = ?2"
    " OR EXISTS (SELECT 1 FROM link l LEFT JOIN referent r ON r.document = c.document AND r.cluster = l.cluster"
    " WHERE l.claim = c.key AND (r.entity IN (SELECT value FROM json_each(?1)) OR folded(l.name) = ?2)))"
)


def folded(text: str | None) -> str | None:
    """How names are compared: without case, with single spaces."""
    return None if text is None else " ".join(text.casefold().split())


def rows_with(wanted: Query, *, stems: str, exact: str) -> Condition:
    """The SELECT of the row numbers that hold what is searched for, in these two tables; of none without a word."""
    if not wanted.wanted:
        return "SELECT 0 WHERE 0", ()
    found = [(joint, exact if literal else stems, terms) for joint, literal, terms in parts(wanted)]
    selects = (
        f"{f' {joint} ' if number else ''}SELECT rowid FROM {table} WHERE {table} MATCH ?"
        for number, (joint, table, _) in enumerate(found)
    )
    return "".join(selects), tuple(terms for _, _, terms in found)


def ranking(wanted: Query, *, stems: str, exact: str) -> tuple[str, str]:
    """The table by which what is found is ranked, and the FTS5 query that does it.

    Phrases are ranked with the other words: among stems they can only be found more often. Beginnings may be no stem's.
    """
    if all(one.literal for one in wanted.wanted):
        return exact, match(wanted.wanted)
    return stems, match(one for one in wanted.wanted if not one.prefix)


def conditions(wanted: ClaimFilter, meant: Meant) -> Iterator[Condition]:
    """What a claim `c` of a document `d` with the voice's referent `v` must meet."""
    if wanted.about is not None:
        yield _ABOUT, (json.dumps(meant(wanted.about)),)
    if wanted.source is not None:
        ids, name = json.dumps(meant(wanted.source)), folded(wanted.source)
        yield _SOURCE.replace("?1", "?").replace("?2", "?"), (ids, name, ids, name)
    if wanted.act is not None:
        yield "c.act = ?", (wanted.act,)
    if wanted.status is not None:
        yield "c.status = ?", (wanted.status,)
    if wanted.basis is not None:
        yield "c.basis = ?", (wanted.basis,)
    if wanted.timed is not None:
        yield f"c.time_text IS {'NOT ' if wanted.timed else ''}NULL", ()
    if wanted.since is not None:
        yield f"{_LAST} >= ?", (wanted.since,)
    if wanted.until is not None:
        # "until 2020-03" takes in all of March.
        yield f"substr({_FIRST}, 1, ?) <= ?", (len(wanted.until), wanted.until)
    if wanted.text is not None and wanted.text.strip():
        rows, terms = rows_with(query(wanted.text), **CLAIMS)
        yield f"c.key IN ({rows})", terms
