"""The coreference scorer, on examples worked out by hand."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from benchmarks.coreference import assign, b_cubed, ceaf, clusters, conll, measure, muc
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

Cluster = frozenset[tuple[int, int]]


def partition(*groups: str) -> list[Cluster]:
    """Clusters of one-word mentions, a letter each."""
    return [frozenset((ord(letter), ord(letter) + 1) for letter in group) for group in groups]


# The example of Pradhan et al. (2014): "h" and "i" are found and are no mentions.
GOLD = partition("abc", "defg")
FOUND = partition("ab", "cd", "fghi")


def test_muc_counts_links() -> None:
    # abc loses one of two links, defg two of three; ab is all right, cd all wrong, fghi holds one right link of three.
    score = muc(GOLD, FOUND)
    assert (score.reached, score.gold, score.right, score.found) == (2, 5, 2, 5)
    assert score.f1 == pytest.approx(0.4)


def test_b_cubed_weighs_mentions() -> None:
    # Recall: (4/3 + 1/3 + 1/4 + 4/4) / 7. Precision: (4/2 + 1/2 + 1/2 + 4/4) / 8.
    score = b_cubed(GOLD, FOUND)
    assert score.recall == pytest.approx(35 / 12 / 7)
    assert score.precision == pytest.approx(0.5)
    assert score.f1 == pytest.approx(5 / 11)


def test_ceaf_aligns_clusters() -> None:
    # abc with ab is 4/5 and defg with fghi 4/8; cd stays alone.
    score = ceaf(GOLD, FOUND)
    assert score.recall == pytest.approx(1.3 / 2)
    assert score.precision == pytest.approx(1.3 / 3)
    assert score.f1 == pytest.approx(0.52)


def test_ceaf_takes_the_best_alignment_and_not_the_nearest_first() -> None:
    # abcd is likest abc (6/7), but then ab would have nothing to go with.
    gold, found = partition("abcd", "ab"), partition("abc", "cd")
    assert ceaf(gold, found).reached == pytest.approx(2 * 2 / 6 + 2 * 2 / 5)


def test_muc_of_one_big_cluster_is_generous() -> None:
    # Vilain et al. (1995): two clusters joined into one keep all their links and draw one too many.
    score = muc(partition("abc", "de"), partition("abcde"))
    assert (score.recall, score.precision) == (1.0, pytest.approx(3 / 4))


def test_equal_clusters_are_perfect_and_nothing_is_nothing() -> None:
    for metric in (muc, b_cubed, ceaf):
        assert metric(GOLD, GOLD).f1 == pytest.approx(1.0)
        assert metric(GOLD, []).f1 == metric([], FOUND).f1 == metric([], []).f1 == 0.0


@given(arrays(np.float64, st.tuples(st.integers(1, 4), st.integers(1, 5)), elements=st.floats(0, 1)))
def test_an_assignment_is_the_best_there_is(gains: np.ndarray) -> None:
    wide = gains if gains.shape[0] <= gains.shape[1] else gains.T
    every = permutations(range(wide.shape[1]), wide.shape[0])
    best = max(sum(wide[row, column] for row, column in enumerate(columns)) for columns in every)
    assert assign(gains) == pytest.approx(best, abs=1e-9)


def test_singletons_are_left_out_of_chains_and_stay_among_mentions() -> None:
    quill, she, barge, dawn = (0, 1), (4, 5), (7, 9), (11, 12)
    assert clusters([(quill, "1"), (she, "1"), (barge, "2"), (dawn, None)]) == [frozenset({quill, she})]
    gold = [(quill, "1", "person"), (she, "1", "person"), (barge, "2", "object")]
    found = [(quill, 0, "person"), (she, 0, "person"), (barge, 1, "place"), (dawn, None, "time")]
    scores = measure(gold, found)
    assert conll(scores) == pytest.approx(1.0)
    assert (scores["spans"].reached, scores["spans"].found, scores["spans"].gold) == (3, 4, 3)
    assert scores["typed"].reached == 2
