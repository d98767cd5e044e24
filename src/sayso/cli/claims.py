"""`sayso claims`: the claims of a case that meet every condition given."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from itertools import islice

from sayso.cli.case import opened, placed
from sayso.cli.listing import list_claim
from sayso.cli.parser import Commands, command, count, first_day, last_day, term
from sayso.cli.screen import Screen
from sayso.errors import NotFound
from sayso.model import Act, Claim, Status
from sayso.report.sources import sources
from sayso.store.protocol import ClaimFilter, View
from sayso.store.query import query

_LIMIT = 50


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "claims",
        run,
        about="list claims: who says what, where",
        more="TEXT finds all its words in any of their forms, 'harb*' with any ending,\n"
        "'\"burned the letters\"' just so, and 'harbour -pier' without the second.",
    )
    parser.set_defaults(late="text")
    parser.add_argument("text", metavar="TEXT", nargs="*", help="what the claim or its sentence must hold")
    parser.add_argument("--about", metavar="NAME", help="whom or what it is about: a name or an entity's id")
    parser.add_argument("--source", metavar="NAME", help="who says it: a name or an entity's id")
    parser.add_argument("--act", type=term(Act), metavar="ACT", help=f"one of {', '.join(Act)}")
    parser.add_argument("--status", type=term(Status), metavar="STATUS", help=f"one of {', '.join(Status)}")
    parser.add_argument("--since", type=first_day, metavar="DATE", help="not before: 2021, 2021-03 or 2021-03-14")
    parser.add_argument("--until", type=last_day, metavar="DATE", help="not after")
    parser.add_argument(
        "--limit", type=count, metavar="N", help=f"show so many, 0 for all (default: {_LIMIT}; all with --json)"
    )


def run(args: argparse.Namespace) -> int:
    """List the claims."""
    screen = Screen()
    wanted = ClaimFilter(
        about=args.about,
        source=args.source,
        act=args.act,
        status=args.status,
        since=args.since,
        until=args.until,
        text=" ".join(args.text) or None,
    )
    with opened(args.case) as view:
        found = iter(view.claims(wanted))
        if args.json:
            limit = args.limit or None
            screen.array(one.row for one in placed(view, islice(found, limit)))
            return 0
        for sentence in query(wanted.text or "").remarks:
            screen.remark(sentence)
        limit = _LIMIT if args.limit is None else args.limit or None
        if not _list(screen, view, islice(found, limit)):
            explain(view, wanted)
            screen.remark("No claim meets all of these conditions.")
        elif left := sum(1 for _ in found):
            screen.remark(f"{left:,} more: --limit 0 shows all, --about, --source or TEXT narrow them down.")
    return 0


def explain(view: View, wanted: ClaimFilter) -> None:
    """Raise NotFound, with near names, when a name that was asked for is nobody's in this case."""
    if wanted.about is not None:
        view.entity(wanted.about)
    if wanted.source is not None:
        speaking = {one.name.casefold() for one in sources(view)}
        if wanted.source.casefold() not in speaking:
            _known(view, wanted.source)


def _known(view: View, name: str) -> None:
    try:
        view.entity(name)
    except NotFound as error:
        raise NotFound(f"nobody called {name!r} speaks in this case; {error}") from error


def _list(screen: Screen, view: View, claims: Iterable[Claim]) -> bool:
    """Print them, a blank line between two; whether there were any."""
    number = 0
    for number, one in enumerate(placed(view, claims), start=1):
        if number > 1:
            screen.line()
        list_claim(screen, one)
    return number > 0
