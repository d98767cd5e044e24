"""`sayso merge`: makes one of several entities."""

from __future__ import annotations

import argparse

from sayso.cli.decision import add_author, author, deciding, entities, told
from sayso.cli.parser import Commands, command, plain
from sayso.cli.screen import Screen


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "merge",
        run,
        about="say that several people, organisations or places are one",
        more="The decision stands above the program's, survives every build, and can be taken back with `sayso undo`.",
    )
    parser.set_defaults(late="entity")
    parser.add_argument(
        "entity", type=plain, metavar="ENTITY", nargs="+", help="two or more, each by id, its beginning, or name"
    )
    add_author(parser)


def run(args: argparse.Namespace) -> int:
    """Merge, and show what became of them."""
    from sayso.run.deciding import merge  # here, so that no other command waits for what resolves

    found = entities(args.case, args.entity)
    with deciding(args.case) as writer:
        made = merge(writer, found, author=author(args))
    told(Screen(), args.case, made, [one.id for one in found], as_json=args.json)
    return 0
