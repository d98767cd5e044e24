"""Sentences: from the model's ends, cut at every blank line."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.language.words import Gap, Words
from sayso.model import Span

CLOSERS = frozenset("\"'”’»)]")


def find_sentences(words: Words, ends: Iterable[int], text: str) -> tuple[Span, ...]:
    """Spans of the sentences, in order; every word lies in one.

    A closing quotation mark or bracket that follows an end at once belongs to the sentence that it closes.
    """
    last = set(ends)
    out = []
    start = 0
    n = len(words)
    for k in range(n):
        final = k + 1 == n
        closes = not final and words.gaps[k + 1] == Gap.NONE and text[words.starts[k + 1]] in CLOSERS
        if k in last and closes:
            last.add(k + 1)
            continue
        if final or k in last or words.gaps[k + 1] == Gap.BLANK_LINE:
            out.append(Span(words.starts[start], words.ends[k]))
            start = k + 1
    return tuple(out)
