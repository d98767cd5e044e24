"""A long document in parts: each small enough for one page, whatever the text and its claims are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.model import Span
from sayso.report.sheet import paragraphs
from sayso.report.visible import visible

MOST = 200_000
"""Bytes of a part, text and claims together, as a page has them."""

_CLAIM = 1_500  # a claim's mark and its card
_ROW = 90  # what stands round a paragraph
_ESCAPED, _NAMED = 5, 12  # the most that a character takes: "&#39;", or its number, "⟨U+202E⟩"
_NEAR = 400  # how far back from the last character that fits a white space is looked for


def parts(text: str, starts: Sequence[int], *, most: int = MOST) -> tuple[Span, ...]:
    """The parts of a text whose claims begin at these offsets, rising: they meet, and hold all of it in order.

    A part ends with a paragraph, if the paragraph fits; else at a white space, if there is one; else anywhere. Only
    claims that begin at one and the same character can make a part larger than `most`.
    """
    each = _ESCAPED if visible(text) == text else _NAMED

    def price(start: int, end: int) -> int:
        return _ROW + each * (end - start) + _CLAIM * (bisect_left(starts, end) - bisect_left(starts, start))

    found: list[Span] = []
    begun = cost = 0
    for paragraph in paragraphs(text):
        at, needed = paragraph.start, price(paragraph.start, paragraph.end)
        if cost and cost + needed > most:
            found.append(Span(begun, at))
            begun, cost = at, 0
        while (
            needed > most and (cut := _cut(text, starts, Span(at, paragraph.end), each=each, most=most)) < paragraph.end
        ):
            found.append(Span(begun, cut))
            begun = at = cut
            needed = price(at, paragraph.end)
        cost += needed
    if begun < len(text):
        found.append(Span(begun, len(text)))
    return tuple(found)


def part_of(parts: Sequence[Span], at: int) -> int:
    """Which of these parts holds an offset, from 0."""
    return max(bisect_right(parts, at, key=lambda one: one.start) - 1, 0)


def _cut(text: str, starts: Sequence[int], rest: Span, *, each: int, most: int) -> int:
    """Where the first part of what is left of a paragraph must end: after its beginning, no later than its end."""
    last = min(rest.end, rest.start + max((most - _ROW) // each, 1))
    begin = starts[bisect_left(starts, rest.start) : bisect_left(starts, last)]
    for count, start in enumerate(begin, start=1):
        if start > rest.start and count > 1 and _ROW + each * (start - rest.start) + _CLAIM * count > most:
            last = start
            break
    if last == rest.end:
        return last
    near = max(rest.start + 1, last - _NEAR)
    space = max(text.rfind(" ", near, last), text.rfind("\n", near, last))
    return space + 1 if space > rest.start else last
