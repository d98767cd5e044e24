"""`sayso report`: the case as one self-contained HTML file."""

from __future__ import annotations

import argparse
from pathlib import Path

from sayso.cli.case import opened
from sayso.cli.parser import Commands, command
from sayso.cli.screen import Screen
from sayso.report.html import write_report


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(commands, "report", run, about="write the case as one HTML file that opens without a network")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="the file to write")
    parser.add_argument("--title", metavar="TEXT", help="what the report is called (default: the case's file name)")


def run(args: argparse.Namespace) -> int:
    """Write the report and say where it is."""
    from sayso.compare.weighing import weigh_groups  # here: it loads what compares texts

    screen = Screen()
    with opened(args.case) as view:
        page = write_report(view, args.output, name=args.title or args.case.stem, groups=tuple(weigh_groups(view)))
    size = args.output.stat().st_size
    if args.json:
        screen.json({"file": str(args.output), "bytes": size, "documents": page.totals.documents,
                     "claims": page.totals.claims, "sources": len(page.sources)})  # fmt: skip
    else:
        screen.line(f"{args.output}: {page.totals.claims:,} claims by {len(page.sources):,} sources "
                    f"in {page.totals.documents:,} documents, {size / 1024:,.0f} KiB")  # fmt: skip
    return 0
