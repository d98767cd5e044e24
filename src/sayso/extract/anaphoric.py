"""Dates that point back to one that the text has named: "that year", "two days later", "the following Tuesday"."""

from __future__ import annotations

import re

from sayso.extract import dates, deictic, periods
from sayso.extract import datewords as words
from sayso.extract.dates import Setting
from sayso.extract.periods import Period, Unit


def same(match: re.Match[str], setting: Setting) -> Period | None:
    """ "that year", "the same day", "that spring", "that October", "later that month"."""
    anchor = setting.near
    return None if anchor is None else _named_in(anchor, match["unit"].lower().rstrip("."), 0)


def _named_in(anchor: Period, unit: str, step: int) -> Period | None:
    """The day, week, month, year, season or month name that the anchor fixes, `step` further on."""
    if anchor.start is None or anchor.end is None:
        return None
    if unit in words.WEEKDAYS:
        return _next_weekday(anchor, words.WEEKDAYS[unit], step)
    if unit in words.MONTHS or unit in ("spring", "summer", "autumn", "fall", "winter"):
        return _next_name(anchor, unit, step)
    if unit in ("morning", "afternoon", "evening", "night"):
        unit = "day"
    limit = {"day": Unit.DAY, "week": Unit.WEEK, "month": Unit.MONTH, "year": Unit.YEAR, "decade": Unit.DECADE}[unit]
    if anchor.unit > limit or (anchor.unit is not limit and anchor.start != anchor.end and not _inside(anchor, limit)):
        return None
    if unit == "decade":
        first = (anchor.start.year // 10 + step) * 10
        return periods.years(first, first + 9, Unit.DECADE)
    return deictic.shifted(anchor.start, unit, step)


def _inside(anchor: Period, limit: Unit) -> bool:
    """Whether the anchor lies in one such unit: a range from March to May fixes its year but not its month."""
    if anchor.start is None or anchor.end is None:
        return False
    if limit is Unit.MONTH:
        return (anchor.start.year, anchor.start.month) == (anchor.end.year, anchor.end.month)
    return anchor.year is not None if limit >= Unit.YEAR else False


def _next_weekday(anchor: Period, number: int, step: int) -> Period | None:
    if anchor.start is None or anchor.start != anchor.end:
        return None
    ahead = (number - anchor.start.weekday()) % periods.WEEK
    if step == 0:
        there = periods.moved(anchor.start, -anchor.start.weekday() + number)
    else:
        there = (
            periods.moved(anchor.start, ahead or periods.WEEK)
            if step > 0
            else periods.moved(anchor.start, ahead - periods.WEEK)
        )
    return None if there is None else periods.on(there)


def _next_name(anchor: Period, name: str, step: int) -> Period | None:
    if anchor.start is None or anchor.year is None:
        return None
    options = [
        period
        for year in range(anchor.year - 2, anchor.year + 3)
        if (period := periods.month(year, words.MONTHS[name]) if name in words.MONTHS else periods.season(year, name))
    ]
    if step == 0:
        return next(
            (option for option in options if option.start is not None and option.start.year == anchor.year), None
        )
    if anchor.unit > Unit.SEASON:
        return None
    if step > 0:
        return next((option for option in options if option.start is not None and option.start > anchor.start), None)
    return next((option for option in reversed(options) if option.end is not None and option.end < anchor.start), None)


_DIRECTION = {"following": 1, "next": 1, "subsequent": 1, "ensuing": 1, "previous": -1, "preceding": -1, "prior": -1}


def next_to(match: re.Match[str], setting: Setting) -> Period | None:
    """ "the following Tuesday", "the previous year", "the next day"."""
    anchor = setting.near
    return (
        None
        if anchor is None
        else _named_in(anchor, match["unit"].lower().rstrip("."), _DIRECTION[match["which"].lower()])
    )


def of_that_year(match: re.Match[str], setting: Setting) -> Period | None:
    """ "in October of that year", "3 May of the following year", "March last year"."""
    which = " ".join(match["which"].lower().split())
    step = next((step for word, step in (_DIRECTION | deictic.STEP).items() if word in which.split()), 0)
    if which in ("last", "this", "next"):
        year = None if setting.published is None else setting.published.year
    else:
        year = None if setting.near is None else setting.near.year
    day, month, _ = dates.parts(match["date"])
    return None if year is None else dates.period(day, month, year + step)


def shift(match: re.Match[str], setting: Setting) -> Period | None:
    """ "two days later", "a year earlier", "the day before"."""
    anchor, count = setting.near, words.number_of(match["count"])
    if anchor is None or anchor.start is None or count is None:
        return None
    sign = -1 if match["side"].lower() in ("earlier", "before", "previously", "prior") else 1
    return _stepped(anchor, match["unit"].lower(), sign * count)


def shift_from(match: re.Match[str], setting: Setting) -> Period | None:
    """ "two days after 3 May 2020"."""
    day, month, year = dates.parts(match["date"])
    anchor, count = dates.dated(day, month, year, setting), words.number_of(match["count"])
    if anchor is None or count is None:
        return None
    return _stepped(anchor, match["unit"].lower(), count if match["side"].lower() == "after" else -count)


def _stepped(anchor: Period, unit: str, count: int) -> Period | None:
    """The anchor moved: a day by days and weeks, by months to a month, by years to a year; no finer than it was."""
    if anchor.start is None or anchor.start != anchor.end:
        limit = {"month": Unit.MONTH, "year": Unit.YEAR, "decade": Unit.DECADE}.get(unit)
        if limit is None or anchor.start is None or anchor.unit > limit or not _inside(anchor, limit):
            return None
        return deictic.shifted(anchor.start, unit, count)
    if unit == "week":
        there = periods.moved(anchor.start, count * periods.WEEK)
        return None if there is None else periods.on(there)
    return deictic.shifted(anchor.start, unit, count)


def ordinal_day(match: re.Match[str], setting: Setting) -> Period | None:
    """ "on the 5th": of the month that the text has just named."""
    anchor = setting.near
    if anchor is None or anchor.start is None or not _inside(anchor, Unit.MONTH):
        return None
    return periods.day(anchor.start.year, anchor.start.month, int(match["number"]))
