"""`sayso sources`: who speaks in a case, how much, on what basis, of whom, with what stake, and borne out by whom."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from sayso.cli.asking import add_filters, ids_of, wanted_of
from sayso.cli.case import opened
from sayso.cli.parser import Commands, command, count, term
from sayso.cli.profile import show_profile
from sayso.cli.screen import Column, Screen
from sayso.errors import NotFound
from sayso.model import Basis, Entity
from sayso.report.rows import Row
from sayso.report.sources import Source, profiles
from sayso.report.speakers import OPEN_SOURCE, OPEN_VOICE
from sayso.report.stakes import Stake, StakeKind

_NUMBERS: tuple[Column, ...] = (
    ("quoted", "right"),
    ("own voice", "right"),
    ("docs", "right"),
    ("first-hand", "right"),
    ("borne out", "right"),
    ("disputed", "right"),
    ("source", "left"),
)
_NAMED: tuple[Column, ...] = (("stake", "left"), ("speaks of", "left"), ("passed on by", "left"))
_NAMES = 3  # in a cell
_WIDE = 140  # columns of a terminal, below which the names are left to --explain


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "sources",
        run,
        about="list who speaks, how much, on what basis, and what others bear out or dispute",
        more="Borne out: another known origin makes the claim too. Disputed: another source's\n"
        "claim conflicts with it. How reliable a source is, only a person can say.",
    )
    parser.set_defaults(late="name")
    parser.add_argument("name", metavar="NAME", nargs="*", help="words of a source's name, or its entity's id")
    add_filters(parser, "about", "basis")
    parser.add_argument("--stake", type=term(StakeKind), metavar="STAKE", help=f"one of {', '.join(StakeKind)}")
    parser.add_argument("--explain", action="store_true", help="show each source's stake and claims with the passages")
    parser.add_argument("--limit", type=count, default=0, metavar="N", help="show so many (default: all)")


def run(args: argparse.Namespace) -> int:
    """List the sources, those quoted most first."""
    screen = Screen()
    with opened(args.case) as view:
        entities = {one.id: one for one in view.entities()}
        every, stakes = profiles(view, ids_of(view, wanted_of(args)))
        words = " ".join(args.name).casefold()
        found = [one for one in every if _called(one, words, entities) and _has(stakes.of(one.entity), args.stake)]
        shown = found[: args.limit or None]
        if args.json:
            screen.array(_row(one, stakes.of(one.entity)) for one in shown)
            return 0
        if words and not found:
            raise NotFound(f"nobody called {' '.join(args.name)!r} speaks here; sayso sources CASE lists those who do")
        if args.explain:
            for number, one in enumerate(shown):
                if number:
                    screen.line()
                show_profile(screen, view, one, stakes.of(one.entity), entities)
        else:
            _table(screen, [(one, stakes.of(one.entity)) for one in shown], entities)
    if len(found) > len(shown):
        screen.remark(f"{len(found) - len(shown):,} more: raise --limit to see them.")
    return 0


def _called(source: Source, words: str, entities: Mapping[str, Entity]) -> bool:
    known = entities.get(source.entity or "")
    names = (source.name, *(known.aliases if known else ()))
    return not words or words == source.entity or any(words in name.casefold() for name in names)


def _has(stakes: Sequence[Stake], kind: StakeKind | None) -> bool:
    return kind is None or any(one.kind is kind for one in stakes)


def _row(source: Source, stakes: Sequence[Stake]) -> Row:
    row = {name: value for name, value in asdict(source).items() if name != "key"}
    return {**row, "stakes": [_stake_row(one) for one in stakes]}


def _stake_row(one: Stake) -> Row:
    name, entity = one.other or (None, None)
    grounds = [{"document": at.document, "start": at.span.start, "end": at.span.end} for at in one.grounds]
    return {"kind": str(one.kind), "title": one.title, "name": name, "entity": entity, "grounds": grounds}


def _table(screen: Screen, found: Sequence[tuple[Source, Sequence[Stake]]], entities: Mapping[str, Entity]) -> None:
    narrow = screen.out.is_terminal and screen.out.width < _WIDE
    rows = [(*_numbers(one), *(() if narrow else _names(one, stakes, entities))) for one, stakes in found]
    screen.table(_NUMBERS if narrow else (*_NUMBERS, *_NAMED), rows)
    if narrow and rows:
        screen.remark("--explain shows what each speaks of, its stake, and through whom it is heard.")


def _numbers(one: Source) -> tuple[str, ...]:
    return (
        f"{one.claims - one.voice:,}",
        f"{one.voice:,}",
        f"{len(one.documents):,}",
        f"{dict(one.bases).get(str(Basis.FIRST_HAND), 0):,}",
        f"{one.borne_out:,}",
        f"{one.disputed:,}",
        f"{one.name} (open)" if one.open and one.name not in (OPEN_VOICE, OPEN_SOURCE) else one.name,
    )


def _names(one: Source, stakes: Sequence[Stake], entities: Mapping[str, Entity]) -> tuple[str, ...]:
    about = [(entities[ident].name if ident in entities else ident, number) for ident, number in one.about]
    kinds = ", ".join(dict.fromkeys(str(each.kind) for each in stakes))
    return kinds, _listed(about), _listed(one.through)


def _listed(counts: Sequence[tuple[str, int]]) -> str:
    named = ", ".join(f"{name} {number}" for name, number in counts[:_NAMES])
    return f"{named}, {len(counts) - _NAMES} more" if len(counts) > _NAMES else named
