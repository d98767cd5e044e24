"""A document in parts: all of it, in order, each part small enough, whatever the text is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.report.parts import MOST, part_of, parts

PARAGRAPH = "The crew left the quay at dawn. " * 12


def test_a_short_document_is_one_part() -> None:
    assert [(one.start, one.end) for one in parts(PARAGRAPH, [0, 40])] == [(0, len(PARAGRAPH))]
    assert parts("", []) == ()


def test_a_long_document_is_parted_between_paragraphs() -> None:
    text = "\n\n".join([PARAGRAPH] * 400)
    found = parts(text, [])
    assert len(found) > 2
    assert all(
        text[one.start :].startswith("The crew") and text[one.start - 2 : one.start] in ("", "\n\n") for one in found
    )


def test_one_huge_word_is_parted_anywhere_and_a_huge_paragraph_between_words() -> None:
    word = parts("a" * 2_000_000, [])
    assert len(word) > 20
    assert max(len(one) for one in word) * 5 <= MOST
    text = "quay " * 100_000
    assert all(text[one.end - 1] == " " for one in parts(text, []))


def test_text_that_is_shown_by_the_names_of_its_characters_weighs_more() -> None:
    assert len(parts("\u202ea" * 20_000, [])) > len(parts("ba" * 20_000, []))


def test_two_thousand_claims_in_a_paragraph_are_many_parts() -> None:
    text = "Odo paid. " * 2_000
    starts = list(range(0, len(text), 10))
    found = parts(text, starts)
    held = [sum(one.start <= start < one.end for start in starts) for one in found]
    assert sum(held) == 2_000
    assert max(held) < 150


def test_claims_that_begin_at_one_character_do_not_stop_it() -> None:
    found = parts(PARAGRAPH * 2, [32] * 2_000)
    assert [one.start <= 32 < one.end for one in found].count(True) == 1
    assert found[-1].end == len(PARAGRAPH * 2)


def test_the_part_that_holds_an_offset() -> None:
    found = parts("a" * 100_000, [])
    assert [part_of(found, at) for at in (0, found[0].end - 1, found[0].end, 99_999)] == [0, 0, 1, len(found) - 1]


@given(
    st.text(alphabet="ab \n\u202e'", max_size=400), st.lists(st.integers(0, 399), max_size=30), st.integers(100, 6000)
)
def test_the_parts_meet_and_hold_all_of_it(text: str, starts: list[int], most: int) -> None:
    found = parts(text, sorted(starts), most=most)
    assert "".join(one.of(text) for one in found) == text
