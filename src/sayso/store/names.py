"""Finds an entity by what a person types: an id, the beginning of one, or a name."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from difflib import get_close_matches

from sayso.errors import NotFound
from sayso.store.search import folded

# How many candidates a message lists.
FEW = 5
# What is long enough to be an id cut short, as lists show them, and no name.
_SHORTENED = re.compile("e[0-9a-f]{5,15}")


class Names:
    """The names of a case's entities, fetched once."""

    def __init__(self, base: sqlite3.Connection) -> None:
        rows = base.execute(
            "SELECT id, name, name FROM entity UNION ALL"
            " SELECT a.entity, a.name, e.name FROM alias a JOIN entity e ON e.id = a.entity ORDER BY 1"
        )
        self._base = base
        self._ids: dict[str, dict[str, None]] = {}
        self._full: dict[str, str] = {}
        for ident, name, full in rows:
            self._full[ident] = full
            self._ids.setdefault(folded(name) or "", {})[ident] = None

    def meant(self, wanted: str) -> tuple[str, ...]:
        """The ids of the entities with this id, or else this name, without case, or else the one id that begins so.

        None is no error.
        """
        if wanted in self._full:
            return (wanted,)
        if named := self._ids.get(folded(wanted) or ""):
            return tuple(named)
        begun = self._begun(wanted) if _SHORTENED.fullmatch(wanted) else ()
        return begun if len(begun) == 1 else ()

    def one(self, wanted: str) -> str:
        """The id of the one entity meant. Raises NotFound with the candidates, or with near names."""
        found = self.meant(wanted) or self._begun(wanted)
        if len(found) == 1:
            return found[0]
        if found:
            raise NotFound(f"{wanted!r} may be any of {self._listed(found)}; give more of the id or the name")
        near = self._near(wanted)
        hint = f"; near it: {self._listed(near)}" if near else "; `sayso entities CASE` lists those there are"
        raise NotFound(f"no entity has the id or the name {wanted!r}{hint}")

    def _begun(self, wanted: str) -> tuple[str, ...]:
        return tuple(ident for ident in self._full if wanted and ident.startswith(wanted))

    def _near(self, wanted: str) -> list[str]:
        """Entities whose names hold every word that was asked for, or else are spelled nearly so."""
        words = set((folded(wanted) or "").split())
        names = [name for name in self._ids if words and words <= set(name.split())]
        names = sorted(names)[:FEW] or get_close_matches(folded(wanted) or "", self._ids, n=FEW)
        return list(dict.fromkeys(ident for name in names for ident in self._ids[name]))

    def _listed(self, found: Iterable[str]) -> str:
        listed = list(found)
        shown = ", ".join(f"{self._full[ident]} ({ident}, {self._about(ident)})" for ident in listed[:FEW])
        return shown if len(listed) <= FEW else f"{shown} and {len(listed) - FEW} more"

    def _about(self, ident: str) -> str:
        """What tells an entity from another of its name."""
        schema, mentions = self._base.execute("SELECT schema, mentions FROM entity WHERE id = ?", (ident,)).fetchone()
        return f"{schema}, {mentions:,} mention{'' if mentions == 1 else 's'}"
