"""Dates that point from the day of publication: "yesterday", "last March", "three years ago"."""

from __future__ import annotations

import re
from datetime import date

from sayso.extract import dates, periods
from sayso.extract import datewords as words
from sayso.extract.dates import Setting
from sayso.extract.periods import Period, Unit

_NEAR = 14  # a bare weekday after a dated event is ambiguous when publication is further off than this, in days

_DAYS_OFF = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "last night": -1,
}


def _off(published: date | None, days: int) -> Period | None:
    moment = None if published is None else periods.moved(published, days)
    return None if moment is None else periods.on(moment)


_TITLE = re.compile(r"\b[A-Z]\w*\s$")  # "Harbour Today" is a paper


def deictic_day(match: re.Match[str], setting: Setting) -> Period | None:
    if match["day"][0].isupper() and _TITLE.search(match.string[max(0, match.start() - 20) : match.start()]):
        return None
    return _off(setting.published, _DAYS_OFF[" ".join(match["day"].lower().split())])


def this_daytime(_: re.Match[str], setting: Setting) -> Period | None:
    return _off(setting.published, 0)


def shifted(moment: date, unit: str, count: int) -> Period | None:
    """The calendar day, week, month, year, decade or century that lies `count` of them after the day."""
    unit = unit.lower()
    if unit in ("day", "week"):
        there = periods.moved(moment, count * (periods.WEEK if unit == "week" else 1))
        return None if there is None else periods.on(there) if unit == "day" else periods.week(there)
    if unit == "month":
        return periods.moved_month(moment, count)
    length = {"year": 1, "decade": 10, "century": 100}[unit]
    return periods.years(moment.year + count * length, moment.year + count * length)


STEP = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def relative_unit(match: re.Match[str], setting: Setting) -> Period | None:
    """ "last week", "this month", "next year", "last weekend", "next quarter"."""
    if setting.published is None:
        return None
    step, unit = STEP[match["which"].lower()], match["unit"].lower()
    if unit == "weekend":
        return _weekend(setting.published, step)
    if unit in ("decade", "century"):
        return None
    return shifted(setting.published, unit, step)


def _weekend(published: date, step: int) -> Period | None:
    this_week = periods.week(published)
    if this_week is None or this_week.end is None:
        return None
    if step == 0 and published.weekday() < 3:  # "the weekend" on a Monday is the one just past
        step = -1
    sunday = periods.moved(this_week.end, step * periods.WEEK)
    saturday = None if sunday is None else periods.moved(sunday, -1)
    return None if saturday is None else Period(saturday, sunday, Unit.WEEK)


def the_weekend(_: re.Match[str], setting: Setting) -> Period | None:
    return None if setting.published is None or setting.future else _weekend(setting.published, 0)


def weekday(match: re.Match[str], setting: Setting) -> Period | None:
    """The last such day up to the publication, or the next when the sentence looks ahead.

    Left out when the text has just spoken of a day far from the publication: it may be the weekday after that.
    """
    which = (match["which"] or "").lower()
    number = words.WEEKDAYS[match["weekday"].lower().rstrip(".")]
    if setting.published is None or (not which and _is_far(setting.near, setting.published)):
        return None
    back = (setting.published.weekday() - number) % periods.WEEK
    if which == "next" or (setting.future and not which):
        return _off(setting.published, periods.WEEK - back)
    if which == "this":
        return _off(setting.published, number - setting.published.weekday())
    if which == "last" and back == 0:
        back = periods.WEEK
    return _off(setting.published, -back)


def _is_far(anchor: Period | None, published: date) -> bool:
    if anchor is None or anchor.start is None or anchor.unit > Unit.MONTH:
        return False
    return abs((anchor.start - published).days) > _NEAR + (31 if anchor.unit is Unit.MONTH else 0)


def relative_name(match: re.Match[str], setting: Setting) -> Period | None:
    """ "last March", "this summer", "next winter"."""
    published = setting.published
    if published is None:
        return None
    name, step = match["name"].lower().rstrip("."), STEP[match["which"].lower()]
    options = [
        period
        for year in range(published.year - 2, published.year + 3)
        if (
            period := periods.season(year, name)
            if name not in words.MONTHS
            else periods.month(year, words.MONTHS[name])
        )
    ]
    if step == 0:
        return next((option for option in options if option.year == published.year or _holds(option, published)), None)
    if step < 0:
        return next((option for option in reversed(options) if option.end is not None and option.end < published), None)
    return next((option for option in options if option.start is not None and option.start > published), None)


def _holds(period: Period, moment: date) -> bool:
    return period.start is not None and period.end is not None and period.start <= moment <= period.end


_BEFORE = r"(?:\b(?:in|since|until|till|by|during|before|after|of|early|mid|late|from|through|around)\s+|\bmid-)"
_MONTH_BEFORE = re.compile(rf"{_BEFORE}(?:(?:{words.MONTH}(?:\s*,)?\s+)+(?:and|or)\s+)?$", re.IGNORECASE)


def bare_month(match: re.Match[str], setting: Setting) -> Period | None:
    """ "in March": only after a word that makes it a month, for May and April are people too."""
    if not _MONTH_BEFORE.search(match.string, max(0, match.start() - 40), match.start()):
        return None
    return dates.written(match, setting)


_LOOSE = re.compile(r"\b(?:than|over|under|least|most|some|several|few)\s$", re.IGNORECASE)


def ago(match: re.Match[str], setting: Setting) -> Period | None:
    count = words.number_of(match["count"])
    if setting.published is None or count is None or _LOOSE.search(match.string[: match.start()][-12:]):
        return None
    return shifted(setting.published, match["unit"], -count)


def past_stretch(match: re.Match[str], setting: Setting) -> Period | None:
    """ "over the past three years": from then up to the publication."""
    count = words.number_of(match["count"]) if match["count"] else 1
    unit = match["unit"] or match["one"]
    if setting.published is None or count is None:
        return None
    ahead = match["which"].lower() in ("next", "coming")
    then = exactly(setting.published, unit, count if ahead else -count)
    here = periods.on(setting.published)
    if then is None:
        return None
    return periods.through(here, periods.on(then)) if ahead else periods.through(periods.on(then), here)


def exactly(moment: date, unit: str, count: int) -> date | None:
    """The same day so many units later; the last of its month when the month is shorter."""
    unit = unit.lower()
    if unit in ("day", "week"):
        return periods.moved(moment, count * (periods.WEEK if unit == "week" else 1))
    months = count * {"month": 1, "year": 12, "decade": 120, "century": 1200}[unit]
    there = periods.moved_month(moment, months)
    if there is None or there.start is None or there.end is None:
        return None
    return there.end if moment.day > there.end.day else there.start.replace(day=moment.day)


def part_of_this(match: re.Match[str], setting: Setting) -> Period | None:
    """ "earlier this year": from its first day up to the publication; "later this year": from there to its last."""
    if setting.published is None:
        return None
    unit = match["unit"].lower()
    here = periods.on(setting.published)
    whole = here if unit == "day" else shifted(setting.published, unit, 0)
    if whole is None:
        return None
    return periods.through(whole, here) if match["side"].lower() == "earlier" else periods.through(here, whole)
