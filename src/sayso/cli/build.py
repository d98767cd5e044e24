"""`sayso build`: reads everything new or changed into a case."""

from __future__ import annotations

import argparse
from pathlib import Path

from sayso.cli.case import opened, remark_strays
from sayso.cli.parser import Commands, bare_command, positive, seconds
from sayso.cli.progress import progress
from sayso.cli.screen import Screen
from sayso.cli.summary import show_summary, summary_row
from sayso.config import Config
from sayso.errors import SaysoError

_DEFAULT = Config()


def add(commands: Commands) -> None:
    """Add the command."""
    parser = bare_command(
        commands,
        "build",
        run,
        about="read everything new or changed into a case",
        more="Safe to run again: what has not changed is not read again. Safe to stop: the next run goes on.",
    )
    parser.set_defaults(late="documents")
    parser.add_argument("documents", metavar="DOCS", nargs="+", type=Path, help="files and folders to read")
    parser.add_argument("-o", "--output", metavar="CASE", type=Path, required=True, help="the case file, made if new")
    parser.add_argument(
        "--workers",
        type=positive,
        default=_DEFAULT.workers,
        metavar="N",
        help="processes that read (default: one a core)",
    )
    parser.add_argument(
        "--seconds",
        type=seconds,
        default=_DEFAULT.seconds,
        metavar="S",
        help=f"the most that one file may take (default: {_DEFAULT.seconds:g})",
    )


def run(args: argparse.Namespace) -> int:
    """Build, and say what was read, what could not be and why, and what to do next."""
    from sayso.run import build  # here, so that no other command waits for the readers and the model to load

    screen = Screen()
    for path in args.documents:
        if not path.exists() and not path.is_symlink():
            raise SaysoError(f"there is nothing at {path}; name files or folders that exist")
    config = Config(workers=args.workers, seconds=args.seconds)
    with progress(screen) as shown:
        summary = build(args.documents, args.output, config=config, progress=shown)
    with opened(args.output) as view:
        problems = tuple(view.problems())
        totals = view.totals()
        remark_strays(screen, args.output, view)
    if args.json:
        screen.json(summary_row(summary, totals, problems))
    else:
        show_summary(screen, args.output, summary, totals, problems)
    if not totals.documents:
        return 2
    return 1 if problems else 0
