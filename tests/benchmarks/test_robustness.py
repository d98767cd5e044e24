"""A text with damage, and the annotation carried over to it."""

from __future__ import annotations

import random
import re

import pytest
from benchmarks.common import Attributed
from benchmarks.robustness import (
    CHANGES,
    Draft,
    break_words,
    carried,
    changed,
    confuse,
    hyphenate,
    likeness,
    plead,
    quote_mail,
    requote,
    score_attributions,
    score_names,
)
from tests.support.scripted import Says, Script, ScriptedLanguage, tokenizer
from training.corpora import Passage, Said, allowed_layer

from sayso.language.scheme import TYPES
from sayso.language.words import split_words

TEXT = (
    "“The barge was empty,” said Mara Quill, who had kept the harbour's books for eleven years. “It left at dawn.”\n\n"
    "The clerk of Orrin County agreed with her, and the commissioner's representative remembered nothing.\n"
)
DICE = random.Random(1)
WORDS = split_words(TEXT, tokenizer())
QUILL = (TEXT.index("Mara"), TEXT.index(", who"))


def plain(text: str) -> str:
    """A stretch without what wrapping does to it."""
    return re.sub(r"[\s>]+", " ", text.replace("-\n", "")).casefold()


@pytest.mark.parametrize("name", [name for name in CHANGES if "confused" not in name and "broken" not in name])
def test_a_name_is_carried_over(name: str) -> None:
    new = changed(Passage("barge", "polnear", "news", TEXT, WORDS), name)
    span = new.carry(*QUILL)
    assert span is not None and plain(span.of(new.text)) == "mara quill"


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_the_same_at_every_run(name: str) -> None:
    passage = Passage("barge", "polnear", "news", TEXT, WORDS)
    assert changed(passage, name) == changed(passage, name)


def test_characters_are_read_as_others() -> None:
    new = confuse(1.0)("corner 1l", DICE).done()
    assert new.text == "eomcr l1"
    assert new.carry(0, 6).of(new.text) == "eomcr"


def test_only_some_characters_are_confused() -> None:
    text = "c" * 200
    assert confuse(0.03)(text, DICE).done().text.count("e") == 6


def test_words_are_broken_inside() -> None:
    new = break_words(1.0)("harbour at dawn", DICE).done()
    assert new.text.replace(" ", "") == "harbouratdawn"
    assert len(new.text.split()) == 5
    assert new.carry(0, 7).of(new.text).replace(" ", "") == "harbour"


def test_quotation_marks_are_exchanged() -> None:
    assert requote("«", "»")('“Yes,” he said. "No."', DICE).done().text == "«Yes,» he said. «No.»"
    assert requote("-- ", "")("“Yes,” he said.", DICE).done().text == "-- Yes, he said."


def test_a_stretch_that_is_gone_is_gone() -> None:
    new = requote("", "")("“Yes,” he said.", DICE).done()
    assert new.carry(0, 1) is None
    assert new.carry(0, 6).of(new.text) == "Yes,"


def test_a_quoted_mail_has_a_mark_at_each_line() -> None:
    lines = quote_mail(TEXT, DICE).done().text.splitlines()
    assert all(line.startswith(">") and len(line) <= 72 for line in lines)
    assert lines[2] == ">" and lines[3].startswith("> The clerk")


def test_a_filing_has_numbered_paragraphs() -> None:
    text = plead("It left at dawn.\nNobody saw it.\n", DICE).done().text
    assert text == "    1.  It left at dawn.\n\n    2.  Nobody saw it.\n"


def test_lines_are_hyphenated() -> None:
    new = hyphenate("The clerk of Orrin County agreed with representatives of it.", DICE).done()
    assert new.text.splitlines() == ["The clerk of Orrin County agreed with representat-", "ives of it."]
    assert max(map(len, hyphenate(TEXT, DICE).done().text.splitlines())) <= 50


def test_words_of_the_old_text_are_words_of_the_new() -> None:
    new = requote("-- ", "")(TEXT, DICE).done()
    words = split_words(new.text, tokenizer())
    found = carried({0, 1, 2}, WORDS, new, words)
    assert [new.text[words.starts[k] : words.ends[k]] for k in sorted(found)] == ["-", "-", "The", "barge"]


def test_contents_must_share_half_and_the_rest_must_touch() -> None:
    gold = Attributed(frozenset({8}), frozenset({9}), frozenset(range(8)))
    assert likeness(gold, Attributed(frozenset({8}), frozenset({9}), frozenset(range(6)))) == 0.75
    assert likeness(gold, Attributed(frozenset({8}), frozenset({9}), frozenset(range(3)))) == 0
    assert likeness(gold, Attributed(frozenset(), frozenset({9}), frozenset(range(8)))) == 0


SAID = "Mara Quill said that the barge was empty."
PASSAGE = Passage(
    "barge",
    "polnear",
    "news",
    SAID,
    split_words(SAID, tokenizer()),
    said=[[Said((0, 2), (2, 3), ((3, 8),))]],
    named=allowed_layer(9, [((0, 2), TYPES.index("person"))], known=(), complete=True),
)


def test_a_changed_document_is_scored_on_its_own_words() -> None:
    new = Draft([c.upper() for c in SAID], {0: "1. "}).done()
    script = Script(
        says=(Says("MARA QUILL", "SAID", ("THAT THE BARGE WAS EMPTY",)),), names={"MARA QUILL": "person"}, stops="."
    )
    language = ScriptedLanguage(new.text, script)
    scores = dict(score_attributions(PASSAGE, new, language))
    assert {name: score.f1 for name, score in scores.items()} == dict.fromkeys(scores, 1.0)
    assert score_names(PASSAGE, new, language).f1 == 1.0
