"""Citations: sentences that only say where a thing stands, "See Lisk Aff. at 12", and what they tell of what they cite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.extract.frames import find_frames
from sayso.extract.syntax import Syntax
from sayso.model import Span

# The number or the sign that a footnote begins with.
_NOTE = r"(?:<?fn\s?\d+>?|\[?\d{1,4}\]?[.)]?(?=\s)|\W)*"
# The signals of legal and scholarly citing (The Bluebook, rule 1.2), before what is cited: a name, a number, a title.
_WORDS = r"(?:(?:but\s+)?(?:see|cf\.)(?:,?\s+(?:also|generally|e\.\s?g\.))*|e\.\s?g\.|accord|compare),?\s+"
_SIGNAL = re.compile(
    _NOTE + rf"(?:{_WORDS}|(?:id\.|ibid\.?),?\s+)"
    r"(?:(?-i:[A-Z\d@§¶])|[\"“'‘(]|(?:at|id|note|footnote|section|paragraph|exhibit|supra|infra)\b)",
    re.IGNORECASE,
)
_OPENING = re.compile(_NOTE + rf"(?:{_WORDS})?", re.IGNORECASE)
_CITED = re.compile(rf"\W*?(?:{_WORDS})?(?P<cited>\S(?:.*[^\s,])?)[\s,]*$", re.IGNORECASE | re.DOTALL)
# Where in a paper: a page, a section, a volume of reports, an address.
_PLACE = re.compile(
    r",\s+at\s+\d|\bid\. at\b|\bat\s+\d+(?:-\d+)?\s*[(;.]|[§¶]\s?\d|\bhttps?://|"
    r"\d\s+(?:U\.\s?S\.|S\.\s?Ct\.|F\.\s?(?:\dd|Supp\.)|Op\.)\s.{0,30}\d",
    re.IGNORECASE,
)
# A bracket, told of what is cited unless it is only its court or edition and year; and what is quoted.
_ASIDE = re.compile(r"\((?![^()]{0,40}\d{4}\s?\))(?P<told>[^()]{12,}(?:\([^()]*\)[^()]*)*)\)|[\"“][^\"“”]*[\"”]")


@dataclass(frozen=True, slots=True)
class Told:
    """What a citation tells of what it cites: "{Lisk Aff. at 12} ({the clerk burnt the letter})"."""

    cited: Span
    words: Span


def find_citations(syntax: Syntax, sentences: Sequence[Span]) -> Mapping[Span, tuple[Told, ...]]:
    """The sentences that only cite, each with what it tells of what it cites.

    A sentence only cites that begins with a signal and has a number, or that has a place in a paper and in which, outside
    of brackets and quotation marks, nobody does anything.
    """
    return {one: tuple(_told(syntax.text, one)) for one in sentences if _only_cites(syntax, one)}


def _only_cites(syntax: Syntax, sentence: Span) -> bool:
    said = sentence.of(syntax.text)
    if _SIGNAL.match(said):
        return any(character.isdigit() for character in said)
    return _PLACE.search(said) is not None and not _tells(syntax, sentence)


def _tells(syntax: Syntax, sentence: Span) -> bool:
    """Whether somebody does something, or something is done, in a verb of small letters that no bracket holds."""
    aside = [Span(*found.span()) for found in _ASIDE.finditer(syntax.text, sentence.start, sentence.end)]
    return any(
        argument.role in ("subject", "object") and argument.span.end <= frame.predicate.start
        for frame in find_frames(syntax, sentence)
        if frame.predicate.of(syntax.text).islower() and not any(part.overlaps(frame.predicate) for part in aside)
        for argument in frame.arguments
        if not any(part.overlaps(argument.span) for part in aside)
    )


def _told(text: str, sentence: Span) -> Iterator[Told]:
    opening = _OPENING.match(text, sentence.start, sentence.end)
    start = opening.end() if opening else sentence.start
    cited: Span | None = None
    for found in _ASIDE.finditer(text, sentence.start, sentence.end):
        if found["told"] is None:
            continue
        cut = text.rfind(";", start, found.start())
        if cut >= 0 or cited is None:
            cited = _trimmed(text, max(start, cut + 1), found.start())
        if cited is not None:
            yield Told(cited, Span(*found.span("told")))
        start = found.end()


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The words of what is cited, without the signal before them."""
    words = _CITED.match(text, start, end)
    return Span(*words.span("cited")) if words else None
