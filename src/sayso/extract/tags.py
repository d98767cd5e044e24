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

# The log odds above which a word of a content is suspected to be a cue: a chance of .3.
LEAST_SUSPICION = -0.85


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
    suspects    of a content's words, those that may be a cue with a content of its own
    """

    words: WordRange
    role: Role
    confidence: float
    suspects: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Spotted:
    """A run of words that refers, with what coreference needs of it.

    confidence           how often a mention that the model is so sure of is one, of just these words and this type
    anaphor, antecedent  [COREF_SIZE] vectors: the product of two mentions' says how likely they corefer
    fresh                the score of its referring to something new
    full                 the whole phrase around it, as long as it goes, if one was seen
    """

    words: WordRange
    form: Form
    type: str
    confidence: float
    anaphor: Floats
    antecedent: Floats
    fresh: float
    full: WordRange | None = None


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
    base = sheet.words[0]
    suspects = np.flatnonzero(sheet.scores["inner"][:, 0] > LEAST_SUSPICION)
    return [
        Fragment(
            (base + start, base + end),
            Role(label),
            (coverage if label == Role.CONTENT else presence)(course, (start, end, label)),
            tuple((base + suspects[(suspects >= start) & (suspects < end)]).tolist()) if label == Role.CONTENT else (),
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


def vectors(sheet: Sheet, words: WordRange) -> tuple[Floats, Floats, float]:
    """What coreference needs of a mention: as an anaphor, as an antecedent, and how fresh it is."""
    here = (words[0] - sheet.words[0], words[1] - sheet.words[0])
    anaphor, antecedent, fresh = (span_vector(sheet.scores[name], here) for name in ("anaphor", "antecedent", "fresh"))
    return anaphor.copy(), antecedent.copy(), float(fresh[0])


def expressions(sheet: Sheet) -> list[tuple[WordRange, float]]:
    """The time expressions of a sheet, "for two weeks" and "recently" among them, each with its chance."""
    scores = sheet.scores["timex"]
    chances, base = softmax(scores), sheet.words[0]
    tags = best_lawful(scores)
    return [((base + a, base + b), float(chances[np.arange(a, b), tags[a:b]].mean())) for a, b, _ in spans(tags)]


def sentence_ends(sheet: Sheet) -> list[int]:
    """The words of a sheet that end a sentence."""
    return [sheet.words[0] + int(k) for k in np.flatnonzero(sheet.scores["sentence"][:, 0] > 0)]
