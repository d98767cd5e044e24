"""Samples the memory of this process and all below it, from /proc, while something runs."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from types import TracebackType

PROC = Path("/proc")
INTERVAL = 0.1


class Peak:
    """In a `with` block; afterwards `pss` and `rss` hold the highest sums seen, in bytes, `processes` the most at once.

    PSS shares what processes share among them; RSS counts it once for each, and is the upper bound.
    """

    def __init__(self) -> None:
        self.pss = self.rss = self.processes = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Peak:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while True:
            found = [_memory(one) for one in descendants(os.getpid())]
            self.pss = max(self.pss, sum(pss for pss, _ in found))
            self.rss = max(self.rss, sum(rss for _, rss in found))
            self.processes = max(self.processes, len(found))
            if self._over.wait(INTERVAL):
                return


def descendants(process: int) -> list[int]:
    """The process and all below it that are there now."""
    parents: dict[int, list[int]] = {}
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            parents.setdefault(_parent(entry), []).append(int(entry.name))
    found, waiting = [], [process]
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting += parents.get(one, [])
    return found


def _parent(entry: Path) -> int:
    try:
        # The name, in brackets, may hold anything.
        return int((entry / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return -1


def _memory(process: int) -> tuple[int, int]:
    """(PSS, RSS) in bytes; (0, 0) for one that has just ended."""
    sizes = {"Pss:": 0, "Rss:": 0}
    try:
        for line in (PROC / str(process) / "smaps_rollup").read_text().splitlines():
            name, *rest = line.split()
            if name in sizes:
                sizes[name] = int(rest[0]) * 1024
    except OSError:
        return 0, 0
    return sizes["Pss:"], sizes["Rss:"]
