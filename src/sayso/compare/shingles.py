"""Shingles: runs of four words as numbers, by which texts are found to share their wording."""

from __future__ import annotations

import re
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.uint64]

LENGTH = 4
"""Words in a shingle: short enough to outlive a light rewrite, long enough to be rare among independent texts."""

WINDOW = 12
"""Of so many shingles in a row at least one is kept as a fingerprint (winnowing, Schleimer and others 2003)."""

_WORD = re.compile(r"[^\W_]+")
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93], np.uint64)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_HALF = np.uint64(32)
# A store's integers are signed.
_SIGN = np.uint64(1)


def shingles(text: str) -> Numbers:
    """The number of each run of four words, in text order; none for a text of fewer words.

    Case, punctuation and line breaks count for nothing, so that a reprint in another layout has the same numbers.
    """
    words = [_number(word) for word in _WORD.findall(text.casefold())]
    if len(words) < LENGTH:
        return np.empty(0, np.uint64)
    numbers = np.array(words, np.uint64)
    runs = len(words) - LENGTH + 1
    out = np.zeros(runs, np.uint64)
    for k in range(LENGTH):
        out += numbers[k : k + runs] * _FACTORS[k]
    out ^= out >> _HALF
    out *= _MIX
    return out ^ (out >> _HALF)


@lru_cache(maxsize=500_000)
def _number(word: str) -> int:
    # Python's own hash differs from run to run.
    data = word.encode("utf-8", "surrogatepass")
    return crc32(data) << 8 | len(data) & 0xFF


def winnowed(numbers: Numbers) -> tuple[int, ...]:
    """The smallest number of every window, each once, ascending: texts that share fifteen words share one of them."""
    if len(numbers) <= WINDOW:
        kept = numbers[:0] if len(numbers) == 0 else numbers.min(keepdims=True)
    else:
        kept = np.lib.stride_tricks.sliding_window_view(numbers, WINDOW).min(axis=1)
    return tuple(int(one) for one in np.unique(kept >> _SIGN))


def covered(numbers: Numbers, others: Numbers) -> npt.NDArray[np.bool_]:
    """For each word of a text of these shingles, whether it stands in a shingle that the other text has too."""
    if len(numbers) == 0:
        return np.zeros(0, np.bool_)
    shared = np.isin(numbers, others)
    words = np.zeros(len(numbers) + LENGTH - 1, np.bool_)
    for k in range(LENGTH):
        words[k : k + len(shared)] |= shared
    return words
