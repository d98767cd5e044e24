"""`sayso network`: people and organisations, tied by the claims that are about both, each with who makes them."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from itertools import islice

from sayso.cli.asking import add_filters, add_limit, limit_of, remark_more
from sayso.cli.case import opened, placer
from sayso.cli.listing import list_claim
from sayso.cli.parser import Commands, choice, command, positive
from sayso.cli.screen import Screen
from sayso.errors import NotFound
from sayso.model import FrameKind
from sayso.report.digest import Digest, day_number, digest
from sayso.report.meant import Meant, meant
from sayso.report.network import flat, network
from sayso.report.picture import Edge, edge
from sayso.report.rows import Row
from sayso.report.selecting import Wanted, select
from sayso.report.visible import one_line
from sayso.store.protocol import View

_SPEAKERS = 4  # of a tie, by name
_NAME = 40  # code points of a speaker's name
_KINDS = [str(one) for one in FrameKind]


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "network",
        run,
        about="list who is tied to whom by claims about both, and who makes these",
        more="That two are tied says that somebody speaks of both, no more. `serve` and `report`\n"
        "draw it; `export --format graphml` is for other programs.",
    )
    parser.add_argument("--around", metavar="NAME", help="only around somebody: a name or an entity's id")
    parser.add_argument("--steps", type=positive, default=1, metavar="N", help="so many ties from there (default: 1)")
    add_filters(parser, "source", "act", "status", "since", "until")
    parser.add_argument("--kind", type=choice(_KINDS), metavar="KIND", help=f"one of {', '.join(_KINDS)}")
    parser.add_argument("--least", type=positive, default=1, metavar="N", help="only ties of so many claims or more")
    parser.add_argument("--explain", action="store_true", help="show the claims behind each tie")
    add_limit(parser)


def run(args: argparse.Namespace) -> int:
    """List the ties, those of most claims first; around somebody, their own first."""
    screen = Screen()
    with opened(args.case) as view:
        made = digest(view)
        mask = select(made, _wanted(args, view, made))
        found = network(
            made,
            flat(made),
            mask,
            kind=FrameKind(args.kind) if args.kind else None,
            least=args.least,
            around=_meant(view, made, args.around).ids if args.around else (),
            steps=args.steps,
            top=0,
        )
        shown = (edge(made, found.tie(int(one)), mask) for one in islice(found.order, limit_of(args)))
        if args.json:
            screen.array(_row(made, one) for one in shown)
            return 0
        number = _list(screen, view, made, shown, explain=args.explain)
    if not number:
        screen.remark("No two people or organisations are tied by such claims.")
    remark_more(screen, len(found.order) - number, ", --around, --source and --least narrow them down")
    return 0


def _wanted(args: argparse.Namespace, view: View, made: Digest) -> Wanted:
    return Wanted(
        source=_meant(view, made, args.source) if args.source else None,
        act=args.act,
        status=args.status,
        since=day_number(args.since, 0) if args.since else None,
        until=day_number(args.until, 0) if args.until else None,
    )


def _meant(view: View, made: Digest, name: str) -> Meant:
    """Who is meant by a name. Raises NotFound, with near names, for a name that is nobody's, or several by halves."""
    found = meant(made, name)
    if not found:
        view.entity(name)
        raise NotFound(f"nobody here is called {name!r}")
    if not found.exact and len(found.entities) > 1:
        named = "; ".join(one_line(one.name) for one in found.entities)
        raise NotFound(f"{name!r} may be any of: {named}")
    return found


def _list(screen: Screen, view: View, made: Digest, found: Iterable[Edge], *, explain: bool) -> int:
    """Print them; how many there were."""
    place = placer(view)
    number = 0
    for number, one in enumerate(found, start=1):
        if number > 1:
            screen.line()
        left, right = (one_line(made.name(ident)) for ident in (one.left, one.right))
        screen.line((left, "bold"), " – ", (right, "bold"), f"  {_claims(one.tie.claims)}", hang=4)
        screen.line((_kinds(one), "dim"), indent=2)
        screen.line("said by ", _speakers(one), indent=2, hang=2)
        if explain:
            for claim in view.claims_by_id([made.ids[row] for row in one.rows]):
                list_claim(screen, place(claim), indent=4)
    return number


def _kinds(one: Edge) -> str:
    tie = one.tie
    counts = ((tie.stated, "stated"), (tie.alleged, "alleged or charged"), (tie.denied, "denied, or said not to be so"))
    where = f"in {one.documents:,} {'document' if one.documents == 1 else 'documents'}"
    return "; ".join((", ".join(f"{count:,} {words}" for count, words in counts if count), where))


def _speakers(one: Edge) -> str:
    named = ", ".join(f"{one_line(name, width=_NAME)} ({claims})" for name, claims in one.said[:_SPEAKERS])
    left = len(one.said) - _SPEAKERS
    return f"{named} and {left} more" if left > 0 else named


def _claims(number: int) -> str:
    return f"{number:,} {'claim' if number == 1 else 'claims'}"


def _row(made: Digest, one: Edge) -> Row:
    return {
        "left": _end(made, one.left),
        "right": _end(made, one.right),
        "line": str(one.tie.line),
        "stated": one.tie.stated,
        "alleged": one.tie.alleged,
        "denied": one.tie.denied,
        "documents": one.documents,
        "said_by": [{"name": name, "claims": claims} for name, claims in one.said],
        "claims": [made.ids[row] for row in one.rows],
    }


def _end(made: Digest, ident: str) -> Row:
    return {"id": ident, "name": made.name(ident), "schema": made.entities[ident].schema}
