"""A ClaimFilter as SQL: each field that is set is one condition, and no word of the user's becomes syntax."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence

from sayso.store.protocol import ClaimFilter

Condition = tuple[str, Sequence[object]]
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


def match(words: str) -> str:
    """An FTS5 query for rows that hold all these words, each quoted so that none is read as an operator."""
    return " ".join('"' + word.replace('"', '""') + '"' for word in words.replace("\0", " ").split()) or '""'


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
        yield "c.key IN (SELECT rowid FROM claim_search WHERE claim_search MATCH ?)", (match(wanted.text),)
