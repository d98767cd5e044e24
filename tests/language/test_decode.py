"""The decoder returns the best lawful sequence."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.decode import (
    Floats,
    best_lawful,
    courses,
    coverage,
    lawful,
    marginals,
    presence,
    softmax,
    span_chances,
    spans,
    unchained,
    viterbi,
)

SCORES = st.lists(st.lists(st.floats(-5, 5, width=32), min_size=5, max_size=5), min_size=1, max_size=4)
LONG = st.lists(st.lists(st.integers(-3, 3), min_size=5, max_size=5), min_size=1, max_size=24)
MOVES = lawful(5) + np.random.default_rng(5).normal(size=(6, 5)).astype(np.float32)


def weights(scores: Floats, moves: Floats) -> dict[tuple[int, ...], float]:
    """The probability of every sequence, by weighing all of them."""

    def worth(sequence: tuple[int, ...]) -> float:
        steps = [float(moves[-1][sequence[0]])] + [float(moves[a][b]) for a, b in itertools.pairwise(sequence)]
        return sum(steps) + sum(float(scores[k, t]) for k, t in enumerate(sequence))

    found = {s: np.exp(worth(s)) for s in itertools.product(range(scores.shape[1]), repeat=len(scores))}
    total = sum(found.values())
    return {s: weight / total for s, weight in found.items()}


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


@given(LONG)
def test_mending_what_is_unlawful_loses_nothing(rows: list[list[int]]) -> None:
    """Whole numbers, so that ties and long unlawful stretches are common."""
    scores = np.array(rows, dtype=np.float32)
    best = viterbi(scores[None], np.array([len(rows)]), lawful(5))[0]
    tags = best_lawful(scores)
    pick = np.arange(len(rows))
    assert scores[pick, best].sum() == scores[pick, tags].sum()
    assert all(b in (0, 1, 3) or a in (b, b - 1) for a, b in itertools.pairwise([0, *tags.tolist()]))


@given(SCORES)
def test_marginals_are_what_all_sequences_together_say(rows: list[list[float]]) -> None:
    scores = np.array(rows, dtype=np.float32)
    wanted = np.zeros(scores.shape)
    for sequence, weight in weights(scores, MOVES).items():
        wanted[np.arange(len(rows)), sequence] += weight
    assert np.allclose(marginals(scores[None], np.array([len(rows)]), MOVES)[0], wanted, atol=1e-6)


@given(SCORES)
def test_a_span_is_as_likely_as_the_sequences_that_hold_exactly_it(rows: list[list[float]]) -> None:
    scores = np.array(rows, dtype=np.float32)
    course = courses(scores[None], np.array([len(rows)]), MOVES)[0]
    likely = weights(scores, MOVES)
    tags = viterbi(scores[None], np.array([len(rows)]), MOVES)[0]
    found = list(spans(tags))
    wanted = [sum(w for s, w in likely.items() if span in set(spans(np.array(s)))) for span in found]
    assert np.allclose(span_chances(course, found), wanted, atol=1e-6)


@given(SCORES)
def test_something_of_a_span_is_there_in_every_sequence_that_has_one_of_its_words(rows: list[list[float]]) -> None:
    scores = np.array(rows, dtype=np.float32)
    course = courses(scores[None], np.array([len(rows)]), MOVES)[0]
    likely = weights(scores, MOVES)
    start, end = len(rows) // 2, len(rows)
    hits = {s: sum(t in (3, 4) for t in s[start:end]) for s in likely}
    assert np.isclose(presence(course, (start, end, 1)), sum(w for s, w in likely.items() if hits[s]), atol=1e-6)
    expected = sum(w * hits[s] / (end - start) for s, w in likely.items())
    assert np.isclose(coverage(course, (start, end, 1)), expected, atol=1e-6)


def test_span_chances_of_words_that_do_not_depend_on_each_other() -> None:
    chances = np.array([[0.1, 0.9, 0.0], [0.2, 0.0, 0.8], [0.7, 0.0, 0.3], [0.5, 0.5, 0.0]], dtype=np.float32)
    assert np.allclose(span_chances(unchained(chances), [(0, 2, 0), (3, 4, 0)]), [0.9 * 0.8 * 0.7, 0.5])


def test_marginals_of_a_batch_are_those_of_its_rows() -> None:
    rng = np.random.default_rng(4)
    batch = rng.normal(size=(2, 6, 5)).astype(np.float32)
    together = marginals(batch, np.array([6, 2]), MOVES)
    assert np.allclose(together[0], marginals(batch[:1], np.array([6]), MOVES)[0])
    assert np.allclose(together[1, :2], marginals(batch[1:, :2], np.array([2]), MOVES)[0])
    assert not together[1, 2:].any()


def test_chances_of_a_long_row_of_strong_scores_stay_numbers() -> None:
    scores = np.full((1, 3000, 5), -60.0, dtype=np.float32)
    scores[:, :, 2] = 60.0
    assert np.allclose(marginals(scores, np.array([3000]), MOVES).sum(axis=2), 1.0)


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
