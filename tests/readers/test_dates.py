"""A date is read when only one day can be meant."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sayso.readers.dates import dated


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4 May 2024", "2024-05-04"),
        ("May 4, 2024", "2024-05-04"),
        ("Sat, 4 May 2024 and more", "2024-05-04"),
        ("Monday, the 6th of May, 2024", "2024-05-06"),
        ("this 4th", None),
        ("4th day of May, 2024", "2024-05-04"),
        ("21 MAY 1982", "1982-05-21"),
        ("Sept. 3 2019", "2019-09-03"),
        ("2024-05-04T10:00", "2024-05-04"),
        ("13/04/2024", "2024-04-13"),
        ("04/13/2024", "2024-04-13"),
        ("04.04.2024", "2024-04-04"),
        ("03/04/2024", None),
        ("22 May 64", None),
        ("May 2024", None),
        ("May 4", None),
        ("31 February 2024", None),
        ("45 May 2024", None),
        ("01/01/1900", None),
    ],
)
def test_dates(text: str, expected: str | None) -> None:
    found = dated(text)
    assert (found[0] if found else None) == expected


@given(
    st.dates(date(1800, 1, 1), date(2099, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d %b %Y"])
)
def test_every_day_that_is_written_out_is_read(day: date, pattern: str) -> None:
    assume(day.isoformat() not in ("1900-01-01", "1970-01-01"))
    assert dated(day.strftime(pattern) + " rest") == (day.isoformat(), " rest")
