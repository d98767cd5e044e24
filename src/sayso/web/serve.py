"""Serves the workspace of some cases until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from sayso.errors import CaseError, SaysoError
from sayso.store import gather, open_view
from sayso.store.workspace import Workspace, open_workspace
from sayso.web.app import application
from sayso.web.cases import OpenCase
from sayso.web.guard import Guard, check_binding, hosts_of
from sayso.web.site import Site, open_site

PORT = 8765
_BACKLOG = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """Where and to whom a workspace is served.

    host, port   where it listens; port 0 takes any that is free
    names        other names under which it is reached
    workspace    the file with accounts, saved searches and the audit log; None keeps none of these
    name         who works alone, while there are no accounts
    certificate  a PEM file with the certificate and its chain, and `key` with its key: served over TLS
    """

    host: str = "127.0.0.1"
    port: int = PORT
    names: tuple[str, ...] = ()
    workspace: Path | None = None
    name: str = "you"
    certificate: Path | None = None
    key: Path | None = None


def serve(cases: Sequence[Path], serving: Serving, *, ready: Callable[[str], None]) -> None:
    """Serve these cases; `ready` is told the address to open. Raises SaysoError when it cannot begin."""
    for path in cases:
        with open_view(path):
            pass
        with suppress(CaseError):  # where it cannot be written, what waits still shows
            gather(path)
    with ExitStack() as stack:
        workspace = stack.enter_context(_workspace(serving.workspace))
        check_binding(serving.host, accounts=workspace is not None and workspace.has_accounts())
        listening = stack.enter_context(_listening(serving.host, serving.port))
        port = listening.getsockname()[1]
        secure = serving.certificate is not None
        guard = Guard(
            workspace, hosts=hosts_of(serving.host, serving.names), port=port, name=serving.name, secure=secure
        )
        site = open_site(cases, guard, workspace=workspace)
        stack.callback(site.close)
        if workspace is not None:
            for case in site.cases.values():
                workspace.meet(case.ident, case.slug, by=serving.name)
        for case in site.cases.values():
            _catch_up(site, case, by=serving.name)
        server = uvicorn.Server(
            uvicorn.Config(
                guard.wrap(application(site)),
                log_level="warning",
                access_log=False,
                proxy_headers=False,
                server_header=False,
                ws="none",
                ssl_certfile=serving.certificate,
                ssl_keyfile=serving.key,
                timeout_graceful_shutdown=3,
            )
        )
        shown = f"[{serving.host}]" if ":" in serving.host else serving.host
        ready(guard.link(f"{'https' if secure else 'http'}://{shown}:{port}"))
        with suppress(KeyboardInterrupt):  # that is how it is stopped
            server.run(sockets=[listening])


def _catch_up(site: Site, case: OpenCase, *, by: str) -> None:
    """Work out what was left when the workspace was closed. What a build has left that is not done is that build's."""
    with case.view() as view:
        left = view.finished() and view.behind()
    if left:
        site.jobs.catch_up(case.path, by=by)


@contextmanager
def _workspace(path: Path | None) -> Iterator[Workspace | None]:
    if path is None:
        yield None
        return
    with open_workspace(path, new=True) as workspace:
        yield workspace


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """A socket that listens there. Raises SaysoError."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        made = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise SaysoError(
            f"nothing can be served at {host}, port {port}: {error.strerror or error}; choose another with --port"
        ) from error
    with made:
        yield made
