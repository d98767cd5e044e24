"""`sayso account`: who may log in to a workspace, in which role, on which cases."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Mapping
from pathlib import Path

from sayso.cli.decision import login
from sayso.cli.parser import Commands, Parser, bare_command, plain, term
from sayso.cli.screen import Screen
from sayso.errors import AccountError
from sayso.model import Account, Role
from sayso.store import open_view
from sayso.store.workspace import Workspace, open_workspace
from sayso.web.slugs import slug_of

_NOBODY = "There is no account in this workspace: who serves it works alone."


def add(commands: Commands) -> None:
    """Add the command, with one of its own for each change."""
    parser = bare_command(
        commands,
        "account",
        run,
        about="say who may log in to a workspace, in which role, on which cases",
        more="The first account has to be an admin's. Accounts are shut out with disable and never removed, so that\n"
        "the audit log keeps its names. A grant goes by the case's own id: it holds when the file is renamed or moved, and\n"
        "for a copy of it, and never for another case of the same name.",
    )
    parser.add_argument(
        "workspace", metavar="WORKSPACE", type=Path, help="the workspace file, made with the first account"
    )
    changes = parser.add_subparsers(title="what to do", metavar="ACTION", parser_class=Parser)
    parser.set_defaults(change=None)
    _change(changes, "list", _list, about="list the accounts (the default)", named=False)
    one = _change(changes, "add", _add, about="make an account")
    one.add_argument("--role", type=term(Role), default=Role.READ, help="read, review or admin (default: read)")
    _password_option(one)
    one = _change(changes, "role", _role, about="give an account another role")
    one.add_argument("role", type=term(Role), metavar="ROLE", help="read, review or admin")
    for name, run_it, about in (
        ("grant", _grant, "let somebody see a case"),
        ("revoke", _revoke, "let somebody see a case no more"),
    ):
        one = _change(changes, name, run_it, about=about)
        one.add_argument(
            "case",
            type=plain,
            metavar="CASE",
            help="its file, or, of a case that was served before, the last part of its address",
        )
    _change(changes, "disable", _disable, about="end somebody's sessions, and let them log in no more")
    _change(changes, "enable", _enable, about="let somebody log in again")
    _password_option(_change(changes, "password", _password, about="give an account a new password"))


def run(args: argparse.Namespace) -> int:
    """Change what was asked for, and show the accounts as they are now."""
    screen = Screen()
    change = args.change or _list
    # A password is asked for before the file is opened, and nothing is made when there is none.
    if change in (_add, _password):
        args.given = _read(from_stdin=args.stdin, name=args.name)
    with open_workspace(args.workspace, new=change is _add) as workspace:
        change(workspace, args)
        accounts, known = workspace.accounts(), workspace.known()
    if args.json:
        screen.array(_row(one, known) for one in accounts)
    elif not accounts:
        screen.remark(_NOBODY)
    else:
        screen.table(
            (("name", "left"), ("role", "left"), ("cases", "left"), ("since", "left"), ("state", "left")),
            [
                (one.name, one.role, _cases(one, known), one.since[:10], "disabled" if one.disabled else "")
                for one in accounts
            ],
        )
    return 0


def _change(changes: Commands, name: str, function: object, *, about: str, named: bool = True) -> Parser:
    parser = changes.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.", allow_abbrev=False)
    parser.set_defaults(change=function)
    if named:
        parser.add_argument("name", type=plain, metavar="NAME", help="the account's name")
    return parser


def _password_option(parser: Parser) -> None:
    parser.add_argument(
        "--stdin",
        action="store_true",
        help="read the password from standard input, its first line (default: ask for it)",
    )


def _list(workspace: Workspace, args: argparse.Namespace) -> None:
    """Nothing is changed."""


def _add(workspace: Workspace, args: argparse.Namespace) -> None:
    workspace.add_account(args.name, args.given, role=args.role, by=login())


def _role(workspace: Workspace, args: argparse.Namespace) -> None:
    workspace.set_role(args.name, args.role, by=login())


def _grant(workspace: Workspace, args: argparse.Namespace) -> None:
    workspace.grant(args.name, _case(workspace, args.case), by=login())


def _revoke(workspace: Workspace, args: argparse.Namespace) -> None:
    workspace.revoke(args.name, _case(workspace, args.case), by=login())


def _case(workspace: Workspace, given: str) -> str:
    """The id of the case in this file, or else of the one that the workspace knows by this name. Raises SaysoError."""
    path = Path(given)
    if not path.is_file():
        return workspace.case(given)
    with open_view(path) as view:
        ident = view.ident()
    workspace.meet(ident, slug_of(path), by=login())
    return ident


def _disable(workspace: Workspace, args: argparse.Namespace) -> None:
    workspace.disable(args.name, by=login())


def _enable(workspace: Workspace, args: argparse.Namespace) -> None:
    workspace.enable(args.name, by=login())


def _password(workspace: Workspace, args: argparse.Namespace) -> None:
    workspace.set_password(args.name, args.given, by=login())


def _read(*, from_stdin: bool, name: str) -> str:
    """The password: never an argument, which other users of the machine can see. Raises AccountError."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise AccountError("there is no terminal to ask for the password on; give it on standard input, with --stdin")
    given = getpass.getpass(f"Password for {name}: ")
    if getpass.getpass("The same again: ") != given:
        raise AccountError("these were two different passwords; nothing was changed")
    return given


def _cases(one: Account, known: Mapping[str, str]) -> str:
    return "all" if one.role is Role.ADMIN else ", ".join(sorted(known.get(ident, ident) for ident in one.cases))


def _row(one: Account, known: Mapping[str, str]) -> dict[str, object]:
    """`cases` has the name in addresses of each by its id; it is null where all are open."""
    cases = None if one.role is Role.ADMIN else {ident: known.get(ident, ident) for ident in sorted(one.cases)}
    return {"name": one.name, "role": one.role, "cases": cases, "since": one.since, "disabled": one.disabled}
