"""The numbers of a claim with what they count."""

from __future__ import annotations

import pytest

from sayso.compare.amounts import amounts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tamro paid 400,000 crowns", [(400_000, "crown")]),
        ("1.2 million cubic metres of silt", [(1_200_000, "cubic metr")]),
        ("twenty-five drums and 3%", [(25, "drum"), (3, "percent")]),
        ("$5.4m was paid", [(5_400_000, "dollar")]),
        ("two barges in 2019", [(2, "barg")]),
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
