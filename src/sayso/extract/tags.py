"""Tags: the spans that a sheet of scores names, in words: attribution fragments, mentions and sentence ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from sayso.language.calibration import calibrated
from sayso.language.decode import (
    Floats,
    best_lawful,
    courses,
    coverage,
    presence,
    softmax,
    span_chances,
    spans,
    unchained,
    viterbi,
)
from sayso.language.protocol import Parameters, Sheet, WordRange
from sayso.language.scheme import TYPES
from sayso.model import Form


class Role(IntEnum):
    """The parts of an attribution, numbered as the model's labels are."""

    SOURCE = 0
    CUE = 1
    CONTENT = 2


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of words that the model reads as part of an attribution.

    confidence  how likely there is such a part here, whatever its edges: for a source or a cue, that one of the words
                belongs to one; for a content, the share of the words that is to be expected to belong to one
    hint        for a content, how far the model suspects a cue among its own words (0 to 1)
    """

    words: WordRange
    role: Role
    confidence: float
    hint: float = 0.0


@dataclass(frozen=True, slots=True)
class Spotted:
    """A run of words that refers, with what coreference needs of it.

    confidence           how often a mention that the model is so sure of is one, of just these words and this type
    anaphor, antecedent  [COREF_SIZE] vectors: the product of two mentions' says how likely they corefer
    fresh                the score of its referring to something new
    """

    words: WordRange
    form: Form
    type: str
    confidence: float
    anaphor: Floats
    antecedent: Floats
    fresh: float


ROLE_PROBABILITY_OF_CUE = (2 * Role.CUE + 1, 2 * Role.CUE + 2)


def span_vector(head: Floats, words: WordRange) -> Floats:
    """A span's vector: the mean of its first and last word's."""
    result: Floats = (head[words[0]] + head[words[1] - 1]) / 2
    return result


def fragments(sheet: Sheet, parameters: Parameters) -> list[Fragment]:
    """The attribution fragments of a sheet, in text order, in the document's own word numbers."""
    scores = sheet.scores["roles"]
    row, length, moves = scores[None], np.array([len(scores)]), parameters.role_moves
    found = list(spans(viterbi(row, length, moves)[0]))
    if not found:
        return []
    course = courses(row, length, moves)[0]
    suspicion = np.maximum(
        *(softmax(sheet.scores[head])[:, ROLE_PROBABILITY_OF_CUE].sum(axis=1) for head in ("roles", "roles_gum"))
    )
    base = sheet.words[0]
    return [
        Fragment(
            (base + start, base + end),
            Role(label),
            (coverage if label == Role.CONTENT else presence)(course, (start, end, label)),
            float(suspicion[start:end].max()) if label == Role.CONTENT else 0.0,
        )
        for start, end, label in found
    ]


def spotted(sheet: Sheet, pronouns: Sequence[tuple[int, str]]) -> list[Spotted]:
    """The mentions of a sheet: named, nominal (outside the named), and the pronouns given as (word, type)."""
    base, end = sheet.words
    found: list[tuple[WordRange, Form, str, float]] = []
    for head, form in (("named", Form.NAMED), ("nominal", Form.NOMINAL)):
        scores = sheet.scores[head]
        tagged = list(spans(best_lawful(scores)))
        # Each word's tag was learned by itself, so a span is as likely as all its tags together.
        sure = span_chances(unchained(softmax(scores)), tagged).tolist()
        names = [words for words, *_ in found]
        for (a, b, label), chance in zip(tagged, sure, strict=True):
            if not any(w[0] <= a and b <= w[1] for w in names):
                found.append(((a, b), form, TYPES[label], calibrated(form, chance)))
    found += [((k - base, k - base + 1), Form.PRONOMINAL, kind, 1.0) for k, kind in pronouns if base <= k < end]
    if not found:
        return []
    first, last = np.array([words for words, *_ in found]).T
    anaphor, antecedent, fresh = (
        (sheet.scores[name][first] + sheet.scores[name][last - 1]) / 2 for name in ("anaphor", "antecedent", "fresh")
    )
    return [
        Spotted((base + w[0], base + w[1]), form, kind, sure, anaphor[k], antecedent[k], float(fresh[k, 0]))
        for k, (w, form, kind, sure) in enumerate(found)
    ]


def sentence_ends(sheet: Sheet) -> list[int]:
    """The words of a sheet that end a sentence."""
    return [sheet.words[0] + int(k) for k in np.flatnonzero(sheet.scores["sentence"][:, 0] > 0)]
