"""What follows from what, on half of MNLI's matched development set: python benchmarks/entailment.py CORPORA [--weights DIR]

Accuracy over entailment, neutral and contradiction; and over two, entailment or not, as a claim borne out needs it. The
shipped encoder of pairs was trained on no MNLI pair, and on no pair whose premise stands in this half.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.common import percent, table

from sayso.language.pairs import WEIGHTS, OnnxPairs, Verdict

LABELS = ("entailment", "neutral", "contradiction")


def label(verdict: Verdict) -> str:
    """The likeliest."""
    scores = (verdict.entailed, verdict.neutral, verdict.contradicted)
    return LABELS[scores.index(max(scores))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--pairs", type=int, help="only so many, drawn at random")
    options = parser.parse_args()
    with (options.corpora / "nli" / "mnli-dev-half.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    if options.pairs:
        rows = random.Random(1).sample(rows, options.pairs)
    model = OnnxPairs(options.weights)
    found = [label(one) for one in model.judge([(row["premise"], row["hypothesis"]) for row in rows])]
    gold = [row["label"] for row in rows]
    counts = Counter(zip(gold, found, strict=True))
    right = sum(counts[one, one] for one in LABELS)
    two = sum((g == LABELS[0]) == (f == LABELS[0]) for g, f in zip(gold, found, strict=True))
    print(f"MNLI, {len(rows)} pairs, weights {model.version}")
    print(f"accuracy of three {percent(right / len(rows))}, of entailment or not {percent(two / len(rows))}")
    print(table(["annotated", *LABELS], [[g, *(str(counts[g, f]) for f in LABELS)] for g in LABELS]))


if __name__ == "__main__":
    main()
