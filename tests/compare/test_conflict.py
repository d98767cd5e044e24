"""In what two statements about one thing differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.compare.changes import Disagreement
from sayso.compare.conflict import alibi, differences
from support.told import statement


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("The guards took 23 drums from the shed on Friday", "The guards took 26 drums from the shed on Friday", "number"),
        ("Tamro was charged with theft of the drums", "Tamro was not charged with theft of the drums", "negation"),
        ("Tamro sailed from Orrefar on 5 May 2020", "Tamro sailed from Orrefar on 7 May 2020", "time"),
        ("Tamro paid Ilvesmaa for the drums", "Ilvesmaa paid Tamro for the drums", "role"),
        ("The board approved the plan of the yard", "The board rejected the plan of the yard", "value"),
    ],
)  # fmt: skip
def test_what_was_changed_in_one_text_is_read_off(left: str, right: str, kind: str) -> None:
    found = differences(statement(left), statement(right))
    assert [one.kind for one in found] == [Disagreement(kind)]
    assert found[0].read


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("No gun has been found in the shed", "The gun has not been found in the shed"),
        ("On Friday Tamro left the yard for Oslo", "Tamro left the yard for Oslo on Friday"),
        ("I can't speak for the yard", "I cant speak for the yard"),
        ("over 300 drums left the yard at night", "412 drums left the yard at night"),
        ("Tamro left the yard in the evening", "Tamro left the yard in the night"),
        ("a force of close to 300,000 men in the yard", "a force of close to 300, 000 men in the yard"),
        ("See the note on Form 31 about the yard", "See the note on Form 81 about the yard"),
        ("they had no intention of going on with the work in the yard", "going on with the work in the yard"),
    ],
)
def test_what_may_be_one_thing_is_no_difference(left: str, right: str) -> None:
    assert differences(statement(left), statement(right)) == ()


def test_numbers_of_two_days_are_of_two_occasions() -> None:
    """One log, two weeks: neither row holds anything against the other."""
    left = statement("Week of 5 August: 11 loads", day="2024-08-05")
    right = statement("Week of 12 August: 14 loads", day="2024-08-12")
    assert differences(left, right) == ()


def test_a_denial_in_other_words_differs_when_both_say_the_same_first_of_all() -> None:
    left = statement("Tamro visited the shed", frames=[("visited", "t", "")])
    right = statement("Mr Tamro visited no office of the harbour board", frames=[("visited", "t", "")], denies=True)
    assert [one.kind for one in differences(left, right)] == [Disagreement.NEGATION]


def test_who_did_it_to_whom() -> None:
    left = statement("Tamro struck the foreman Ilvesmaa in the yard", frames=[("struck", "t", "i")])
    right = statement("Tamro says that he was struck by her that night", frames=[("struck", "i", "t")])
    assert [one.kind for one in differences(left, right)] == [Disagreement.ROLE]


@pytest.mark.parametrize(
    "wished",
    ["Tamro should be paid for the old drums", "to be paid for the drums", "whether Tamro was paid for the drums"],
)
def test_what_should_be_or_is_asked_is_not_against_what_was(wished: str) -> None:
    was = statement("the board said Tamro was paid for the drums", frames=[("paid", "", "t")])
    denied = statement(wished, frames=[("paid", "", "t")], denies=True)
    assert differences(was, denied) == ()
    assert differences(was, statement("Tamro was paid for the drums", frames=[("paid", "", "t")], denies=True))


def test_what_two_forbid_and_order_in_the_same_words_differs() -> None:
    left = statement("Tamro should be paid for the drums", frames=[("paid", "", "t")])
    right = statement("Tamro should not be paid for the drums", frames=[("paid", "", "t")])
    assert [one.kind for one in differences(left, right)] == [Disagreement.NEGATION]


def test_two_denials_agree_though_one_has_a_not() -> None:
    """He denied that he had asked for it; he said that he had never asked for it."""
    left = statement("he had asked for the clerk's loyalty", frames=[("asked", "t", "")], denies=True)
    right = statement("he had never asked for the clerk's loyalty", frames=[("asked", "t", "")], denies=True)
    assert differences(left, right) == ()
    said = statement("he had asked for the clerk's loyalty", frames=[("asked", "t", "")])
    assert [one.kind for one in differences(said, right)] == [Disagreement.NEGATION]


def test_whoever_was_elsewhere_that_day() -> None:
    there = statement("on 3 May she saw Kalle Tamro at the pier", who=["t"], day="2021-05-03")
    away = statement("Tamro was not in Orrefar on 3 May", who=["t"], day="2021-05-03", denies=True)
    other_day = statement("on 4 May she saw Kalle Tamro at the pier", who=["t"], day="2021-05-04")
    found = alibi(there, away)
    assert found is not None and found.kind is Disagreement.PRESENCE
    assert alibi(other_day, away) is None


@pytest.mark.parametrize(("left", "right"), [("²", "³"), ("9" * 5_000, "8" * 5_000), ("٤٠", "٤٢")])
def test_numbers_of_any_script_and_length_beside_a_month_are_read(left: str, right: str) -> None:
    """No crash over what Python calls a digit and cannot read, or will not."""
    one, other = (statement(f"Tamro left the old yard with drums on May {said} at night") for said in (left, right))
    assert {found.kind for found in differences(one, other)} <= {Disagreement.TIME, Disagreement.NUMBER}


def test_whoever_meets_somebody_is_met_by_him() -> None:
    """Two who changed places in what is mutual have the same part in it."""
    left = statement("Tamro met Ilvesmaa at the northern pier", frames=[("met", "t", "i")])
    right = statement("Ilvesmaa met Tamro at the northern pier", frames=[("met", "i", "t")])
    mutual, others = (
        [replace(one, deeds=tuple(replace(deed, predicate=predicate) for deed in one.deeds)) for one in (left, right)]
        for predicate in ("meets", "kills")
    )
    assert differences(*mutual) == ()
    assert [one.kind for one in differences(*others)] == [Disagreement.ROLE]
