"""The decoder returns the best lawful sequence."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.decode import best_lawful, lawful, softmax, spans, viterbi

SCORES = st.lists(st.lists(st.floats(-5, 5, width=32), min_size=5, max_size=5), min_size=1, max_size=4)


@given(SCORES)
def test_viterbi_finds_the_best_of_all_sequences(rows: list[list[float]]) -> None:
    scores = np.array([rows], dtype=np.float32)
    moves = lawful(5)
    tags = viterbi(scores, np.array([len(rows)]), moves)[0].tolist()

    def worth(sequence: tuple[int, ...]) -> float:
        steps = [float(moves[-1][sequence[0]])] + [float(moves[a][b]) for a, b in itertools.pairwise(sequence)]
        return sum(steps) + sum(float(scores[0, k, t]) for k, t in enumerate(sequence))

    best = max(worth(s) for s in itertools.product(range(5), repeat=len(rows)))
    assert worth(tuple(tags)) >= best - 1e-3


@given(SCORES)
def test_without_learned_moves_both_ways_agree(rows: list[list[float]]) -> None:
    scores = np.array(rows, dtype=np.float32)
    slow = viterbi(scores[None], np.array([len(rows)]), lawful(5))[0]
    fast = best_lawful(scores)
    pick = np.arange(len(rows))
    assert abs(float(scores[pick, slow].sum() - scores[pick, fast].sum())) < 1e-3


def test_rows_of_a_batch_do_not_touch_each_other() -> None:
    rng = np.random.default_rng(3)
    long, short = rng.normal(size=(6, 5)).astype(np.float32), rng.normal(size=(2, 5)).astype(np.float32)
    batch = np.zeros((2, 6, 5), dtype=np.float32)
    batch[0], batch[1, :2] = long, short
    together = viterbi(batch, np.array([6, 2]), lawful(5))
    assert together[0].tolist() == viterbi(long[None], np.array([6]), lawful(5))[0].tolist()
    assert together[1].tolist() == [*viterbi(short[None], np.array([2]), lawful(5))[0].tolist(), 0, 0, 0, 0]


def test_spans_of_tags() -> None:
    assert list(spans(np.array([1, 2, 2, 0, 3, 1, 1]))) == [(0, 3, 0), (4, 5, 1), (5, 6, 0), (6, 7, 0)]


def test_probabilities_sum_to_one() -> None:
    assert np.allclose(softmax(np.array([[1e4, 0.0], [3.0, 3.0]], dtype=np.float32)).sum(axis=1), 1.0)
