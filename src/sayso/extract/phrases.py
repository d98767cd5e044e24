"""Phrases: full mentions of all forms, one inside another where they are so, with their types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from sayso.extract.grammar import Grammar, sentences
from sayso.extract.links import bucket
from sayso.extract.tags import Spotted, vectors
from sayso.language.calibration import calibrated
from sayso.language.decode import softmax
from sayso.language.protocol import Parameters, Sheet, WordRange
from sayso.language.scheme import TYPES
from sayso.model import Form

SCALE = 0.1


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words that refers, as long as it goes: "the clerk of the court who signed it".

    confidence  the chance that just these words refer
    """

    words: WordRange
    type: str
    confidence: float


def find_phrases(sheet: Sheet, ends: Sequence[int], parameters: Parameters) -> list[Phrase]:
    """All spans of a sentence that are likelier mentions than not, in text order, the longer first of two that open alike."""
    base = sheet.words[0]
    opening, closing = (np.maximum(sheet.scores[name], 0.0) for name in ("opening", "closing"))
    opens, closes = opening @ parameters.span_open, closing @ parameters.span_close
    out = []
    for a, b in sentences(sheet, ends):
        row = slice(a - base, b - base)
        places = np.arange(b - a)
        width = places[None] - places[:, None]
        odds = opening[row] @ closing[row].T * SCALE + parameters.span_bias[bucket(width)]
        odds = odds + opens[row, None] + closes[None, row]
        for first, last in np.argwhere((odds > 0) & (width >= 0)):
            kinds = softmax(
                sheet.scores["opening_type"][a - base + first] + sheet.scores["closing_type"][a - base + last]
            )
            sure = 1.0 / (1.0 + float(np.exp(-odds[first, last])))
            words = (a + int(first), a + int(last) + 1)
            out.append(Phrase(words, TYPES[int(kinds.argmax())], sure))
    return sorted(out, key=lambda p: (p.words[0], -p.words[1]))


def complete(
    sheet: Sheet, found: Sequence[Spotted], phrases: Sequence[Phrase], grammar: Grammar
) -> tuple[Spotted, ...]:
    """What was spotted, each with the full phrase that has its head, and the phrases whose head nobody spotted.

    A new noun phrase is spotted as far as its head: "the clerk" of "the clerk of the court".
    """
    headed: dict[int, Phrase] = {}
    for phrase in sorted(phrases, key=lambda p: p.words[0] - p.words[1]):
        headed.setdefault(grammar.head_of(phrase.words), phrase)
    out, taken = [], set()
    for s in found:
        head = grammar.head_of(s.words)
        around = headed.get(head)
        taken.add(head)
        fits = around is not None and around.words[0] <= s.words[0] and s.words[1] <= around.words[1]
        out.append(replace(s, full=around.words) if fits and around is not None else s)
    named = [s.words for s in found if s.form is Form.NAMED]
    for head, phrase in headed.items():
        core = (phrase.words[0], head + 1)
        if head in taken or any(a < core[1] and core[0] < b for a, b in named):
            continue
        anaphor, antecedent, fresh = vectors(sheet, core)
        sure = calibrated(Form.NOMINAL, phrase.confidence)
        out.append(Spotted(core, Form.NOMINAL, phrase.type, sure, anaphor, antecedent, fresh, phrase.words))
    return tuple(sorted(out, key=lambda s: (s.words[0], -s.words[1])))
