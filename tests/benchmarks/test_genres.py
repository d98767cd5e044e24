"""What is found in a small document, beside what is annotated in it."""

from __future__ import annotations

from benchmarks.common import Attributed, Score, read
from benchmarks.genres import cues, mentions, sentences
from tests.support.scripted import Script, ScriptedLanguage, tokenizer
from training.corpora import Passage, allowed_layer, tag_ranges

from sayso.language.scheme import TYPES
from sayso.language.words import split_words
from sayso.model import Form

TEXT = "Mara Quill sold the barge. The clerk of Orrin wept."
PERSON, PLACE, OBJECT = (TYPES.index(name) for name in ("person", "place", "object"))
PASSAGE = Passage(
    "barge",
    "gum",
    "letter",
    TEXT,
    split_words(TEXT, tokenizer()),
    named=allowed_layer(12, [((0, 2), PERSON), ((9, 10), PLACE)], known=(), complete=True),
    nominal=tag_ranges(12, [((3, 5), OBJECT), ((6, 8), PERSON)]),
    sentence=[0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1],
)
SCRIPT = Script(names={"Mara Quill": "person", "Orrin": "person"}, nouns={"The clerk": "person"}, stops=".")
READING = read(TEXT, "barge", language=ScriptedLanguage(TEXT, SCRIPT))


def test_a_name_of_another_type_is_another_name() -> None:
    assert mentions(PASSAGE, READING, Form.NAMED) == Score(1, 2, 1, 2)


def test_noun_phrases_that_sayso_does_not_show_are_not_asked_for() -> None:
    assert mentions(PASSAGE, READING, Form.NOMINAL) == Score(1, 1, 1, 1)


def test_sentences_are_told_by_their_last_words() -> None:
    assert sentences(PASSAGE, READING) == Score(2, 2, 2, 2)


def test_a_cue_is_found_once() -> None:
    said, added = frozenset({2}), frozenset({7, 8})
    gold = [Attributed(frozenset(), said, frozenset()), Attributed(frozenset(), added, frozenset())]
    found = [Attributed(frozenset(), frozenset({8}), frozenset())] * 2
    assert cues(gold, found) == Score(1, 2, 1, 2)
