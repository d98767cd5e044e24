"""A document: its text as it is, its claims marked in place, what it comes from, and its original."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from sayso.model import Attribution, Claim, Descent, DescentKind, Document, Post, PostKind, Span, Standing
from sayso.report.digest import DocumentCard
from sayso.report.facets import facets
from sayso.report.lineages import derivation
from sayso.report.parts import part_of
from sayso.report.posts import when
from sayso.report.sheet import Manner, Row, sheet
from sayso.report.speakers import OPEN_SOURCE, OPEN_VOICE, Speaker, mouths
from sayso.report.visible import one_line
from sayso.web.asked import Asked
from sayso.web.layout import Layout, Narrowed, choices, layout, narrowed
from sayso.web.page import Page, Raw, environment
from sayso.web.routes import get

_CARDS = 150  # of a part; only claims that begin at one and the same character can be more
_DEEPEST = 8  # lines under the text that lie over one another
_NAME, _QUOTE, _VALUE = 48, 70, 60  # code points in a card
_MOUTHS = 6
_FEW = 12
_PDF = "application/pdf"
_PARTS = 30  # listed; of more those near this one


@dataclass(frozen=True, slots=True)
class Leaf:
    """Rows of a document, and the pages of the file that begin in them."""

    pages: tuple[int, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A part in the list of parts: its number from 1, how many of the claims asked for begin in it, whether it is this."""

    number: int
    claims: int
    here: bool


@dataclass(frozen=True, slots=True)
class Kin:
    """Another document that this one comes from, or that comes from it, in words; None when it is not in the case."""

    document: DocumentCard | None
    words: str


@dataclass(frozen=True, slots=True)
class Held:
    """A post that the document gives: who holds what, where or for whom, when; who says so, and in which part."""

    title: str
    kind: PostKind
    holder: tuple[str, str | None]
    other: tuple[str, str | None] | None
    when: str
    speaker: str
    part: int
    id: str


def document(asked: Asked) -> Page:
    """A part of the text with its claims, and what is known of the document."""
    one = asked.view.document(asked.path["document"])
    laid = layout(asked, one)
    wanted = narrowed(asked, one)
    number, told = _part(asked, laid, wanted)
    stretch = laid.parts[number]
    claims, left_out = _claims(asked, laid, wanted, stretch)
    lit = asked.params.get("claim", "")
    images = one.media_type == _PDF and bool(one.pages) and asked.params.get("images") != "0"
    if images:
        asked.site.images.ready()
    leaves = _leaves(asked, one, laid, claims, wanted, stretch=stretch, lit=lit)
    steps = _steps(laid, wanted, number)
    return Page(
        "document.html.j2",
        one_line(one.path, width=120),
        {
            "document": one,
            "leaves": tuple(_by_page(leaves) if images else [Leaf((), tuple(leaves))]),
            "images": images,
            "layout": laid,
            "steps": steps,
            "shown_steps": [step for step in steps if _near(step, steps, number)],
            "number": number + 1,
            "wanted": wanted,
            "left_out": left_out,
            "remarks": (*wanted.told, *told),
            "choices": choices(asked, one),
            **_about(asked, one, laid),
        },
    )


def original(asked: Asked) -> Raw:
    """The file as it was read. It is never shown as the page it may be: text is plain text, all else a download."""
    one = asked.view.document(asked.path["document"])
    data = asked.site.originals.of(asked.view, one)
    name = one_line(PurePosixPath(one.path).name)
    if one.media_type == _PDF:
        return Raw(data, _PDF, name)
    if one.media_type.startswith("text/"):
        return Raw(data, "text/plain; charset=utf-8", name)
    return Raw(data, "application/octet-stream", name)


def page_image(asked: Asked) -> Raw:
    """A page of a PDF as an image."""
    one = asked.view.document(asked.path["document"])
    given = asked.path["number"]
    number = int(given) if given.isdecimal() and len(given) < 6 and one.media_type == _PDF else 0
    small = bool(asked.params.get("small"))
    image = asked.site.images.of(one.id, number, lambda: asked.site.originals.of(asked.view, one), small=small)
    return Raw(image, "image/png")


def _part(asked: Asked, laid: Layout, wanted: Narrowed) -> tuple[int, tuple[str, ...]]:
    """Which part is asked for, from 0: by its number, by a claim or a place in it, or the first that has claims asked for."""
    given, claim = asked.params.get("part", ""), asked.params.get("claim", "")
    if claim in laid.spans:
        return laid.part(claim), ()
    if (at := _offset(asked)) is not None:
        return part_of(laid.parts, at), ()
    told = () if not claim else ("The claim that this address asks for is not in this document, or is no longer.",)
    if given:
        if given.isdecimal() and len(given) < 8 and 1 <= int(given) <= len(laid.parts):
            return int(given) - 1, told
        return 0, (*told, f"There is no part “{given[:20]}” of this document; it has {len(laid.parts):,}.")
    if wanted.claims:
        return min((laid.part(one) for one in wanted.claims if one in laid.spans), default=0), told
    return 0, told


def _claims(asked: Asked, laid: Layout, wanted: Narrowed, stretch: Span) -> tuple[list[Claim], int]:
    """The claims to mark in a part, in the order of the text, and how many were left out."""
    here = [one for one in laid.overlapping(stretch) if wanted.claims is None or one in wanted.claims]
    begin = [one for one in here if laid.spans[one].start >= stretch.start]
    going = [one for one in here if laid.spans[one].start < stretch.start][-_CARDS:]
    found = {one.id: one for one in asked.view.claims_by_id([*going, *begin[:_CARDS]])}
    return [found[one] for one in here if one in found], max(0, len(begin) - _CARDS)


