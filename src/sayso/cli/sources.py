"""`sayso sources`: who speaks in a case, how much, and of whom."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import asdict

from sayso.cli.case import opened
from sayso.cli.parser import Commands, command, count
from sayso.cli.screen import Column, Screen
from sayso.report.sources import Source, sources
from sayso.report.speakers import OPEN_SOURCE, OPEN_VOICE

_COLUMNS: tuple[Column, ...] = (
    ("quoted", "right"),
    ("own voice", "right"),
    ("docs", "right"),
    ("source", "left"),
    ("speaks of", "left"),
    ("passed on by", "left"),
)
_NAMES = 3  # in a cell
_WIDE = 110  # columns of a terminal, below which a cell holds one name


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(commands, "sources", run, about="list who speaks, how much, and of whom")
    parser.add_argument("--limit", type=count, default=0, metavar="N", help="show so many (default: all)")


def run(args: argparse.Namespace) -> int:
    """List the sources, those quoted most first."""
    screen = Screen()
    with opened(args.case) as view:
        found = sources(view)
        names = {one.id: one.name for one in view.entities()}
    shown = found[: args.limit or None]
    if args.json:
        screen.array({name: value for name, value in asdict(one).items() if name != "key"} for one in shown)
        return 0
    most = 1 if screen.out.is_terminal and screen.out.width < _WIDE else _NAMES
    screen.table(_COLUMNS, [_row(one, names, most) for one in shown])
    if len(found) > len(shown):
        screen.remark(f"{len(found) - len(shown):,} more: raise --limit to see them.")
    return 0


def _row(one: Source, names: Mapping[str, str], most: int) -> tuple[str, ...]:
    return (
        f"{one.claims - one.voice:,}",
        f"{one.voice:,}",
        f"{len(one.documents):,}",
        f"{one.name} (open)" if one.open and one.name not in (OPEN_VOICE, OPEN_SOURCE) else one.name,
        _named([(names.get(ident, ident), number) for ident, number in one.about], most),
        _named(one.through, most),
    )


def _named(counts: list[tuple[str, int]] | tuple[tuple[str, int], ...], most: int) -> str:
    named = ", ".join(f"{name} {number}" for name, number in counts[:most])
    return f"{named}, {len(counts) - most} more" if len(counts) > most else named
