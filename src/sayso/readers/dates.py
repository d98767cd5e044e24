"""Dates as people write them at the head of a document, turned into ISO 8601 when only one day can be meant."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        1,
    )
    for name in names
}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:18|19|20)\d\d)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_WORDED = (
    re.compile(rf"{_WEEKDAY}(?:the\s+)?{_DAY}[\s-]+(?:day\s+of\s+|of\s+)?{_MONTH},?[\s-]+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", re.IGNORECASE),
)
_ISO = re.compile(rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)")
_NUMERIC = re.compile(rf"(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.]{_YEAR}(?!\d)")
_BLANKS = frozenset({"1900-01-01", "1970-01-01"})
"""What programs print when they know no date."""


def dated(text: str) -> tuple[str, str] | None:
    """The ISO date that the text begins with, and what follows it; None for anything else.

    "03/04/2025" is None: it is a day in March to some and in April to others. So is a date without its year.
    """
    for pattern in (*_WORDED, _ISO, _NUMERIC):
        found = pattern.match(text)
        if found:
            day = _day(found)
            return (day, text[found.end() :]) if day else None
    return None


def _day(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    if "first" in parts:
        return _numeric(int(parts["first"]), int(parts["second"]), int(parts["year"]))
    month = parts["month"].lower()
    return _iso(int(parts["year"]), _MONTHS.get(month) or int(month), int(parts["day"]))


def _numeric(first: int, second: int, year: int) -> str | None:
    """Plain only when one of the two cannot be a month, or when both are the same."""
    if first > 12 >= second:
        return _iso(year, second, first)
    return _iso(year, first, second) if second > 12 or first == second else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        day_iso = date(year, month, day).isoformat()
    except ValueError:
        return None
    return None if day_iso in _BLANKS else day_iso
