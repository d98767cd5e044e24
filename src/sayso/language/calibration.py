"""Calibration: from a score to how often what was scored so turned out right, on annotated text."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "weights" / "calibration.json"


@dataclass(frozen=True, slots=True)
class Curve:
    """A line that never falls, through rising scores and the share that was right at each; level beyond its ends."""

    scores: tuple[float, ...]
    shares: tuple[float, ...]

    def at(self, score: float) -> float:
        """The share at a score."""
        k = bisect_right(self.scores, score)
        if k in (0, len(self.scores)):
            return self.shares[max(0, k - 1)]
        along = (score - self.scores[k - 1]) / (self.scores[k] - self.scores[k - 1])
        return self.shares[k - 1] + along * (self.shares[k] - self.shares[k - 1])


Curves = Mapping[str, Curve]
_UNMAPPED: ContextVar[bool] = ContextVar("unmapped", default=False)


def calibrated(kind: str, score: float) -> float:
    """What to show for a score: its share on the curve of its kind, or the score itself where no curve was fitted."""
    curve = None if _UNMAPPED.get() else shipped().get(kind)
    return score if curve is None else curve.at(score)


@cache
def shipped() -> Curves:
    """The curves that lie beside the weights."""
    return read(FILE)[1] if FILE.is_file() else {}


def read(file: Path) -> tuple[str, Curves]:
    """The version of the weights that curves were fitted for, and the curves by kind of score."""
    notes = json.loads(file.read_text(encoding="utf-8"))
    curves = {
        kind: Curve(*(tuple(column) for column in zip(*points, strict=True)))
        for kind, points in notes["curves"].items()
    }
    return notes["weights"], curves


def write(file: Path, version: str, curves: Curves) -> None:
    """Store curves, a line a kind."""
    lines = (
        f"  {json.dumps(kind)}: {json.dumps([list(point) for point in zip(c.scores, c.shares, strict=True)])}"
        for kind, c in sorted(curves.items())
    )
    text = f'{{"weights": {json.dumps(version)}, "curves": {{\n' + ",\n".join(lines) + "\n}}\n"
    file.write_text(text, encoding="utf-8")


@contextmanager
def unmapped() -> Iterator[None]:
    """Within it, scores stay as the model gave them: curves are fitted on those."""
    token = _UNMAPPED.set(True)
    try:
        yield
    finally:
        _UNMAPPED.reset(token)
