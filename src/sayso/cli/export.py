"""`sayso export`: the case as files for other programs."""

from __future__ import annotations

import argparse
from pathlib import Path

from sayso.cli.case import opened
from sayso.cli.parser import Commands, command
from sayso.cli.screen import Screen
from sayso.report.formats import FORMATS, export, export_format


def add(commands: Commands) -> None:
    """Add the command."""
    formats = "\n".join(f"  {one.name:<15}{one.about}" for one in FORMATS.values())
    parser = command(commands, "export", run, about="write the case as files for other programs",
                     more=f"formats:\n{formats}")  # fmt: skip
    parser.add_argument("--format", metavar="FORMAT", required=True, help=f"one of {', '.join(FORMATS)}")
    parser.add_argument("-o", "--output", metavar="DIR", type=Path, required=True, help="the folder to write into")


def run(args: argparse.Namespace) -> int:
    """Write the files and name them."""
    screen = Screen()
    name = export_format(args.format).name
    with opened(args.case) as view:
        paths = export(view, args.output, name=name)
    if args.json:
        screen.json({"format": name, "files": [{"file": str(one), "bytes": one.stat().st_size} for one in paths]})
    else:
        for one in paths:
            screen.line(str(one))
    return 0
