"""Fragments and mentions of a sheet, and how sure the model is of each."""

from __future__ import annotations

import numpy as np
import pytest

from sayso.extract.tags import Role, fragments, spotted
from sayso.language.calibration import unmapped
from sayso.language.protocol import Sheet
from sayso.model import Form
from support.scripted import Says, Script, ScriptedLanguage

TEXT = "Odo Brandt said the lock was shut."
LANGUAGE = ScriptedLanguage(
    TEXT,
    Script(
        says=(Says("Odo Brandt", "said", ("the lock was shut",)),),
        names={"Odo Brandt": "person"},
        nouns={"the lock": "object"},
    ),
)


def sheet() -> Sheet:
    return next(LANGUAGE.read(LANGUAGE.words, [(0, len(LANGUAGE.words))]))


def test_fragments_that_the_model_is_sure_of() -> None:
    found = fragments(sheet(), LANGUAGE.parameters)
    assert [(f.role, f.words) for f in found] == [(Role.SOURCE, (0, 2)), (Role.CUE, (2, 3)), (Role.CONTENT, (3, 7))]
    assert all(f.confidence > 0.99 for f in found)


def test_a_fragment_is_as_sure_as_there_is_such_a_part_whatever_its_edges() -> None:
    """Whether the first name belongs to the source is open; that somebody is named there is not."""
    doubtful = sheet()
    doubtful.scores["roles"][0] = doubtful.scores["roles"][1] = 0.0
    doubtful.scores["roles"][0, [0, 1]] = 4.9, 5.0
    doubtful.scores["roles"][1, [1, 2]] = 5.0, 5.5
    source = fragments(doubtful, LANGUAGE.parameters)[0]
    assert source.words == (0, 2)
    assert source.confidence > 0.95


def test_a_content_is_as_sure_as_its_words_are() -> None:
    doubtful = sheet()
    doubtful.scores["roles"][5:7] = 0.0
    doubtful.scores["roles"][5:7, 0] = doubtful.scores["roles"][5:7, 6] = 10.0
    doubtful.scores["roles"][5:7, 6] += 0.01
    content = fragments(doubtful, LANGUAGE.parameters)[-1]
    assert content.words == (3, 7)
    assert content.confidence == pytest.approx((2 + 2 / 3 + 1 / 3) / 4, abs=0.02)


def test_no_fragments() -> None:
    silent = ScriptedLanguage(TEXT, Script())
    assert fragments(next(silent.read(silent.words, [(0, 7)])), silent.parameters) == []


def test_a_mention_is_as_sure_as_all_its_words_together_and_its_end() -> None:
    doubtful = sheet()
    doubtful.scores["named"][1] = 0.0
    doubtful.scores["named"][1, [0, 2]] = 5.0, 6.0
    with unmapped():
        named = next(m for m in spotted(doubtful, []) if m.form is Form.NAMED)
    chance = np.exp(6.0) / (np.exp(5.0) + np.exp(6.0) + 19)
    assert named.confidence == pytest.approx(chance, abs=0.01)


def test_a_noun_phrase_inside_a_name_is_left_out() -> None:
    both = ScriptedLanguage(TEXT, Script(names={"Odo Brandt": "person"}, nouns={"Odo": "person", "the lock": "object"}))
    found = spotted(next(both.read(both.words, [(0, len(both.words))])), [(0, "person")])
    assert [(m.form, m.words) for m in found] == [
        (Form.NAMED, (0, 2)),
        (Form.NOMINAL, (3, 5)),
        (Form.PRONOMINAL, (0, 1)),
    ]
