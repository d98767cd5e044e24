"""The best lawful tag sequence for a row of scores (Viterbi), and the spans that it names."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
NEVER = -1e4


def lawful(tags: int) -> Floats:
    """[tags + 1, tags]: 0 where a tag may follow another (last row: may open a sequence), else NEVER.

    The only law of BIO: I- of a label follows B- or I- of that label.
    """
    moves = np.zeros((tags + 1, tags), dtype=np.float32)
    for to in range(2, tags, 2):
        moves[[at for at in range(tags + 1) if at not in (to, to - 1)], to] = NEVER
    return moves


def viterbi(scores: Floats, lengths: Ints, moves: Floats) -> Ints:
    """Best tags [batch, words] for scores [batch, words, tags]; words past a row's length are tagged 0.

    `moves` [tags + 1, tags] holds the score of each transition, its last row that of opening.
    """
    batch, words, tags = scores.shape
    back = np.zeros((batch, words, tags), dtype=np.int64)
    best = scores[:, 0] + moves[-1]
    alive = np.arange(words)[None, :] < lengths[:, None]
    stay = np.arange(tags)
    for k in range(1, words):
        options = best[:, :, None] + moves[None, :-1]
        choice = options.argmax(axis=1)
        step = np.take_along_axis(options, choice[:, None, :], axis=1)[:, 0] + scores[:, k]
        live = alive[:, k, None]
        best = np.where(live, step, best)
        back[:, k] = np.where(live, choice, stay)
    out = np.zeros((batch, words), dtype=np.int64)
    tag = best.argmax(axis=1)
    rows = np.arange(batch)
    for k in range(words - 1, -1, -1):
        out[:, k] = np.where(alive[:, k], tag, 0)
        tag = back[rows, k, tag] if k else tag
    return out


def best_lawful(scores: Floats) -> Ints:
    """Best lawful tags [words] for scores [words, tags] when all lawful moves are equally likely.

    The best tag of each word alone is nearly always lawful, and then it is the answer; else Viterbi finds it.
    """
    tags: Ints = scores.argmax(axis=1)
    before = np.concatenate([[0], tags[:-1]])
    inside = (tags > 0) & (tags % 2 == 0)
    if not (inside & (before != tags) & (before != tags - 1)).any():
        return tags
    tags[:] = viterbi(scores[None], np.array([len(scores)]), lawful(scores.shape[1]))[0]
    return tags


def spans(tags: Ints) -> Iterator[tuple[int, int, int]]:
    """(start, end, label) of each span of a tag sequence, in order; end is half-open."""
    start, label = 0, -1
    for k, tag in enumerate([*tags.tolist(), 0]):
        if label >= 0 and tag != 2 * label + 2:
            yield start, k, label
            label = -1
        if tag % 2:
            start, label = k, tag // 2


def softmax(scores: Floats) -> Floats:
    """Probabilities over the last axis."""
    shifted = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = shifted / shifted.sum(axis=-1, keepdims=True)
    return result
