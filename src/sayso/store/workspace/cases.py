"""The cases of a workspace, by their own ids: under which name each was last served, and what waits for a name."""

from __future__ import annotations

import sqlite3

from sayso.errors import AccountError


def known(base: sqlite3.Connection) -> dict[str, str]:
    """The name in addresses of each case that was served or granted, by the case's id."""
    rows: list[tuple[str, str]] = base.execute('SELECT "case", slug FROM known ORDER BY slug, "case"').fetchall()
    return dict(rows)


def one(base: sqlite3.Connection, given: str) -> str:
    """The id of the case that has this name, or this id. Raises AccountError, with the names there are."""
    names: dict[str, str] = known(base) | {slug: slug for (slug,) in base.execute("SELECT slug FROM unmet")}
    found = [ident for ident, slug in names.items() if given in (ident, slug)]
    if len(found) == 1:
        return found[0]
    if found:
        raise AccountError(f"several cases have had the name {given!r}: {', '.join(found)}; give one of these ids")
    there = ", ".join(sorted(set(names.values()))) or "none yet"
    raise AccountError(f"no case {given!r} is known in this workspace; known are: {there}; name the case's file")


def meet(base: sqlite3.Connection, ident: str, slug: str) -> bool:
    """Note the name of a case; whether grants and searches that an earlier sayso kept by that name are its own now."""
    base.execute("INSERT OR REPLACE INTO known VALUES (?, ?)", (ident, slug))
    if base.execute("DELETE FROM unmet WHERE slug = ?", (slug,)).rowcount == 0:
        return False
    for table in ("access", "search"):
        base.execute(f'UPDATE OR IGNORE {table} SET "case" = ? WHERE "case" = ?', (ident, slug))
        base.execute(f'DELETE FROM {table} WHERE "case" = ?', (slug,))
    return True
