"""`sayso watch`: who in a case may be on a list of outside identities. It asks; it merges nothing."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.case import opened
from sayso.cli.listing import SHORT
from sayso.cli.parser import Commands, command, count
from sayso.cli.screen import Column, Screen

if TYPE_CHECKING:
    from sayso.resolve.screening import Match

_COLUMNS: tuple[Column, ...] = (
    ("score", "right"),
    ("id", "left"),
    ("in the case", "left"),
    ("docs", "right"),
    ("perhaps", "left"),
    ("list id", "left"),
    ("the list says", "left"),
    ("why", "left"),
)
_PLACES = 4  # of a score in JSON
_THRESHOLD = 0.7  # that of sayso.resolve.likeness.ASK


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "watch",
        run,
        about="list who may be on a list of outside identities",
        more="LIST holds FollowTheMoney entities as JSON lines, or a CSV with a column name and, as far as known, aliases"
        "\n(parted by ;), weak_aliases, schema, birth_date, country, position, id, url."
        "\nA match says perhaps: names are alike. Nothing in the case changes.",
    )
    parser.add_argument("list", metavar="LIST", type=Path, help="the list, a file")
    parser.add_argument("--threshold", type=_score, default=_THRESHOLD, metavar="S",
                        help="show matches from this score on, 0 to 1 (default: %(default)s)")  # fmt: skip
    parser.add_argument("--limit", type=count, default=0, metavar="N", help="show so many (default: all)")


def run(args: argparse.Namespace) -> int:
    """List the matches, the likeliest first; 1 when lines of the list could not be read."""
    from sayso.resolve.screening import watch  # here, so that no other command waits for what resolves

    shower = Screen()
    with opened(args.case) as view:
        entities = list(view.entities())
    done = watch(entities, args.list, threshold=args.threshold)
    found = done.matches
    shown = found[: args.limit or None]
    if args.json:
        shower.array(_json_row(one) for one in shown)
    elif not found:
        shower.remark(
            f"None of the {done.listed:,} listed reach {args.threshold:g} beside the {len(entities):,} entities."
        )
    else:
        shower.table(_COLUMNS, [_row(one, whole=not shower.out.is_terminal) for one in shown])
        shower.remark("Names are alike: whether these are the same, a person decides. The case is unchanged.")
        if len(found) > len(shown):
            shower.remark(f"{len(found) - len(shown):,} more: raise --limit to see them.")
    for fault in done.faults:
        shower.remark(f"{args.list}, line {fault.line}: {fault.message}")
    return 1 if done.faults else 0


def _score(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"expected a number from 0 to 1, found {text!r}")
    return number


def _row(one: Match, *, whole: bool) -> tuple[str, ...]:
    told = (*one.listed.births, *one.listed.countries, *one.listed.positions)
    return (
        f"{one.score:.2f}",
        one.entity.id if whole else one.entity.id[:SHORT],
        one.entity.name,
        f"{len(one.entity.documents):,}",
        one.listed.name,
        one.listed.id,
        "; ".join((one.listed.schema, *told)),
        "; ".join((*_compared(one), *one.reasons)),
    )


def _compared(one: Match) -> Iterator[str]:
    """The names that were compared, unless they are those already shown."""
    if one.name != one.entity.name:
        yield f"here as “{one.name}”"
    if one.other != one.listed.name:
        yield f"listed as “{one.other}”"


def _json_row(one: Match) -> dict[str, object]:
    return {
        "score": round(one.score, _PLACES),
        "relation": str(one.relation),
        "entity": {
            "id": one.entity.id,
            "name": one.entity.name,
            "schema": one.entity.schema,
            "documents": len(one.entity.documents),
            "compared": one.name,
        },
        "perhaps": {
            "id": one.listed.id,
            "name": one.listed.name,
            "schema": one.listed.schema,
            "compared": one.other,
            "birth_dates": one.listed.births,
            "countries": one.listed.countries,
            "positions": one.listed.positions,
            "urls": one.listed.urls,
            "line": one.listed.line,
        },
        "reasons": one.reasons,
    }
