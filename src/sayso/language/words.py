"""Text into words and word pieces, each with its offsets, its casing and the gap before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from tokenizers import Tokenizer


class Case(IntEnum):
    """The casing that an uncased encoder cannot see."""

    OTHER = 0
    LOWER = 1
    TITLE = 2
    UPPER = 3
    MIXED = 4
    DIGIT = 5


class Gap(IntEnum):
    """What stands between a word and the one before it."""

    NONE = 0
    SPACE = 1
    LINE = 2
    BLANK_LINE = 3


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a stretch of text, in parallel lists of one length.

    starts, ends  offsets into the whole text, in code points
    pieces        word-piece ids of each word, at least one
    cases, gaps   one value each of Case and Gap
    """

    starts: list[int]
    ends: list[int]
    pieces: list[list[int]]
    cases: list[int]
    gaps: list[int]

    def __len__(self) -> int:
        return len(self.starts)


# A chunk keeps the tokenizer's memory flat on long texts; it ends at a line end, so that no word is cut.
CHUNK = 20_000
# A word with more pieces than this is no word (base64, a rule of dashes): the rest of it says nothing.
MOST_PIECES = 12


def split_words(text: str, tokenizer: Tokenizer) -> Words:
    """All words of the text. White space and control characters are in no word."""
    words = Words([], [], [], [], [])
    before = 0
    for start, end in _chunks(text):
        encoding = tokenizer.encode(text[start:end], add_special_tokens=False)
        last = -1
        for piece, word, (s, e) in zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True):
            if word is None or word == last:
                words.ends[-1] = start + e
                if len(words.pieces[-1]) < MOST_PIECES:
                    words.pieces[-1].append(piece)
                continue
            last = word
            words.starts.append(start + s)
            words.ends.append(start + e)
            words.pieces.append([piece])
    for s, e in zip(words.starts, words.ends, strict=True):
        words.cases.append(case_of(text[s:e]))
        words.gaps.append(gap_of(text[before:s]) if before or s else Gap.BLANK_LINE)
        before = e
    return words


def case_of(word: str) -> Case:
    """The casing of one word: "US" is UPPER, "A" is TITLE, "McCoy" is MIXED, "3rd" is DIGIT."""
    if word.islower():
        return Case.DIGIT if word[0].isdigit() else Case.LOWER
    if word.isupper():
        return Case.UPPER if len(word) > 1 else Case.TITLE
    if word.istitle() and word.isalpha():
        return Case.TITLE
    if word[0].isdigit():
        return Case.DIGIT
    return Case.MIXED if word.isalnum() else Case.OTHER


def gap_of(between: str) -> Gap:
    """The gap that a stretch of white space makes."""
    lines = between.count("\n") or between.count("\r")
    if lines:
        return Gap.BLANK_LINE if lines > 1 else Gap.LINE
    return Gap.SPACE if between else Gap.NONE


def _chunks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = min(start + CHUNK, len(text))
        if end < len(text):
            breaks = [m.end() for m in re.finditer(r"\s", text[start + CHUNK // 2 : end])]
            end = start + CHUNK // 2 + breaks[-1] if breaks else end
        yield start, end
        start = end
