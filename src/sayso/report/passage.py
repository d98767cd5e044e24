"""A claim's passage: the quotation with what stands before and after it, and the place where it can be opened."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from sayso.model import Document, Span

_GAP = 200  # white space beyond this is as good as a paragraph break
_LINE = re.compile(r"\n")
_BREAK = re.compile(r"\n[ \t\r]*\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation in its context: `before + quote + after` is `text[start:end]`, letter for letter.

    start, end            offsets of the whole passage, in code points
    cut_before, cut_after whether the paragraph goes on beyond the passage
    """

    start: int
    end: int
    before: str
    quote: str
    after: str
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a span lies: the document's path, the offsets, its line (1-based) and its page, where there are pages."""

    path: str
    start: int
    end: int
    line: int
    page: int | None

    def __str__(self) -> str:
        page = f", page {self.page}" if self.page is not None else ""
        return f"{self.path}, line {self.line}{page}, characters {self.start}–{self.end}"


def passage(text: str, span: Span, *, around: int = 200) -> Passage:
    """The span with up to `around` code points on each side, cut at words, never beyond its own paragraphs."""
    start = _backward(text, span.start, around)
    end = _forward(text, span.end, around)
    return Passage(
        start=start,
        end=end,
        before=text[start : span.start],
        quote=span.of(text),
        after=text[span.end : end],
        cut_before=_goes_on(text[max(start - _GAP, 0) : start][::-1]),
        cut_after=_goes_on(text[end : end + _GAP]),
    )


class Places:
    """Where the spans of one document lie; its lines are counted once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._pages = [page.start for page in document.pages]
        self._ends = [found.start() for found in _LINE.finditer(document.text)]

    def of(self, span: Span) -> Place:
        """Where this span begins and ends."""
        page = self._page(span.start)
        line = bisect_left(self._ends, span.start) + 1
        return Place(self._document.path, span.start, span.end, line, page)

    def _page(self, at: int) -> int | None:
        """The page that holds the offset; None between pages, and in a document without them."""
        found = bisect_right(self._pages, at) - 1
        page = self._document.pages[found] if found >= 0 else None
        return page.number if page is not None and at < page.end else None


def place(document: Document, span: Span) -> Place:
    """Where one span of this document lies."""
    return Places(document).of(span)


def _backward(text: str, start: int, around: int) -> int:
    first = max(start - around, 0)
    for found in _BREAK.finditer(text, first, start):
        first = found.end()
    if first and not text[first - 1].isspace():
        while first < start and not text[first].isspace():
            first += 1
    while first < start and text[first].isspace():
        first += 1
    return first


def _forward(text: str, end: int, around: int) -> int:
    last = min(end + around, len(text))
    found = _BREAK.search(text, end, last)
    if found:
        last = found.start()
    if last < len(text) and not text[last].isspace():
        while last > end and not text[last - 1].isspace():
            last -= 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return last


def _goes_on(rest: str) -> bool:
    """Whether words follow before a blank line does; `rest` is read away from the passage."""
    blank = rest[: len(rest) - len(rest.lstrip())]
    return len(blank) < len(rest) and blank.count("\n") < 2
