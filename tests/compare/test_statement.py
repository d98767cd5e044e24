"""A claim as it is compared."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.content import stem, stems, weight
from sayso.compare.statement import packed, state, unpacked
from sayso.model import Act, Argument, Basis, Claim, Factuality, Frame, Span, Status, Voice
from support.told import statement

CLAIM = Claim(
    id="c", document="d", span=Span(0, 1), voice=Voice(None), chain=(), act=Act.SAY, factuality=Factuality.CERTAIN,
    status=Status.UNSTATED, basis=Basis.UNSTATED,
)  # fmt: skip


def test_grammar_carries_nothing_and_forms_of_a_word_are_one() -> None:
    assert stems("He didn't say, and can’t, that the barges' owners were paying") == stems("barge owner pay")
    assert stem("Paid’s") == stem("paid")
    assert stems("400 of the 2,000") == ()


def test_a_rare_word_says_more_than_a_common_one() -> None:
    assert 0 <= weight(stem("people")) < weight(stem("foreman")) <= weight("xyzzyq") == 1


@given(st.text(max_size=80))
def test_any_text_has_stems_and_weights(text: str) -> None:
    assert all(one and 0 <= weight(one) <= 1 for one in stems(text))


@pytest.mark.parametrize(("text", "turned"), [("he took the drums", True), ("he never took the drums", False)])
def test_a_denial_turns_words_that_say_the_opposite(text: str, turned: bool) -> None:
    assert statement(text, denies=True).turned is turned
    assert not statement(text).turned


def test_what_is_asked_or_says_too_little_is_not_looked_for() -> None:
    assert statement("Tamro paid for the drums").comparable
    assert not statement("Tamro paid for the drums", act=Act.ASK).comparable
    assert not statement("it was so").comparable
    assert not statement("Tamro Tower Orlan").comparable


@pytest.mark.parametrize(
    ("text", "word", "subject", "main"),
    [
        ("The board approved the plan", "approved", "The board", True),
        ("Tamro paid the foreman", "paid", "Tamro", True),
        ("his arrest surprised the yard", "arrest", "his", False),
        ("the early arrest surprised the yard", "arrest", None, False),
    ],
)
def test_a_noun_is_not_what_a_claim_says_first_of_all(text: str, word: str, subject: str | None, main: bool) -> None:
    """Of "the board approved", the board takes part; of "the early arrest", nobody does."""
    at = text.index(word)
    arguments = (Argument("subject", Span(0, len(subject))),) if subject else ()
    claim = replace(CLAIM, span=Span(0, len(text)), frames=(Frame(Span(at, at + len(word)), word, arguments),))
    assert (state(claim, text).main is not None) is main


@pytest.mark.parametrize(
    "text", ["On 3 May Tamro never paid Odo Ilvesmaa about 400 crowns for 5 drums", "it was so", "\ud800"]
)
def test_a_statement_comes_out_as_it_was_packed(text: str) -> None:
    frames = [("paid", "t", "o"), ("for", "t", "")] if "paid" in text else []
    for told in (statement(text), statement(text, who=["t", "o"], frames=frames, day="2024-05-03", denies=True)):
        assert unpacked(packed(told)) == told
