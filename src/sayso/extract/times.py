"""Times: the dates that a text gives, as inclusive ISO bounds; what cannot be resolved is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache

from sayso.extract import datewords as words
from sayso.extract import periods
from sayso.extract.periods import Period
from sayso.model import Span, Time

_REACH = 1500  # how far back, in code points, "that year" may find its year
_YEAR_REACH = 600  # how far back a date without a year may take one
_AROUND = 80  # how much text around a trigger is searched
_NEAR = 14  # a bare weekday close to a dated event in the text is ambiguous when published is further off than this


def find_times(text: str, *, published: str | None, start: int = 0, end: int | None = None) -> tuple[Time, ...]:
    """The times that stand in `text[start:end]`, in text order, without overlaps.

    `published` is the ISO date or date-time that the document speaks from: "yesterday" and "last March" are resolved
    against it, "that year" and "two days later" against the nearest date before them in the text. A form that cannot
    be resolved, or that has two readings (03/04/2025), is left out. Bounds are inclusive ISO dates; "since" and
    "until" leave one open. The span covers the preposition when it makes the bounds.
    """
    stop = len(text) if end is None else end
    return tuple(
        time for time in _times(text, _moment(published)) if start <= time.span.start and time.span.end <= stop
    )


def time_of(claim_span: Span, times: tuple[Time, ...]) -> Time | None:
    """The main time of a claim: the most precise of those inside it, the first of equals; an open one only if alone."""
    inside = [time for time in times if claim_span.contains(time.span)]
    return min(inside, key=_length, default=None)


def _length(time: Time) -> int:
    if time.start is None or time.end is None:
        return date.max.toordinal()
    return date.fromisoformat(time.end).toordinal() - date.fromisoformat(time.start).toordinal()


def _moment(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


@lru_cache(maxsize=16)
def _times(text: str, published: date | None) -> tuple[Time, ...]:
    setting = Setting(published)
    found: list[Time] = []
    anchored = 0
    for match, resolver in _matches(text):
        here = replace(setting, distance=match.start() - anchored, future=_looks_ahead(text, match))
        base = resolver(match, here)
        if base is None:
            continue
        period, start = _modified(text, match.start(), match.end(), base)
        if period is None:
            continue
        found.append(_time(text, period, start, match.end()))
        setting, anchored = replace(setting, anchor=base), match.end()
    return tuple(found)


def _time(text: str, period: Period, start: int, end: int) -> Time:
    first = period.start.isoformat() if period.start else None
    last = period.end.isoformat() if period.end else None
    return Time(first, last, text[start:end], Span(start, end))


# --- finding ------------------------------------------------------------------------------------------------------


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of the text around anything that may be a date, merged where they touch."""
    low = high = -1
    for trigger in words.TRIGGER.finditer(text):
        start, end = max(0, trigger.start() - _AROUND), min(len(text), trigger.end() + _AROUND)
        if start > high:
            if high > 0:
                yield low, high
            low = start
        high = end
    if high > 0:
        yield low, high


def _matches(text: str) -> list[tuple[re.Match[str], Resolver]]:
    """The leftmost and longest matches of all rules, without overlaps."""
    hits: list[tuple[int, int, int, re.Match[str]]] = []
    for low, high in _windows(text):
        for rank, (pattern, _) in enumerate(_RULES):
            hits.extend((match.start(), -match.end(), rank, match) for match in pattern.finditer(text, low, high))
    chosen: list[tuple[re.Match[str], Resolver]] = []
    place = 0
    for start, _, rank, match in sorted(hits, key=lambda hit: hit[:3]):
        if start >= place:
            chosen.append((match, _RULES[rank][1]))
            place = match.end()
    return chosen


_AHEAD = re.compile(
    r"\b(?:will|shall|going to|to be held|scheduled|due|expected|plans?|planned|upcoming|hearing is|begins|opens|"
    r"takes place|until|by|next|deadline)\b|['’]ll\b",
    re.IGNORECASE,
)


