"""What sayso asks of a language model: scores over words, which select spans and never write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sayso.language.decode import Floats
from sayso.language.words import Words

WordRange = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One window's scores.

    words   half-open range of the words that the window covers
    scores  per head (names and widths as in `scheme.WIDTHS`) an array [words, width]
    """

    words: WordRange
    scores: Mapping[str, Floats]


@dataclass(frozen=True, slots=True)
class Parameters:
    """What was learned beside the network.

    role_moves                  [tags + 1, tags], the score of each role tag after another; last row: opening
    source_bias, content_bias, coref_bias  by bucket of signed distance (see `links.bucket`)
    no_source                   the score of a cue's having no source in the text
    governing                   [ARC_SIZE], how readily a word governs at all
    relations                   [RELATIONS, RELATION_SIZE + 1, RELATION_SIZE + 1], from dependent to governor, each with a 1
    span_open, span_close       [SPAN_SIZE], how readily a word opens and closes a mention
    span_bias                   by bucket of a mention's length in words, less one
    """

    role_moves: Floats
    source_bias: Floats
    content_bias: Floats
    coref_bias: Floats
    no_source: float
    governing: Floats
    relations: Floats
    span_open: Floats
    span_close: Floats
    span_bias: Floats


class Language(Protocol):
    """A model of language. Reading is pure: the same words and ranges give the same scores."""

    @property
    def version(self) -> str:
        """Changes whenever the scores may."""

    @property
    def parameters(self) -> Parameters: ...

    @property
    def seconds(self) -> float:
        """Time spent in the encoder since it was loaded."""

    def split(self, text: str) -> Words:
        """The words of a text."""

    def read(self, words: Words, ranges: Sequence[WordRange]) -> Iterator[Sheet]:
        """A Sheet for each range, in the order of `ranges`, each read as a text of its own."""
