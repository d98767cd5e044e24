"""`sayso judge`: the pairs that only a person can decide, and a person's word on a pair."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from sayso.cli.case import opened
from sayso.cli.decision import add_author, author, deciding, entities, told
from sayso.cli.listing import SHORT
from sayso.cli.parser import Commands, command, count, plain, term
from sayso.cli.screen import Column, Screen
from sayso.errors import Undecidable
from sayso.model import Doubt, Verdict
from sayso.report.rows import doubt_row
from sayso.store.protocol import View

_COLUMNS: tuple[Column, ...] = (("score", "right"), ("one", "left"), ("other", "left"), ("why", "left"))


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "judge",
        run,
        about="list who may be one, or say whether two are",
        more="Without ENTITY: the pairs to decide, the likeliest first. With two and a VERDICT: same, different or unsure.",
    )
    parser.add_argument(
        "entity", type=plain, metavar="ENTITY", nargs="*", help="two, each by id, its beginning, or name"
    )
    parser.add_argument("--verdict", type=term(Verdict), metavar="VERDICT", help="same, different or unsure")
    parser.add_argument("--limit", type=count, default=0, metavar="N", help="list so many (default: all)")
    parser.set_defaults(late="entity")
    add_author(parser)


def run(args: argparse.Namespace) -> int:
    """List the doubts, or settle one."""
    if not args.entity and args.verdict is None:
        return _listed(args)
    if len(args.entity) != 2 or args.verdict is None:
        raise Undecidable("name two entities and a verdict: sayso judge CASE ONE OTHER --verdict same|different|unsure")
    from sayso.run.deciding import judge  # here, so that no other command waits for what resolves

    left, right = entities(args.case, args.entity)
    with deciding(args.case) as writer:
        made = judge(writer, left, right, args.verdict, author=author(args))
    told(Screen(), args.case, [made], [left.id, right.id], as_json=args.json)
    return 0


def _listed(args: argparse.Namespace) -> int:
    screen = Screen()
    with opened(args.case) as view:
        doubts = list(view.doubts())
        names = {one.id: one.name for one in view.entities()}
        places = dict(_places(view, doubts))
    shown = doubts[: args.limit or None]
    if args.json:
        screen.array(doubt_row(one, names) for one in shown)
    elif not doubts:
        screen.remark("No two entities are alike enough to ask about.")
    else:
        length = SHORT if screen.out.is_terminal else None
        rows = [
            (
                f"{one.score:.2f}",
                *(f"{names[side]} ({side[:length]}){places[side]}" for side in (one.left, one.right)),
                one.why,
            )
            for one in shown
        ]
        screen.table(_COLUMNS, rows)
        if len(doubts) > len(shown):
            screen.remark(f"{len(doubts) - len(shown):,} more: raise --limit to see them.")
    return 0


def _places(view: View, doubts: Iterable[Doubt]) -> Iterator[tuple[str, str]]:
    """Where an entity is, if one document alone has it: of several with one surname that tells them apart."""
    paths = {one.id: one.path for one in view.documents()}
    asked = {side for one in doubts for side in (one.left, one.right)}
    for entity in view.entities():
        if entity.id in asked:
            yield entity.id, f" in {paths[entity.documents[0]]}" if len(entity.documents) == 1 else ""
