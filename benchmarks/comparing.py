"""Compares the claims of a case as a build does: python benchmarks/comparing.py CASE. Prints what it took, as JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.peak import Peak

from sayso.language.pairs import OnnxPairs, Verdict
from sayso.run.comparison import compare_case, pairs_of_this_machine
from sayso.store import open_view, open_writer


class Counted:
    """The encoder of pairs, with how many pairs it has read and how long that took."""

    def __init__(self) -> None:
        self.within: OnnxPairs | None = None
        self.pairs, self.seconds = 0, 0.0

    @property
    def version(self) -> str:
        return "counted"

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        if self.within is None:
            self.within = pairs_of_this_machine()
        begun = time.monotonic()
        found = self.within.judge(pairs)
        self.seconds += time.monotonic() - begun
        self.pairs += len(pairs)
        return found


def main() -> None:
    case, language = Path(sys.argv[1]), Counted()
    begun, busy = time.monotonic(), time.process_time()
    with Peak() as peak, open_writer(case) as writer:
        compare_case(writer, load=lambda: language)
    seconds, busy = time.monotonic() - begun, time.process_time() - busy
    with open_view(case) as view:
        relations = sum(1 for _ in view.relations())
    told = {"seconds": seconds, "busy": busy, "peak": peak.pss, "relations": relations}
    print(json.dumps({**told, "pairs": language.pairs, "reading": language.seconds}))


if __name__ == "__main__":
    main()
