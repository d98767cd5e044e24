"""Words marked in a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape


def marked(quote: str, phrases: Iterable[str], *, most: float = 1.0) -> Markup:
    """A quotation as `shown` gives it, with these phrases marked where they are no more than this share of it."""
    return drawn(quote, [span for one in phrases for span in _places(quote, one) if _share(span, quote) <= most])


def drawn(text: str, places: Sequence[tuple[int, int]] = ()) -> Markup:
    """A text as `shown` gives it, with these places marked."""
    pieces, at = [Markup("<bdi>")], 0
    for start, end in sorted(places):
        if start >= at:
            pieces += [escape(text[at:start]), Markup("<mark>"), escape(text[start:end]), Markup("</mark>")]
            at = end
    return Markup("").join([*pieces, escape(text[at:]), Markup("</bdi>")])


def _places(text: str, phrase: str) -> list[tuple[int, int]]:
    return [one.span() for one in re.finditer(re.escape(phrase), text)] if phrase else []


def _share(span: tuple[int, int], text: str) -> float:
    return (span[1] - span[0]) / max(len(text), 1)
