"""The documents of a case: what each is, whose voice it has, when, how many claims are in it, what it came out of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.report.digest import DocumentCard
from sayso.report.meant import plain
from sayso.web.asked import PAGE, Asked
from sayso.web.asking import day_of
from sayso.web.page import Page, Pager
from sayso.web.routes import get


def _voice(one: DocumentCard) -> str:
    return one.author or one.publisher or ""


# The most claims come first.
_ORDERS: dict[str, Callable[[DocumentCard], str | int]] = {
    "file": lambda one: one.path.casefold(),
    "title": lambda one: (one.title or "").casefold(),
    "voice": lambda one: _voice(one).casefold(),
    "date": lambda one: one.published or "",
    "claims": lambda one: -one.claims,
}


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which documents, in which order; `told` says what of the address was not understood."""

    text: str
    since: str
    until: str
    silent: bool
    inside: str
    sort: str
    down: bool
    told: tuple[str, ...]

    def keeps(self, one: DocumentCard) -> bool:
        """Whether a document is among them."""
        day = (one.published or "")[:10]
        return (
            (not self.silent or one.claims == 0)
            and (not self.inside or one.derived_from == self.inside)
            and (not self.since or day >= self.since)
            and (not self.until or "" < day <= self.until)
            and all(word in plain(f"{one.path} {one.title or ''}") for word in plain(self.text).split())
        )


def documents(asked: Asked) -> Page:
    """The list, or with `problems` the table of what could not be read."""
    if asked.params.get("problems"):
        problems = asked.digest.problems
        pager = Pager(len(problems), asked.page, PAGE)
        return Page(
            "problems.html.j2", "What could not be read", {"pager": pager, "found": problems[pager.first : pager.last]}
        )
    wanted = _wanted(asked)
    cards = asked.digest.documents
    found = _sorted([one for one in cards if wanted.keeps(one)], wanted)
    pager = Pager(len(found), asked.page, PAGE)
    names = {one.id: one for one in cards}
    return Page(
        "documents.html.j2",
        "Documents",
        {
            "wanted": wanted,
            "orders": tuple(_ORDERS),
            "pager": pager,
            "found": found[pager.first : pager.last],
            "names": names,
            "members": Counter(one.derived_from for one in cards if one.derived_from),
            "undated": sum(one.published is None for one in cards) if wanted.since or wanted.until else 0,
        },
    )


def _wanted(asked: Asked) -> _Wanted:
    params, told = asked.params, []
    days = {}
    for name in ("since", "until"):
        given = params.get(name, "").strip()
        days[name] = day_of(given, last=name == "until") or ""
        if given and not days[name]:
            told.append(f"“{given[:40]}” is no date; give 2021, 2021-05 or 2021-05-04.")
    sort, down = params.get("sort", "file").removeprefix("-"), params.get("sort", "").startswith("-")
    if sort not in _ORDERS:
        told.append(f"“{sort[:40]}” is no column to sort by; there are {', '.join(_ORDERS)}.")
        sort = "file"
    inside = params.get("inside", "")
    if inside and inside not in asked.digest.numbers:
        told.append("What these were to come out of is not in the case.")
    return _Wanted(
        params.get("text", "").strip(), days["since"], days["until"], bool(params.get("silent")), inside, sort, down,
        tuple(told),
    )  # fmt: skip


def _sorted(cards: Sequence[DocumentCard], wanted: _Wanted) -> list[DocumentCard]:
    """In the order wanted; those that have no such thing come last either way."""
    order = _ORDERS[wanted.sort]
    plain = sorted(cards, key=lambda one: (one.path, one.id))
    return [
        *sorted((one for one in plain if order(one) != ""), key=order, reverse=wanted.down),
        *(one for one in plain if order(one) == ""),
    ]


ROUTES = (get("/case/{case}/documents", documents),)