def _leaves(
    asked: Asked, one: Document, laid: Layout, claims: Sequence[Claim], wanted: Narrowed, *, stretch: Span, lit: str
) -> list[Row]:
    used = {link.attribution for claim in claims for link in claim.chain}
    attributions: Iterator[Attribution] = asked.view.attributions(one.id, stretch)
    reviews = asked.site.reviews(asked.case, asked.view)
    macro = environment().get_template("card.html.j2").module.card  # type: ignore[attr-defined]

    def card(number: int, claim: Claim) -> Markup:
        row = asked.digest.row(claim.id)
        return Markup(
            macro(
                asked.case,
                number,
                claim,
                _mouths(claim),
                [(name, one_line(value, width=_VALUE)) for name, value in facets(claim) if name != "act"],
                one_line(claim.span.of(one.text), width=_QUOTE),
                reviews.get(claim.id, Standing()),
                asked.digest.opposed[row] if row is not None else 0,
                claim.id == lit,
            )
        )

    manner = Manner(
        within=stretch,
        numbers=laid.numbers,
        href=lambda claim: asked.url("claim", claim.id),
        lit=lit or None,
        at=_sentence(asked, one),
        deepest=_DEEPEST,
    )
    return list(
        sheet(
            one,
            claims=claims,
            attributions=[each for each in attributions if wanted.claims is None or each.id in used],
            posts=[each for each in asked.view.posts(one.id) if each.title.overlaps(stretch)],
            sentences=asked.view.sentences(one.id, stretch),
            card=card,
            manner=manner,
        )
    )


def _sentence(asked: Asked, one: Document) -> Span | None:
    """The sentence at the place that is asked for."""
    at = _offset(asked)
    return None if at is None else next(iter(asked.view.sentences(one.id, Span(at, at + 1))), None)


def _offset(asked: Asked) -> int | None:
    given = asked.params.get("at", "")
    return int(given) if given.isdecimal() and len(given) < 10 else None


def _mouths(claim: Claim) -> list[tuple[Speaker | None, str]]:
    """The speakers with their names, cut; None stands for those left out of a very long chain."""
    found: list[tuple[Speaker | None, str]] = [(one, one_line(one.label, width=_NAME)) for one in mouths(claim)]
    if len(found) <= _MOUTHS:
        return found
    return [*found[:2], (None, f"{len(found) - _MOUTHS + 1} more"), *found[1 - _MOUTHS + 2 :]]


def _by_page(rows: Sequence[Row]) -> Iterator[Leaf]:
    """The rows by the pages that they are on: a row that goes on over a page's end is on the page where it begins."""
    pages: tuple[int, ...] = ()
    held: list[Row] = []
    for row in rows:
        if row.pages and held:
            yield Leaf(pages, tuple(held))
            held, pages = [], ()
        if row.pages:
            pages = row.pages
        held.append(row)
    if held:
        yield Leaf(pages, tuple(held))


def _steps(laid: Layout, wanted: Narrowed, number: int) -> list[Step]:
    counts = Counter(laid.part(one) for one in wanted.claims or () if one in laid.spans)
    return [Step(place + 1, counts[place], place == number) for place in range(len(laid.parts))]


def _near(step: Step, steps: Sequence[Step], number: int) -> bool:
    if len(steps) <= _PARTS:
        return True
    return step.number in (1, len(steps)) or abs(step.number - 1 - number) <= _PARTS // 4


def _about(asked: Asked, one: Document, laid: Layout) -> dict[str, object]:
    digest = asked.digest
    cards = {each.id: each for each in digest.documents}
    descents = list(asked.view.descents(one.id))
    posts = list(asked.view.posts(one.id))
    return {
        "container": cards.get(one.derived_from or ""),
        "members": [each for each in digest.documents if each.derived_from == one.id],
        "comes_from": [_from(each, cards) for each in descents if each.document == one.id],
        "goes_into": [_into(each, cards) for each in descents if each.parent == one.id and each.document in cards],
        "posts": [_held(asked, one, laid, each) for each in posts[:_FEW]],
        "more_posts": max(0, len(posts) - _FEW),
        "problems": [each for each in digest.problems if each.path == one.path or each.path.startswith(f"{one.path}/")],
    }


def _from(descent: Descent, cards: dict[str, DocumentCard]) -> Kin:
    parent = cards.get(descent.parent or "")
    path = parent.path if parent is not None else None
    # A document that has just come is not in the lists yet.
    return Kin(parent, derivation(descent, path if descent.kind is DescentKind.CREDIT else path or "another document"))


def _into(descent: Descent, cards: dict[str, DocumentCard]) -> Kin:
    share = f"{descent.score:.0%} of its words"
    words = {
        "reprint": f"has the text of this one, {share}",
        "rewrite": f"rewrites this one, {share}",
        "credit": f"credits {descent.credit} for it",
    }
    return Kin(cards[descent.document], words[descent.kind])


def _held(asked: Asked, one: Document, laid: Layout, post: Post) -> Held:
    other = post.principal or post.organization
    if post.attribution is None:
        speaker = one.author or one.publisher or OPEN_VOICE
    else:
        speaker = asked.view.attribution(post.attribution).source_name or OPEN_SOURCE
    return Held(
        title=one_line(post.lemma, width=_NAME),
        kind=post.kind,
        holder=(one_line(post.holder.name, width=_NAME), post.holder.entity),
        other=(one_line(other.name, width=_NAME), other.entity) if other is not None else None,
        when=when(post),
        speaker=one_line(speaker, width=_NAME),
        part=sum(part.start <= post.title.start for part in laid.parts),
        id=post.id,
    )


ROUTES = (
    get("/case/{case}/document/{document}", document),
    get("/case/{case}/document/{document}/original", original, logged="open original"),
    get("/case/{case}/document/{document}/page/{number}.png", page_image),
)
