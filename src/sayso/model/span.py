"""A span: a half-open stretch of a document's text, the ground that every finding stands on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open offsets [start, end) in Unicode code points into a document's text.

    `text[start:end]` is the quotation, letter for letter. Spans belong to the document of the finding
    that holds them. Raises ValueError when start < 0 or end <= start: an empty span is evidence of nothing.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start:
            raise ValueError(f"a span needs 0 <= start < end, found [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The quotation."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


def hull(spans: Spans) -> Span:
    """The smallest span that holds all of them. Raises ValueError for none."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def trim(span: Span, text: str) -> Span | None:
    """The span without the white space at its edges; None when nothing else is there."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
