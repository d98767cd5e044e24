"""Tags: the spans that a sheet of scores names, in words: attribution fragments, mentions and sentence ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from sayso.language.decode import Floats, best_lawful, softmax, spans, viterbi
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

    hint  for a content, how far the model suspects a cue among its own words (0 to 1)
    """

    words: WordRange
    role: Role
    confidence: float
    hint: float = 0.0


@dataclass(frozen=True, slots=True)
class Spotted:
    """A run of words that refers, with what coreference needs of it.

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
    tags = viterbi(scores[None], np.array([len(scores)]), parameters.role_moves)[0]
    chances = softmax(scores)
    suspicion = chances[:, ROLE_PROBABILITY_OF_CUE].sum(axis=1)
    suspicion_gum = softmax(sheet.scores["roles_gum"])[:, ROLE_PROBABILITY_OF_CUE].sum(axis=1)
    base = sheet.words[0]
    out = []
    for start, end, label in spans(tags):
        chosen = chances[np.arange(start, end), tags[start:end]]
        hint = 0.0
        if label == Role.CONTENT:
            hint = float(max(suspicion[start:end].max(), suspicion_gum[start:end].max()))
        out.append(Fragment((base + start, base + end), Role(label), float(chosen.mean()), hint))
    return out


def spotted(sheet: Sheet, pronouns: Sequence[tuple[int, str]]) -> list[Spotted]:
    """The mentions of a sheet: named, nominal (outside the named), and the pronouns given as (word, type)."""
    base, end = sheet.words
    found: list[tuple[WordRange, Form, str, float]] = []
    for head, form in (("named", Form.NAMED), ("nominal", Form.NOMINAL)):
        scores = sheet.scores[head]
        tags = best_lawful(scores)
        chances = softmax(scores)
        for a, b, label in spans(tags):
            if form is Form.NOMINAL and any(w[0] <= a and b <= w[1] for w, f, *_ in found if f is Form.NAMED):
                continue
            sure = float(chances[np.arange(a, b), tags[a:b]].mean())
            found.append(((a, b), form, TYPES[label], sure))
    found += [((k - base, k - base + 1), Form.PRONOMINAL, kind, 1.0) for k, kind in pronouns if base <= k < end]
    anaphor, antecedent, fresh = (sheet.scores[name] for name in ("anaphor", "antecedent", "fresh"))
    return [
        Spotted(
            (base + w[0], base + w[1]),
            form,
            kind,
            sure,
            span_vector(anaphor, w).copy(),
            span_vector(antecedent, w).copy(),
            float(span_vector(fresh, w)[0]),
        )
        for w, form, kind, sure in found
    ]


def sentence_ends(sheet: Sheet) -> list[int]:
    """The words of a sheet that end a sentence."""
    return [sheet.words[0] + int(k) for k in np.flatnonzero(sheet.scores["sentence"][:, 0] > 0)]
