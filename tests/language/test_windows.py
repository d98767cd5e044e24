"""Windows cover every word once, and end at paragraphs where they can."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from tests.support.scripted import tokenizer

from sayso.language.windows import windows
from sayso.language.words import split_words

PARAGRAPH = (
    "The harbour master told the inquiry that the pump had failed twice before the fire, and no one had noted it."
)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=12), st.integers(20, 254))
def test_windows_cover_all_words_within_their_size(lengths: list[int], size: int) -> None:
    words = split_words("\n\n".join(" ".join([PARAGRAPH] * n) for n in lengths), tokenizer())
    ranges = windows(words, pieces=size)
    assert ranges[0][0] == 0 and ranges[-1][1] == len(words)
    assert all(a[1] == b[0] for a, b in pairwise(ranges))
    assert all(sum(len(p) for p in words.pieces[a:b]) <= size or b - a == 1 for a, b in ranges)


def test_a_window_ends_at_a_blank_line() -> None:
    words = split_words("\n\n".join([PARAGRAPH] * 20), tokenizer())
    per_paragraph = len(split_words(PARAGRAPH, tokenizer()))
    assert all(end % per_paragraph == 0 for _, end in windows(words))
