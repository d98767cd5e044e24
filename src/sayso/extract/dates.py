"""Dates written out, from days to centuries; a year left unsaid is taken from the text or from publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sayso.extract import datewords as words
from sayso.extract import periods
from sayso.extract.periods import Period, Unit

_REACH = 1500  # how far back, in code points, "that year" may find its year
_YEAR_REACH = 600  # how far back a date without a year may take one
_RECENT = 2  # what happened so many years ago may be told of beside the news of the day, and in a paragraph of its own


@dataclass(frozen=True, slots=True)
class Setting:
    """What a date in words is resolved against.

    published  the day the document speaks from
    anchor     the nearest earlier date of the text, and how many code points back it stands
    future     whether the sentence looks ahead
    apart      whether the anchor stands in another paragraph
    """

    published: date | None
    anchor: Period | None = None
    distance: int = 0
    future: bool = False
    apart: bool = False

    @property
    def near(self) -> Period | None:
        """The anchor, when it is close enough for "that year"."""
        return self.anchor if self.distance <= _REACH else None


def parts(written: str) -> tuple[int | None, int | None, int | None]:
    """Day, month and year of a written date, each None when it is not there."""
    month = re.search(words.MONTH, written)
    year = re.search(r"(?<!\d)\d{4}(?!\d)", written)
    number = re.search(r"(?<!\d)\d{1,2}(?!\d)", written)
    spelt = re.match(rf"(?:the\s+)?({words.ORDINAL})\b", written, re.IGNORECASE)
    return (
        int(number.group()) if number else words.ORDINALS[spelt[1].lower()] if spelt else None,
        words.MONTHS[month.group().lower().rstrip(".")] if month else None,
        int(year.group()) if year else None,
    )


def period(day: int | None, month: int | None, year: int | None) -> Period | None:
    if year is None:
        return None
    if month is None:
        return periods.years(year, year)
    return periods.month(year, month) if day is None else periods.day(year, month, day)


def dated(
    day: int | None, month: int | None, year: int | None, setting: Setting, weekday: int | None = None
) -> Period | None:
    """The period, its year taken from the text or from the publication when it is not written.

    A weekday that is named beside it says which of the years about that is, or that none of them is.
    """
    if year is not None or month is None:
        return period(day, month, year)
    if day is not None and weekday is not None:
        return _on(weekday, day, month, setting)
    if setting.future and setting.published is not None:
        return _closest(day, month, setting.published, True)
    anchor = setting.anchor if setting.distance <= _YEAR_REACH else None
    if anchor is not None and anchor.year is not None and _is_elsewhere(anchor.year, setting.published):
        told = period(day, month, anchor.year)
        return told if not _may_be_back(anchor.year, setting) or told == _last(day, month, setting) else None
    if setting.published is None:
        return period(day, month, anchor.year) if anchor is not None else None
    return _closest(day, month, setting.published, setting.future)


def _on(weekday: int, day: int, month: int, setting: Setting) -> Period | None:
    """The one year near the anchor and the publication in which a day has that weekday; None where several have."""
    near = setting.anchor.year if setting.anchor is not None and setting.distance <= _YEAR_REACH else None
    years = {near} | ({setting.published.year + k for k in (-1, 0, 1)} if setting.published is not None else set())
    options = [period(day, month, year) for year in sorted(year for year in years if year is not None)]
    fitting = [one for one in options if one is not None and one.start is not None and one.start.weekday() == weekday]
    return fitting[0] if len(fitting) == 1 else None


def _is_elsewhere(year: int, published: date | None) -> bool:
    """Whether the text speaks of another year than the one it was published in."""
    return published is None or year not in (published.year, published.year + 1)


def _may_be_back(year: int, setting: Setting) -> bool:
    """Whether the text may have come back from a year just past to the time of its publication."""
    return setting.apart and setting.published is not None and 0 < setting.published.year - year <= _RECENT


def _last(day: int | None, month: int, setting: Setting) -> Period | None:
    return _closest(day, month, setting.published, False) if setting.published is not None else None


def _closest(day: int | None, month: int, published: date, future: bool) -> Period | None:
    """The last such date up to the publication, or the next one when the sentence looks ahead."""
    options = [period(day, month, published.year + offset) for offset in (-1, 0, 1)]
    dated = [option for option in options if option is not None]
    if future:
        return next((option for option in dated if option.end is not None and option.end >= published), None)
    return next((option for option in reversed(dated) if option.start is not None and option.start <= published), None)


_LISTED = re.compile(
    rf"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+)(?:early\s+|mid-|late\s+)?({words.DATE}|{words.MONTH})"
)


def written(match: re.Match[str], setting: Setting) -> Period | None:
    """A date as it stands; in a list ("in January and March 2016") it takes the year that only the last one gives."""
    day, month, year = parts(match.group())
    place = match.end()
    while year is None and (following := _LISTED.match(match.string, place)) is not None:
        year, place = parts(following[1])[2], following.end()
    named = re.match(words.ANY_WEEKDAY, match.group())
    weekday = words.WEEKDAYS.get(named.group().lower().rstrip(".")) if named else None
    return dated(day, month, year, setting, weekday)


def iso(match: re.Match[str], _: Setting) -> Period | None:
    return periods.day(int(match["year"]), int(match["month"]), int(match["day"]))


def numeric(match: re.Match[str], _: Setting) -> Period | None:
    """Digits with the year last: only when the two other numbers allow one reading."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    readings = {periods.day(year, second, first), periods.day(year, first, second)} - {None}
    return readings.pop() if len(readings) == 1 else None


_CENTURY = 100
_LATEST_DAY = 31


