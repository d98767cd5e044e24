"""The best dependency tree for a sentence's scores (Chu & Liu 1965, Edmonds 1967), with exactly one root."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sayso.language.decode import NEVER, Ints

Scores = npt.NDArray[np.float32] | npt.NDArray[np.float64]


def best_tree(scores: Scores) -> Ints:
    """The governor of each word, for scores [words, governors]; the root governs itself.

    Each word's likeliest governor mostly makes a tree with one root, and then that is the answer. Else the root is the word
    that would lose most by hanging on another.
    """
    heads: Ints = scores.argmax(axis=1)
    if _is_tree(heads):
        return heads
    margins = np.diagonal(scores) - np.where(np.eye(len(scores), dtype=bool), NEVER, scores).max(axis=1)
    return _rooted(scores, int(margins.argmax()))


def _is_tree(heads: Ints) -> bool:
    roots = np.flatnonzero(heads == np.arange(len(heads)))
    return len(roots) == 1 and _cycle(heads, int(roots[0])) is None


def _rooted(scores: Scores, root: int) -> Ints:
    """The best tree in which `root` is the only root."""
    masked = scores.astype(np.float64)
    np.fill_diagonal(masked, 10 * NEVER)
    heads = _span(masked, root)
    heads[root] = root
    return heads


def _span(scores: npt.NDArray[np.float64], root: int) -> Ints:
    """The best spanning arborescence over [words, governors], every word but the root governed by another."""
    heads: Ints = scores.argmax(axis=1)
    heads[root] = root
    cycle = _cycle(heads, root)
    if cycle is None:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    rest = np.flatnonzero(~inside)
    kept = scores[cycle, heads[cycle]]
    # The cycle becomes one word, the last: it governs through its best member, and is entered where that costs least.
    out_of = scores[np.ix_(rest, cycle)]
    into = scores[np.ix_(cycle, rest)] - kept[:, None]
    small = np.full((len(rest) + 1, len(rest) + 1), 10 * NEVER)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    small[:-1, -1] = out_of.max(axis=1)
    small[-1, :-1] = into.max(axis=0)
    found = _span(small, int(np.flatnonzero(rest == root)[0]))
    whole = heads.copy()
    for k, word in enumerate(rest):
        governor = int(found[k])
        whole[word] = rest[governor] if governor < len(rest) else cycle[int(out_of[k].argmax())]
    entry = int(found[-1])
    whole[cycle[int(into[:, entry].argmax())]] = rest[entry]
    return whole


def _cycle(heads: Ints, root: int) -> Ints | None:
    """The words of one cycle among the governors, in order; None when all lead to the root."""
    state = np.zeros(len(heads), dtype=np.int64)
    state[root] = -1
    for start in range(len(heads)):
        at, path = start, []
        while state[at] == 0:
            state[at] = start + 1
            path.append(at)
            at = int(heads[at])
        if state[at] == start + 1:
            return np.array(sorted(path[path.index(at) :]), dtype=np.int64)
        state[path] = -1
    return None
