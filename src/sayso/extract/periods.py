"""Periods: stretches of the calendar with inclusive bounds, and the arithmetic that dates in words need."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from enum import IntEnum

WEEK = 7
_SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


class Unit(IntEnum):
    """How finely a period is named."""

    DAY = 0
    WEEK = 1
    MONTH = 2
    SEASON = 3
    YEAR = 4
    DECADE = 5
    CENTURY = 6


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included; None at a side that is open. `unit` is how finely it was named."""

    start: date | None
    end: date | None
    unit: Unit

    @property
    def year(self) -> int | None:
        """The calendar year that holds all of it, or None."""
        if self.start is None or self.end is None or self.start.year != self.end.year:
            return None
        return self.start.year


def day(year: int, month: int, number: int) -> Period | None:
    """One day, or None when the calendar has no such day."""
    try:
        found = date(year, month, number)
    except ValueError:
        return None
    return Period(found, found, Unit.DAY)


def on(moment: date) -> Period:
    """One day."""
    return Period(moment, moment, Unit.DAY)


def month(year: int, number: int) -> Period | None:
    """A calendar month, or None when the calendar has no such month."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= number <= 12):
        return None
    return Period(date(year, number, 1), date(year, number, monthrange(year, number)[1]), Unit.MONTH)


def years(first: int, last: int, unit: Unit = Unit.YEAR) -> Period | None:
    """Whole calendar years, both included, or None outside of the calendar."""
    if not MINYEAR <= first <= last <= MAXYEAR:
        return None
    return Period(date(first, 1, 1), date(last, 12, 31), unit)


def season(year: int, name: str) -> Period | None:
    """Three months of the northern year; winter begins in December of `year`."""
    first = month(year, _SEASON_MONTHS[name])
    last = month(year + 1, 2) if name == "winter" else month(year, _SEASON_MONTHS[name] + 2)
    return None if first is None or last is None else Period(first.start, last.end, Unit.SEASON)


def quarter(year: int, number: int) -> Period | None:
    """The first to the fourth three months of a year."""
    first, last = month(year, 3 * number - 2), month(year, 3 * number)
    return None if first is None or last is None else Period(first.start, last.end, Unit.SEASON)


def week(moment: date) -> Period | None:
    """The week from Monday to Sunday that holds the day."""
    start = moved(moment, -moment.weekday())
    end = moved(moment, WEEK - 1 - moment.weekday())
    return None if start is None or end is None else Period(start, end, Unit.WEEK)


def moved(moment: date, days: int) -> date | None:
    """The day so many days later, or None outside of the calendar."""
    try:
        return moment + timedelta(days=days)
    except OverflowError:
        return None


def moved_month(moment: date, months: int) -> Period | None:
    """The calendar month so many months after that of the day."""
    count = moment.year * 12 + moment.month - 1 + months
    return month(count // 12, count % 12 + 1)


def part(period: Period, name: str) -> Period:
    """The early, mid or late third of a bounded period. Decades are cut 4, 3, 3; months after the 10th and 20th day."""
    start, end = period.start, period.end
    if start is None or end is None:
        return period
    if period.unit is Unit.MONTH:
        first, second = date(start.year, start.month, 10), date(start.year, start.month, 20)
    elif period.unit is Unit.YEAR:
        first, second = date(start.year, 4, 30), date(start.year, 8, 31)
    elif period.unit in (Unit.DECADE, Unit.CENTURY):
        third = (end.year - start.year + 1) // 3
        first, second = date(end.year - 2 * third, 12, 31), date(end.year - third, 12, 31)
    else:
        length = (end - start).days + 1
        first = start + timedelta(days=max(0, length // 3 - 1))
        second = start + timedelta(days=max(0, 2 * length // 3 - 1))
    bounds = {
        "early": (start, first),
        "mid": (first + timedelta(days=1), second),
        "late": (second + timedelta(days=1), end),
    }
    low, high = bounds[name]
    return Period(low, high, period.unit) if low <= high else period


def through(first: Period, last: Period) -> Period | None:
    """From the start of one to the end of the other, or None when that runs backwards."""
    if first.start is not None and last.end is not None and first.start > last.end:
        return None
    return Period(first.start, last.end, max(first.unit, last.unit))


def since(period: Period) -> Period | None:
    """From the start of the period, open at the end."""
    return None if period.start is None else Period(period.start, None, period.unit)


def until(period: Period) -> Period | None:
    """To the end of the period, open at the start."""
    return None if period.end is None else Period(None, period.end, period.unit)


def before(period: Period) -> Period | None:
    """To the eve of the period, open at the start."""
    eve = None if period.start is None else moved(period.start, -1)
    return None if eve is None else Period(None, eve, period.unit)


def after(period: Period) -> Period | None:
    """From the morrow of the period, open at the end."""
    morrow = None if period.end is None else moved(period.end, 1)
    return None if morrow is None else Period(morrow, None, period.unit)
