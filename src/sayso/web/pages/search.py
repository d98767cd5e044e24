"""The search: claims, names and the sentences without a claim, by their words; claims narrowed, kept and exported."""

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
from sayso.report.digest import PARTIES, Digest, DocumentCard, EntityCard
from sayso.report.found import Address, found_csv, found_jsonl
from sayso.report.meant import meant, plain, with_words
from sayso.report.selecting import Mask, among, rows_of, tally, worded
from sayso.report.speakers import OPEN_VOICE
from sayso.report.visible import one_line
from sayso.store.hits import Place, hits, holding
from sayso.store.query import Query, query
from sayso.web.asked import PAGE, Asked
from sayso.web.asking import Asking, Chip, asking, chosen, one_of
from sayso.web.kept import Kept
from sayso.web.lines import QUOTE, ClaimLine, claim_lines, of_page
from sayso.web.marking import drawn
from sayso.web.page import Page, Pager, Raw, Redirect
from sayso.web.routes import get, post

Rows: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Result:
    """A claim that was found, its words marked; `beside` is its sentence, when the words stand there alone."""

    line: ClaimLine
    quote: Markup
    beside: Markup | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in which no claim was found, its words marked, with its document and where it begins in it."""

    document: DocumentCard
    quote: Markup
    start: int

    @property
    def open(self) -> bool:
        """Whether the document does not state whose it is."""
        return not (self.document.author or self.document.publisher)

    @property
    def voice(self) -> str:
        """Whose document it is: what no claim is found in is said by nobody else that is known."""
        return self.document.author or self.document.publisher or OPEN_VOICE


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody or something by name; `other` is the name with the words, when it is another one."""

    entity: EntityCard
    other: str | None


SORTS = ("relevance", "place", "oldest", "newest")
_FIELDS = (
    "about", "with", "source", "by", "act", "status", "basis", "factuality", "since", "until", "document", "depth", "open",
    "new",
)  # fmt: skip
_ALL = ("text", *_FIELDS, "mark", "sort", "show")
_RANKED = 2_000  # claims with the words up to which the best come first
_EXPORTED = 10_000
_SOURCES = 12
_NAMED = 6  # names, documents and sentences beside the claims that were found
_TEXTS: Kept[tuple[Rows, bool]] = Kept(16)
_NAMES: Kept[tuple[list[Name], list[DocumentCard]]] = Kept(16)
_BEFORE = 60  # code points before a word that stands late in a claim

SHOWN = ("names", "documents")
"""What the page can show in the place of claims."""


