"""How often an act that only the grammar shows is annotated: python benchmarks/performatives.py CORPORA

What src/sayso/extract/additions.py adds to what the model reads goes by two confidences, one for acts with a source and one
for those without. They are the shares printed here as "derived": of the acts so added in every other document of PolNeAR
dev and in the seen passages of benchmarks/data, those that match an annotated attribution as benchmarks/calibration.py has
it, drawn towards one half as by SHRUNK more of them, half of those right. "held out" is the share in the other documents.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.calibration import Event, annotated, event, found_event, right_attributions
from benchmarks.common import Options, ask, read, table

from benchmarks import passages
from sayso.extract.additions import SURE, UNSOURCED

SHRUNK = 4
KINDS = {SURE: "with a source", UNSOURCED: "without a source"}

# The kind of an added act, whether its document is held out, and whether it is annotated.
Row = tuple[str, bool, bool]


def judged(text: str, gold: list[Event], options: Options, *, held_out: bool) -> Iterator[Row]:
    """The added acts of one text; their confidence, which nothing calibrates, tells them."""
    attributions = read(text, "text.txt", language=options.language).attributions
    right = right_attributions(gold, [found_event(text, a) for a in attributions])
    for a, is_right in zip(attributions, right, strict=True):
        if a.confidence in KINDS:
            yield KINDS[a.confidence], held_out, is_right


def polnear(options: Options) -> Iterator[Row]:
    """PolNeAR dev, by turns to derive from and held out."""
    for number, (_, text, gold) in enumerate(annotated(options)):
        yield from judged(text, gold, options, held_out=number % 2 == 1)


def seen(options: Options) -> Iterator[Row]:
    """The passages that are looked at while developing."""
    for passage in passages.read("seen"):
        parts = [{role: one.part(role) for role in ("source", "cue", "content")} for one in passage.attributions]
        yield from judged(passage.text, [event(passage.text, one) for one in parts], options, held_out=False)


def shares(rows: list[Row], kind: str) -> list[str]:
    """A line of the table: how many there are, the share derived, and that of the held out."""
    fitted = [right for what, held_out, right in rows if what == kind and not held_out]
    rest = [right for what, held_out, right in rows if what == kind and held_out]
    return [
        kind,
        str(len(fitted)),
        f"{(sum(fitted) + SHRUNK / 2) / (len(fitted) + SHRUNK):.2f}" if fitted else "-",
        str(len(rest)),
        f"{sum(rest) / len(rest):.2f}" if rest else "-",
        f"{next(sure for sure, name in KINDS.items() if name == kind):.2f}",
    ]


def main() -> None:
    options = ask(__doc__)
    if options is None:
        return
    rows = [*polnear(options), *seen(options)]
    print(options.heading("Acts that only the grammar shows"))
    print(
        table(
            ["act", "seen", "derived", "held out", "right", "shipped"], [shares(rows, kind) for kind in KINDS.values()]
        )
    )


if __name__ == "__main__":
    main()
