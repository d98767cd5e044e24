"""`sayso audit`: who did what in a workspace, and whether that log is whole."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from sayso.cli.parser import Commands, bare_command, count, plain
from sayso.cli.screen import Screen
from sayso.store.workspace import open_workspace

_FEW = 50


def add(commands: Commands) -> None:
    """Add the command."""
    parser = bare_command(
        commands,
        "audit",
        run,
        about="list who did what in a workspace, and say whether that log is whole",
        more="Every entry holds a hash over itself and the one before it: status 1 when an entry was changed, removed or\n"
        "moved. What was cut off at the end leaves no gap: note the head that is printed, and give it with --noted later.",
    )
    parser.add_argument("workspace", metavar="WORKSPACE", type=Path, help="the workspace file")
    parser.add_argument(
        "--noted", type=plain, default="", metavar="HEAD", help="a head that was noted, to be in the log"
    )
    parser.add_argument(
        "--limit", type=count, default=_FEW, metavar="N", help=f"how many entries to list (default: {_FEW})"
    )


def run(args: argparse.Namespace) -> int:
    """Check, and list the newest entries; status 1 when the log is not whole."""
    screen = Screen()
    with open_workspace(args.workspace) as workspace:
        check = workspace.verify(noted=args.noted)
        entries = workspace.entries(limit=args.limit)
        known = workspace.known()
    if args.json:
        screen.json({"whole": check.whole, **asdict(check), "listed": [asdict(one) for one in entries]})
        return 0 if check.whole else 1
    if entries:
        screen.table(
            (
                ("entry", "right"), ("at", "left"), ("by", "left"), ("action", "left"), ("case", "left"),
                ("subject", "left"), ("detail", "left"),
            ),
            [
                (
                    *(str(one.number), one.at[:19].replace("T", " "), one.by, one.action),
                    *(known.get(one.case, one.case), one.subject, one.detail),
                )
                for one in entries
            ],
        )  # fmt: skip
    if len(entries) < check.entries:
        screen.remark(f"{check.entries - len(entries):,} more entries; --limit lists more.")
    if check.whole:
        screen.remark(f"The log is whole: {check.entries:,} entries fit. Its head, to be noted elsewhere: {check.head}")
    else:
        screen.remark((f"The log does not fit at entry {check.broken:,}: {check.why}.", "bold red"))
    return 0 if check.whole else 1
