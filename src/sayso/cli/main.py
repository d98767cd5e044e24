"""Parses the command line, runs the command, and turns what went wrong into one plain message and a status."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches

from sayso.cli import (
    account,
    audit,
    build,
    claims,
    conflicts,
    corroborated,
    doctor,
    entities,
    export,
    history,
    judge,
    merge,
    network,
    origins,
    proceeding,
    report,
    serve,
    show,
    sources,
    split,
    timeline,
    undo,
    watch,
)
from sayso.cli.parser import Parser
from sayso.cli.version import version
from sayso.errors import SaysoError
from sayso.report.visible import visible

COMMANDS = (
    build, claims, show, entities, sources, conflicts, corroborated, origins, timeline, network, judge, merge, split, undo,
    history, proceeding, watch, serve, account, audit, report, export,
    doctor,
)  # fmt: skip
DONE, PROBLEMS, FAILED, STOPPED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run `sayso` with these arguments: 0 done, 1 done with problems listed, 2 wrong usage or nothing could be read."""
    _survive_odd_letters()
    if argv is None:
        _distrust_the_folder()
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        args = _parsed(arguments)
        status: int = args.run(args)
        sys.stdout.flush()
        return status
    except SaysoError as error:
        return _failed(str(error))
    except BrokenPipeError:
        # Whoever read the output has seen enough (`| head`); the interpreter must not complain about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        return _failed(f"{error.filename or 'the system'}: {error.strerror or error}")
    except KeyboardInterrupt:
        print("sayso: stopped", file=sys.stderr)
        return STOPPED


def parser(arguments: Sequence[str] = ()) -> Parser:
    """The parser of all commands. A command among the arguments that is nearly one of them is told so."""
    found = Parser(
        prog="sayso",
        description="On whose say-so? Reads documents and lays out who says what about whom.",
        epilog="Exit status: 0 done, 1 done with problems listed, 2 wrong usage or nothing could be read.",
        allow_abbrev=False,
    )
    found.add_argument("--version", action="version", version=f"sayso {version()}")
    commands = found.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Parser)
    for module in COMMANDS:
        module.add(commands)
    given = next((one for one in arguments if not one.startswith("-")), None)
    if given is not None and given not in commands.choices:
        near = get_close_matches(given, commands.choices, n=1)
        meant = f"; did you mean {near[0]}?" if near else "."
        found.error(f"there is no command {visible(given)!r}{meant} There are: {', '.join(commands.choices)}")
    return found


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments; words after an option belong to the last argument that takes several, which argparse forgets."""
    found = parser(arguments)
    args, late = found.parse_known_args(arguments)
    if late and (any(one.startswith("-") for one in late) or not hasattr(args, "late")):
        found.error(f"there is no argument {visible(late[0])!r} here.")
    if late:
        given = getattr(args, args.late)
        setattr(args, args.late, [*given, *map(type(given[0]) if given else str, late)])
    return args


def _failed(message: str) -> int:
    print(f"sayso: {visible(message, keep=chr(10))}", file=sys.stderr)
    return FAILED


def _distrust_the_folder() -> None:
    """Other processes that this one starts load no module from the folder it was started in: documents may lie there."""
    os.environ["PYTHONSAFEPATH"] = "1"


def _survive_odd_letters() -> None:
    """A terminal without these letters gets escapes, not a crash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
