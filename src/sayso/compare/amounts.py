"""Amounts: the numbers of a claim with what they count, so that two can be told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from sayso.compare.content import STOPPED, stem

UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
UNITS += "seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {
    "dozen": 12.0, "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "m": 1e6, "bn": 1e9, "k": 1e3, "mn": 1e6,
}  # fmt: skip
# "a" and "one" are articles and pronouns more often than they count.
WORDS = {word: float(k) for k, word in enumerate(UNITS) if k > 1} | {
    word: 10.0 * (k + 2) for k, word in enumerate(TENS)
}
CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "%": "percent"}
SAME_UNIT = {"usd": "dollar", "eur": "euro", "gbp": "pound", "per": "percent", "pct": "percent"}

LESS = ("less than", "fewer than", "under", "up to", "at most", "no more than", "below", "almost", "nearly")
MORE = ("more than", "over", "at least", "above", "no fewer than", "no less than", "exceeding")
ABOUT = ("about", "around", "some", "roughly", "approximately", "circa", "an estimated", "close to")
# How far from each other two numbers may be of which one is rounded.
ROUNDED = 0.15
# A text with more amounts is a table; the first of them are enough to tell it by.
MOST = 40
# How far back the words may stand that say what a number is.
BEFORE = 40

_MONTHS = (
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec"
).split()
_NUMBER = re.compile(r"(?<![\w.,/:-])([$€£¥₹])?\s?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\d/:]|[.,]\d)\s?(%)?")
_SPELLED = re.compile(
    rf"\b(?:{'|'.join(TENS)})[- ](?:{'|'.join(UNITS[1:10])})\b|\b(?:{'|'.join([*UNITS[2:], *TENS])})\b", re.IGNORECASE
)
# ASCII, since "mıllıon" without case is another word.
_SCALE = re.compile(rf"[\s-]?((?a:{'|'.join(sorted(SCALES, key=len, reverse=True))}))\b\.?", re.IGNORECASE)
_WORD = re.compile(r"[\s-]*([^\W\d_]+)")
# What a number is the name of, and not the count: "Shed 9", "No. 4", "Article 5", "page 3".
_NAMED = re.compile(
    r"\b(?:no|nos|number|article|section|chapter|page|paragraph|para|shed|room|route|flight|line|exhibit|item|rule|unit"
    r"|act|case|count|volume|vol|version|highway|channel|berth|pier|gate|block|apartment|building|street|box|class|aged?"
    r"|fn|fns|footnote|endnote|serial|form|file|document|doc|memo|memorandum|exhibit|tab|enclosure|list|model|mark|ref)"
    r"\.?\s*$",
    re.IGNORECASE,
)
_LONGEST_NAMED = len("memorandum.")
_OF_YEARS = frozenset("in since until from by of during early late mid year summer autumn winter spring".split())
_CLOCK = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock|hours?\s+on\b)", re.IGNORECASE)
_AGE = re.compile(r"[\s-]years?[\s-]olds?\b", re.IGNORECASE)
# How long ago something was is a time, which is read elsewhere.
_AGO = re.compile(
    r"[\s-](?:second|minute|hour|day|night|week|month|year|decade)s?\s+(?:ago|earlier|before|later|after|from now|since)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_MONTH_STEMS = frozenset(map(stem, _MONTHS))


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as low and high bounds, both inclusive, and the stem of what it counts, "" when that is not said.

    rounded  whether the words say that it is not exact
    """

    low: float
    high: float
    unit: str
    text: str
    rounded: bool = False

    def agrees(self, other: Amount) -> bool:
        """Whether both can be one number."""
        slack = ROUNDED if self.rounded or other.rounded else 0.0
        return self.low <= other.high * (1 + slack) and other.low <= self.high * (1 + slack)


def names_a_number(before: str) -> bool:
    """Whether a number behind these words is the name of something, and not a count."""
    said = before.rstrip()
    # From the last letters on only: the search tries every word on its way.
    return _NAMED.search(said, max(0, len(said) - _LONGEST_NAMED)) is not None


# The words in which two claims differ are mostly those of other pairs too.
@lru_cache(maxsize=20_000)
def amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a text in their order. Dates, years, times of day and numbers that name things are none."""
    return tuple(islice(_read(" ".join(text.split())), MOST))


def _read(text: str) -> Iterator[Amount]:
    for match in sorted(_numbers(text), key=lambda one: one.start()):
        digits = match.re is _NUMBER
        before, end = text[max(0, match.start() - BEFORE) : match.start()].rstrip(), match.end()
        if (
            _AGE.match(text, end)
            or _AGO.match(text, end)
            or names_a_number(before)
            or _ORDINAL.match(text, end)
            or _CLOCK.match(text, end)
        ):
            continue
        value = float(match[2].replace(",", "")) if digits else _spelled(match[0])
        symbol = (match[1] or match[3]) if digits else None
        scaled = False
        while scale := _SCALE.match(text, end):
            value, end, scaled = value * SCALES[scale[1].casefold()], scale.end(), True
        unit, reach = _unit(text, end)
        last = before.rpartition(" ")[2].casefold().strip(".,")
        if digits and not symbol and not scaled and _dated(match[2], last, unit):
            continue
        hedge = before.casefold()
        low, high = value, value
        if hedge.endswith(LESS):
            low = 0.0
        elif hedge.endswith(MORE):
            high = float("inf")
        yield Amount(
            low,
            high,
            CURRENCIES[symbol] if symbol else unit,
            text[match.start() : max(reach, end)].strip(),
            rounded=hedge.endswith(ABOUT) or hedge.endswith(LESS[-2:]),
        )


def _numbers(text: str) -> Iterator[re.Match[str]]:
    yield from _NUMBER.finditer(text)
    # Most texts spell no number, and a word that has been met before tells so sooner than the pattern.
    if any(map(_spells, text.split(" "))):
        yield from _SPELLED.finditer(text)


@lru_cache(maxsize=200_000)
def _spells(word: str) -> bool:
    """Whether a number is spelled in what stands between two spaces, or begins there."""
    return _SPELLED.search(word) is not None


def _spelled(word: str) -> float:
    parts = re.split(r"[- ]", word.casefold())
    return sum(WORDS.get(part, 1.0 if part == "one" else 0.0) for part in parts)


def _unit(text: str, at: int) -> tuple[str, int]:
    """The stem of the noun that follows, over one word that may stand before it ("cubic metres": the pair)."""
    first = _WORD.match(text, at)
    if not first or not first[1].isalpha() or first[1].casefold() in STOPPED:
        return "", at
    word = first[1].casefold()
    second = _WORD.match(text, first.end())
    if word in ("cubic", "square", "metric", "nautical") and second:
        return f"{word} {stem(second[1])}", second.end()
    return SAME_UNIT.get(word, stem(word)), first.end()


def _dated(number: str, before: str, unit: str) -> bool:
    """Whether a bare number is a day or a year."""
    if before in _MONTHS or unit in _MONTH_STEMS:
        return True
    year = number.isdigit() and len(number) == 4 and 1500 <= int(number) <= 2100
    return year and (not unit or before in _OF_YEARS)
