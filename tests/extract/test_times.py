"""Dates in words and digits, as inclusive ISO bounds."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.parsed import clause

from sayso.extract.times import find_times, time_of
from sayso.model import Span, Time

PUBLISHED = "2025-12-10"  # a Wednesday


def bounds(text: str, *, published: str | None = PUBLISHED) -> list[tuple[str | None, str | None]]:
    return [(time.start, time.end) for time in find_times(text, published=published)]


def day(iso: str) -> tuple[str, str]:
    return (iso, iso)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 8 December 2025", day("2025-12-08")),
        ("on the 8th of December, 2025", day("2025-12-08")),
        ("on the eighth of December 2025", day("2025-12-08")),
        ("on Monday, December 8, 2025", day("2025-12-08")),
        ("on Dec. 8th, 2025", day("2025-12-08")),
        ("on 2025-12-08", day("2025-12-08")),
        ("on 25/12/2025", day("2025-12-25")),
        ("on 12/25/2025", day("2025-12-25")),
        ("on 05/05/2025", day("2025-05-05")),
        ("in March 2020", ("2020-03-01", "2020-03-31")),
        ("in February 2020", ("2020-02-01", "2020-02-29")),
        ("in 2011", ("2011-01-01", "2011-12-31")),
        ("in spring 2019", ("2019-03-01", "2019-05-31")),
        ("in the winter of 2019", ("2019-12-01", "2020-02-29")),
        ("in the 1990s", ("1990-01-01", "1999-12-31")),
        ("in the '90s", ("1990-01-01", "1999-12-31")),
        ("in the early 1990s", ("1990-01-01", "1993-12-31")),
        ("in the 19th century", ("1800-01-01", "1899-12-31")),
        ("in early May 2020", ("2020-05-01", "2020-05-10")),
        ("in mid-2009", ("2009-05-01", "2009-08-31")),
        ("in the third quarter of 2015", ("2015-07-01", "2015-09-30")),
        ("in the first half of 2015", ("2015-01-01", "2015-06-30")),
        ("between 3 and 7 June 2021", ("2021-06-03", "2021-06-07")),
        ("June 3-7, 2021", ("2021-06-03", "2021-06-07")),
        ("from June to August 2021", ("2021-06-01", "2021-08-31")),
        ("from 2011 to 2013", ("2011-01-01", "2013-12-31")),
        ("2011–13", ("2011-01-01", "2013-12-31")),
        ("since March 2020", ("2020-03-01", None)),
        ("from 5 May 2020 onwards", ("2020-05-05", None)),
        ("after 5 May 2020", ("2020-05-06", None)),
        ("until 1999", (None, "1999-12-31")),
        ("before 5 May 2020", (None, "2020-05-04")),
        ("by the end of 2020", (None, "2020-12-31")),
        ("since the 2003 elections", ("2003-01-01", "2003-12-31")),
        ("two days after 30 December 2020", day("2021-01-01")),
    ],
)
def test_dates_in_full_need_no_publication(text: str, expected: tuple[str | None, str | None]) -> None:
    assert bounds(f"They met {text}.", published=None) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", day("2025-12-10")),
        ("yesterday", day("2025-12-09")),
        ("last night", day("2025-12-09")),
        ("the day before yesterday", day("2025-12-08")),
        ("last week", ("2025-12-01", "2025-12-07")),
        ("this month", ("2025-12-01", "2025-12-31")),
        ("last year", ("2024-01-01", "2024-12-31")),
        ("on Tuesday", day("2025-12-09")),
        ("on Wednesday", day("2025-12-10")),
        ("last Wednesday", day("2025-12-03")),
        ("last Wed.", day("2025-12-03")),
        ("next Friday", day("2025-12-12")),
        ("last March", ("2025-03-01", "2025-03-31")),
        ("three years ago", ("2022-01-01", "2022-12-31")),
        ("two days ago", day("2025-12-08")),
        ("twenty-five years ago", ("2000-01-01", "2000-12-31")),
        ("earlier this year", ("2025-01-01", "2025-12-10")),
        ("over the past two years", ("2023-12-10", "2025-12-10")),
        ("in March", ("2025-03-01", "2025-03-31")),
        ("on 8 October", day("2025-10-08")),
        ("since yesterday", ("2025-12-09", None)),
    ],
)
def test_dates_that_point_from_publication(text: str, expected: tuple[str | None, str | None]) -> None:
    assert bounds(f"They met {text}.") == [expected]
    assert bounds(f"They met {text}.", published=None) == []


def test_a_sentence_that_looks_ahead_takes_the_next_such_day() -> None:
    assert bounds("They will meet on Friday.") == [day("2025-12-12")]
    assert bounds("They will meet in February.") == [("2026-02-01", "2026-02-28")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two days later he left.", day("2019-05-08")),
        ("The next day he left.", day("2019-05-07")),
        ("The same day he left.", day("2019-05-06")),
        ("The following Tuesday he left.", day("2019-05-07")),
        ("That year he left.", ("2019-01-01", "2019-12-31")),
        ("The previous year he left.", ("2018-01-01", "2018-12-31")),
        ("That spring he left.", ("2019-03-01", "2019-05-31")),
        ("In October of that year he left.", ("2019-10-01", "2019-10-31")),
        ("On 3 June of the following year he left.", day("2020-06-03")),
        ("A year earlier he left.", ("2018-01-01", "2018-12-31")),
        ("On 8 October he left.", day("2019-10-08")),
        ("On the 9th, he left.", day("2019-05-09")),
    ],
)
def test_dates_that_point_back_in_the_text(text: str, expected: tuple[str, str]) -> None:
    assert bounds(f"On 6 May 2019 they met. {text}") == [day("2019-05-06"), expected]


@pytest.mark.parametrize(
    "text",
    [
        "on 03/04/2025",
        "on 30 February 2020",
        "currently",
        "recently",
        "a few years ago",
        "more than ten years ago",
        "every Friday",
        "two days later",
        "that year",
        "as the Sunday Times wrote",
        "as Harbour Today wrote",
        "with 2011 people",
        "at 1355 Quay Road",
        "for $2010",
        "as May and April did",
        "in a march",
        "in the Sun",
        "over 1000 sailors",
        "on 30 September 420",
        "in file 2019-0045",
        "under Section 1512(c)",
        "on pages 1087–1101",
        "with 1500 to 2000 men",
    ],
)
def test_what_cannot_be_resolved_is_left_out(text: str) -> None:
    assert bounds(f"They met {text}.") == []


def test_a_year_of_two_digits() -> None:
    assert bounds("The cable is of 3 May 1963. They met on 12 Oct 61.") == [day("1963-05-03"), day("1961-10-12")]
    assert bounds("They met on 12 Oct 61.") == [day("1961-10-12")]
    assert bounds("They met on 12 Oct 61.", published=None) == []
    assert bounds("They met on 12 Oct '24.") == [day("2024-10-12")]
    assert bounds("They met on 12 Oct 10.") == []


def test_a_list_of_months_takes_the_year_of_its_last() -> None:
    expected = [("2016-01-01", "2016-01-31"), ("2016-02-01", "2016-02-29")]
    assert bounds("They met in January and February 2016.", published=None) == expected


def test_a_bare_weekday_after_a_day_long_before_publication_is_left_out() -> None:
    assert bounds("On 6 May 2019 they met. On Tuesday he left.") == [day("2019-05-06")]


def test_a_month_fixes_no_day() -> None:
    assert bounds("In May 2019 they met. Two days later he left.") == [("2019-05-01", "2019-05-31")]


def test_the_span_is_the_words_with_the_preposition_that_bounds_them() -> None:
    text = "He has worked there since March 2020."
    (time,) = find_times(text, published=None)
    assert time.text == time.span.of(text) == "since March 2020"


def test_a_part_of_the_text_keeps_what_came_before_it_in_mind() -> None:
    text = "On 6 May 2019 they met. Two days later he left."
    found = find_times(text, published=None, start=24)
    assert [time.text for time in found] == ["Two days later"]
    assert find_times(text, published=None, end=24)[0].text == "6 May 2019"


def test_the_main_time_of_a_claim_is_its_most_precise() -> None:
    text = "Orlan, born in 1960, met the minister on 4 May 2020 and has been silent since 2021."
    times = find_times(text, published=None)
    chosen = time_of(Span(0, len(text)), times)
    assert chosen is not None
    assert chosen.start == "2020-05-04"
    assert time_of(Span(0, 5), times) is None
    assert time_of(Span(55, len(text)), times) == times[-1]


@pytest.mark.parametrize(
    ("text", "tree", "dated"),
    [
        # A time is the claim's where it hangs on what is claimed, also by way of "when".
        ("Odo resigned in 2019", "1:nsubj 1:root 3:case 1:obl", "2019"),
        ("Odo resigned when they met in 2019", "1:nsubj 1:root 4:mark 4:nsubj 1:advcl 6:case 4:obl", "2019"),
        ("after the fire of 2019 nobody paid", "2:case 2:det 6:obl 4:case 2:nmod 6:nsubj 6:root", "2019"),
        # It is not where it tells of somebody, of another moment, or of a paper.
        ("Odo who left in 2019 died", "5:nsubj 2:nsubj 0:acl 4:case 2:obl 5:root", None),
        ("Odo who left in 2019 died in 2021", "5:nsubj 2:nsubj 0:acl 4:case 2:obl 5:root 7:case 5:obl", "2021"),
        ("Odo left after they met in 2019", "1:nsubj 1:root 4:mark 4:nsubj 1:advcl 6:case 4:obl", None),
        ("Odo burnt the letter of 2019", "1:nsubj 1:root 3:det 1:obj 5:case 3:nmod", None),
        ("Odo burnt the 2019 letter", "1:nsubj 1:root 4:det 4:nummod 1:obj", None),
        ("songs about the 2019 fire ended", "5:nsubj 4:case 4:det 4:nummod 0:nmod 5:root", None),
        ("the 2019 fire killed him", "2:det 2:nummod 3:nsubj 3:root 3:obj", "2019"),
        # What is claimed may itself be what describes a noun.
        ("who left in 2019", "1:nsubj 1:acl 3:case 1:obl", "2019"),
    ],
)
def test_the_time_of_a_claim_is_that_of_its_main_predicate(text: str, tree: str, dated: str | None) -> None:
    time = time_of(Span(0, len(text)), find_times(text, published=None), clause(text, tree))
    assert (time.text if time else None) == dated


def test_a_full_stop_after_a_whole_name_of_a_month_ends_the_sentence() -> None:
    text = "He paid in July. She paid in Sept. and left."
    assert [time.text for time in find_times(text, published="2024-12-01")] == ["July", "Sept."]


@given(st.dates(min_value=date(1200, 1, 1), max_value=date(2099, 12, 31)))
def test_a_day_reads_the_same_in_every_form(moment: date) -> None:
    month = moment.strftime("%B")
    forms = [
        f"{moment.day} {month} {moment.year}",
        f"{month} {moment.day}, {moment.year}",
        f"the {moment.day} of {month}, {moment.year}",
        moment.isoformat(),
    ]
    for form in forms:
        assert bounds(f"They met on {form}.", published=None) == [day(moment.isoformat())]


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31)), st.integers(min_value=1, max_value=300))
def test_days_ago_and_days_later_undo_each_other(moment: date, count: int) -> None:
    start = (moment - timedelta(days=count)).isoformat()
    assert bounds(f"They met {count} days ago.", published=moment.isoformat()) == [day(start)]
    text = f"They met on {start}. He left {count} days later."
    assert bounds(text, published=None) == [day(start), day(moment.isoformat())]


_WORDS = """
    May March 5 12 31 2020 1999 th of the last next that year day Tuesday
    since until by ago later two from to – , . / in
