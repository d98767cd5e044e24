"""`sayso corroborated`: claims that at least two known origins make."""

from __future__ import annotations

import argparse

from sayso.cli.asking import add_filters, add_limit, ids_of, limit_of, remark_more, wanted_of
from sayso.cli.case import opened, remark_behind
from sayso.cli.parser import Commands, command, count
from sayso.cli.screen import Screen
from sayso.cli.weights import group_rows, list_groups
from sayso.model import Group

_LEAST = 2


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "corroborated",
        run,
        about="list claims that two known origins or more make",
        more="That two say the same does not make it true: they may have talked to each other.",
    )
    add_filters(parser, "about", "source", "since", "until")
    parser.add_argument(
        "--origins", type=count, default=_LEAST, metavar="N", help=f"at least so many (default: {_LEAST})"
    )
    parser.add_argument("--explain", action="store_true", help="show who had it from whom, with the passages")
    add_limit(parser)


def run(args: argparse.Namespace) -> int:
    """List the groups, those of most origins first."""
    from sayso.compare.weighing import weigh_groups  # here: it loads what compares texts

    screen = Screen()
    with opened(args.case) as view:
        remark_behind(screen, view)
        every = weigh_groups(view, ids_of(view, wanted_of(args)))
        found = sorted((one for one in every if len(one.weight.origins) >= args.origins), key=_most_origins_first)
        shown = found[: limit_of(args)]
        if args.json:
            screen.array(group_rows(view, shown))
            return 0
        list_groups(screen, view, shown, explain=args.explain)
    if not found:
        screen.remark(f"Nothing here is said by {args.origins:,} known origins.")
    remark_more(screen, len(found) - len(shown), ", --about and --source narrow them down")
    return 0


def _most_origins_first(one: Group) -> tuple[int, int, str]:
    return -len(one.weight.origins), -one.weight.works, one.id
