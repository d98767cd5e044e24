"""What a build tells while it runs, and at its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Progress(Protocol):
    """Shown by whoever starts the build."""

    def start(self, total: int) -> None:
        """So many files will be read."""

    def done(self, path: str) -> None:
        """One more file is done with, well or not."""

    def stage(self, name: str) -> None:
        """Something else than reading has begun, or is worth a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a build did.

    read       files that were read and understood
    unchanged  files whose bytes were read before
    vanished   files that are no longer there
    hidden     files and folders that were left out for their names (see `scan`)
    problems   the problems that the case holds now
    words      of the text that was read
    seconds    from start to end
    encoder    seconds in the language model's encoder, summed over the workers
    """

    read: int
    unchanged: int
    vanished: int
    hidden: int
    problems: int
    words: int
    seconds: float
    encoder: float


class Quiet:
    """Progress that nobody looks at."""

    def start(self, total: int) -> None:
        """Nothing is shown."""

    def done(self, path: str) -> None:
        """Nothing is shown."""

    def stage(self, name: str) -> None:
        """Nothing is shown."""
