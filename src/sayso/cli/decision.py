"""What the commands that decide have in common: who and why, the entities meant, and what became of them."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sayso.cli.case import opened
from sayso.cli.parser import Parser, plain
from sayso.cli.screen import Screen
from sayso.model import Entity
from sayso.report.decisions import sentence
from sayso.report.rows import entity_row, judgement_row
from sayso.run.deciding import Author
from sayso.store import open_writer
from sayso.store.protocol import View, Writer


def add_author(parser: Parser) -> None:
    """Add the options that say who decides and why."""
    parser.add_argument("--why", type=plain, metavar="TEXT", default="", help="the reason, kept with the decision")
    parser.add_argument(
        "--by", type=plain, metavar="NAME", default=None, help="who decides (default: the name you are logged in as)"
    )


def author(args: argparse.Namespace) -> Author:
    """Who decides, and why."""
    return Author(by=args.by or login(), why=args.why)


def entities(path: Path, wanted: Iterable[str]) -> list[Entity]:
    """The entities meant, each by id, beginning of one, or name. Raises NotFound with near names."""
    with opened(path) as view:
        return [view.entity(one) for one in wanted]


@contextmanager
def deciding(path: Path) -> Iterator[Writer]:
    """The case, to decide in. Raises CaseError when there is none."""
    with opened(path):
        pass
    with open_writer(path) as writer:
        yield writer


def told(screen: Screen, path: Path, made: Sequence[str], concerned: Iterable[str], *, as_json: bool) -> None:
    """Show the judgements that were made, and the entities as they are now."""
    with opened(path) as view:
        judgements = [one for one in view.judgements() if one.id in made]
        now = _still(view, concerned)
    if as_json:
        screen.json(
            {"judgements": [judgement_row(one) for one in judgements], "entities": [entity_row(one) for one in now]}
        )
        return
    for one in judgements:
        screen.line((one.id, "bold"), f"  {sentence(one)}")
    for entity in now:
        also = f", also {'; '.join(entity.aliases)}" if entity.aliases else ""
        screen.line(f"{entity.id}  {entity.name}{also}: {count(entity)}", indent=2, hang=2)
    screen.remark(f"To take it back: sayso undo {path} {' '.join(reversed(made))}")


def count(entity: Entity) -> str:
    """How much of the case speaks of an entity."""
    return f"{_counted(entity.mentions, 'mention')} in {_counted(len(entity.documents), 'document')}"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _still(view: View, idents: Iterable[str]) -> list[Entity]:
    """The entities that these ids lead to now, each once."""
    return list({one.id: one for ident in idents for one in view.entities_of(ident)}.values())


def login() -> str:
    """The name that they are logged in as on this machine."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
