"""Which pairs of names the resolver joins: python benchmarks/names.py ../shared/corpora/names/cases.csv (nomenklatura's).

The resolver is built to join no two that differ; misspellings, transliterations and first initials stay apart on
purpose, so read the precision first.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from pathlib import Path

from sayso.model import MentionType
from sayso.resolve import Local, resolve

_TYPES = {"Person": MentionType.PERSON}


def joined(left: str, right: str, kind: MentionType) -> bool:
    """Whether two documents that each hold one of the names share an entity."""
    referents = [Local("a", 0, left, (left,), kind, 1), Local("b", 0, right, (right,), kind, 1)]
    return any(len(entity.documents) == 2 for entity in resolve(referents, minted={}).entities)


def main() -> None:
    """Print precision and recall by schema, and with --show the pairs that were joined wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, help="the file of name pairs")
    parser.add_argument("--show", action="store_true", help="print every wrong pair")
    arguments = parser.parse_args()
    counts: Counter[tuple[str, bool, bool]] = Counter()
    with arguments.cases.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            same = row["is_match"].strip().lower() == "true"
            found = joined(row["name1"], row["name2"], _TYPES.get(row["schema"], MentionType.ORGANIZATION))
            counts["Person" if row["schema"] == "Person" else "other", same, found] += 1
            if arguments.show and found and not same:
                print("joined wrongly:", row["name1"], "|", row["name2"])
    for schema in ("Person", "other"):
        right, wrong, missed = (counts[schema, *key] for key in ((True, True), (False, True), (True, False)))
        print(
            f"{schema:7} joined rightly {right}, wrongly {wrong}, missed {missed}: precision {right / max(1, right + wrong):.3f}"
        )


if __name__ == "__main__":
    main()
