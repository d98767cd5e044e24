"""`sayso proceeding`: says which documents belong to one proceeding."""

from __future__ import annotations

import argparse

from sayso.cli.case import opened
from sayso.cli.decision import deciding
from sayso.cli.parser import Commands, command, plain
from sayso.cli.screen import Screen
from sayso.errors import NotFound, Undecidable
from sayso.store.protocol import View


def add(commands: Commands) -> None:
    """Add the command."""
    parser = command(
        commands,
        "proceeding",
        run,
        about="say which documents belong to one proceeding",
        more='"Witness 1" is somebody else in every document, but one person throughout a proceeding.',
    )
    parser.set_defaults(late="documents")
    parser.add_argument(
        "name", type=plain, metavar="NAME", nargs="?", help="what the proceeding is called (default: list them all)"
    )
    parser.add_argument("documents", metavar="DOCS", nargs="*", help="documents by path, by a folder's path, or by id")
    parser.add_argument("--remove", action="store_true", help="take the documents out of the proceeding again")


def run(args: argparse.Namespace) -> int:
    """Set, or list."""
    screen = Screen()
    if args.name is not None:
        if not (args.documents or args.remove):
            raise Undecidable(f"name the documents that belong to {args.name!r}: sayso proceeding CASE NAME DOCS")
        with opened(args.case) as view:
            meant = [ident for one in args.documents for ident in _documents(view, one)]
            known = view.proceedings()
            if args.remove:
                inside = [ident for ident, name in known.items() if name == args.name]
                meant = [ident for ident in inside if not args.documents or ident in meant]
            if args.remove and not meant:
                named = ", ".join(sorted(set(known.values()))) or "none"
                raise NotFound(f"nothing of that belongs to a proceeding {args.name!r}; there are: {named}")
        from sayso.run.deciding import bring_in_line  # here, so that no other command waits for what resolves

        with deciding(args.case) as writer:
            writer.proceed(None if args.remove else args.name, meant)
            bring_in_line(writer)
    with opened(args.case) as view:
        paths = {one.id: one.path for one in view.documents()}
        found = [(name, paths.get(ident, ident)) for ident, name in view.proceedings().items()]
    if args.json:
        screen.array({"proceeding": name, "path": path} for name, path in sorted(found))
    elif not found:
        screen.remark("No documents have been said to belong to one proceeding.")
    else:
        screen.table((("proceeding", "left"), ("document", "left")), sorted(found))
    return 0


def _documents(view: View, wanted: str) -> list[str]:
    """The ids of the documents meant: of one path, below one folder, or of one id. Raises NotFound."""
    below = f"{wanted.rstrip('/')}/"
    by_path = [one.id for one in view.documents() if one.path == wanted or one.path.startswith(below)]
    if by_path:
        return by_path
    try:
        return [view.document(wanted).id]
    except NotFound:
        raise NotFound(
            f"no document has the path or the id {wanted!r}, and none lies in a folder of that path"
        ) from None
