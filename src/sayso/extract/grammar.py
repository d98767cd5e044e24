"""Grammar: what each word of a sheet hangs on, and as what, in Universal Dependencies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.language.decode import Floats, Ints
from sayso.language.protocol import Parameters, Sheet, WordRange
from sayso.language.scheme import RELATIONS
from sayso.language.tree import best_tree

SCALE = 0.1


@dataclass(frozen=True, slots=True)
class Grammar:
    """Dependencies of the words from `first` on, in parallel arrays.

    heads      the word, in the document's own numbers, that governs each; a sentence's root governs itself
    relations  the name of what ties it there, as an index into RELATIONS
    """

    first: int
    heads: Ints
    relations: Ints

    def head_of(self, words: WordRange) -> int:
        """The word of a span that what lies outside of it governs: its last such word, else its last word."""
        inside = self.heads[words[0] - self.first : words[1] - self.first]
        places = np.arange(*words)
        free = places[(inside < words[0]) | (inside >= words[1]) | (inside == places)]
        return int(free[0]) if len(free) else words[1] - 1

    def relation(self, word: int) -> str:
        """The name of what ties a word to its governor."""
        return RELATIONS[int(self.relations[word - self.first])]


def sentences(sheet: Sheet, ends: Sequence[int]) -> Iterator[WordRange]:
    """The sheet's sentences, or what of them it holds; `ends` are the words that end one."""
    start, last = sheet.words
    for end in [*(e + 1 for e in ends if start <= e < last), last]:
        if end > start:
            yield start, end
            start = end


def parse(sheet: Sheet, ends: Sequence[int], parameters: Parameters) -> Grammar:
    """The best tree of each sentence (Dozat & Manning 2017: each word scores its governors, then its relation)."""
    base = sheet.words[0]
    dependent, governor = (np.maximum(sheet.scores[name], 0.0) for name in ("dependent", "governor"))
    prior = governor @ parameters.governing
    heads = np.zeros(sheet.words[1] - base, dtype=np.int64)
    for a, b in sentences(sheet, ends):
        row = slice(a - base, b - base)
        scores = dependent[row] @ governor[row].T * SCALE + prior[row]
        heads[row] = best_tree(scores) + (a - base)
    return Grammar(base, heads + base, _relations(sheet, heads, parameters.relations))


def _relations(sheet: Sheet, heads: Ints, weights: Floats) -> Ints:
    dependent, governor = (
        np.pad(np.maximum(sheet.scores[name], 0.0), ((0, 0), (0, 1)), constant_values=1.0)
        for name in ("relation_dependent", "relation_governor")
    )
    count, size, _ = weights.shape
    halves = (dependent @ weights.transpose(1, 0, 2).reshape(size, -1)).reshape(len(heads), count, size)
    scores = np.matmul(halves, governor[heads][:, :, None])[:, :, 0]
    best: Ints = scores.argmax(axis=1)
    return best
