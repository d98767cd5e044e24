"""`sayso split`: takes a part out of an entity that is more than one."""

from __future__ import annotations

import argparse

from sayso.cli.decision import add_author, author, deciding, entities, told
from sayso.cli.parser import Commands, command, plain
from sayso.cli.screen import Screen


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "split",
        run,
        about="take a part out of an entity that is more than one",
        more="The part becomes an entity of its own and stays so through every build, until `sayso undo`.",
    )
    parser.set_defaults(late="part")
    parser.add_argument("entity", type=plain, metavar="ENTITY", help="its id, the beginning of one, or its name")
    parser.add_argument(
        "part", type=plain, metavar="PART", nargs="+", help="what is taken out: a name, or a document by its path or id"
    )
    add_author(parser)


def run(args: argparse.Namespace) -> int:
    """Split, and show both parts."""
    from sayso.run.deciding import split  # here, so that no other command waits for what resolves

    (found,) = entities(args.case, [args.entity])
    with deciding(args.case) as writer:
        made = split(writer, found, args.part, author=author(args))
    told(Screen(), args.case, [made], [found.id], as_json=args.json)
    return 0
