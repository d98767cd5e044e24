"""Attributions inside contents, GUM dev: python benchmarks/nesting.py CORPORA

A pair is an attribution and the one that encloses it directly. GUM's outer one is the smallest whose content holds the
inner cue; sayso's is the inner one's parent. A found pair is right when both its cues overlap those of an annotated pair,
one to one, the largest overlap first. Beside it: of how many annotated pairs sayso finds the inner cue at all, at
whatever depth, and both cues: what is lost there is no matter of nesting. "Judged" are the found pairs whose cues are
both annotated as cues: GUM's rhetorical trees know fewer attributions than sayso, and say nothing of the other pairs.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.common import Attributed, Score, annotated, ask, heard, match, ratio, read, table, totals_last

Cue = frozenset[int]
Pair = tuple[Cue, Cue]


@dataclass(frozen=True, slots=True)
class Nesting:
    """The pairs of some documents; of the annotated ones, those with their inner cue found, and with both; and of the
    found ones, those with both cues annotated."""

    pairs: Score
    inner: int = 0
    both: int = 0
    judged: int = 0

    def __add__(self, other: Nesting) -> Nesting:
        return Nesting(
            self.pairs + other.pairs, self.inner + other.inner, self.both + other.both, self.judged + other.judged
        )


def pairs(attributions: Sequence[Attributed]) -> list[Pair]:
    """The pairs of (outer cue, inner cue)."""
    return [(attributions[a.parent].cue, a.cue) for a in attributions if a.parent is not None]


def measure(said: Sequence[Attributed], theirs: Sequence[Attributed]) -> Nesting:
    """How the pairs that were found compare with the annotated ones."""
    gold, found = pairs(said), pairs(theirs)
    hits = len(match(gold, found, _overlap))
    inner = [_known(pair[1], theirs) for pair in gold]
    both = [_known(outer, theirs) and known for (outer, _), known in zip(gold, inner, strict=True)]
    judged = [all(_known(cue, said) for cue in pair) for pair in found]
    return Nesting(Score(hits, len(found), hits, len(gold)), sum(inner), sum(both), sum(judged))


def _known(cue: Cue, attributions: Sequence[Attributed]) -> bool:
    """Whether a cue overlaps that of one of the attributions."""
    return any(cue & a.cue for a in attributions)


def _overlap(left: Pair, right: Pair) -> float:
    """How many words two pairs share; none unless both their cues overlap."""
    outer, inner = (len(a & b) for a, b in zip(left, right, strict=True))
    return outer + inner if outer and inner else 0


def main() -> None:
    options = ask(__doc__)
    if options is None:
        return
    genres: dict[str, Nesting] = defaultdict(lambda: Nesting(Score()))
    for document in options.gum():
        passage = document.passage
        reading = read(passage.text, passage.name, language=options.language)
        nesting = measure(annotated(passage), heard(reading, passage.words))
        for genre in (passage.genre, "all"):
            genres[genre] += nesting
    print(options.heading("Nested attributions, GUM dev, pairs of cues, in percent"))
    rows = []
    for genre in totals_last(genres):
        n = genres[genre]
        counts = [int(n.pairs.gold), n.inner, n.both, int(n.pairs.found), n.judged, int(n.pairs.right)]
        shares = [ratio(n.pairs.right, n.pairs.found), ratio(n.pairs.reached, n.pairs.gold), n.pairs.percent()]
        rows.append([genre, *counts, *shares, ratio(n.inner, n.pairs.gold)])
    heads = [
        "genre",
        "gold",
        "inner cue",
        "both cues",
        "found",
        "judged",
        "right",
        "precision",
        "recall",
        "F1",
        "inner cue %",
    ]
    print(table(heads, rows))


if __name__ == "__main__":
    main()
