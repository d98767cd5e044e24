"""A document as a sheet: its text in rows, its claims marked in place, each claim's card beside its row."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

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
    """A paragraph, or a part of a long one (`goes_on`): its markup and the cards of the claims that begin in it."""

    text: Markup
    goes_on: bool
    cards: tuple[Markup, ...]


def sheet(
    document: Document,
    *,
    claims: Sequence[Claim],
    attributions: Sequence[Attribution],
    posts: Sequence[Post] = (),
    sentences: Sequence[Span],
    card: Callable[[int, Claim], Markup],
) -> Iterator[Row]:
    """The rows of a document in text order, every claim's card exactly once. `card` draws the nth claim, from 1."""
    marks = sorted(
        [*_claim_marks(claims), *_attribution_marks(attributions), *_post_marks(posts)],
        key=lambda one: one.span.start,
    )
    ended = 0
    going: list[Mark] = []
    next_mark = next_claim = 0
    for span, goes_on in rows(document.text, sentences=sentences, claims=claims):
        while next_mark < len(marks) and marks[next_mark].span.start < span.end:
            going.append(marks[next_mark])
            next_mark += 1
        cards: list[Markup] = []
        while next_claim < len(claims) and claims[next_claim].span.start < span.end:
            cards.append(card(next_claim + 1, claims[next_claim]))
            next_claim += 1
        points = _page_points(document.pages, ended, span)
        ended = span.end
        pieces = marked(document.text, going, within=span, plain=_plain, points=points)
        yield Row(Markup("".join(pieces)), goes_on, tuple(cards))
        going = [mark for mark in going if mark.span.end > span.end]


def rows(text: str, *, sentences: Sequence[Span], claims: Sequence[Claim]) -> Iterator[tuple[Span, bool]]:
    """The stretches of text to be set side by side with their claims, and whether each goes on from the last one.

    White space between paragraphs belongs to no row; everything else belongs to exactly one.
    """
    starts = sorted(claim.span.start for claim in claims)
    turns = [sentence.start for sentence in sentences]
    for paragraph in _paragraphs(text):
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


def _paragraphs(text: str) -> Iterator[Span]:
    at = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    for found in _BREAK.finditer(text, at, end):
        yield Span(at, found.start())
        at = found.end()
    if at < end:
        yield Span(at, end)


def _plain(text: str) -> str:
    return str(escape(visible(text)))


def _claim_marks(claims: Sequence[Claim]) -> Iterator[Mark]:
    for number, claim in enumerate(claims, start=1):
        style = f"m{min(len(claim.chain), _DEEPEST)}"
        link = f'<a href="#{escape(claim.id)}" data-n="{number}" aria-label="claim {number}"></a>'
        opening = f'<span class="{style}" id="p-{escape(claim.id)}">{link}'
        yield Mark(claim.span, opening, f'<span class="{style}">', "</span>", rank=len(claim.chain))


def _attribution_marks(attributions: Sequence[Attribution]) -> Iterator[Mark]:
    for attribution in attributions:
        yield from _each(attribution.source, "<b>", "</b>")
        yield from _each(attribution.cue, "<i>", "</i>")


def _post_marks(posts: Sequence[Post]) -> Iterator[Mark]:
    for post in posts:
        yield Mark(post.title, f'<span id="{escape(post.id)}">', "<span>", "</span>", rank=8)


def _each(spans: Spans, opening: str, closing: str) -> Iterator[Mark]:
    return (Mark(span, opening, opening, closing, rank=9) for span in spans)


def _page_points(pages: Sequence[Page], after: int, row: Span) -> dict[int, str]:
    """The numbers of the pages that begin in this row or in the white space since the last one."""
    points: dict[int, str] = {}
    for page in pages[bisect_left(pages, after, key=_start) : bisect_left(pages, row.end, key=_start)]:
        at = max(page.start, row.start)
        points[at] = f'{points.get(at, "")}<span class="page" data-n="page {page.number}"></span>'
    return points


def _start(page: Page) -> int:
    return page.start
