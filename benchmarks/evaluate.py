"""All figures of accuracy in one table: python benchmarks/evaluate.py CORPORA [--weights DIR] [--log FILE]

Runs each benchmark, keeps what they print (--log), and sets one figure of each line beside the bar that the project set
itself and the figure that others published. An anchor was measured on another split or scheme where it says so: it shows
the height of the field, not a race under equal conditions.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.common import table

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Command:
    """A benchmark and what it is told; CORPORA and WEIGHTS stand for the options, NEWS for the texts of PolNeAR dev."""

    name: str
    arguments: tuple[str, ...] = ("CORPORA", "WEIGHTS")

    def line(self, corpora: Path, weights: Path | None) -> list[str]:
        meant = {
            "CORPORA": [str(corpora)],
            "NEWS": [str(corpora / "polnear" / "dev" / "text")],
            "WEIGHTS": ["--weights", str(weights)] if weights else [],
        }
        given = [part for argument in self.arguments for part in meant.get(argument, [argument])]
        return [sys.executable, str(HERE / f"{self.name}.py"), *given]


ACCURACY = Command("accuracy", ("CORPORA",))
SPEAKERS, NESTING, COREFERENCE, GRAMMAR, TIMES, CALIBRATION, GENRES = (
    Command(name) for name in ("speakers", "nesting", "coreference", "grammar", "times", "calibration", "genres")
)
EDGES, ROBUSTNESS = Command("edges"), Command("robustness", ("CORPORA", "WEIGHTS", "--documents", "30"))
UNSEEN = Command("passages", ("--part", "unseen"))
NEWS = Command("understanding", ("NEWS", "WEIGHTS"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line of the table. `row` begins the line where the figure stands, the first one behind the word `after`, and
    `column` is its place among the line's numbers, from 0."""

    what: str
    corpus: str
    bar: str
    anchor: str
    command: Command
    row: str
    column: int = 0
    after: str = ""


COFENET = "BERT-Cofe (110M), test: "
TABLE = (
    Wanted("source, exact F1", "PolNeAR dev", "84", COFENET + "83.2", ACCURACY, "fragments source"),
    Wanted("cue, exact F1", "PolNeAR dev", "76", COFENET + "75.3", ACCURACY, "fragments cue"),
    Wanted("content, exact F1", "PolNeAR dev", "74", COFENET + "72.9", ACCURACY, "fragments content"),
    Wanted("whole attribution, exact F1", "PolNeAR dev", "60", "none", ACCURACY, "linked"),
    Wanted("whole attribution, partial F1", "PolNeAR dev", "78", "none", ACCURACY, "linked", 1),
    Wanted("speaker right, of found", "GUM dev", "75", "NewsClaims: claimer 42.3", SPEAKERS, "GUM: all", 6),
    Wanted("speaker right, of found", "LitBank dev", "75", "NewsClaims: claimer 42.3", SPEAKERS, "LitBank: all", 6),
    Wanted("nested pairs, F1", "GUM dev", "60", "none", NESTING, "all", 8),
    Wanted("nested pairs, F1", "own, unseen half", "60", "none", UNSEEN, "partial, F1", after="nested"),
    Wanted("names, F1", "UNER EWT dev", "83", "XLM-R-large (560M) 86.0, test", ACCURACY, "named mentions, UNER EWT"),
    Wanted("names, F1", "Worldwide dev", "88", "none", ACCURACY, "named mentions, Worldwide"),
    Wanted("mentions of all forms, F1", "GUM dev", "-", "none", COREFERENCE, "all", 1),
    Wanted("coreference, CoNLL-F1", "GUM dev", "65", "OntoNotes systems on OntoGUM: 60-65", COREFERENCE, "all", 6),
    Wanted("UAS", "EWT + GUM dev", "90", "none", GRAMMAR, "all", 1),
    Wanted("LAS", "EWT + GUM dev", "87", "none", GRAMMAR, "all", 2),
    Wanted("event factuality, Pearson r", "UDS-IH2 dev", ".75", ".77", GRAMMAR, "events", 1),
    Wanted("polarity, mean F1", "UDS-IH2 dev", "-", "none", GRAMMAR, "polarity", 3),
    Wanted("time expressions, strict F1", "TDG dev", ".80", "HeidelTime .818, TempEval-3", TIMES, "TDG", 4),
    Wanted("time expressions, relaxed F1", "TDG dev", ".90", "HeidelTime .907, TempEval-3", TIMES, "TDG", 7),
    Wanted("dates, strict F1", "GUM dev", ".80", "none", TIMES, "GUM", 4),
    Wanted("dates, relaxed F1", "GUM dev", ".90", "none", TIMES, "GUM", 7),
    Wanted("values of dates, accuracy", "GUM dev", "-", "none", TIMES, "GUM rules", 9),
    Wanted("words a second, two cores", "PolNeAR dev", "3,000", "none", NEWS, "understand:", 1),
    Wanted("times the bare encoder", "PolNeAR dev", "1.5", "none", NEWS, "understanding takes"),
)
NUMBER = re.compile(r"(?<![\w.])-?(?:\d[\d,]*)?\.?\d+(?![\w/])")


def figure(wanted: Wanted, printed: str) -> str:
    """The figure of a line; a question mark where the command printed none."""
    found = printed[max(0, printed.find(wanted.after)) :].splitlines()
    alike = [line for line in found if re.split(r"\s{2,}", line.strip())[0] == wanted.row]
    for line in alike or [line for line in found if line.strip().startswith(wanted.row)]:
        numbers: list[str] = NUMBER.findall(line.strip()[len(wanted.row) :])
        return numbers[wanted.column] if wanted.column < len(numbers) else "?"
    return "?"


def lines(wanted: Iterable[Wanted], printed: dict[Command, str]) -> list[Sequence[str]]:
    """The rows of the table."""
    return [(w.what, w.corpus, figure(w, printed[w.command]), w.bar, w.anchor) for w in wanted]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="the folder of annotated corpora")
    parser.add_argument("--weights", type=Path, help="other weights than the shipped ones, for what takes them")
    parser.add_argument("--log", type=Path, default=Path("work/evaluate.log"), help="where all that is printed goes")
    given = parser.parse_args()
    if not given.corpora.is_dir():
        print(f"skipped: there are no corpora in {given.corpora}")
        return
    given.log.parent.mkdir(parents=True, exist_ok=True)
    printed: dict[Command, str] = {}
    with given.log.open("w", encoding="utf-8") as log:
        for command in dict.fromkeys((*(w.command for w in TABLE), CALIBRATION, GENRES, EDGES, ROBUSTNESS)):
            line = command.line(given.corpora, given.weights)
            done = subprocess.run(line, capture_output=True, text=True, check=False)
            printed[command] = done.stdout
            log.write(f"$ {' '.join(line[1:])}\n{done.stdout}{done.stderr if done.returncode else ''}\n")
            log.flush()
            print(f"{command.name}: done, status {done.returncode}", file=sys.stderr, flush=True)
    print(table(("what", "corpus", "measured", "bar", "published"), lines(TABLE, printed)))
    print(f"Everything that was printed is in {given.log}.\n")
    for command in (UNSEEN, CALIBRATION, EDGES, ROBUSTNESS):
        print(printed[command])


if __name__ == "__main__":
    main()
