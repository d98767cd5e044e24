"""The search: claims by their words, who says them, of whom, when and how; kept, narrowed and exported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import parse_qsl, urlencode

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from sayso.model import Act, Basis, Factuality, Mark, SavedSearch, Status
from sayso.model.account import Role
from sayso.report.digest import Digest, DocumentCard, EntityCard
from sayso.report.found import Address, found_csv, found_jsonl
from sayso.report.meant import folded, with_words
from sayso.report.selecting import Mask, among, rows_of, tally
from sayso.report.visible import one_line
from sayso.web.asked import PAGE, Asked
from sayso.web.asking import Asking, Chip, asking, chosen
from sayso.web.kept import Kept
from sayso.web.lines import QUOTE, ClaimLine, claim_lines, of_page
from sayso.web.marking import found, hits, text_words
from sayso.web.page import Page, Pager, Raw, Redirect
from sayso.web.routes import get, post

Rows: TypeAlias = NDArray[np.int64]

SORTS = ("relevance", "place", "oldest", "newest")
_FIELDS = (
    "about", "with", "source", "act", "status", "basis", "factuality", "since", "until", "document", "depth", "open",
)  # fmt: skip
_ALL = ("text", *_FIELDS, "mark", "sort")
_RANKED = 2_000  # claims with the words up to which the best come first
_EXPORTED = 10_000
_SOURCES = 12
_NAMED = 6  # entities, and documents, whose names hold the words
_TEXTS: Kept[tuple[Rows, bool]] = Kept(16)
_BEFORE = 60  # code points before a word that stands late in a claim


@dataclass(frozen=True, slots=True)
class Result:
    """A claim that was found, its words marked; `beside` when these stand not in the claim but in its sentence."""

    line: ClaimLine
    quote: Markup
    beside: bool


@dataclass(frozen=True, slots=True)
class Found:
    """The claims that an address asks for, in its order; `best_first` whether they could be ranked by the words."""

    asking: Asking
    text: str
    mask: Mask
    rows: Rows
    sort: str
    best_first: bool


@dataclass(frozen=True, slots=True)
class Narrower:
    """A link to fewer results: what it shows, how many, and the address; none where that filter is set."""

    label: str
    claims: int
    url: str | None


def search(asked: Asked) -> Page:
    """The page: fields, results, and beside them how many there are of each kind."""
    made = searched(asked)
    pager = Pager(len(made.rows), asked.page, PAGE)
    shown = [int(made.rows[number]) for number in of_page(range(len(made.rows)), asked.page, PAGE)]
    people, documents = _named(asked.digest, made.text) if made.text and asked.page == 1 else ([], [])
    values = {
        "asking": made.asking,
        "pager": pager,
        "results": _results(asked, shown, made.text),
        "found": made,
        "sorts": SORTS,
        "people": people[:_NAMED],
        "more_people": len(people) - _NAMED,
        "named_documents": documents[:_NAMED],
        "more_documents": len(documents) - _NAMED,
        "narrowers": _narrowers(asked, made),
        "choices": {
            "act": tuple(Act), "status": tuple(Status), "basis": tuple(Basis), "factuality": tuple(Factuality),
        },
        "query": _query(asked.many),
        "kept": _kept(asked),
        "keeping": asked.site.workspace is not None,
        "exported": _EXPORTED,
    }  # fmt: skip
    return Page("search.html.j2", "Search", values)


def searched(asked: Asked) -> Found:
    """The claims that the address asks for."""
    made = asking(asked, *_FIELDS)
    mask = made.mask(asked.digest)
    mask &= _marked(asked, made)
    text = asked.params.get("text", "").strip()
    ranked: Rows | None = None
    if text:
        rows, best_first = _TEXTS.get(asked, text, lambda: _with_words(asked, text))
        mask &= among(asked.digest, rows)
        ranked = rows[mask[rows]] if best_first else None
    sort = _sort(asked, made, relevant=ranked is not None)
    return Found(made, text, mask, _sorted(asked.digest, mask, ranked, sort), sort, not text or ranked is not None)


def _with_words(asked: Asked, text: str) -> tuple[Rows, bool]:
    """The claims with these words, and whether the best come first.

    Those that hold all the words themselves come before those that stand in a sentence with them.
    """
    idents, best_first = asked.view.found(text, ranked=_RANKED)
    if best_first:
        wanted, words = text_words(text), asked.view.words(idents)
        idents = tuple(sorted(idents, key=lambda ident: not wanted <= text_words(words.get(ident, ""))))
    rows = (asked.digest.row(ident) for ident in idents)
    return np.array([row for row in rows if row is not None], np.int64), best_first


def as_csv(asked: Asked) -> Raw:
    """What is found, for a spreadsheet."""
    idents, note = _exported(asked)
    names = {ident: one.name for ident, one in asked.digest.entities.items()}
    content = b"".join(found_csv(asked.view, idents, names, address=_address(asked), note=note))
    return Raw(content, "text/csv; charset=utf-8", f"{asked.case.name}-search.csv")


def as_jsonl(asked: Asked) -> Raw:
    """What is found, for a program."""
    idents, note = _exported(asked)
    content = b"".join(found_jsonl(asked.view, idents, address=_address(asked), note=note))
    return Raw(content, "application/jsonl; charset=utf-8", f"{asked.case.name}-search.jsonl")


def keep(asked: Asked) -> Redirect:
    """Keep a search under a label."""
    query = _query(parse_qsl(asked.form.get("query", "")))
    url = asked.url("search") + (f"?{query}" if query else "")
    label = asked.form.get("label", "").strip()
    if asked.site.workspace is None or asked.person is None:
        return Redirect(url, "There is no workspace file here that could keep it.", error=True)
    if not label:
        return Redirect(url, "Give the search a name to keep it under.", error=True)
    asked.site.workspace.save_search(SavedSearch(asked.person.name, asked.case.ident, label, query))
    return Redirect(url, f"Kept as “{one_line(label)}”.")


def forget(asked: Asked) -> Redirect:
    """Keep a search no more."""
    label = asked.form.get("label", "")
    if asked.site.workspace is not None and asked.person is not None:
        asked.site.workspace.forget_search(asked.person.name, asked.case.ident, label)
    return Redirect(asked.url("search"), f"“{one_line(label)}” is kept no more.")


def _marked(asked: Asked, made: Asking) -> Mask:
    given = asked.params.get("mark", "").strip()
    if not given or chosen(given, tuple(Mark), made, "mark") is None:
        return among(asked.digest, range(len(asked.digest.ids)))
    made.chips.append(Chip("mark", "marked", given))
    marks = {ident: one.mark for ident, one in asked.site.reviews(asked.case, asked.view).items()}
    rows = asked.digest.rows
    if given == Mark.UNREVIEWED:
        done = among(asked.digest, [rows[one] for one, mark in marks.items() if one in rows and mark != given])
        return ~done
    return among(asked.digest, [rows[one] for one, mark in marks.items() if one in rows and mark == given])


def _sort(asked: Asked, made: Asking, *, relevant: bool) -> str:
    given = asked.params.get("sort", "").strip()
    default = "relevance" if relevant else "place"
    if not given or chosen(given, SORTS, made, "sort") is None:
        return default
    return default if given == "relevance" else given


def _sorted(digest: Digest, mask: Mask, ranked: Rows | None, sort: str) -> Rows:
    if sort == "relevance" and ranked is not None:
        return ranked
    rows: Rows = np.flatnonzero(mask)
    if sort == "oldest":
        rows = rows[np.argsort(np.asarray(digest.first)[rows], kind="stable")]
    elif sort == "newest":
        # Where no date is known, the last day is before all others.
        rows = rows[np.argsort(-np.asarray(digest.last)[rows], kind="stable")]
    return rows


def _results(asked: Asked, rows: Sequence[int], text: str) -> list[Result]:
    lines = claim_lines(asked, rows)
    if not text:
        return [Result(one, found(one.quote, ""), False) for one in lines]
    cut = [one.claim.id for one in lines if one.quote.endswith("…") and not hits(one.quote, text)]
    whole = {ident: one_line(words) for ident, words in asked.view.words(cut).items()}
    return [_result(one, text, whole.get(one.claim.id, one.quote)) for one in lines]


def _result(line: ClaimLine, text: str, words: str) -> Result:
    places = hits(words, text)
    start = places[0][0] if places and words != line.quote else 0
    if start > _BEFORE:
        at = words.rfind(" ", 0, start - _BEFORE) + 1
        quote = f"…{words[at : at + QUOTE].rstrip()}" + ("…" if at + QUOTE < len(words) else "")
        return Result(line, found(quote, text), False)
    return Result(line, found(line.quote, text), not places)


def _named(digest: Digest, text: str) -> tuple[list[EntityCard], list[DocumentCard]]:
    """The entities and the documents whose names hold the words that were searched for."""
    words = folded(text).split()
    people = sorted(with_words(digest, text), key=lambda one: (-one.mentions, one.name.casefold(), one.id))
    documents = [
        one for one in digest.documents if all(word in f"{one.path} {one.title or ''}".casefold() for word in words)
    ]
    return people, documents


def _narrowers(asked: Asked, made: Found) -> dict[str, list[Narrower]]:
    counted = tally(asked.digest, made.mask, sources=_SOURCES)
    path = asked.request.url.path

    def link(field: str, label: str, claims: int, value: str) -> Narrower:
        is_set = asked.params.get(field, "").strip() == value
        return Narrower(label, claims, None if is_set else path + asked.without("page", **{field: value}))

    sources = []
    for number, claims in counted.sources:
        one = asked.digest.sources[number]
        # A source that is left open is none to narrow to: it would be somebody else in another document.
        sources.append(
            Narrower(one.name, claims, None) if one.open else link("source", one.name, claims, one.entity or one.name)
        )
    return {
        "status": [link("status", str(one), number, str(one)) for one, number in counted.statuses],
        "act": [link("act", str(one), number, str(one)) for one, number in counted.acts],
        "source": sources,
    }


def _query(fields: Sequence[tuple[str, str]]) -> str:
    """The fields of a search, and no others, as they follow an address."""
    return urlencode([(name, value) for name, value in fields if name in _ALL and value])


def _kept(asked: Asked) -> tuple[SavedSearch, ...]:
    if asked.site.workspace is None or asked.person is None:
        return ()
    return asked.site.workspace.searches(asked.person.name, asked.case.ident)


def _exported(asked: Asked) -> tuple[list[str], str]:
    """The claims that are exported, and what is said of the rest."""
    rows = rows_of(searched(asked).mask)
    note = f"Only the first {_EXPORTED:,} of {len(rows):,} claims are here: narrow the search to have the others."
    return [asked.digest.ids[row] for row in rows[:_EXPORTED]], note if len(rows) > _EXPORTED else ""


def _address(asked: Asked) -> Address:
    origin = str(asked.request.base_url).rstrip("/")
    return lambda ident: f"{origin}{asked.url('claim', ident)}"


ROUTES = (
    get("/case/{case}/search", search),
    get("/case/{case}/search.csv", as_csv),
    get("/case/{case}/search.jsonl", as_jsonl),
    post("/case/{case}/searches", keep, role=Role.READ),
    post("/case/{case}/searches/forget", forget, role=Role.READ),
)