"""
_PIECES = st.sampled_from(_WORDS.split())


@given(
    st.lists(_PIECES, max_size=25).map(" ".join), st.sampled_from([None, "2025-12-10", "2024-02-29T10:00:00Z", "soon"])
)
def test_any_words_give_ordered_times_with_sound_bounds(text: str, published: str | None) -> None:
    times = find_times(text, published=published)
    assert all(left.span.end <= right.span.start for left, right in itertools.pairwise(times))
    assert all(_sound(time, text) for time in times)


def _sound(time: Time, text: str) -> bool:
    if time.start is None and time.end is None:
        return False
    return time.text == time.span.of(text) and (time.start is None or time.end is None or time.start <= time.end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The firm bought it in 2024. In October it was sold.", ("2024-10-01", "2024-10-31")),
        ("The firm bought it in 1987.\n\nIn October it was sold.", ("1987-10-01", "1987-10-31")),
        ("She has worked there since 2023. In October she was sacked.", ("2025-10-01", "2025-10-31")),
    ],
)
def test_a_month_is_of_the_year_that_the_paragraph_speaks_of_or_else_the_last_one(
    text: str, expected: tuple[str, str]
) -> None:
    assert bounds(text)[-1] == expected


def test_a_month_that_may_be_of_two_years_is_left_open() -> None:
    assert bounds("The firm bought it in 2024.\n\nIn October it was sold.") == [("2024-01-01", "2024-12-31")]


def test_a_day_that_was_no_such_weekday_is_left_open() -> None:
    assert bounds("It opened on 6 May 2006. He came on Friday 11 February.", published=None) == [day("2006-05-06")]
    assert bounds("It opened on 6 May 2011. He came on Friday 11 February.", published=None)[1] == day("2011-02-11")
