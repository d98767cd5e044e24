"""Arguments: dates as far as they are given, numbers that make sense."""

import argparse
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cli.parser import first_day, last_day, positive, seconds


@pytest.mark.parametrize(
    ("given_", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-03", "2021-03-01", "2021-03-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2021-03-14", "2021-03-14", "2021-03-14"),
    ],
)
def test_a_date_is_as_long_as_it_is_vague(given_: str, first: str, last: str) -> None:
    assert (first_day(given_), last_day(given_)) == (first, last)


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 1, 1)))
def test_a_month_ends_the_day_before_the_next(day: date) -> None:
    last = date.fromisoformat(last_day(day.isoformat()[:7]))
    assert (last.month, (last + timedelta(days=1)).day) == (day.month, 1)
    assert first_day(day.isoformat()) == day.isoformat()


@pytest.mark.parametrize("text", ["0", "-1", "two", "1.5", ""])
def test_workers_are_one_or_more(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="expected a whole number"):
        positive(text)


@pytest.mark.parametrize("text", ["0", "-3", "nan", "inf", "soon"])
def test_seconds_are_more_than_none(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="expected a number of seconds above 0"):
        seconds(text)