def _looks_ahead(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence around the match speaks of the future."""
    before = re.split(r"[.!?\n]\s", text[max(0, match.start() - _AROUND) : match.start()])[-1]
    after = re.split(r"[.!?\n]", text[match.end() : match.end() + _AROUND // 2])[0]
    return _AHEAD.search(before) is not None or re.match(r"[^,;]*\bwill\b", after) is not None


# --- modifiers to the left ----------------------------------------------------------------------------------------

_PART = re.compile(
    r"(?:(?P<plain>early|mid|late)(?:\s*-\s*|\s+)(?:in\s+)?|"
    r"(?:the\s+)?(?P<edge>beginning|start|outset|middle|end|close)\s+of\s+)(?:the\s+)?$",
    re.IGNORECASE,
)
_EDGES = {"beginning": "early", "start": "early", "outset": "early", "middle": "mid", "end": "late", "close": "late"}
_BOUND = re.compile(
    r"\b(?P<word>since|until|till|up to|up until|no later than|by|before|prior to|after|from|starting|beginning|effective)"
    r"\s+(?:(?:about|around|at\s+least|in|on|on\s+or\s+about)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_ONWARD = re.compile(r"\s+(?:on|onwards?|forward)\b(?!\s+(?:the|a)\b)", re.IGNORECASE)


def _modified(text: str, start: int, end: int, base: Period) -> tuple[Period | None, int]:
    """The period after "early", "the end of", "since", "until"… to its left, and where those words begin."""
    period, whole = base, base
    if (found := _PART.search(text, max(0, start - 30), start)) is not None:
        name = found["plain"] or _EDGES[found["edge"].lower()]
        period = periods.part(base, name.lower())
        whole = base if (found["edge"] or "").lower() in ("end", "close") else period
        start = found.start()
    bound = _BOUND.search(text, max(0, start - 30), start)
    if bound is None or period.start is None or period.end is None:
        return period, start
    word = " ".join(bound["word"].lower().split())
    if word == "from" and not _ONWARD.match(text, end):
        return period, start
    return _bounded(word, period, whole), bound.start()


def _bounded(word: str, period: Period, whole: Period) -> Period | None:
    if word in ("since", "from", "starting", "beginning", "effective"):
        return periods.since(period)
    if word == "after":
        return periods.after(whole)
    return periods.before(period) if word in ("before", "prior to") else periods.until(whole)


# --- the rules, by what they match ---------------------------------------------------------------------------------

_DASH = r"(?:–|—|-|--)"
_ONE = rf"(?:{words.DATE}|{words.MONTH}|{words.YEAR})"
_FIRST = rf"(?P<first>{_ONE}|{words.DAY_NUMBER})"
_LAST = rf"(?P<last>{_ONE})"
_NOT_OF = r"(?=\s*(?:[.,;:!?)\]\"”’'–—-]|$)|\s+(?:and|but|at|in|on|with|when|by|he|she|they|it|we|i|to|from|for|as)\b)"
_NAME = rf"(?:{words.MONTH}|{words.SEASON})"
_SPAN_UNIT = rf"(?:{words.UNIT}|(?i:weekend))"

_RULES: tuple[tuple[re.Pattern[str], Resolver], ...] = tuple(
    (re.compile(pattern), resolver)
    for pattern, resolver in (
        (
            r"(?<![\d/.-])(?P<year>1\d{3}|20\d\d)([-/.])(?P<month>0[1-9]|1[0-2])\2(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])",
            dates.iso,
        ),
        (r"(?<![\d/.-])(?P<first>\d{1,2})([/.-])(?P<second>\d{1,2})\2(?P<year>1\d{3}|20\d\d)(?![\d/-])", dates.numeric),
        (rf"(?<!\w)(?i:between)\s+{_FIRST}\s+and\s+{_LAST}", dates.range),
        (rf"(?<!\w)(?i:from)\s+{_FIRST}\s*(?:\b(?:to|until|till|through)\b|{_DASH})\s*{_LAST}", dates.range),
        (rf"(?<![\w.,/–-]){_FIRST}\s*(?:\b(?:to|through)\b|{_DASH})\s*{_LAST}", dates.range),
        (
            rf"(?<!\w)(?P<month>{words.MONTH})\s+(?P<first>{words.DAY_NUMBER})\s*(?:\b(?:to|through|and)\b|{_DASH})\s*"
            rf"(?P<last>{words.DAY_NUMBER})(?:\s*,?\s*(?P<year>{words.YEAR}))?",
            dates.month_days,
        ),
        (rf"(?<![\w.,/–-])(?P<first>{words.YEAR}){_DASH}(?P<last>\d\d)(?![\d/–-])", dates.short_years),
        (rf"(?<!\w){words.DATE}", dates.written),
        (
            rf"(?<!\w)(?P<date>{words.DAY_MONTH}|{words.MONTH_DAY}|{words.MONTH})\s*,?\s*(?:of\s+)?"
            r"(?P<which>(?i:that(?:\s+same)?|the\s+(?:same|following|next|previous|preceding)|last|this|next))\s+year\b",
            anaphoric.of_that_year,
        ),
        (rf"(?<![\w$£€#./-]){words.YEAR}", dates.bare_year),
        (rf"(?i:\bthe\s+)?\b(?P<season>{words.SEASON})\s*,?\s*(?:of\s+)?(?P<year>{words.YEAR})", dates.season),
        (r"(?<!\w)(?i:the\s+)?(?P<digits>1\d\d0|20\d0)['’]?s\b", dates.decade),
        (r"(?<!\w)(?i:the\s+)['’]?(?P<digits>[2-9]0)['’]?s\b", dates.decade),
        (rf"(?<!\w)(?i:the\s+)(?P<name>(?i:{words.one_of(list(words.DECADES))}))\b(?!\s+of\b)", dates.named_decade),
        (
            rf"(?i:\bthe\s+)?\b(?P<ordinal>(?i:\d{{1,2}}(?:st|nd|rd|th)|{words.one_of(list(words.ORDINALS))}))"
            r"(?:\s*-\s*|\s+)(?i:century)\b",
            dates.century,
        ),
        (rf"\bQ(?P<order>[1-4])\s*(?:of\s+)?(?P<year>{words.YEAR})", dates.quarter),
        (
            r"(?i:\bthe\s+)?\b(?P<order>(?i:first|second|third|fourth|1st|2nd|3rd|4th|last|final))\s+"
            rf"(?i:quarter)\s+of\s+(?P<year>{words.YEAR})",
            dates.quarter,
        ),
        (
            r"(?i:\bthe\s+)?\b(?P<order>(?i:first|second|1st|2nd|last|latter))\s+(?i:half)\s+of\s+"
            rf"(?P<year>{words.YEAR})",
            dates.half,
        ),
        (
            r"(?i:\b(?P<day>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|today|tonight|yesterday|tomorrow|"
            r"last\s+night)\b(?:\s+(?:morning|afternoon|evening|night))?)",
            deictic.deictic_day,
        ),
        (r"(?i:\bthis\s+(?:morning|afternoon|evening)\b)", deictic.this_daytime),
        (rf"\b(?P<which>(?i:last|this|next))\s+(?P<unit>{_SPAN_UNIT})\b(?!['’]s)", deictic.relative_unit),
        (rf"\b(?P<which>(?i:last|this|next))\s+(?P<unit>{_SPAN_UNIT})(?=['’]s)", deictic.relative_unit),
        (r"(?i:\b(?:over|at|during)\s+)?\bthe\s+weekend\b(?!\s+of\b)", deictic.the_weekend),
        (
            rf"(?:\b(?P<which>(?i:last|this|next))\s+)?(?P<weekday>{words.WEEKDAY})(?:\s+{words.DAYTIME})?"
            r"(?!\s+(?:Times|Telegraph|Mirror|Express|Mail|Herald|Post|Review|Night))(?!s)",
            deictic.weekday,
        ),
        (rf"\b(?P<which>(?i:last|this|next))\s+(?P<name>{_NAME})\b(?!\s+\d)", deictic.relative_name),
        (rf"(?<!\w)(?P<name>{words.MONTH})(?!\s*,?\s*\d)", deictic.bare_month),
        (rf"\b(?P<count>{words.NUMBER})\s+(?P<unit>{words.UNIT})s?\s+(?i:ago)\b", deictic.ago),
        (
            rf"\b(?i:(?:over|in|for|during|within|throughout)\s+)(?i:the|these)\s+(?P<which>(?i:last|past|next|coming))\s+"
            rf"(?:(?P<count>{words.NUMBER})\s+)?(?P<unit>{words.UNIT})s?\b",
            deictic.past_stretch,
        ),
        (r"\b(?P<side>(?i:earlier|later))\s+(?i:this)\s+(?P<unit>(?i:week|month|year))\b", deictic.part_of_this),
        (r"\b(?P<side>(?i:earlier|later))\s+(?i:to)(?P<unit>(?i:day))\b", deictic.part_of_this),
        (
            rf"(?:\b(?i:later|earlier)\s+)?\b(?i:that\s+same|that|the\s+same)\s+(?P<unit>(?i:day|week|month|year|decade)|"
            rf"{words.DAYTIME}|{_NAME}|{words.WEEKDAY})\b(?!\s+\d)",
            anaphoric.same,
        ),
        (
            rf"\b(?i:the)\s+(?P<which>(?i:following|next|subsequent|ensuing|previous|preceding|prior))\s+"
            rf"(?P<unit>(?i:day|week|month|year|decade)|{words.DAYTIME}|{_NAME}|{words.WEEKDAY})\b(?!\s+\d)",
            anaphoric.next_to,
        ),
        (
            rf"\b(?P<count>{words.NUMBER})\s+(?P<unit>(?i:day|week|month|year|decade))s?\s+"
            rf"(?P<side>(?i:later|earlier|afterwards?|previously|before|prior)){_NOT_OF}",
            anaphoric.shift,
        ),
        (
            rf"\b(?P<count>{words.NUMBER})\s+(?P<unit>(?i:day|week|month|year|decade))s?\s+(?P<side>(?i:after|before))\s+"
            rf"(?P<date>{words.DATE})",
            anaphoric.shift_from,
        ),
        (
            r"\b(?i:on|by|until)\s+the\s+(?P<number>[12]?\d|3[01])(?:st|nd|rd|th)\b(?=\s*(?:[.,;:)]|$))",
            anaphoric.ordinal_day,
        ),
    )
)
