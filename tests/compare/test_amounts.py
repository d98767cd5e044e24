"""The numbers of a claim with what they count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.amounts import MOST, amounts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tamro paid 400,000 crowns", [(400_000, "crown")]),
        ("1.2 million cubic metres of silt", [(1_200_000, "cubic metr")]),
        ("twenty-five drums and 3%", [(25, "drum"), (3, "percent")]),
        ("twenty five drums, “forty-two” of them (sixty) and-seven", [(25, "drum"), (42, ""), (60, ""), (7, "")]),
        ("$5.4m was paid", [(5_400_000, "dollar")]),
        ("two barges in 2019", [(2, "barg")]),
        ("5\n  million drums", [(5_000_000, "drum")]),
        ("٤٠٠ drums", [(400, "drum")]),
        ("5² drums and 3½ tons", [(5, ""), (3, "")]),
        ("5 mıllıon drums", [(5, "mıllıon")]),
    ],
)
def test_amounts_are_read_with_their_units(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(one.low, one.unit) for one in amounts(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "On 12 March 2024 he left",
        "in 2019 prosecutors came",
        "Shed 9 burned at 7 pm",
        "Article 5 of the charter",
        "a 37-year-old clerk",
        "three years ago",
        "the 5th of May",
        "version 1.5.2 and 3,14 and 1,000/3",
    ],
)
def test_dates_names_and_ages_are_no_amounts(text: str) -> None:
    assert amounts(text) == ()


def test_a_bound_agrees_with_what_lies_within_and_a_rounded_number_with_what_is_near() -> None:
    (more,), (exact,), (about,), (near,) = (
        amounts(text) for text in ("over 300 drums", "412 drums", "about 400 drums", "250 drums")
    )
    assert more.agrees(exact) and about.agrees(exact)
    assert not more.agrees(near) and not exact.agrees(near)


def test_a_number_too_large_for_a_float_is_an_amount_all_the_same() -> None:
    (huge,), (small,) = amounts(f"{'9' * 5_000} drums"), amounts("5 drums")
    assert huge.unit == "drum" and huge.agrees(huge) and not huge.agrees(small)


def test_of_a_table_the_first_amounts_are_read() -> None:
    found = amounts(" ".join(f"{k} drums" for k in range(5_000)))
    assert [one.low for one in found] == list(range(MOST))


@given(st.text(st.one_of(st.characters(), st.sampled_from("0123456789²½٤.,$%-/: milondk")), max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert all(one.low <= one.high and one.text in " ".join(text.split()) for one in amounts(text))
