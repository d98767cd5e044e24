"""Speed of a build: python benchmarks/speed.py DOCS [--workers N]

Builds a fresh case from DOCS and prints words a second (of all the text that was read, from start to end, everything
included), the share of the workers' time that the encoder itself takes, and the peak memory of all processes together.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from peak import Peak
from sayso.config import Config
from sayso.run import Summary, build


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path, nargs="+", metavar="DOCS")
    parser.add_argument("--workers", type=int, default=2, metavar="N")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Peak() as peak:
        summary = build(args.documents, Path(folder) / "case.sayso", config=Config(workers=args.workers))
    report(summary, peak, args.workers)


def report(summary: Summary, peak: Peak, workers: int) -> None:
    """Print the figures, and what else was asking for the cores."""
    print(f"{summary.read} files, {summary.words:,} words, {summary.problems} problems, {workers} workers")
    print(f"{summary.seconds:.1f} s from start to end: {summary.words / summary.seconds:,.0f} words a second")
    share = summary.encoder / (summary.seconds * workers)
    print(f"encoder: {summary.encoder:.1f} s over all workers, {share:.0%} of {workers} x {summary.seconds:.1f} s")
    print(
        f"peak memory: {peak.pss / 2**20:,.0f} MiB (PSS; RSS {peak.rss / 2**20:,.0f} MiB), {peak.processes} processes"
    )
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    if load > workers + 0.5:
        print(f"note: the machine was busy (load {load:.1f} on {cores} cores); measure again when it is idle")


if __name__ == "__main__":
    main()