def two_digits(match: re.Match[str], setting: Setting) -> Period | None:
    """ "12 Oct 61": the one nearest to what the text has spoken of, or else the last one up to publication.

    "12 Oct 10" could be the tenth of October 2012, so without an apostrophe it is left out.
    """
    short = int(match["short"])
    reference = setting.near.year if setting.near is not None else None
    if short <= _LATEST_DAY and not match["mark"]:
        return None
    if reference is not None:
        base = reference // _CENTURY * _CENTURY + short
        year = min((base - _CENTURY, base, base + _CENTURY), key=lambda option: (abs(option - reference), option))
    elif setting.published is not None:
        year = setting.published.year - (setting.published.year - short) % _CENTURY
    else:
        return None
    day, month, _ = parts(match["date"])
    return period(day, month, year)


_NO_YEARS_BEFORE = re.compile(
    r"(?:[:§#]|\b(?:pp?|pages?|nos?|sections?|tel|rooms?|art|articles?|rules?)\.?)\s*$", re.IGNORECASE
)


def stretch(match: re.Match[str], setting: Setting) -> Period | None:
    """Two dates: the first takes the month and the year that only the second gives."""
    day, month, year = parts(match["last"])
    first_day, first_month, first_year = parts(match["first"])
    if month is None and first_month is None and (first_day is not None or not _are_years(match)):
        return None
    last = dated(day, month, year, setting)
    if last is None or last.start is None:
        return None
    if first_month is None and first_day is not None:
        first_month = month
    first = period(first_day, first_month, first_year or last.start.year)
    return periods.through(first, last) if first is not None else None


def _are_years(match: re.Match[str]) -> bool:
    """Whether two numbers of four digits are years and no pages, sections or counts."""
    text = match.string
    before = text[max(0, match.start() - 12) : match.start()]
    return not (_YEAR_AFTER.match(text, match.end()) or _NO_YEARS_BEFORE.search(before))


def month_days(match: re.Match[str], setting: Setting) -> Period | None:
    """ "June 3-7, 2021"."""
    month = words.MONTHS[match["month"].lower().rstrip(".")]
    year = int(match["year"]) if match["year"] else None
    first = dated(int(re.sub(r"\D", "", match["first"])), month, year, setting)
    if first is None or first.start is None:
        return None
    last = periods.day(first.start.year, month, int(re.sub(r"\D", "", match["last"])))
    return periods.through(first, last) if last is not None else None


def short_years(match: re.Match[str], _: Setting) -> Period | None:
    """ "2011-13"."""
    first = int(match["first"])
    last = first // 100 * 100 + int(match["last"])
    return periods.years(first, last) if first < last else None


_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|to|of|during|for|early|mid|late|before|after|around|circa|about|year|and|or|"
    r"between|through|than|spring|summer|fall|autumn|winter|the|an?|his|her|their|its|our|my|m\.|d\.|b\.|born|died)\s+|"
    r"(?:early|mid|late)-|[(\[]|[–—-]|['’]s\s+)$",
    re.IGNORECASE,
)
_YEAR_AFTER = re.compile(
    r"\s*(?:%|percent|people|years?|men|women|children|votes?|dollars|euros|pounds|crowns|km|kg|miles|met(?:er|re)s|feet|hours|"
    r"employees|workers|cases|deaths|jobs|ft|m|lbs|pages|copies|members|soldiers|troops|others|times|points|units|homes|cars)\b|"
    r"\s*[%+°]|\(|[,.]\d|-\d|/\d|:\d",
    re.IGNORECASE,
)


def bare_year(match: re.Match[str], _: Setting) -> Period | None:
    """A number of four digits, when the words about it make it a year."""
    text = match.string
    before = text[max(0, match.start() - 12) : match.start()]
    opens = not before.strip() or before[-1] == "\n" or text[match.end() : match.end() + 1] == ")"
    listed = before.endswith(", ") and re.match(r"\s*[,;.)\]]", text[match.end() : match.end() + 2])
    if not _are_years(match) or not (opens or listed or _YEAR_BEFORE.search(before)):
        return None
    return periods.years(int(match.group()), int(match.group()))


def season(match: re.Match[str], _: Setting) -> Period | None:
    return periods.season(int(match["year"]), match["season"].lower())


def decade(match: re.Match[str], _: Setting) -> Period | None:
    """ "the 1990s", "the '90s": without a century it is the twentieth; "the 1800s" are a hundred years."""
    digits = int(match["digits"])
    first = digits if digits >= 100 else 1900 + digits
    unit, last = (Unit.DECADE, first + 9) if first % 100 or first == 2000 else (Unit.CENTURY, first + 99)
    return periods.years(first, last, unit)


def named_decade(match: re.Match[str], _: Setting) -> Period | None:
    first = 1900 + words.DECADES[match["name"].lower()]
    return periods.years(first, first + 9, Unit.DECADE)


def century(match: re.Match[str], _: Setting) -> Period | None:
    written = match["ordinal"].lower()
    number = words.ORDINALS.get(written) or int(re.sub(r"\D", "", written) or 0)
    return periods.years((number - 1) * 100, number * 100 - 1, Unit.CENTURY) if number > 1 else None


_ORDER = {"first": 1, "1st": 1, "1": 1, "second": 2, "2nd": 2, "2": 2, "third": 3, "3rd": 3, "3": 3} | {
    "fourth": 4,
    "4th": 4,
    "4": 4,
    "last": 4,
    "final": 4,
}


def quarter(match: re.Match[str], _: Setting) -> Period | None:
    return periods.quarter(int(match["year"]), _ORDER[match["order"].lower()])


def half(match: re.Match[str], _: Setting) -> Period | None:
    year = int(match["year"])
    first, last = (1, 2) if match["order"].lower() in ("first", "1st") else (3, 4)
    opening, closing = periods.quarter(year, first), periods.quarter(year, last)
    return periods.through(opening, closing) if opening and closing else None
