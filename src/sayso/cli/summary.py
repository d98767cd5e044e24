"""What a build did: what was read, what could not be and why, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from sayso.cli.screen import Screen
from sayso.model import Problem
from sayso.report.rows import Row, problem_row
from sayso.report.visible import one_line
from sayso.store.protocol import Totals

if TYPE_CHECKING:
    from sayso.run import Summary  # not at run time: it loads the readers and the model

_SHOWN = 20  # problems; the report and the export hold them all


def summary_row(summary: Summary, totals: Totals, problems: Sequence[Problem]) -> Row:
    """The build as JSON."""
    return {"build": asdict(summary), "case": asdict(totals), "problems": [problem_row(one) for one in problems]}


def show_summary(screen: Screen, case: Path, summary: Summary, totals: Totals, problems: Sequence[Problem]) -> None:
    """Print what was read, what the case holds now, the problems, and the next step."""
    screen.line(
        f"Read {_files(summary.read)}, {summary.words:,} words, in {_duration(summary.seconds)}; "
        f"{summary.unchanged:,} unchanged, {summary.vanished:,} vanished."
    )
    if summary.hidden:
        screen.line(f"Left out for their hidden names: {_files(summary.hidden, 'file or folder', 'files or folders')}.")
    screen.line(
        (str(case), "bold"),
        f" holds {totals.documents:,} {'document' if totals.documents == 1 else 'documents'}, {totals.claims:,} claims, "
        f"{totals.entities:,} entities.",
    )
    _show_problems(screen, problems)
    if totals.documents:
        name = quote(str(case))
        screen.line()
        screen.line("Next: ", (f"sayso sources {name}", "cyan"), " shows who speaks,")
        screen.line((f"sayso claims {name} --about NAME", "cyan"), " what is said of somebody,", indent=6)
        screen.line((f"sayso conflicts {name}", "cyan"), " where they disagree,", indent=6)
        screen.line((f"sayso corroborated {name}", "cyan"), " what several origins say,", indent=6)
        screen.line((f"sayso report {name} -o FILE.html", "cyan"), " lays it all out.", indent=6)
    else:
        screen.line("Nothing could be read: the case is empty.")


def _show_problems(screen: Screen, problems: Sequence[Problem]) -> None:
    if not problems:
        return
    screen.line()
    screen.line((f"{len(problems):,} {'problem' if len(problems) == 1 else 'problems'}:", "bold"))
    for one in problems[:_SHOWN]:
        screen.line((one_line(one.path), "yellow"), f": {one_line(one.message)}", indent=2)
    if len(problems) > _SHOWN:
        screen.line(f"and {len(problems) - _SHOWN:,} more: --json or the report lists them all", indent=2)


def _files(number: int, one: str = "file", many: str = "files") -> str:
    return f"{number:,} {one if number == 1 else many}"


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s"