@dataclass(frozen=True, slots=True)
class Found:
    """The claims that an address asks for, in its order; `best_first` whether they could be ranked by the words."""

    asking: Asking
    query: Query
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
    kind = one_of(asked, made.asking, "show", SHOWN, called="section") if made.query.wanted else None
    names, documents = _NAMES.get(asked, made.query.terms, lambda: _named(asked.digest, made.query))
    sizes = {"names": len(names), "documents": len(documents)}
    sentences, silent = _sentences(asked, made, most=PAGE if kind == "documents" else _NAMED)
    pager = Pager({"names": len(names), "documents": silent}.get(kind or "", len(made.rows)), asked.page, PAGE)
    listed = of_page(names, asked.page, PAGE) if kind == "names" else names[:_NAMED] if asked.page == 1 else []
    rows = [] if kind else [int(made.rows[number]) for number in of_page(range(len(made.rows)), asked.page, PAGE)]
    values = {
        "asking": made.asking,
        "pager": pager,
        "show": kind,
        "results": _results(asked, rows, made.query),
        "found": made,
        "sorts": SORTS,
        "names": listed,
        "named_documents": documents[: PAGE if kind == "documents" else _NAMED] if asked.page == 1 else [],
        "sizes": sizes,
        "sentences": sentences if kind == "documents" or asked.page == 1 else [],
        "silent": silent,
        "narrowed": [one.label for one in made.asking.chips if one.name != "document"],
        "narrowers": {} if kind else _narrowers(asked, made),
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
    wanted = query(text)
    made.remarks.extend(wanted.remarks)
    ranked: Rows | None = None
    if text:
        rows, best_first = _TEXTS.get(asked, text, lambda: _with_words(asked, text, wanted))
        mask &= among(asked.digest, rows)
        ranked = rows[mask[rows]] if best_first else None
    sort = _sort(asked, made, relevant=ranked is not None)
    return Found(made, wanted, mask, _sorted(asked.digest, mask, ranked, sort), sort, not text or ranked is not None)


def _with_words(asked: Asked, text: str, wanted: Query) -> tuple[Rows, bool]:
    """The claims with these words, and whether the best come first.

    Those that hold all the words themselves come before those that stand in a sentence with them.
    """
    idents, best_first = asked.view.found(text, ranked=_RANKED)
    if best_first:
        words = asked.view.words(idents)
        own = holding([words.get(ident, "") for ident in idents], wanted)
        ranks = sorted(range(len(idents)), key=lambda number: number not in own)
        idents = tuple(idents[number] for number in ranks)
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


def _results(asked: Asked, rows: Sequence[int], wanted: Query) -> list[Result]:
    lines = claim_lines(asked, rows)
    if not wanted.wanted:
        return [Result(one, drawn(one.quote), None) for one in lines]
    words = asked.view.words([one.claim.id for one in lines])
    whole = [one_line(words.get(one.claim.id, one.quote)) for one in lines]
    places = hits(whole, wanted)
    without = [one.claim.id for one, found in zip(lines, places, strict=True) if not found]
    around = dict(zip(without, _around(asked, without, wanted), strict=True))
    return [
        Result(line, _cut(text, found), around.get(line.claim.id))
        for line, text, found in zip(lines, whole, places, strict=True)
    ]


def _around(asked: Asked, claims: Sequence[str], wanted: Query) -> list[Markup]:
    """The sentences that these claims stand in, the words marked."""
    passages = asked.view.passages(claims)
    texts = [one_line(passages.get(ident, "")) for ident in claims]
    return [_cut(text, found) for text, found in zip(texts, hits(texts, wanted), strict=True)]


def _sentences(asked: Asked, made: Found, *, most: int) -> tuple[list[Sentence], int]:
    """A page of the sentences in which no claim was found, and how many there are."""
    number = made.asking.fields.get("document")
    document = None if number is None else asked.digest.documents[number].id
    text = asked.params.get("text", "")
    first = (asked.page - 1) * PAGE if most == PAGE else 0
    rows, total = asked.view.unclaimed(text, document=document, first=first, most=most)
    held = [one for one in rows if one.document in asked.digest.numbers]
    texts = [one_line(one.text) for one in held]
    return [
        Sentence(asked.digest.documents[asked.digest.place(one.document)], _cut(words, found), one.span.start)
        for one, words, found in zip(held, texts, hits(texts, made.query), strict=True)
    ], total


def _cut(text: str, places: Sequence[Place]) -> Markup:
    """So much of a text as a list shows, from shortly before the first of these places, and they marked in it."""
    start = places[0][0] if places else 0
    at = text.rfind(" ", 0, start - _BEFORE) + 1 if start > _BEFORE else 0
    kept = text[at : at + QUOTE].rstrip()
    before, after = "…" if at else "", "…" if at + QUOTE < len(text) else ""
    shift = len(before) - at
    end = at + len(kept)
    marks = [(first + shift, min(last, end) + shift) for first, last in places if first < end]
    return drawn(f"{before}{kept}{after}", marks)


def _named(digest: Digest, wanted: Query) -> tuple[list[Name], list[DocumentCard]]:
    """Whose names hold the words that are searched for, people and organisations first; and documents by name or title."""
    if not wanted.wanted:
        return [], []
    words = " ".join(wanted.words)
    without = [plain(one.words) for one in wanted.left_out]
    found = sorted(
        (one for one in with_words(digest, words) if not any(word in plain(one.name) for word in without)),
        key=lambda one: (one.schema not in PARTIES, -one.mentions, one.name.casefold(), one.id),
    )
    each = plain(words).split()
    documents = [
        one
        for one in digest.documents
        if (called := plain(f"{one.path} {one.title or ''}"))
        and all(word in called for word in each)
        and not any(word in called for word in without)
    ]
    return [Name(one, _other(one, each)) for one in found], documents


def _other(one: EntityCard, words: Sequence[str]) -> str | None:
    """By which other name somebody was found."""
    if all(word in plain(one.name) for word in words):
        return None
    return next((name for name in one.aliases if all(word in plain(name) for word in words)), None)


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
        if one.open:
            sources.append(Narrower(one.name, claims, None))
            continue
        if one.entity is None:
            # A name may be that of others as well, and the number is that of what the link finds.
            claims = int((made.mask & worded(asked.digest, meant(asked.digest, one.name))).sum())
        sources.append(link("by", one.name, claims, one.entity or one.name))
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
    get("/case/{case}/search.csv", as_csv, logged="export search"),
    get("/case/{case}/search.jsonl", as_jsonl, logged="export search"),
    post("/case/{case}/searches", keep, role=Role.READ),
    post("/case/{case}/searches/forget", forget, role=Role.READ),
)
