"""Searches that people keep: a label, and the query string that reproduces it."""

from __future__ import annotations

import sqlite3

from sayso.errors import AccountError
from sayso.model import SavedSearch
from sayso.store.workspace.names import folded, storable

MOST, LONGEST_LABEL, LONGEST_QUERY = 200, 120, 4000


def searches(base: sqlite3.Connection, owner: str, case: str) -> tuple[SavedSearch, ...]:
    """What somebody keeps in a case, by label."""
    rows = base.execute(
        'SELECT label, query FROM search WHERE owner = ? AND "case" = ? ORDER BY label', (folded(owner), case)
    )
    return tuple(SavedSearch(owner, case, label, query) for label, query in rows)


def save(base: sqlite3.Connection, one: SavedSearch) -> None:
    """Keep a search; one of the same label is replaced. Raises AccountError when it is too long, or one too many."""
    label = " ".join(one.label.split())
    if not label or len(label) > LONGEST_LABEL or not label.isprintable():
        raise AccountError(f"a search is kept under a label of 1 to {LONGEST_LABEL} characters")
    if len(one.query) > LONGEST_QUERY:
        raise AccountError(f"the search is too long to be kept: more than {LONGEST_QUERY:,} characters")
    kept = searches(base, one.owner, one.case)
    if len(kept) >= MOST and label not in {old.label for old in kept}:
        raise AccountError(f"no more than {MOST} searches can be kept in a case; forget one first")
    base.execute(
        "INSERT OR REPLACE INTO search VALUES (?, ?, ?, ?)", (folded(one.owner), one.case, label, storable(one.query))
    )


def forget(base: sqlite3.Connection, owner: str, case: str, label: str) -> None:
    """Keep a search no more. None is no error."""
    base.execute('DELETE FROM search WHERE owner = ? AND "case" = ? AND label = ?', (folded(owner), case, label))
