"""The best lawful tag sequence for a row of scores (Viterbi), the spans that it names, and how likely each of them is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Chances = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
NEVER = -1e4
# Backward messages are scaled anew every so many words, before they can vanish.
SCALED = 4


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
    batch, words, _ = scores.shape
    into = np.ascontiguousarray(moves[:-1].T)
    lines = np.ascontiguousarray(scores.transpose(1, 0, 2))
    best = np.empty_like(lines)
    best[0] = lines[0] + moves[-1]
    for k in range(1, words):
        np.maximum.reduce(best[k - 1, :, None] + into, axis=2, out=best[k])
        best[k] += lines[k]
    # Where each best tag came from is found for all words at once: the loop over words is what takes the time.
    back = (best[:-1, :, None] + into).argmax(axis=3)
    out = np.zeros((batch, words), dtype=np.int64)
    for row, length in enumerate(lengths.tolist()):
        path = [int(best[length - 1, row].argmax())]
        for choices in back[: length - 1, row][::-1].tolist():
            path.append(choices[path[-1]])
        out[row, :length] = path[::-1]
    return out


def best_lawful(scores: Floats) -> Ints:
    """Best lawful tags [words] for scores [words, tags] when all lawful moves are equally likely.

    The best tag of each word alone is lawful nearly everywhere. Only I- ties a word to the one before it, so where the law
    is broken Viterbi mends the stretch around that word, from one word that is best without an I- up to the next; and when
    what it finds does not suit the word before the stretch, a longer one.
    """
    tags: Ints = scores.argmax(axis=1)
    inside = (tags > 0) & (tags % 2 == 0)
    before = np.concatenate([[0], tags[:-1]])
    broken = np.flatnonzero(inside & (before != tags) & (before != tags - 1))
    if not broken.size:
        return tags
    cuts = [0, *(np.flatnonzero(~inside[1:]) + 1).tolist(), len(tags)]
    opened = lawful(scores.shape[1])
    entered = np.concatenate([opened[:-1], np.zeros_like(opened[:1])])
    for start in broken.tolist():
        after = bisect_right(cuts, start)
        first = after - 1
        while not _lawful_at(tags, start):
            start, end = cuts[first], cuts[after]
            moves = entered if start else opened
            tags[start:end] = viterbi(scores[None, start:end], np.array([end - start]), moves)[0]
            first -= 1
    return tags


def _lawful_at(tags: Ints, k: int) -> bool:
    """Whether the tag of a word may stand behind the one before it."""
    tag = int(tags[k])
    return tag == 0 or tag % 2 == 1 or (k > 0 and int(tags[k - 1]) in (tag, tag - 1))


@dataclass(frozen=True, slots=True)
class Course:
    """How likely the tags of a row of words are, each given the one before it.

    tags   [words, tags]: the probability of each tag
    steps  [words, tags, tags]: of each tag, for each of the word before; what stands for the first word means nothing
    """

    tags: Chances
    steps: Chances


def courses(scores: Floats, lengths: Ints, moves: Floats) -> list[Course]:
    """The course of each row of a linear-chain CRF with the scores and moves that `viterbi` takes."""
    batch, words, tags = scores.shape
    rows, starts = np.arange(batch), words - lengths
    # Rows are aligned at their ends, so that one loop runs backward over all; `courses` never reads what is before a start.
    lines = np.zeros((words, batch, tags))
    for row, start in enumerate(starts.tolist()):
        lines[start:, row] = scores[row, : words - start]
    weights = np.exp(lines - lines.max(axis=2, keepdims=True))
    onward, opening = np.exp(moves[:-1].astype(np.float64)), np.exp(moves[-1].astype(np.float64))
    rest = np.ones((words, batch, tags))
    for k in range(words - 1, 0, -1):
        np.matmul(weights[k] * rest[k], onward.T, out=rest[k - 1])
        if k % SCALED == 0:
            rest[k - 1] /= rest[k - 1].max(axis=1, keepdims=True)
    weights *= rest
    steps = onward * weights[:, :, None]
    steps[starts, rows] = (opening * weights[starts, rows])[:, None]
    steps /= steps.sum(axis=3, keepdims=True)
    found = np.empty((words, batch, 1, tags))
    reached = np.full((batch, 1, tags), 1 / tags)
    for k in range(words):
        reached = np.matmul(reached, steps[k], out=found[k])
    return [Course(found[start:, row, 0], steps[start:, row]) for row, start in enumerate(starts.tolist())]


def marginals(scores: Floats, lengths: Ints, moves: Floats) -> Chances:
    """Probability of each tag [batch, words, tags] for what `viterbi` takes; 0 past a row's length."""
    out = np.zeros(scores.shape)
    for row, course in enumerate(courses(scores, lengths, moves)):
        out[row, : len(course.tags)] = course.tags
    return out


def unchained(chances: Floats) -> Course:
    """The course of words [words, tags] whose tags do not depend on each other."""
    words, tags = chances.shape
    return Course(chances.astype(np.float64), np.broadcast_to(chances[:, None], (words, tags, tags)))


def span_chances(course: Course, found: Sequence[tuple[int, int, int]]) -> Chances:
    """For each span (start, end, label), in order and apart: the probability that exactly this span is tagged.

    That is B- at its first word, I- at the others, and no I- of its label behind it.
    """
    if not found:
        return np.zeros(0)
    words = len(course.tags)
    start, end, label = np.array(found).T
    inside = 2 * label + 2
    path = np.zeros(words, dtype=np.int64)
    for a, b, i in zip(start.tolist(), end.tolist(), inside.tolist(), strict=True):
        path[a:b] = i
    path[start] = inside - 1
    factors = np.ones(words + 1)
    factors[1:words] = course.steps[np.arange(1, words), path[:-1], path[1:]]
    factors[start] = course.tags[start, inside - 1]
    whole = np.multiply.reduceat(factors, np.stack([start, end], axis=1).ravel())[::2]
    next_word = np.minimum(end, words - 1)
    goes_on = np.where(end < words, course.steps[next_word, path[end - 1], inside], 0.0)
    result: Chances = whole * (1.0 - goes_on)
    return result


def presence(course: Course, span: tuple[int, int, int]) -> float:
    """The probability that at least one word of a span (start, end, label) is tagged with its label."""
    start, end, label = span
    own = slice(2 * label + 1, 2 * label + 3)
    absent = course.tags[start].copy()
    absent[own] = 0.0
    for k in range(start + 1, end):
        absent = absent @ course.steps[k]
        absent[own] = 0.0
    return 1.0 - float(absent.sum())


def coverage(course: Course, span: tuple[int, int, int]) -> float:
    """The share of a span (start, end, label) that is to be expected to be tagged with its label."""
    start, end, label = span
    return float(course.tags[start:end, 2 * label + 1 : 2 * label + 3].sum()) / (end - start)


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
