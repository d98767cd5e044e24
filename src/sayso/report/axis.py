"""The time axis of a digest: the claims and writings on it in order, how exact each is, and how many lie in each period."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import ceil
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from sayso.report.digest import EARLIEST, LATEST, Digest, day_number
from sayso.report.selecting import Mask, rows_of
from sayso.report.timeline import Moment, Precision, date_of, omissions

Days: TypeAlias = NDArray[np.int64]

MOST_PERIODS = 200
"""How many bars a picture has at most."""

_MOST, _LONGER, _YEARS = 0.95, 3, 20  # of all on the axis; how much longer than these years it must be, and at least
_WIDE = {"day": 62, "month": 120}  # periods up to which the finer picture is the better one


class Zoom(StrEnum):
    """How long a period is."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Writing:
    """A document at its own date, by its number, and how many of the claims meant it has that give no time themselves."""

    moment: Moment
    document: int
    claims: int


@dataclass(frozen=True, slots=True)
class Axis:
    """What lies on the axis, in order: claims by their rows, and writings; `omitted` tells what does not, a sentence each.

    within   how many of the entries lie within the bounds; those that reach beyond them, or could be any time between
             them, come after these
    events   how many claims lie within the bounds, and `reaching` how many come after
    points   the day of each claim within the bounds; `exact` whether it is just that day
    written  the day of each writing within the bounds
    """

    entries: tuple[tuple[Moment, int | Writing], ...]
    within: int
    events: int
    reaching: int
    points: Days
    exact: Mask
    written: Days
    omitted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A bar: its days, what it is called, how many claims begin in it, how many of these to the day, and how many writings."""

    since: str
    until: str
    label: str
    claims: int
    exact: int
    written: int


def axis(
    digest: Digest,
    mask: Mask,
    *,
    since: int | None = None,
    until: int | None = None,
    precision: Precision | None = None,
    writings: bool = True,
) -> Axis:
    """The axis of these claims within these bounds (days as numbers)."""
    low, high = EARLIEST if since is None else since, LATEST if until is None else until
    rows = np.fromiter((row for _, row in digest.moments), np.int64, len(digest.moments))
    kept = np.flatnonzero(mask[rows])
    first, last = np.asarray(digest.first)[rows[kept]], np.asarray(digest.last)[rows[kept]]
    inside = (last >= low) & (first <= high)
    outside = int((~inside).sum())
    if precision is not None:
        inside &= _precisely(first, last, precision)
    kept, first, last = kept[inside], first[inside], last[inside]
    near = _nearer(first, last, low, high)
    timing = np.frombuffer(digest.timing, np.uint8)
    untimed = np.bincount(np.asarray(digest.document)[mask & (timing == 0)], minlength=len(digest.documents))
    written, undated = _writings(digest, untimed, low=low, high=high)
    shown = [one for one in written if precision in (None, one.moment.precision)] if writings else []
    starts, ends = _bounds(shown)
    close = _nearer(starts, ends, low, high)
    keys = _keys(first, last)
    first_part, rest = (
        _merged(digest, [int(one) for one in kept[held]], keys[held], [shown[int(one)] for one in np.flatnonzero(also)])
        for held, also in ((near, close), (~near, ~close))
    )
    return Axis(
        (*first_part, *rest),
        len(first_part),
        int(near.sum()),
        int((~near).sum()),
        np.where(first > EARLIEST, first, last)[near],
        (first == last)[near],
        starts[close],
        omissions(int(untimed.sum()), int((mask & (timing == 2)).sum()), outside, undated=undated),
    )


def dense(found: Axis) -> tuple[int, int] | None:
    """The first and the last day of the years in which nearly everything lies; None where that is most of the axis."""
    years = np.sort(np.concatenate([found.points, found.written]) // 10000)
    few = len(years) - ceil(len(years) * _MOST)
    if not few:
        return None
    spans = years[len(years) - few - 1 :] - years[: few + 1]
    at = int(spans.argmin())
    start, end = int(years[at]), int(years[at + len(years) - few - 1])
    if years[-1] - years[0] + 1 <= max(_LONGER * (end - start + 1), _YEARS):
        return None
    return start * 10000 + 101, end * 10000 + 1231


def periods(found: Axis, zoom: Zoom | None, *, since: str | None, until: str | None) -> tuple[Zoom, tuple[Period, ...]]:
    """The bars from the first to the last thing on the axis, or between the bounds, and how long each is.

    Where they would be too many they are longer than was asked for; when nothing was, as long as shows most.
    """
    days = np.concatenate([found.points, found.written])
    if not len(days):
        return zoom or Zoom.YEAR, ()
    low, high = since or _day(int(days.min())), until or _day(int(days.max()))
    zooms = list(Zoom)
    wanted = zooms[zooms.index(zoom) if zoom else 0 :]
    fitting = (one for one in wanted if _index(high, one) - _index(low, one) < _room(one, asked=zoom is not None))
    chosen = next(fitting, Zoom.CENTURY)
    start, bars = _index(low, chosen), _index(high, chosen) - _index(low, chosen) + 1
    counts = [
        np.bincount(_indices(held, chosen) - start, minlength=bars)
        for held in (found.points, found.points[found.exact], found.written)
    ]
    return chosen, tuple(_period(start + at, chosen, *(int(one[at]) for one in counts)) for at in range(bars))


def finer(zoom: Zoom) -> Zoom:
    """The next shorter periods."""
    zooms = list(Zoom)
    return zooms[max(0, zooms.index(zoom) - 1)]


def share(day: str | None, window: tuple[str, str], *, absent: float) -> float:
    """Where a day lies between the first and the last day of a window, from 0 to 1."""
    if day is None:
        return absent
    low, high = (date.fromisoformat(one).toordinal() for one in window)
    return min(max((date.fromisoformat(day).toordinal() - low) / max(high - low, 1), 0.0), 1.0)


def _nearer(first: Days, last: Days, low: int, high: int) -> Mask:
    """Which times lie within the bounds, and tell more than that: what covers all of them could be any day of them."""
    if low == EARLIEST and high == LATEST:
        return np.ones(len(first), bool)
    covering = (first <= low) & (last >= high) & (first != last)
    near: Mask = (first >= low) & (last <= high) & ~covering
    return near


def _bounds(writings: Sequence[Writing]) -> tuple[Days, Days]:
    """The first and the last day of each of these."""
    return (
        np.array([day_number(one.moment.start, EARLIEST) for one in writings], np.int64),
        np.array([day_number(one.moment.end, LATEST) for one in writings], np.int64),
    )


def _precisely(first: Days, last: Days, precision: Precision) -> Mask:
    """Which moments have this precision."""
    starts, ends = first > EARLIEST, last < LATEST
    day = first == last
    month = (first % 100 == 1) & (first // 100 == last // 100) & (last % 100 == _month_ends(last))
    year = (first % 10000 == 101) & (last % 10000 == 1231) & (first // 10000 == last // 10000)
    both = starts & ends
    found: dict[Precision, Mask] = {
        Precision.DAY: both & day,
        Precision.MONTH: both & ~day & month,
        Precision.YEAR: both & year,
        Precision.RANGE: both & ~day & ~month & ~year,
        Precision.OPEN_START: ~starts,
        Precision.OPEN_END: starts & ~ends,
    }
    return found[precision]


def _month_ends(days: Days) -> Days:
    """The last day of the month of each day."""
    months, places = np.unique(days // 100, return_inverse=True)
    lengths = [monthrange(int(one) // 100, int(one) % 100)[1] if one < LATEST // 100 else 0 for one in months]
    return np.array(lengths, np.int64)[places]


def _keys(first: Days, last: Days) -> Days:
    """The order of Moment.order as numbers, but for the end."""
    at = np.where(first > EARLIEST, first, last)
    inside = (first > EARLIEST) & (last < LATEST) & (first // 100 == last // 100)
    group = np.where(inside, at // 100, at // 10000 * 100)
    keys: Days = (group * 10 + (first != last)) * 100_000_000 + at
    return keys


def _merged(
    digest: Digest, events: Sequence[int], keys: Days, writings: Sequence[Writing]
) -> tuple[tuple[Moment, int | Writing], ...]:
    """Events and writings in one order; of the same time, events first."""
    held: list[tuple[Moment, int | Writing]] = [digest.moments[one] for one in events]
    theirs = _keys(*_bounds(writings))
    places = np.searchsorted(keys, theirs, side="right")
    ranked = sorted(zip(places, theirs, writings, strict=True), key=lambda one: (int(one[1]), one[2].document))
    merged, at = [], 0
    for place, _, one in ranked:
        merged += held[at:place]
        merged.append((one.moment, one))
        at = int(place)
    return (*merged, *held[at:])


def _writings(digest: Digest, untimed: NDArray[np.int64], *, low: int, high: int) -> tuple[list[Writing], int]:
    """The writings within the bounds, and how many claims without a time stand in documents without a date."""
    found, undated = [], 0
    for number in rows_of(untimed > 0):
        moment = date_of(digest.documents[number].published)
        if moment is None:
            undated += int(untimed[number])
        elif day_number(moment.end, LATEST) >= low and day_number(moment.start, EARLIEST) <= high:
            found.append(Writing(moment, number, int(untimed[number])))
    return found, undated


def _room(zoom: Zoom, *, asked: bool) -> int:
    return MOST_PERIODS if asked else _WIDE.get(zoom, MOST_PERIODS)


def _day(number: int) -> str:
    return f"{number // 10000:04}-{number // 100 % 100:02}-{number % 100:02}"


def _index(day: str, zoom: Zoom) -> int:
    """The number of the period that a day lies in; periods follow each other."""
    year, month = int(day[:4]), int(day[5:7])
    match zoom:
        case Zoom.DAY:
            return date.fromisoformat(day).toordinal()
        case Zoom.MONTH:
            return year * 12 + month - 1
        case Zoom.YEAR:
            return year
        case Zoom.DECADE:
            return year // 10
        case Zoom.CENTURY:
            return year // 100


def _indices(days: Days, zoom: Zoom) -> Days:
    different, places = np.unique(days, return_inverse=True)
    return np.array([_index(_day(int(one)), zoom) for one in different], np.int64)[places]


def _period(index: int, zoom: Zoom, claims: int, exact: int, written: int) -> Period:
    match zoom:
        case Zoom.DAY:
            since = until = date.fromordinal(index).isoformat()
            label = since
        case Zoom.MONTH:
            year, month = divmod(index, 12)
            label = f"{year:04}-{month + 1:02}"
            since, until = f"{label}-01", f"{label}-{monthrange(max(year, 1), month + 1)[1]:02}"
        case _:
            years = {Zoom.YEAR: 1, Zoom.DECADE: 10, Zoom.CENTURY: 100}[zoom]
            first = max(index * years, 1)
            label = f"{first:04}" if years == 1 else f"{index * years:04}s"
            since, until = f"{first:04}-01-01", f"{index * years + years - 1:04}-12-31"
    return Period(since, until, label, claims, exact, written)
