"""Trees: one root, no cycle, and no better tree."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.tree import best_tree


def _lawful(heads: tuple[int, ...]) -> bool:
    roots = [k for k, h in enumerate(heads) if h == k]
    if len(roots) != 1:
        return False
    for k in range(len(heads)):
        seen = set()
        while k != roots[0]:
            if k in seen:
                return False
            seen.add(k)
            k = heads[k]
    return True


def test_likeliest_governors_that_make_a_tree_stay() -> None:
    """The barge sank: both words hang on "sank"."""
    scores = np.array([[0, 5, 1], [0, 0, 7], [0, 1, 9]], dtype=np.float32)
    assert best_tree(scores).tolist() == [1, 2, 2]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    scores = np.array([[0, 10, 8], [10, 0, 1], [0, 0, 9]], dtype=np.float32)
    assert best_tree(scores).tolist() == [2, 0, 2]


def test_of_two_roots_one_stays() -> None:
    scores = np.array([[9, 3], [4, 8]], dtype=np.float32)
    assert best_tree(scores).tolist() == [0, 0]


def test_a_single_word_is_its_own_root() -> None:
    assert best_tree(np.zeros((1, 1), dtype=np.float32)).tolist() == [0]


@given(st.integers(1, 4), st.integers(0, 10_000))
def test_the_tree_is_lawful_and_no_tree_with_its_root_is_better(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    heads = tuple(best_tree(scores).tolist())
    assert _lawful(heads)
    root = next(k for k, h in enumerate(heads) if h == k)
    total = scores[np.arange(size), heads].sum()
    for other in itertools.product(range(size), repeat=size):
        if _lawful(other) and other[root] == root:
            assert scores[np.arange(size), other].sum() <= total + 1e-4
