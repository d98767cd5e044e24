"""`sayso serve`: the workspace in a browser."""

from __future__ import annotations

import argparse
import signal
from pathlib import Path

from sayso.cli.case import opened, remark_strays
from sayso.cli.decision import login
from sayso.cli.parser import Commands, bare_command, plain
from sayso.cli.screen import Screen
from sayso.errors import SaysoError

_PORT = 8765
_PORTS = 65536


def add(commands: Commands) -> None:
    """Add the command."""
    parser = bare_command(
        commands,
        "serve",
        run,
        about="open cases in a browser: read, check, decide",
        more="Only this machine is served unless --host names an address, which takes accounts: see sayso account."
        " Stop it with Ctrl+C.",
    )
    parser.set_defaults(late="cases")
    parser.add_argument("cases", metavar="CASE", nargs="+", type=Path, help="case files, made by sayso build")
    parser.add_argument("--host", type=plain, default="127.0.0.1", help="where to listen (default: this machine only)")
    parser.add_argument(
        "--port", type=_port, default=_PORT, metavar="N", help=f"the port; 0 takes any free one (default: {_PORT})"
    )
    parser.add_argument(
        "--name", type=plain, action="append", default=[], metavar="HOST", help="another name under which it is reached"
    )
    parser.add_argument(
        "--workspace",
        type=Path,
        metavar="FILE",
        help="the file with accounts, saved searches and the audit log, made if new (default: beside the first case)",
    )
    parser.add_argument("--certificate", type=Path, metavar="PEM", help="serve over TLS with this certificate")
    parser.add_argument("--key", type=Path, metavar="PEM", help="the certificate's key")


def run(args: argparse.Namespace) -> int:
    """Serve until Ctrl+C."""
    from sayso.web.serve import Serving, serve  # here, so that no other command waits for the server to load

    screen = Screen()
    for path in args.cases:
        with opened(path) as view:
            remark_strays(screen, path, view)
    for path in (args.certificate, args.key):
        if path is not None and not path.is_file():
            raise SaysoError(f"there is no file at {path}")
    serving = Serving(
        host=args.host,
        port=args.port,
        names=tuple(args.name),
        workspace=args.workspace or args.cases[0].with_suffix(".workspace"),
        name=login(),
        certificate=args.certificate,
        key=args.key,
    )

    def ready(address: str) -> None:
        if args.json:
            screen.json({"address": address})
        else:
            screen.line(f"The workspace is open at {address}")
            screen.remark("Stop it with Ctrl+C.")
        screen.flush()

    # A service that is told to end leaves as one that is stopped by hand does: builds stop, files are closed.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    serve(args.cases, serving, ready=ready)
    return 0


def _port(given: str) -> int:
    if not given.isdecimal() or int(given) >= _PORTS:
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to {_PORTS - 1:,}, found {given!r}")
    return int(given)
