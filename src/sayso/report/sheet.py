"""A document as a sheet: its text in rows, its claims marked in place, each claim's card beside its row."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush

from markupsafe import Markup, escape

from sayso.model import Attribution, Claim, Document, Page, Post, Span, Spans
from sayso.report.markup import Mark, marked
from sayso.report.visible import visible

_BREAK = re.compile(r"\n[ \t\r]*\n\s*")
_LONG = 600  # code points of a row with many claims, so that a card stays near its words
_CROWDED = 2
_DEEPEST = 3  # levels of nesting that the style sheet tells apart


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, or a part of a long one (`goes_on`): its markup and the cards of the claims that begin in it.

    `pages` are the numbers of the pages that begin in it, or just before it.
    """

    text: Markup
    goes_on: bool
    cards: tuple[Markup, ...]
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a sheet is drawn where it is not the whole of a document, or not for the report.

    within   the stretch of the text that is drawn; claims that begin before it have their lines and no card
    numbers  the numbers of the claims by id; where they are not given, claims are numbered in their order
    href     where a claim's number leads
    lit      the claim that is asked for, which is set off
    at       a stretch that is asked for, set off as well, with the anchor "at"
    deepest  how many marks may lie over one another; of any beyond only the beginning is marked
    """

    within: Span | None = None
    numbers: Mapping[str, int] | None = None
    href: Callable[[Claim], str] = lambda claim: f"#{claim.id}"
    lit: str | None = None
    at: Span | None = None
    deepest: int | None = None


_WHOLE = Manner()


def sheet(
    document: Document,
    *,
    claims: Sequence[Claim],
    attributions: Sequence[Attribution],
    posts: Sequence[Post] = (),
    sentences: Sequence[Span],
    card: Callable[[int, Claim], Markup],
    manner: Manner = _WHOLE,
) -> Iterator[Row]:
    """The rows of a document in text order, every claim's card exactly once. `card` draws the nth claim, from 1."""
    numbers = manner.numbers or {claim.id: number for number, claim in enumerate(claims, start=1)}
    marks = sorted(
        [
            *_claim_marks(claims, numbers, manner),
            *_attribution_marks(attributions),
            *_post_marks(posts),
            *_asked_marks(manner.at),
        ],
        key=lambda one: one.span.start,
    )
    if manner.deepest is not None:
        marks = list(_thinned(marks, manner.deepest))
    within = manner.within or Span(0, max(len(document.text), 1))
    ended = within.start
    going: list[Mark] = []
    next_mark, next_claim = 0, bisect_left(claims, within.start, key=lambda one: one.span.start)
    for span, goes_on in rows(document.text, sentences=sentences, claims=claims, within=within):
        while next_mark < len(marks) and marks[next_mark].span.start < span.end:
            going.append(marks[next_mark])
            next_mark += 1
        cards: list[Markup] = []
        while next_claim < len(claims) and claims[next_claim].span.start < span.end:
            cards.append(card(numbers[claims[next_claim].id], claims[next_claim]))
            next_claim += 1
        begun = _beginning(document.pages, ended, span)
        ended = span.end
        pieces = marked(document.text, going, within=span, plain=_plain, points=_page_points(begun, span))
        yield Row(Markup("".join(pieces)), goes_on, tuple(cards), tuple(page.number for page in begun))
        going = [mark for mark in going if mark.span.end > span.end]


def rows(
    text: str, *, sentences: Sequence[Span], claims: Sequence[Claim], within: Span | None = None
) -> Iterator[tuple[Span, bool]]:
    """The stretches of text to be set side by side with their claims, and whether each goes on from the last one.

    White space between paragraphs belongs to no row; everything else belongs to exactly one.
    """
    starts = sorted(claim.span.start for claim in claims)
    turns = [sentence.start for sentence in sentences]
    for paragraph in paragraphs(text, within):
        inside = bisect_left(starts, paragraph.end) - bisect_left(starts, paragraph.start)
        if len(paragraph) <= _LONG or inside <= _CROWDED:
            yield paragraph, False
            continue
        at = paragraph.start
        for turn in turns[bisect_right(turns, paragraph.start) : bisect_left(turns, paragraph.end)]:
            if turn - at >= _LONG:
                yield Span(at, turn), at > paragraph.start
                at = turn
        yield Span(at, paragraph.end), at > paragraph.start


def paragraphs(text: str, within: Span | None = None) -> Iterator[Span]:
    """The stretches between blank lines, without the white space between them."""
    at, end = (within.start, min(within.end, len(text))) if within is not None else (0, len(text))
    at, end = _stripped(text, at, end)
    for found in _BREAK.finditer(text, at, end):
        yield Span(at, found.start())
        at = found.end()
    if at < end:
        yield Span(at, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _thinned(marks: Iterable[Mark], deepest: int) -> Iterator[Mark]:
    """The marks, given by where they begin, of which no more than so many lie over one another at any place.

    Marks that cut across each other are closed and opened again at every edge, which costs the square of their number.
    """
    ends: list[int] = []
    for mark in marks:
        while ends and ends[0] <= mark.span.start:
            heappop(ends)
        if len(ends) >= deepest:
            yield replace(mark, span=Span(mark.span.start, mark.span.start + 1))
        else:
            heappush(ends, mark.span.end)
            yield mark


def _plain(text: str) -> str:
    return str(escape(visible(text)))


def _claim_marks(claims: Sequence[Claim], numbers: Mapping[str, int], manner: Manner) -> Iterator[Mark]:
    for claim in claims:
        number = numbers[claim.id]
        style = f"m{min(len(claim.chain), _DEEPEST)}{' lit' if claim.id == manner.lit else ''}"
        link = f'<a href="{escape(manner.href(claim))}" data-n="{number}" aria-label="claim {number}"></a>'
        opening = f'<span class="{style}" id="p-{escape(claim.id)}">{link}'
        yield Mark(claim.span, opening, f'<span class="{style}">', "</span>", rank=len(claim.chain))


def _attribution_marks(attributions: Sequence[Attribution]) -> Iterator[Mark]:
    for attribution in attributions:
        yield from _each(attribution.source, "<b>", "</b>")
        yield from _each(attribution.cue, "<i>", "</i>")


def _post_marks(posts: Sequence[Post]) -> Iterator[Mark]:
    for post in posts:
        yield Mark(post.title, f'<span id="{escape(post.id)}">', "<span>", "</span>", rank=8)


def _asked_marks(at: Span | None) -> Iterator[Mark]:
    if at is not None:
        yield Mark(at, '<span class="lit" id="at">', '<span class="lit">', "</span>", rank=0)


def _each(spans: Spans, opening: str, closing: str) -> Iterator[Mark]:
    return (Mark(span, opening, opening, closing, rank=9) for span in spans)


def _beginning(pages: Sequence[Page], after: int, row: Span) -> Sequence[Page]:
    """The pages that begin in this row or in the white space since the last one."""
    return pages[bisect_left(pages, after, key=_start) : bisect_left(pages, row.end, key=_start)]


def _page_points(pages: Sequence[Page], row: Span) -> dict[int, str]:
    """The numbers of these pages where each begins."""
    points: dict[int, str] = {}
    for page in pages:
        at = max(page.start, row.start)
        points[at] = f'{points.get(at, "")}<span class="page" data-n="page {page.number}"></span>'
    return points


def _start(page: Page) -> int:
    return page.start
