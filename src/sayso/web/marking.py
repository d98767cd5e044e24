"""Words marked in a quotation: those that were searched for, or those in which two claims differ."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

_WORD = re.compile(r"\w+")


def marked(quote: str, phrases: Iterable[str], *, most: float = 1.0) -> Markup:
    """A quotation as `shown` gives it, with these phrases marked where they are no more than this share of it."""
    return _drawn(quote, [span for one in phrases for span in _places(quote, one) if _share(span, quote) <= most])


def found(quote: str, words: str) -> Markup:
    """A quotation as `shown` gives it, with the words of a search marked as the search compares them."""
    return _drawn(quote, hits(quote, words))


def hits(text: str, words: str) -> list[tuple[int, int]]:
    """Where the words of a search stand in a text."""
    wanted = text_words(words)
    return [one.span() for one in _WORD.finditer(text) if plain(one[0]) in wanted]


def text_words(text: str) -> frozenset[str]:
    """The words of a text as a search compares them."""
    return frozenset(_WORD.findall(plain(text)))


def plain(word: str) -> str:
    """Words without case and diacritics."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one))


def _places(text: str, phrase: str) -> list[tuple[int, int]]:
    return [one.span() for one in re.finditer(re.escape(phrase), text)] if phrase else []


def _share(span: tuple[int, int], text: str) -> float:
    return (span[1] - span[0]) / max(len(text), 1)


def _drawn(text: str, spans: Sequence[tuple[int, int]]) -> Markup:
    drawn, at = [Markup("<bdi>")], 0
    for start, end in sorted(spans):
        if start >= at:
            drawn += [escape(text[at:start]), Markup("<mark>"), escape(text[start:end]), Markup("</mark>")]
            at = end
    return Markup("").join([*drawn, escape(text[at:]), Markup("</bdi>")])
