"""Pairs of attributions, one inside the content of the other."""

from __future__ import annotations

from benchmarks.common import Attributed, Score, annotated
from benchmarks.nesting import Nesting, measure
from training.corpora import Passage, Said

from sayso.language.words import Words

# Quill said (1) that Odo believed (4) that the clerk had told (8) him the barge sank.
SAID = [Said((0, 1), (1, 2), ((2, 13),)), Said((3, 4), (4, 5), ((5, 13),), 0), Said((6, 8), (9, 10), ((11, 13),), 1)]
GOLD = annotated(Passage("barge", "gum", "news", "", Words([], [], [], [], []), said=[SAID]))


def heard(start: int, end: int, parent: int | None) -> Attributed:
    return Attributed(frozenset(), frozenset(range(start, end)), frozenset(), parent)


def test_a_chain_of_three_is_two_pairs() -> None:
    found = [heard(1, 2, None), heard(4, 5, 0), heard(8, 10, 1)]
    assert measure(GOLD, found) == Nesting(Score(2, 2, 2, 2), inner=2, both=2, judged=2)


def test_a_pair_needs_the_right_outer_attribution() -> None:
    found = [heard(1, 2, None), heard(4, 5, 0), heard(8, 10, 0)]
    assert measure(GOLD, found) == Nesting(Score(1, 2, 1, 2), inner=2, both=2, judged=2)


def test_what_is_found_without_its_parent_is_counted_apart() -> None:
    assert measure(GOLD, [heard(9, 10, None)]) == Nesting(Score(0, 0, 0, 2), inner=1, both=0)


def test_a_pair_is_right_once() -> None:
    found = [heard(1, 2, None), heard(4, 5, 0), heard(4, 5, 0)]
    assert measure(GOLD, found).pairs == Score(1, 2, 1, 2)


def test_a_pair_that_nobody_annotated_is_not_judged() -> None:
    found = [heard(1, 2, None), heard(4, 5, 0), heard(11, 12, 1)]
    assert measure(GOLD, found).judged == 1
