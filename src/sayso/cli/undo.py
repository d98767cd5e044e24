"""`sayso undo`: takes back a decision."""

from __future__ import annotations

import argparse

from sayso.cli.decision import add_author, author, deciding, told
from sayso.cli.parser import Commands, command, plain
from sayso.cli.screen import Screen


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "undo",
        run,
        about="take back a decision, the last one or any other",
        more="Nothing is deleted: the undoing joins the history, and undoing it brings the decision back.",
    )
    parser.set_defaults(late="judgement")
    parser.add_argument(
        "judgement",
        type=plain,
        metavar="JUDGEMENT",
        nargs="*",
        help="such as j3, from `sayso history` (default: the last that stands)",
    )
    add_author(parser)


def run(args: argparse.Namespace) -> int:
    """Undo, and show what became of the entities."""
    from sayso.run.deciding import undo  # here, so that no other command waits for what resolves

    with deciding(args.case) as writer:
        targets = [undo(writer, one, author=author(args)) for one in args.judgement or [None]]
        made = [one.id for one in writer.judgements()][-len(targets) :]
    concerned = [ident for target in targets for ident in (target.left, target.right)]
    told(Screen(), args.case, made, concerned, as_json=args.json)
    return 0
