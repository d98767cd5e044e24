"""People and organisations, and places and other things: a list by name, or by how much is said of them or by them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sayso.report.digest import PARTIES, Digest, EntityCard
from sayso.report.meant import folded, with_words
from sayso.web.asked import PAGE, Asked
from sayso.web.asking import Asking, Chip, one_of
from sayso.web.kept import Kept
from sayso.web.lines import of_page
from sayso.web.page import Page, Pager
from sayso.web.routes import get

SORTS = {"about": "claims about them", "says": "claims by them", "name": "name", "documents": "documents"}
PEOPLE, OTHERS, ALL = "people and organisations", "others", "all"


@dataclass(frozen=True, slots=True)
class EntityLine:
    """An entity with how many claims are about it, and how many it makes."""

    card: EntityCard
    about: int
    says: int


_LINES: Kept[tuple[EntityLine, ...]] = Kept(16)


def people(asked: Asked) -> Page:
    """The entities that the address asks for."""
    found = Asking()
    sort = one_of(asked, found, "sort", tuple(SORTS)) or "about"
    digest = asked.digest
    schemata = Counter(one.schema for one in digest.entities.values())
    kinds = (PEOPLE, OTHERS, ALL, *sorted(schemata))
    kind = one_of(asked, found, "kind", kinds) or PEOPLE
    lines = _LINES.get(asked, (sort, kind), lambda: _listed(digest, sort, kind))
    words = asked.params.get("name", "").strip()
    if words:
        # A page is asked for by the first letters, or by words of any of the names.
        held = {one.id for one in with_words(digest, words)}
        begun = folded(words)
        lines = tuple(
            one for one in lines if one.card.id in held or any(folded(name).startswith(begun) for name in _names(one))
        )
        found.chips.append(Chip("name", "named", words))
    pager = Pager(len(lines), asked.page, PAGE)
    values = {
        "asking": found,
        "pager": pager,
        "lines": of_page(lines, asked.page, PAGE),
        "sorts": SORTS,
        "sort": sort,
        "kind": kind,
        "kinds": kinds,
    }
    return Page("people.html.j2", "People and organisations" if kind == PEOPLE else "People, places and things", values)


def _listed(digest: Digest, sort: str, kind: str) -> tuple[EntityLine, ...]:
    says = Counter[str]()
    for one in digest.sources:
        if one.entity is not None:
            says[one.entity] += one.claims
    lines = [
        EntityLine(one, len(digest.about.get(one.id, ())), says[one.id])
        for one in digest.entities.values()
        if _is_kind(one, kind)
    ]
    lines.sort(key=lambda one: (*_order(one, sort), one.card.name.casefold(), one.card.id))
    return tuple(lines)


def _order(one: EntityLine, sort: str) -> tuple[int, ...]:
    match sort:
        case "about":
            return (-one.about, -one.says)
        case "says":
            return (-one.says, -one.about)
        case "documents":
            return (-one.card.documents,)
        case _:
            return ()


def _is_kind(one: EntityCard, kind: str) -> bool:
    if kind in (PEOPLE, OTHERS):
        return (one.schema in PARTIES) == (kind == PEOPLE)
    return kind in (ALL, one.schema)


def _names(one: EntityLine) -> tuple[str, ...]:
    return (one.card.name, *one.card.aliases)


ROUTES = (get("/case/{case}/people", people),)
