"""`sayso conflicts`: claims that cannot both hold as they stand, one above the other, and never a verdict."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence

from sayso.cli.asking import add_filters, add_limit, ids_of, limit_of, remark_more, wanted_of
from sayso.cli.case import opened, placer, remark_behind
from sayso.cli.evidence import show_evidence
from sayso.cli.listing import list_claim
from sayso.cli.parser import Commands, choice, command
from sayso.cli.screen import Screen
from sayso.model import Relation
from sayso.report.relations import (
    DIFFERENCES,
    Pair,
    conflicts,
    differences,
    folded,
    independence,
    pairs,
    repeated,
    sayings,
)
from sayso.report.rows import relation_row
from sayso.report.visible import one_line
from sayso.store.protocol import View


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "conflicts",
        run,
        about="list claims that conflict, both passages, who says each, and in what they differ",
        more="Which of two claims holds, the program does not say.",
    )
    add_filters(parser, "about", "source", "since", "until")
    parser.add_argument("--kind", type=choice(DIFFERENCES), metavar="KIND", help=f"one of {', '.join(DIFFERENCES)}")
    parser.add_argument("--independent", action="store_true", help="only between two known origins")
    parser.add_argument("--explain", action="store_true", help="show the passages and whose word each goes back to")
    add_limit(parser)


def run(args: argparse.Namespace) -> int:
    """List the pairs, the surest and weightiest first; what copies repeat is one pair with a count."""
    screen = Screen()
    with opened(args.case) as view:
        remark_behind(screen, view)
        wanted = ids_of(view, wanted_of(args))
        every = conflicts(view, wanted, kind=args.kind, independent=args.independent)
        found = folded(every, sayings(view, every))
        shown = found[: limit_of(args)]
        again = {one.relation: one.again for one in shown}
        if args.json:
            place = placer(view)
            screen.array(
                {
                    **relation_row(one.relation),
                    "differences": list(differences(one.relation.rationale)),
                    "again": [[each.left, each.right] for each in again[one.relation]],
                    "left": place(one.left).row,
                    "right": place(one.right).row,
                }
                for one in pairs(view, again)
            )
            return 0
        _list(screen, view, pairs(view, again), again, explain=args.explain)
    if not found:
        screen.remark("No two claims are known to conflict here.")
    remark_more(screen, len(found) - len(shown), ", --about, --source and --kind narrow them down")
    return 0


def _list(
    screen: Screen, view: View, found: Iterable[Pair], again: Mapping[Relation, Sequence[Relation]], *, explain: bool
) -> None:
    place = placer(view)
    for number, one in enumerate(found):
        if number:
            screen.line()
        relation = one.relation
        beside = f"  {independence(relation)}{repeated(len(again[relation]))}"
        screen.line((one_line(relation.rationale), "bold"), (beside, "dim"), hang=2)
        roots = {root.claim: root for root in view.roots((relation.left, relation.right))} if explain else {}
        for claim in (one.left, one.right):
            if explain:
                show_evidence(screen, view, place(claim), root=roots.get(claim.id), indent=2)
            else:
                list_claim(screen, place(claim), indent=2, dated=True)
