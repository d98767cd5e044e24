"""How far a span is from where one window ends and the next begins."""

from __future__ import annotations

import sys

import pytest
from benchmarks.common import Score
from benchmarks.edges import Borders, by_bucket
from tests.support.scripted import tokenizer

from sayso.language.windows import windows
from sayso.language.words import split_words

# Each paragraph is 101 words of one piece: two fill a window, the third begins the next.
PARAGRAPH = "the barge left " * 33 + "today."
WORDS = split_words("\n\n".join([PARAGRAPH] * 3), tokenizer())


@pytest.fixture
def borders() -> Borders:
    assert [start for start, _ in windows(WORDS)] == [0, 202]
    return Borders(WORDS)


def test_the_distance_is_to_the_nearest_border(borders: Borders) -> None:
    assert borders.distance((199, 201)) == 1
    assert borders.distance((202, 203)) == 0
    assert borders.distance((210, 220)) == 8


def test_a_span_over_a_border_is_at_it(borders: Borders) -> None:
    assert borders.distance((190, 230)) == 0


def test_a_text_s_own_edges_are_no_borders(borders: Borders) -> None:
    assert borders.bucket((0, 2)) == borders.bucket((300, 303)) == "41+"
    assert Borders(split_words(PARAGRAPH, tokenizer())).distance((0, 1)) == sys.maxsize


def test_spans_are_scored_where_they_lie(borders: Borders) -> None:
    found = [((199, 201), "person"), ((210, 212), "person"), ((0, 1), "place")]
    gold = [((199, 201), "person"), ((210, 213), "person"), ((0, 1), "person")]
    assert by_bucket(found, gold, borders) == {
        "0-4": Score(1, 1, 1, 1),
        "5-15": Score(0, 1, 0, 1),
        "16-40": Score(),
        "41+": Score(0, 1, 0, 1),
    }
