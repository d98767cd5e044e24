"""Wholes: a content that was cut at an apposition, to the end of its clause: "he saw Odo, the clerk, {take the keys}"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.extract.grammar import Grammar
from sayso.extract.signals import Said, Signals
from sayso.language.protocol import WordRange

COMMAS = frozenset((",", "(", "–", "—"))
# What stands beside a clause, and no part of it.
BESIDE = frozenset(("parataxis", "discourse", "vocative"))


def whole(said: Said, signals: Signals, text: str) -> Said:
    """An attribution with each content that ends before an apposition of its last noun, and whose clause goes on behind
    that, carried on to the clause's end.
    """
    linked = said.linked
    if linked.cue is None:
        return said
    taken = [part.words for part in (linked.source, linked.cue, *linked.content) if part is not None]
    content = tuple(replace(part, words=_grown(part.words, signals, text, taken)) for part in linked.content)
    return replace(said, linked=replace(linked, content=content)) if content != linked.content else said


def _grown(content: WordRange, signals: Signals, text: str, taken: Sequence[WordRange]) -> WordRange:
    (start, end), words = content, signals.words
    grammar = next((g for g in signals.grammars if g.first <= start and end < g.first + len(g.heads)), None)
    if grammar is None or text[words.starts[end] : words.ends[end]] not in COMMAS:
        return content
    last = next((k for k in signals.ends if k >= end - 1), len(words) - 1)
    limit = min([last + 1, grammar.first + len(grammar.heads), *(a for a, _ in taken if a >= end)])
    apposed = _apposed(grammar, content, limit)
    if apposed is None:
        return content
    stop, goes_on = end, False
    for k in range(end, limit):
        if grammar.relation(k) == "punct":
            continue
        if not _within(grammar, k, content):
            break
        stop = k + 1
        goes_on = goes_on or not _within(grammar, k, (apposed, apposed + 1))
    # An apposition at the end is the writer's own as often as not.
    return (start, stop) if goes_on else content


def _apposed(grammar: Grammar, content: WordRange, limit: int) -> int | None:
    """The head of the apposition of a noun inside that the word behind the comma opens."""
    start, end = content
    k = end + 1
    for _ in range(limit - end):
        if not end < k < limit:
            return None
        above = int(grammar.heads[k - grammar.first])
        if start <= above < end:
            return k if grammar.relation(k) == "appos" else None
        k = above
    return None


def _within(grammar: Grammar, k: int, held: WordRange) -> bool:
    """Whether a word is one of some, or hangs on one of them over whatever."""
    for _ in range(len(grammar.heads)):
        if held[0] <= k < held[1]:
            return True
        above = int(grammar.heads[k - grammar.first])
        if (
            grammar.relation(k) in BESIDE
            or above == k
            or not grammar.first <= above < grammar.first + len(grammar.heads)
        ):
            return False
        k = above
    return False
