"""How a build gets on: a bar on a terminal, now and then a plain line elsewhere, both on standard error."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from sayso.cli.screen import Screen
from sayso.report.visible import one_line

_EVERY = 5.0  # seconds between two plain lines
_NAME = 32  # characters of a path beside the bar


class Bar:
    """A bar on the terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID = progress.add_task("looking for files", total=None)

    def start(self, total: int) -> None:
        """So many files will be read."""
        self._progress.update(self._task, total=total, description="reading")

    def done(self, path: str) -> None:
        """One more file is done with, well or not."""
        self._progress.update(self._task, advance=1, description=one_line(path, width=_NAME))

    def stage(self, name: str) -> None:
        """What follows the reading has begun."""
        self._progress.update(self._task, description=name)


class Lines:
    """A line at the start, one every few seconds, and one for each stage that follows."""

    def __init__(self, say: Callable[[str], None], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._say = say
        self._clock = clock
        self._total = self._done = 0
        self._next = 0.0

    def start(self, total: int) -> None:
        """So many files will be read."""
        self._total = total
        self._next = self._clock() + _EVERY
        if total:
            self._say(f"reading {total:,} {'file' if total == 1 else 'files'}")

    def done(self, path: str) -> None:
        """One more file is done with, well or not."""
        self._done += 1
        if self._clock() >= self._next:
            self._next = self._clock() + _EVERY
            self._say(f"{self._done:,} of {self._total:,} files done, last {one_line(path)}")

    def stage(self, name: str) -> None:
        """What follows the reading has begun."""
        self._say(name)


@contextmanager
def progress(screen: Screen) -> Iterator[Bar | Lines]:
    """Progress as the screen can show it, put away at the end."""
    if not screen.remarks.is_terminal:
        yield Lines(screen.remark)
        return
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=screen.remarks, transient=True) as shown:
        yield Bar(shown)
