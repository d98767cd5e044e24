"""Whose words they are: a document as annotated, what was found in it, and whether that is right."""

from __future__ import annotations

import pytest
from benchmarks.common import Attributed, Found, Gold
from benchmarks.speakers import chain_of, judge, mention_of, spoken_of, where
from tests.support.scripted import tokenizer
from training.corpora import Passage

from sayso.language.words import split_words
from sayso.model import Form, MentionType

PERSON = MentionType.PERSON
# Mara Quill sold the barge | she told a clerk | who said it sank | he and the clerk said so
GOLD = (
    Gold((0, 2), 0, "quill", Form.NAMED),
    Gold((3, 5), 4, "barge", Form.NOMINAL),
    Gold((5, 6), 5, "quill", Form.PRONOMINAL),
    Gold((7, 12), 8, "clerk", Form.NOMINAL),
    Gold((11, 12), 11, "barge", Form.PRONOMINAL),
    Gold((13, 14), 13, "he", Form.PRONOMINAL),
    Gold((15, 17), 16, "clerk", Form.NOMINAL),
)
SENTENCES = [(0, 5), (5, 13), (13, 19)]


def found(start: int, end: int, cluster: int, form: Form) -> Found:
    return Found((start, end), cluster, form, PERSON)


QUILL, SHE = found(0, 2, 0, Form.NAMED), found(5, 6, 0, Form.PRONOMINAL)
A_CLERK, CLERK = found(7, 9, 1, Form.NOMINAL), found(15, 17, 1, Form.NOMINAL)


def test_a_source_is_a_mention() -> None:
    assert mention_of((0, 2), GOLD) == GOLD[0]
    assert mention_of((15, 19), GOLD) == GOLD[6], "the longest that begins there"
    assert mention_of((9, 10), GOLD) == GOLD[3], "'who' is the one whose clause it opens"
    assert mention_of((2, 3), GOLD) is None


def test_a_found_mention_stands_for_the_one_whose_head_it_holds() -> None:
    assert chain_of((7, 9), GOLD) == "clerk"
    assert chain_of((9, 11), GOLD) is None


@pytest.mark.parametrize(
    ("source", "cue", "chain", "place"),
    [
        ((0, 2), (2, 3), "quill", "name in the source"),
        ((5, 6), (6, 7), "quill", "name elsewhere"),
        ((9, 10), (10, 11), "clerk", "noun in the sentence"),
        ((15, 17), (17, 18), "clerk", "noun in the source"),
        ((13, 14), (17, 18), "he", "pronouns alone"),
    ],
)
def test_where_the_name_stands(source: tuple[int, int], cue: tuple[int, int], chain: str, place: str) -> None:
    assert where(source, cue, chain, GOLD, SENTENCES) == place


def test_a_pronoun_with_the_right_name_is_right() -> None:
    assert judge([QUILL, SHE], "quill", GOLD) == (True, True)


def test_a_pronoun_without_a_name_is_left_open() -> None:
    assert judge([SHE], "quill", GOLD) == (False, False)
    assert judge([], "quill", GOLD) == (False, False)


def test_a_wrong_name_is_wrong() -> None:
    assert judge([QUILL, A_CLERK], "clerk", GOLD) == (True, False)
    assert judge([A_CLERK, CLERK], "clerk", GOLD) == (True, True)


def test_a_cluster_of_two_people_is_nobody_in_particular() -> None:
    other = Gold((17, 18), 17, "brandt", Form.NAMED)
    assert judge([QUILL, found(17, 18, 0, Form.NAMED)], "quill", [*GOLD, other]) == (True, False)


def test_a_source_is_a_mention_of_its_own_cluster() -> None:
    text = "Mara Quill said so."
    passage = Passage("barge", "gum", "news", text, split_words(text, tokenizer()))
    source = Attributed(frozenset({0, 1}), frozenset({2}), frozenset({3}), cluster=0)
    assert spoken_of(source, [QUILL, CLERK], passage) == [QUILL]
    assert spoken_of(source, [CLERK], passage) == [found(0, 2, 0, Form.NOMINAL)]
    assert spoken_of(Attributed(frozenset(), frozenset({2}), frozenset({3})), [QUILL], passage) == []
