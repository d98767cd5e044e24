"""Words keep their offsets, whatever the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.support.scripted import tokenizer

from sayso.language.words import Case, Gap, case_of, gap_of, split_words


def test_words_carry_offsets_casing_and_gaps() -> None:
    """“Né en 1970,”
    he said."""
    text = "“Né en 1970,”\n\nhe SAID."
    words = split_words(text, tokenizer())
    said = [text[s:e] for s, e in zip(words.starts, words.ends, strict=True)]
    assert said == ["“", "Né", "en", "1970", ",", "”", "he", "SAID", "."]
    assert words.cases[1] == Case.TITLE and words.cases[7] == Case.UPPER and words.cases[3] == Case.DIGIT
    assert words.gaps[6] == Gap.BLANK_LINE and words.gaps[1] == Gap.NONE and words.gaps[2] == Gap.SPACE


def test_casing_of_mixed_words() -> None:
    assert [case_of(w) for w in ("US", "A", "McCoy", "3rd", ",")] == [
        Case.UPPER,
        Case.TITLE,
        Case.MIXED,
        Case.DIGIT,
        Case.OTHER,
    ]
    assert [gap_of(g) for g in ("", " ", " \r\n", "\n\n")] == [Gap.NONE, Gap.SPACE, Gap.LINE, Gap.BLANK_LINE]


@given(st.text(max_size=400))
def test_words_lie_in_the_text_in_order(text: str) -> None:
    words = split_words(text, tokenizer())
    at = 0
    for start, end, pieces in zip(words.starts, words.ends, words.pieces, strict=True):
        assert at <= start < end <= len(text)
        assert pieces
        at = end


def test_a_long_text_is_split_as_its_parts_are() -> None:
    sentence = "The clerk of Port Ellis said the ledger was gone. "
    whole = split_words(sentence * 2000, tokenizer())
    one = split_words(sentence, tokenizer())
    assert len(whole) == 2000 * len(one)
    assert whole.pieces[: len(one)] == one.pieces
