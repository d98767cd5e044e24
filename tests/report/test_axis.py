"""The axis of a digest holds what the timeline of the case holds, in its order; periods count what lies in them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Span, Time
from sayso.report.axis import Axis, Writing, Zoom, _keys, _precisely, axis, dense, finer, periods, share
from sayso.report.digest import EARLIEST, LATEST, Digest, day_number, digest
from sayso.report.timeline import Event, Moment, Precision, timeline
from sayso.store.protocol import ClaimFilter
from support.memory import MemoryView

DAYS = st.one_of(st.none(), st.dates().map(str))
MOMENTS = st.tuples(DAYS, DAYS).filter(any).map(lambda two: Moment(*two) if None in two else Moment(*sorted(two)))


def of(made: Digest, **given: object) -> Axis:
    return axis(made, np.ones(len(made.ids), bool), **given)  # type: ignore[arg-type]


@pytest.fixture
def dated(case: MemoryView) -> MemoryView:
    """The case, with one claim to the month, one to the year and one since a day."""
    times = [("2021-02-01", "2021-02-28"), ("2021-01-01", "2021-12-31"), ("2021-03-02", None), (None, None)]
    first, *others = case.readings
    claims = tuple(
        replace(claim, time=Time(*times[number], "then", Span(0, 1)) if number < len(times) else claim.time)
        for number, claim in enumerate(first.claims)
    )
    return replace(case, readings=(replace(first, claims=claims), *others))


@pytest.mark.parametrize(("since", "until"), [(None, None), ("2021-03-01", None), (None, "2021-04-30")])
def test_it_is_the_timeline_of_the_case(dated: MemoryView, since: str | None, until: str | None) -> None:
    theirs = timeline(dated, ClaimFilter(since=since, until=until))
    low, high = (None if one is None else day_number(one, 0) for one in (since, until))
    made = digest(dated)
    ours = of(made, since=low, until=high)
    both = [[moment for moment, _ in ours.entries], [one.moment for one in theirs.entries]]
    claims = [
        [made.ids[one] for _, one in ours.entries if isinstance(one, int)],
        [one.claim.id for one in theirs.entries if isinstance(one, Event)],
    ]
    if since or until:
        both, claims = [sorted(map(str, one)) for one in both], [sorted(one) for one in claims]
    assert both[0] == both[1]
    assert claims[0] == claims[1]
    assert ours.omitted == theirs.omissions


def test_what_could_be_any_time_within_the_bounds_comes_last(dated: MemoryView) -> None:
    made = digest(dated)
    march = of(made, since=20210301, until=20210331)
    assert [str(one) for one, _ in march.entries] == ["2021", "from 2021-03-02 on"]
    assert (march.within, march.events, march.reaching) == (0, 0, 2)
    year = of(made, since=20210101, until=20211231)
    assert [str(one) for one, _ in year.entries][: year.within] == ["2021-02"]
    assert [str(one) for one, _ in year.entries][year.within :] == ["2021", "from 2021-03-02 on"]
    assert len(year.points) == len(year.exact) == year.events == 1
    february = of(made, since=20210201, until=20210228)
    assert [str(one) for one, _ in february.entries] == ["2021", "2021-02"]
    assert february.within == 0
    assert of(made).within == len(of(made).entries)


@pytest.mark.parametrize(
    ("years", "found"),
    [
        ([2016] * 60 + [2017] * 39 + [1505], (20160101, 20171231)),
        ([2016] * 60 + [2017] * 39 + [2005], None),
        ([2016] * 3 + [1505], None),
        (list(range(1900, 2000)), None),
        ([1870] * 30 + [2016] * 70, None),
        ([1870] * 2 + [2016] * 97 + [2020], (20160101, 20161231)),
        ([], None),
    ],
)
def test_the_years_in_which_nearly_everything_lies(years: list[int], found: tuple[int, int] | None) -> None:
    days = np.array([year * 10000 + 615 for year in years], np.int64)
    nothing = np.array([], np.int64)
    made = Axis((), 0, len(days), 0, days, np.ones(len(days), bool), nothing, ())
    assert dense(made) == found


def test_only_one_precision(case: MemoryView, dated: MemoryView) -> None:
    made = digest(dated)
    (only,) = of(made, precision=Precision.MONTH).entries
    assert str(only[0]) == "2021-02"
    assert of(made, precision=Precision.DAY).entries == ()
    assert len(of(digest(case), precision=Precision.DAY).entries) == 2


@given(st.lists(MOMENTS, min_size=1))
def test_columns_tell_the_precision_and_the_order_of_a_moment(moments: list[Moment]) -> None:
    ranked = sorted(moments, key=lambda one: one.order)
    first = np.array([day_number(one.start, EARLIEST) for one in ranked], np.int64)
    last = np.array([day_number(one.end, LATEST) for one in ranked], np.int64)
    for precision in Precision:
        assert list(_precisely(first, last, precision)) == [one.precision is precision for one in ranked]
    keys = list(_keys(first, last))
    assert keys == sorted(keys)


@pytest.mark.parametrize("zoom", list(Zoom))
def test_every_period_is_there_once_and_holds_what_begins_in_it(dated: MemoryView, zoom: Zoom) -> None:
    found = of(digest(dated))
    chosen, bars = periods(found, zoom, since=None, until=None)
    assert sum(one.claims for one in bars) == found.events
    assert sum(one.written for one in bars) == len([1 for _, one in found.entries if isinstance(one, Writing)])
    assert [one.since for one in bars] == sorted({one.since for one in bars})
    assert chosen is zoom


def test_too_many_bars_become_fewer_longer_ones(dated: MemoryView) -> None:
    found = of(digest(dated))
    assert periods(found, Zoom.DAY, since="1900-01-01", until="2021-12-31")[0] is Zoom.YEAR
    assert periods(found, None, since="2021-01-01", until="2021-01-31")[0] is Zoom.DAY
    assert periods(found, Zoom.YEAR, since="0001-01-01", until="9999-12-31")[0] is Zoom.CENTURY


def test_nothing_has_no_periods(case: MemoryView) -> None:
    assert periods(of(digest(MemoryView())), None, since=None, until=None) == (Zoom.YEAR, ())


def test_a_day_lies_in_its_window() -> None:
    window = ("2021-01-01", "2021-01-11")
    assert [share(one, window, absent=0.7) for one in ("2020-01-01", "2021-01-06", "2022-01-01", None)] == [
        0,
        0.5,
        1,
        0.7,
    ]
    assert (finer(Zoom.YEAR), finer(Zoom.DAY)) == (Zoom.MONTH, Zoom.DAY)
