"""What claims place in time stands on one axis, exact and less exact apart, and what does not is counted."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Span, Time
from sayso.report.timeline import Event, Moment, Precision, Writing, date_of, grouped, heading, timeline
from sayso.store.protocol import ClaimFilter
from support.harbour import letter
from support.memory import MemoryView

DATES = st.dates().map(str)


def test_a_claim_with_a_day_stands_before_its_letter(case: MemoryView) -> None:
    """Date: 4 May 2021. The foreman had said the drums went into the water on 3 March."""
    found = timeline(case)
    event, written = found.entries
    assert isinstance(event, Event)
    assert isinstance(written, Writing)
    assert (str(event.moment), event.moment.precision) == ("2021-03-03", Precision.DAY)
    assert (str(written.moment), written.voice, written.claims) == ("2021-05-04", "Ruta Ilvesmaa", 3)
    assert [heading(group) for group, _ in grouped(found.entries)] == ["March 2021", "May 2021"]
    assert found.omissions == ("9 claims give no time, 6 of them in undated documents.",)


def test_bounds_count_what_they_leave_out(case: MemoryView) -> None:
    found = timeline(case, ClaimFilter(since="2021-04-01"), documents=False)
    assert (found.entries, found.outside) == ((), 1)
    assert "1 claim lies outside the bounds." in found.omissions


def test_words_that_come_to_no_date_are_counted() -> None:
    """… the drums went into the water that day."""
    reading = letter()
    claim = replace(reading.claims[2], time=Time(None, None, "that day", Span(0, 1)))
    found = timeline(MemoryView(readings=(replace(reading, claims=(claim,)),)))
    assert (found.events, found.unfixed) == (0, 1)
    assert found.omissions == ("1 claim has words for a time that come to no date.",)


@pytest.mark.parametrize(
    ("start", "end", "precision", "shown", "group"),
    [
        ("2021-03-03", "2021-03-03", Precision.DAY, "2021-03-03", "2021-03"),
        ("2021-02-01", "2021-02-28", Precision.MONTH, "2021-02", "2021-02"),
        ("2021-03-01", "2021-03-07", Precision.RANGE, "2021-03-01 to 2021-03-07", "2021-03"),
        ("2021-03-01", "2021-03-28", Precision.RANGE, "2021-03-01 to 2021-03-28", "2021-03"),
        ("2021-03-01", "2021-05-31", Precision.RANGE, "2021-03-01 to 2021-05-31", "2021"),
        ("2021-01-01", "2021-12-31", Precision.YEAR, "2021", "2021"),
        ("2021-03-01", None, Precision.OPEN_END, "from 2021-03-01 on", "2021"),
        (None, "2021-03-01", Precision.OPEN_START, "up to 2021-03-01", "2021"),
    ],
)
def test_precision(start: str | None, end: str | None, precision: Precision, shown: str, group: str) -> None:
    moment = Moment(start, end)
    assert (moment.precision, str(moment), moment.group) == (precision, shown, group)


@pytest.mark.parametrize(
    ("published", "start", "end"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-03", "2021-03-01", "2021-03-31"),
        ("2021-03-04T10:00", "2021-03-04", "2021-03-04"),
    ],
)
def test_a_document_may_be_dated_to_a_month_or_a_year(published: str, start: str, end: str) -> None:
    assert date_of(published) == Moment(start, end)


@given(st.lists(st.tuples(st.none() | DATES, DATES).map(lambda two: Moment(*two))))
def test_a_month_or_a_year_is_one_group(moments: list[Moment]) -> None:
    entries = sorted((Writing(one, "d", "p", None, 1) for one in moments), key=lambda one: one.moment.order)
    groups = [group for group, _ in grouped(entries)]
    assert groups == sorted(set(groups))
