"""`sayso origins`: how many origins stand behind claims that say the same, and who had it from whom."""

from __future__ import annotations

import argparse

from sayso.cli.asking import add_filters, add_limit, ids_of, limit_of, remark_more, wanted_of
from sayso.cli.case import opened, remark_behind
from sayso.cli.parser import Commands, command
from sayso.cli.screen import Screen
from sayso.cli.weights import group_rows, list_groups
from sayso.model import Group


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "origins",
        run,
        about="list claims that several documents make, and how many origins they go back to",
        more="Reprints, quotations of one speaker, a spokesman and his principal are one origin;\n"
        "chapters and volumes of one work are one document.\n"
        "Lineage that cannot be established counts as none. The number of origins is no\n"
        "measure of truth.",
    )
    parser.add_argument("claim", metavar="ID", nargs="?", help="one claim's id or its beginning (default: all groups)")
    add_filters(parser, "about", "source", "since", "until")
    parser.add_argument("--explain", action="store_true", help="show who had it from whom, with the passages")
    add_limit(parser)


def run(args: argparse.Namespace) -> int:
    """List the groups, those of most documents first."""
    from sayso.compare.weighing import weigh_claim, weigh_groups  # here: it loads what compares texts

    screen = Screen()
    with opened(args.case) as view:
        remark_behind(screen, view)
        if args.claim:
            found = [weigh_claim(view, view.claim(args.claim).id)]
        else:
            found = sorted(weigh_groups(view, ids_of(view, wanted_of(args))), key=_largest_first)
        shown = found[: limit_of(args)]
        if args.json:
            screen.array(group_rows(view, shown))
            return 0
        list_groups(screen, view, shown, explain=args.explain)
    if not found:
        screen.remark("No two documents are known to say the same here.")
    remark_more(screen, len(found) - len(shown), ", --about and --source narrow them down")
    return 0


def _largest_first(one: Group) -> tuple[int, int, str]:
    return -one.weight.works, -len(one.weight.origins), one.id
