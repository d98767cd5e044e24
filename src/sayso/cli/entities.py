"""`sayso entities`: the people, organisations, places and things of a case."""

from __future__ import annotations

import argparse

from sayso.cli.case import opened
from sayso.cli.explaining import explain_one, explain_pair
from sayso.cli.listing import SHORT
from sayso.cli.parser import Commands, command, count, plain
from sayso.cli.screen import Column, Screen
from sayso.errors import Undecidable
from sayso.model import Entity
from sayso.report.rows import entity_row

_COLUMNS: tuple[Column, ...] = (("id", "left"), ("name", "left"), ("schema", "left"), ("mentions", "right"), ("docs", "right"),
            ("also as", "left"))  # fmt: skip


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(commands, "entities", run, about="list people, organisations, places and things")
    parser.set_defaults(late="text")
    parser.add_argument("text", type=plain, metavar="TEXT", nargs="*", help="words that a name must hold")
    parser.add_argument("--schema", metavar="SCHEMA", help="such as Person, Organization, Company")
    parser.add_argument(
        "--explain",
        action="store_true",
        help="say why the names of one entity are one, or, of TEXT naming two (quoted), why they are or are not",
    )
    parser.add_argument("--limit", type=count, default=0, metavar="N", help="show so many (default: all)")


def run(args: argparse.Namespace) -> int:
    """List the entities, those mentioned most first."""
    screen = Screen()
    if args.explain:
        return _explain(screen, args)
    with opened(args.case) as view:
        found = [one for one in view.entities() if _wanted(one, args)]
    found.sort(key=lambda one: (-one.mentions, one.name.casefold(), one.id))
    shown = found[: args.limit or None]
    if args.json:
        screen.array(entity_row(one) for one in shown)
    elif not found:
        screen.remark("No entity meets these conditions.")
    else:
        screen.table(_COLUMNS, [_row(one, whole=not screen.out.is_terminal) for one in shown])
        if len(found) > len(shown):
            screen.remark(f"{len(found) - len(shown):,} more: raise --limit to see them.")
    return 0


def _explain(screen: Screen, args: argparse.Namespace) -> int:
    if not 1 <= len(args.text) <= 2:
        raise Undecidable("--explain takes one entity or two, each in one word or in quotation marks")
    with opened(args.case) as view:
        found = [view.entity(one) for one in args.text]
        if len(found) == 2 and found[0].id != found[1].id:
            explain_pair(screen, view, *found, as_json=args.json)
        else:
            explain_one(screen, view, found[0], as_json=args.json)
    return 0


def _wanted(one: Entity, args: argparse.Namespace) -> bool:
    names = " ".join((one.name, *one.aliases)).casefold()
    if args.schema is not None and one.schema.casefold() != args.schema.casefold():
        return False
    return all(word in names for word in " ".join(args.text).casefold().split())


def _row(one: Entity, *, whole: bool) -> tuple[str, ...]:
    return (
        one.id if whole else one.id[:SHORT],
        one.name,
        one.schema,
        f"{one.mentions:,}",
        f"{len(one.documents):,}",
        "; ".join(one.aliases),
    )
