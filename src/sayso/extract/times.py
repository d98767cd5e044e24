"""Times: the dates that a text gives, as inclusive ISO bounds; what cannot be resolved is left out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import takewhile

from sayso.extract import datewords as words
from sayso.extract import periods
from sayso.extract.dategrammar import RULES, Resolver
from sayso.extract.dates import Setting
from sayso.extract.papers import is_paper
from sayso.extract.periods import Period, Unit
from sayso.extract.predication import Clause
from sayso.model import Span, Time

_MOST_IN_A_CLAIM = 200
# What these introduce is told for another time than that of the clause it hangs on.
_ELSEWHEN = frozenset("after before until till since because although though once".split())
_AROUND = 80  # how much text around a trigger is searched


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


def time_of(claim_span: Span, times: tuple[Time, ...], clause: Clause | None = None) -> Time | None:
    """The main time of a claim: the most precise inside it, the first of equals; an open one only if alone.

    `times` are those of the document, in text order. By its `clause`, a time is not the claim's that stands in what
    only describes somebody or something ("Odo, who has sat there since 2019, could not be reached"), that dates a
    document ("he appeals the judgment of 3 May"), or what came before or after ("he left once they had met in May").
    """
    first = bisect_left(times, claim_span.start, key=lambda time: time.span.start)
    inside = takewhile(lambda time: time.span.end <= claim_span.end, times[first : first + _MOST_IN_A_CLAIM])
    own = (time for time in inside if clause is None or not _dates_another(clause, time.span))
    return min(own, key=_length, default=None)


def _dates_another(clause: Clause, place: Span) -> bool:
    """Whether the time at a place belongs to something else that the claim names than to what it says."""
    line = (k for k in clause.upward(place) if not place.overlaps(clause.place(clause.governor(k))))
    return any(_leads_away(clause, k) for k in line)


def _leads_away(clause: Clause, k: int) -> bool:
    relation, owner = clause.grammar.relation(k), clause.governor(k)
    match relation:
        case "acl":
            return True
        case "advcl":
            return any(clause.word(c) in _ELSEWHEN for c in clause.hanging(k, "mark", "case"))
        case "nmod" if prepositions := clause.hanging(k, "case"):
            return _is_paper(clause, owner) and any(clause.word(c) == "of" for c in prepositions)
        case "nmod" | "amod" | "nummod" | "compound" if k < owner:
            return _is_paper(clause, owner) or clause.grammar.relation(owner) == "nmod"
    return False


def _is_paper(clause: Clause, k: int) -> bool:
    return is_paper(clause.word(k), clause.word(k))


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
        here = replace(
            setting,
            distance=match.start() - anchored,
            future=_looks_ahead(text, match),
            apart=_PARAGRAPH.search(text, anchored, match.start()) is not None,
        )
        base = resolver(match, here)
        if base is None:
            continue
        period, start = _modified(text, match.start(), match.end(), base)
        if period is None:
            continue
        found.append(_time(text, period, start, match.end()))
        if period.end is not None or base.unit < Unit.YEAR:
            # "Since 2019" leads to the present: what follows is not told of 2019.
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
        for rank, (pattern, _) in enumerate(RULES):
            hits.extend((match.start(), -match.end(), rank, match) for match in pattern.finditer(text, low, high))
    chosen: list[tuple[re.Match[str], Resolver]] = []
    place = 0
    for start, _, rank, match in sorted(hits, key=lambda hit: hit[:3]):
        if start >= place:
            chosen.append((match, RULES[rank][1]))
            place = match.end()
    return chosen


_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_AHEAD = re.compile(
    r"\b(?:will|shall|going to|(?<!was )(?<!were )to be|set to|is to|are to|scheduled|due|expected|plans?|planned|upcoming|"
    r"begins|opens|takes? place|deadline)\b|['’]ll\b",
    re.IGNORECASE,
)


def _looks_ahead(text: str, match: re.Match[str]) -> bool:
    """Whether the sentence around the match speaks of the future."""
    before = re.split(r"[.!?\n]\s", text[max(0, match.start() - _AROUND) : match.start()])[-1]
    after = re.split(r"[.!?\n]", text[match.end() : match.end() + _AROUND // 2])[0]
    return _AHEAD.search(before) is not None or re.match(r"[^,;]*\bwill\b", after) is not None


# --- modifiers to the left ----------------------------------------------------------------------------------------

_EVENT = re.compile(r"\bthe\s+$", re.IGNORECASE)
_NOUN = re.compile(
    r"\s+(?!(?:and|or|to|until|in|on|at|for|when|by|but|as|he|she|they|it|we|the|that|with|from)\b)[^\W\d_]+"
)
_PART = re.compile(
    r"(?:(?P<plain>early|mid|late)(?:\s*-\s*|\s+)(?:in\s+)?|"
    r"(?:the\s+)?(?P<edge>beginning|start|outset|middle|end|close)\s+of\s+)(?:the\s+)?$",
    re.IGNORECASE,
)
_EDGES = {"beginning": "early", "start": "early", "outset": "early", "middle": "mid", "end": "late", "close": "late"}
_BOUND = re.compile(
    r"\b(?P<word>since|until|till|up to|up until|no later than|by|before|prior to|after|from|starting|beginning|"
    r"effective)"
    r"\s+(?:(?:about|around|at\s+least|in|on|on\s+or\s+about)\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_ONWARD = re.compile(r"\s+(?:on|onwards?|forward)\b(?!\s+(?:the|a)\b)", re.IGNORECASE)


def _modified(text: str, start: int, end: int, base: Period) -> tuple[Period | None, int]:
    """The period after "early", "the end of", "since", "until"… to its left, and where those words begin."""
    period, whole = base, base
    if base.unit is Unit.YEAR and _EVENT.search(text, max(0, start - 5), start) and _NOUN.match(text, end):
        return base, start  # "since the 2003 elections" dates the elections, not what came after
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
