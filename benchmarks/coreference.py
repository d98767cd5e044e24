"""Coreference on GUM dev: python benchmarks/coreference.py CORPORA

CoNLL-F1 is the mean F1 of MUC, B-cubed and CEAF-phi4 as Pradhan et al. (2014) define them, over all that sayso
takes to refer (the things and thoughts among it are not exported):
a mention counts where its span is exactly GUM's, edges being those of the words touched. Singletons are left out on both
sides. GUM's mentions keep their full, nested spans and its chains hold appositions and predicates, which OntoNotes leaves
out, so a system made for OntoNotes scores a little differently here than on OntoGUM. Beside it the F1 of mentions of all
forms, singletons among them, by span alone and by span and type.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.common import Found, Range, Score, ask, percent, table, totals_last

from sayso.extract.coreference import resolve_mentions
from sayso.extract.mentions import candidates as find_candidates
from sayso.extract.signals import listen
from sayso.extract.turns import find_turns
from sayso.language.protocol import Language
from sayso.model import Document, document_id

Cluster = frozenset[Range]


# The scorer


def muc(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Score:
    """Links: those that it takes to hold a cluster together, less those that the other side breaks."""
    kept, links = _links(gold, found)
    right, drawn = _links(found, gold)
    return Score(right, drawn, kept, links)


def _links(clusters: Sequence[Cluster], others: Sequence[Cluster]) -> tuple[int, int]:
    of = {mention: k for k, other in enumerate(others) for mention in other}
    # A mention that the other side lacks is a part by itself.
    parts = (len({of.get(mention, mention) for mention in cluster}) for cluster in clusters)
    total = sum(len(cluster) - 1 for cluster in clusters)
    return sum(len(c) - p for c, p in zip(clusters, parts, strict=True)), total


def b_cubed(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Score:
    """Mentions: for each, how much of its cluster it shares with the other side's cluster of it."""
    return Score(_shared(found, gold), sum(map(len, found)), _shared(gold, found), sum(map(len, gold)))


def _shared(clusters: Sequence[Cluster], others: Sequence[Cluster]) -> float:
    return sum(len(c & other) ** 2 / len(c) for c in clusters for other in others)


def ceaf(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Score:
    """Clusters: each aligned with at most one of the other side so that the sum of their Dice (phi4) is greatest."""
    alike = np.array([[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold]).reshape(len(gold), len(found))
    best = assign(alike)
    return Score(best, len(found), best, len(gold))


def assign(gains: npt.NDArray[np.float64]) -> float:
    """The greatest sum of gains that takes at most one from each row and column, none of them negative.

    The Hungarian method by shortest augmenting paths: rows are placed one by one, and `row_price` and `column_price`
    stay such that no place costs less than the two prices of it. Column 0 stands for the row that is being placed.
    """
    if not gains.size:
        return 0.0
    costs = -(gains if gains.shape[0] <= gains.shape[1] else gains.T)
    rows, columns = costs.shape
    row_price, column_price = np.zeros(rows + 1), np.zeros(columns + 1)
    holder = np.zeros(columns + 1, dtype=np.int64)
    for row in range(1, rows + 1):
        holder[0], at = row, 0
        least, before = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=np.int64)
        visited = np.zeros(columns + 1, dtype=bool)
        while holder[at]:
            visited[at] = True
            slack = costs[holder[at] - 1] - row_price[holder[at]] - column_price[1:]
            nearer = ~visited[1:] & (slack < least[1:])
            least[1:][nearer], before[1:][nearer] = slack[nearer], at
            following = int(np.where(visited, np.inf, least)[1:].argmin()) + 1
            step = least[following]
            row_price[holder[visited]] += step
            column_price[visited] -= step
            least[~visited] -= step
            at = following
        while at:
            holder[at], at = holder[before[at]], int(before[at])
    taken = np.flatnonzero(holder[1:])
    return float(-costs[holder[1:][taken] - 1, taken].sum())


# What is compared


def predicted(text: str, language: Language) -> list[Found]:
    """All that sayso takes to refer, things and thoughts among it, as far as the phrase goes, each with its cluster."""
    document = Document(document_id(text.encode()), "text", "text/plain", text)
    signals = listen(text, language)
    who = resolve_mentions(document, signals, find_candidates(text, signals), find_turns(text), language.parameters)
    found: dict[Range, Found] = {}
    for candidate, cluster in zip(who.found, who.cluster, strict=True):
        full = candidate.spotted.full if candidate.spotted and candidate.spotted.full else candidate.words
        found.setdefault(full, Found(full, cluster, candidate.form, candidate.type))
    return list(found.values())


def clusters(members: Iterable[tuple[Range, object]]) -> list[Cluster]:
    """Places grouped by what they belong to, without singletons; what belongs to None belongs nowhere."""
    groups: dict[object, set[Range]] = defaultdict(set)
    for place, group in members:
        if group is not None:
            groups[group].add(place)
    return [frozenset(places) for places in groups.values() if len(places) > 1]


def measure(
    gold: Iterable[tuple[Range, object, object]], found: Iterable[tuple[Range, object, object]]
) -> dict[str, Score]:
    """The scores of a document by name, from (place, cluster, type) of each mention."""
    gold, found = list(gold), list(found)
    keys, responses = (clusters((place, group) for place, group, _ in side) for side in (gold, found))
    return {
        "spans": Score.of({place for place, _, _ in found}, {place for place, _, _ in gold}),
        "typed": Score.of({(place, kind) for place, _, kind in found}, {(place, kind) for place, _, kind in gold}),
        "MUC": muc(keys, responses),
        "B3": b_cubed(keys, responses),
        "CEAF4": ceaf(keys, responses),
    }


def conll(scores: Mapping[str, Score]) -> float:
    """The mean F1 of the three."""
    return sum(scores[name].f1 for name in ("MUC", "B3", "CEAF4")) / 3


def main() -> None:
    options = ask(__doc__)
    if options is None:
        return
    genres: dict[str, dict[str, Score]] = defaultdict(lambda: defaultdict(Score))
    for document in options.gum():
        passage = document.passage
        found = predicted(passage.text, options.language)
        scores = measure(
            ((m.words, m.chain, m.type) for m in document.mentions), ((m.words, m.cluster, m.type) for m in found)
        )
        for genre in (passage.genre, "all"):
            for name, score in scores.items():
                genres[genre][name] += score
    print(
        options.heading(
            "Coreference, GUM dev, F1 in percent, all that sayso takes to refer, exact spans, no singletons"
        )
    )
    rows = [
        [genre, int(s["spans"].gold), *(score.percent() for score in s.values()), percent(conll(s))]
        for genre in totals_last(genres)
        for s in [genres[genre]]
    ]
    print(table(["genre", "mentions", "spans", "typed", "MUC", "B3", "CEAF4", "CoNLL"], rows))


if __name__ == "__main__":
    main()
