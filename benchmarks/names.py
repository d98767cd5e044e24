"""Which pairs of names are alike: python benchmarks/names.py ../shared/corpora/names/cases.csv (nomenklatura's).

A pair is found at ASK when its score reaches it, whatever the relation: a person is shown the two and the reasons, a
conflict among them. It is found at JOIN when the program would join the two on its own: no conflict. The scores come
from rules and the thresholds were set before the first run, so nothing is fitted here. The file was skimmed before the
rules were written, and the errors of one half of it (by a hash of the pair) were read while they were mended: the
other half, "not read", says what that was worth.

As a judge, nomenklatura's published figures on the file: logic-v2 P .76, R .82, F1 .79. It needs ICU compiled.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.model import MentionType
from sayso.resolve.likeness import ASK, JOIN, Likeness, liken
from sayso.resolve.names import normalise

_TYPES = {"Person": MentionType.PERSON, "Vessel": MentionType.OBJECT}


@dataclass(frozen=True)
class Case:
    """Two names, and whether they are meant for one thing."""

    group: str
    schema: str
    left: str
    right: str
    same: bool

    @property
    def read(self) -> bool:
        """Whether it is in the half whose errors were read."""
        return hashlib.sha256(f"{self.schema}|{self.left}|{self.right}".encode()).digest()[0] % 2 == 0

    def likeness(self) -> Likeness:
        """How alike the two are."""
        kind = _TYPES.get(self.schema, MentionType.ORGANIZATION)
        return liken(normalise(self.left, kind), normalise(self.right, kind))


def read(path: Path) -> list[Case]:
    """The cases of the file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Case(
                row["case_group"], row["schema"], row["name1"], row["name2"], row["is_match"].strip().lower() == "true"
            )
            for row in csv.DictReader(lines)
        ]


def figures(found: Iterable[tuple[bool, bool]]) -> str:
    """Precision, recall and F1 of pairs of (found, same)."""
    pairs = list(found)
    right = sum(hit and same for hit, same in pairs)
    hits, real = sum(hit for hit, _ in pairs), sum(same for _, same in pairs)
    precision, recall = right / max(1, hits), right / max(1, real)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  (n {len(pairs)}, same {real})"


Judged = Sequence[tuple[Case, Likeness]]


def table(title: str, judged: Judged, key: Callable[[Case], str]) -> None:
    """One line a group, at ASK and at JOIN."""
    groups: defaultdict[str, list[tuple[Case, Likeness]]] = defaultdict(list)
    for case, likeness in judged:
        groups[key(case)].append((case, likeness))
    for name, members in sorted(groups.items()):
        asked = figures((likeness.score >= ASK, case.same) for case, likeness in members)
        joined = figures((likeness.joins, case.same) for case, likeness in members)
        print(f"{title:11} {name:16} at ASK {ASK}: {asked}   at JOIN {JOIN}: {joined}")


def main() -> None:
    """Print precision, recall and F1 by schema and group, by half, and the speed; with --show the errors at ASK."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, help="the file of name pairs")
    parser.add_argument("--show", action="store_true", help="print the errors of the half that is read")
    arguments = parser.parse_args()
    cases = read(arguments.cases)
    start = time.process_time()
    judged = [(case, case.likeness()) for case in cases]
    first = time.process_time() - start
    table("all", judged, lambda case: "")
    table("schema", judged, lambda case: case.schema)
    table("case_group", judged, lambda case: case.group)
    table("half", judged, lambda case: "read" if case.read else "not read")
    print(f"{'published':11} logic-v2         at its threshold: P 0.76   R 0.82   F1 0.79")
    print(f"speed: {len(cases) / first:,.0f} pairs a second of processor time, names parsed for the first time")
    if arguments.show:
        for case, likeness in judged:
            if case.read and (likeness.score >= ASK) != case.same:
                print(
                    "missed" if case.same else "WRONG ",
                    f"{likeness.score:.2f}",
                    case.left,
                    "|",
                    case.right,
                    "|",
                    likeness.relation,
                    likeness.reasons,
                )


if __name__ == "__main__":
    main()
