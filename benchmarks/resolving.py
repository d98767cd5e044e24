"""Resolves a case as a build does: python benchmarks/resolving.py CASE. Prints what it took, as JSON."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.peak import Peak

from sayso.run.resolution import resolve_case
from sayso.store import open_view, open_writer


def resolve(case: Path, *, everything: bool = False) -> None:
    """What a build does once all files are read: as far as something has changed, or from the ground up."""
    with open_writer(case) as writer:
        resolve_case(writer, everything=everything)


def main() -> None:
    case = Path(sys.argv[1])
    begun, busy = time.monotonic(), time.process_time()
    with Peak() as peak:
        resolve(case)
    seconds, busy = time.monotonic() - begun, time.process_time() - busy
    with open_view(case) as view:
        entities = view.totals().entities
    print(json.dumps({"seconds": seconds, "busy": busy, "peak": peak.pss, "entities": entities}))


if __name__ == "__main__":
    main()
