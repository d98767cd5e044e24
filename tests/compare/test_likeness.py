"""How much two statements tell of one thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.likeness import compatible, liken, probability
from support.told import statement

TEXTS = st.lists(
    st.sampled_from("Tamro paid drums shed yard crowns night foreman left burned two 400".split()),
    min_size=1,
    max_size=9,
)


@given(TEXTS, TEXTS)
def test_likeness_is_the_same_either_way_round(left: list[str], right: list[str]) -> None:
    one, other = statement(" ".join(left)), statement(" ".join(right))
    assert liken(one, other) == liken(other, one)


def test_the_same_in_other_words_is_likelier_than_another_thing() -> None:
    told = statement("Tamro paid the foreman 400 crowns for the drums", who=["t"])
    again = statement("for the drums the foreman got 400 crowns from Tamro", who=["t"])
    other = statement("Tamro left the yard at night", who=["t"])
    assert probability(liken(told, again)) > 0.8 > probability(liken(told, other)) + 0.1


def test_two_headlines_in_capitals_are_not_alike_by_the_one_who_is_in_both() -> None:
    one = statement("Tamro Has Deep Ties To Varn", who=["t"])
    other = statement("Tamro Tower Orlan", who=["t"])
    assert liken(one, other).jaccard < 0.5


@pytest.mark.parametrize(
    ("left", "right", "both"),
    [
        (("2020-01-01", "2020-01-31"), ("2020-01-31", None), True),
        (("2020-01-01", "2020-01-31"), ("2020-02-01", "2020-02-01"), False),
        ((None, "2020-01-31"), (None, None), True),
    ],
)
def test_times_can_be_one_when_they_have_a_day_in_common(
    left: tuple[str | None, str | None], right: tuple[str | None, str | None], both: bool
) -> None:
    assert compatible(left, right) is compatible(right, left) is both
