"""Sentences end where the model says, and at blank lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.support.scripted import tokenizer

from sayso.extract.sentences import find_sentences
from sayso.language.words import split_words


def test_a_closing_mark_stays_with_its_sentence() -> None:
    text = "“It was empty.” She left.\n\nA heading\n\nMore"
    words = split_words(text, tokenizer())
    ends = [k for k in range(len(words)) if text[words.starts[k]] == "."]
    assert [s.of(text) for s in find_sentences(words, ends, text)] == [
        "“It was empty.”",
        "She left.",
        "A heading",
        "More",
    ]


@given(st.text(alphabet="ab .\n”", max_size=80), st.sets(st.integers(0, 40)))
def test_every_word_lies_in_one_sentence(text: str, ends: set[int]) -> None:
    words = split_words(text, tokenizer())
    found = find_sentences(words, ends, text)
    for start, end in zip(words.starts, words.ends, strict=True):
        assert sum(s.start <= start and end <= s.end for s in found) == 1
