"""Marks that overlap, turned into elements that nest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.model import Span

_NONE: Mapping[int, str] = {}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text to be wrapped in an element: `opening` for its first piece, `reopening` for the later ones.

    A mark that another one cuts across, or that goes on in the next paragraph, is closed and opened again; only the
    first piece may hold an id. `rank` decides which of two equal stretches is the outer one (the smaller rank).
    """

    span: Span
    opening: str
    reopening: str
    closing: str
    rank: int = 0


def marked(
    text: str,
    marks: Sequence[Mark],
    *,
    within: Span,
    plain: Callable[[str], str],
    points: Mapping[int, str] = _NONE,
) -> Iterator[str]:
    """The pieces of `text[within]` with its marks as well-nested markup; `plain` turns text into markup.

    `points` is markup to stand before the code point at an offset, outside of the marks that begin there.
    Every code point of the stretch is given to `plain` once and in order, so the text survives whatever the marks are.
    """
    here = sorted((mark for mark in marks if mark.span.overlaps(within)), key=_outer_first)
    starts = {mark: max(mark.span.start, within.start) for mark in here}
    ends = {mark: min(mark.span.end, within.end) for mark in here}
    stack: list[Mark] = []
    at, begun = within.start, 0
    for cut in _cuts(within, [*starts.values(), *ends.values(), *points]):
        if cut > at:
            yield plain(text[at:cut])
            at = cut
        yield from _close(stack, cut, ends)
        if cut in points and cut < within.end:
            yield points[cut]
        while begun < len(here) and starts[here[begun]] == cut:
            mark = here[begun]
            begun += 1
            stack.append(mark)
            yield mark.opening if mark.span.start == cut else mark.reopening


def _cuts(within: Span, edges: Iterable[int]) -> list[int]:
    return sorted({within.start, within.end, *(edge for edge in edges if within.start <= edge <= within.end)})


def _outer_first(mark: Mark) -> tuple[int, int, int, str]:
    return mark.span.start, -mark.span.end, mark.rank, mark.opening


def _close(stack: list[Mark], cut: int, ends: dict[Mark, int]) -> Iterator[str]:
    """Close what ends here; what lies above it on the stack but goes on is closed with it and opened again."""
    ending = [place for place, mark in enumerate(stack) if ends[mark] == cut]
    if not ending:
        return
    above = stack[ending[0] :]
    del stack[ending[0] :]
    yield from (mark.closing for mark in reversed(above))
    for mark in above:
        if ends[mark] != cut:
            stack.append(mark)
            yield mark.reopening
