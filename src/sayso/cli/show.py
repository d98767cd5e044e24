"""`sayso show`: one claim in its passage with its chain and relations; or an entity, a document, an attribution."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable

from sayso.cli.case import opened
from sayso.cli.parser import Commands, command
from sayso.cli.screen import Screen
from sayso.cli.showing import show_attribution, show_claim, show_document, show_entity
from sayso.errors import NotFound
from sayso.model import Attribution, Claim, Document, Entity
from sayso.store.protocol import View

_HEXADECIMAL = re.compile("[0-9a-f]+")
Finding = Claim | Attribution | Document | Entity


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(commands, "show", run, about="show one claim in its passage, with its chain of speakers")
    parser.add_argument(
        "id", metavar="ID", help="a claim's, attribution's, document's or entity's id or its beginning; a path; a name"
    )


def run(args: argparse.Namespace) -> int:
    """Show what the id names."""
    screen = Screen()
    with opened(args.case) as view:
        found = find(view, args.id)
        if isinstance(found, Claim):
            show_claim(screen, view, found, as_json=args.json)
        elif isinstance(found, Attribution):
            show_attribution(screen, view, found, as_json=args.json)
        elif isinstance(found, Document):
            show_document(screen, view, found, as_json=args.json)
        else:
            show_entity(screen, view, found, as_json=args.json)
    return 0


def find(view: View, ident: str) -> Finding:
    """What an id, the beginning of one, a path or a name stands for. Raises NotFound with what was likely meant."""
    lookups: tuple[Callable[[str], Finding], ...] = (view.claim, view.attribution, view.document, view.entity)
    found: list[Finding] = []
    messages: list[str] = []
    for lookup in lookups:
        try:
            found.append(lookup(ident))
        except NotFound as error:
            messages.append(str(error))
    if not found and (path := _by_path(view, ident)):
        return path
    if not found:
        raise NotFound(_message(ident, messages))
    exact = [one for one in found if one.id == ident]
    if len(found) > 1 and not exact:
        raise NotFound(f"{ident!r} begins several ids: {', '.join(one.id[:17] for one in found)}; give more of one")
    return (exact or found)[0]


def _by_path(view: View, path: str) -> Document | None:
    """The one document at that path, or whose path ends so."""
    paths = {one.id: one.path for one in view.documents()}
    same = [ident for ident, one in paths.items() if one == path]
    ending = same or [ident for ident, one in paths.items() if one.endswith(f"/{path}")]
    return view.document(ending[0]) if len(ending) == 1 else None


def _message(ident: str, messages: list[str]) -> str:
    """The message of the lookup that was likely meant: an id's kind is its first letter, all else is a name."""
    kinds = {"c": 0, "a": 1, "e": 3}
    if _HEXADECIMAL.fullmatch(ident[1:]) and ident[0] in kinds:
        return messages[kinds[ident[0]]]
    return messages[2 if _HEXADECIMAL.fullmatch(ident) else 3]
