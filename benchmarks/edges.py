"""Whether a window's edge costs anything: python benchmarks/edges.py CORPORA

F1 in percent of exact fragments (PolNeAR dev) and of named persons, organisations and places (EWT and Worldwide dev), by
how many word pieces lie between a span and the nearest border of the windows in which the text is read; behind each how
many are annotated. A span that a border cuts is 0 away. Only borders between two windows count: a text's own start and
end cut nothing off. What is found and what is annotated are each put where they lie, so equal spans meet in one line.
Windows end at a paragraph's end where they can, so what is near a border is mostly at a paragraph's start or end.
"""

from __future__ import annotations

import itertools
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.common import (
    Range,
    Score,
    annotated,
    ask,
    found_mentions,
    fragments,
    heard,
    named_marks,
    read,
    table,
)
from training.corpora import Passage

from sayso.language.protocol import Language
from sayso.language.scheme import ROLES
from sayso.language.windows import windows
from sayso.language.words import Words
from sayso.model import Form, MentionType

T = TypeVar("T")
WANTED = (MentionType.PERSON, MentionType.ORGANIZATION, MentionType.PLACE)
BUCKETS = {"0-4": 4, "5-15": 15, "16-40": 40, "41+": sys.maxsize}


class Borders:
    """The borders between the windows of a text."""

    def __init__(self, words: Words) -> None:
        self.before = list(itertools.accumulate(map(len, words.pieces), initial=0))
        self.at = sorted({start for start, _ in windows(words)} - {0})

    def distance(self, place: Range) -> int:
        """Word pieces between a span and the nearest border; as many as can be where there is none."""
        start, end = place
        k = bisect_right(self.at, start)
        if k < len(self.at) and self.at[k] < end:
            return 0
        left = [self.before[start] - self.before[border] for border in self.at[:k][-1:]]
        right = [self.before[border] - self.before[end] for border in self.at[k:][:1]]
        return min(left + right, default=sys.maxsize)

    def bucket(self, place: Range) -> str:
        """The line of the table that a span belongs to."""
        distance = self.distance(place)
        return next(name for name, most in BUCKETS.items() if distance <= most)


def by_bucket(found: Iterable[tuple[Range, T]], gold: Iterable[tuple[Range, T]], borders: Borders) -> dict[str, Score]:
    """The score of labelled spans in each line."""
    lines: dict[str, tuple[set[tuple[Range, T]], set[tuple[Range, T]]]] = {name: (set(), set()) for name in BUCKETS}
    for side, items in enumerate((found, gold)):
        for item in items:
            lines[borders.bucket(item[0])][side].add(item)
    return {name: Score.of(*sides) for name, sides in lines.items()}


def in_story(passage: Passage, language: Language) -> Iterator[tuple[str, dict[str, Score]]]:
    """The scores of a story's fragments by column."""
    borders, gold = Borders(passage.words), annotated(passage)
    found = heard(read(passage.text, passage.name, language=language), passage.words)
    for role in ROLES:
        theirs, ours = ([(place, role) for place in fragments(side, role)] for side in (found, gold))
        yield role, by_bucket(theirs, ours, borders)


def of_names(passage: Passage, language: Language) -> dict[str, Score]:
    """The scores of a text's names."""
    mentions = found_mentions(read(passage.text, passage.name, language=language), passage.words)
    found = [(m.words, m.type) for m in mentions if m.form is Form.NAMED and m.type in WANTED]
    gold = [(place, kind) for place, kind in named_marks(passage) if kind in WANTED]
    return by_bucket(found, gold, Borders(passage.words))


COLUMNS = (*ROLES, "EWT", "Worldwide")


def main() -> None:
    options = ask(__doc__)
    if options is None:
        return
    scores: dict[tuple[str, str], Score] = defaultdict(Score)

    def add(column: str, lines: dict[str, Score]) -> None:
        for name, score in lines.items():
            scores[name, column] += score
            scores["all", column] += score

    for passage in options.polnear():
        if passage.said:
            for role, lines in in_story(passage, options.language):
                add(role, lines)
    for column, passages in (("EWT", options.ewt()), ("Worldwide", options.worldwide())):
        for passage in passages:
            add(column, of_names(passage, options.language))
    print(options.heading("Distance to the window's edge, PolNeAR dev, UNER EWT dev, Worldwide dev, F1 in percent"))
    rows = []
    for name in (*BUCKETS, "all"):
        cells = [(scores[name, column].percent(), int(scores[name, column].gold)) for column in COLUMNS]
        rows.append([name, *itertools.chain.from_iterable(cells)])
    print(table(["word pieces", *itertools.chain.from_iterable((column, "of") for column in COLUMNS)], rows))


if __name__ == "__main__":
    main()
