"""`sayso history`: who decided what, when and why."""

from __future__ import annotations

import argparse

from sayso.cli.case import opened
from sayso.cli.parser import Commands, command
from sayso.cli.screen import Column, Screen
from sayso.report.decisions import sentence
from sayso.report.rows import judgement_row

_COLUMNS: tuple[Column, ...] = (
    ("id", "left"),
    ("at", "left"),
    ("by", "left"),
    ("decision", "left"),
    ("why", "left"),
    ("stands", "left"),
)


def add(commands: Commands) -> None:
    """Add the command."""
    command(commands, "history", run, about="list who decided what, when and why")


def run(args: argparse.Namespace) -> int:
    """List all decisions, the first first."""
    from sayso.resolve import standing

    screen = Screen()
    with opened(args.case) as view:
        made = tuple(view.judgements())
        there = view.sides()
    stand = {one.id for one in standing(made)}
    if args.json:
        screen.array({**judgement_row(one), "stands": one.id in stand} for one in made)
    elif not made:
        screen.remark("Nobody has decided anything in this case yet.")
    else:
        screen.table(
            _COLUMNS,
            [
                (
                    one.id,
                    one.at[:16].replace("T", " "),
                    one.by,
                    sentence(one),
                    one.why,
                    "" if one.undoes else _stands(one.id in stand, there=one.id in there),
                )
                for one in made
            ],
        )
    return 0


def _stands(effective: bool, *, there: bool) -> str:
    if not effective:
        return "no"
    return "yes" if there else "yes, but its documents are gone"
