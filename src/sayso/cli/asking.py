"""The options by which commands ask for a part of a case, and what they say of a name that nobody has."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from sayso.cli.claims import explain
from sayso.cli.parser import Parser, count, first_day, last_day, term
from sayso.cli.screen import Screen
from sayso.model import Act, Basis, Claim, Status
from sayso.store.protocol import ClaimFilter, View

SHOWN = 50


def add_filters(parser: Parser, *names: str) -> None:
    """Add these of --about, --source, --act, --status, --basis, --since, --until."""
    for name in names:
        match name:
            case "about":
                parser.add_argument(
                    "--about", metavar="NAME", help="whom or what it is about: a name or an entity's id"
                )
            case "source":
                parser.add_argument("--source", metavar="NAME", help="who says it: a name or an entity's id")
            case "basis":
                parser.add_argument("--basis", type=term(Basis), metavar="BASIS", help=f"one of {', '.join(Basis)}")
            case "act":
                parser.add_argument("--act", type=term(Act), metavar="ACT", help=f"one of {', '.join(Act)}")
            case "status":
                parser.add_argument("--status", type=term(Status), metavar="STATUS", help=f"one of {', '.join(Status)}")
            case "since":
                parser.add_argument("--since", type=first_day, metavar="DATE", help="not before: 2021, 2021-03-14")
            case "until":
                parser.add_argument("--until", type=last_day, metavar="DATE", help="not after")


def add_limit(parser: Parser, *, shown: int = SHOWN) -> None:
    """Add --limit."""
    parser.add_argument(
        "--limit", type=count, metavar="N", help=f"show so many, 0 for all (default: {shown}; all with --json)"
    )


def limit_of(args: argparse.Namespace, *, shown: int = SHOWN) -> int | None:
    """How many are to be shown; None for all."""
    given: int | None = args.limit
    if given is None:
        return None if args.json else shown
    return given or None


def wanted_of(args: argparse.Namespace) -> ClaimFilter:
    """The claims that the options ask for."""
    given = {
        name: getattr(args, name, None) for name in ("about", "source", "act", "status", "basis", "since", "until")
    }
    return ClaimFilter(**given)


def ids_of(view: View, wanted: ClaimFilter) -> frozenset[str] | None:
    """The claims that are asked for; None for all. Raises NotFound, with near names, for a name that is nobody's."""
    if wanted == ClaimFilter():
        return None
    found = frozenset(one.id for one in view.claims(wanted))
    if not found:
        explain(view, wanted)
    return found


def remark_more(screen: Screen, left: int, hint: str) -> None:
    """Say how many are not shown."""
    if left:
        screen.remark(f"{left:,} more: --limit 0 shows all{hint}.")


def by_id(view: View, idents: Iterable[str]) -> dict[str, Claim]:
    """These claims, by id."""
    return {one.id: one for one in view.claims_by_id(idents)}
