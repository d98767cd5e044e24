"""A workspace with accounts behind its guard, and browsers that visit it."""

from __future__ import annotations

import re
from pathlib import Path

from httpx import Response
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from sayso.store.workspace import Workspace
from sayso.web.app import application
from sayso.web.cases import Digests, OpenCase
from sayso.web.guard import Guard, hosts_of
from sayso.web.site import Site
from support.accounts import PASSWORD, Clock

ORIGIN = "http://localhost:8000"
SESSION, VISIT = "sayso-8000-session", "sayso-8000-visit"


class Browser:
    """A browser: it keeps cookies, and says where a form comes from."""

    def __init__(self, app: ASGIApp, *, address: str = "127.0.0.1") -> None:
        self.http = TestClient(app, base_url=ORIGIN, follow_redirects=False, client=(address, 50000))
        self.http.headers["Origin"] = ORIGIN

    def get(self, url: str, **headers: str) -> Response:
        return self.http.get(url, headers=headers)

    def token(self, url: str = "/login") -> str:
        """The token in the forms of a page."""
        found = re.search(r'name="token" value="([0-9a-f]*)"', self.get(url).text)
        return found[1] if found else ""

    def post(self, url: str, *, page: str = "/login", token: str | None = None, **fields: str) -> Response:
        """Send a form with the token of a page, or with this one."""
        sent = {"token": self.token(page) if token is None else token, **fields}
        return self.http.post(url, data=sent)

    def log_in(self, name: str, password: str = PASSWORD) -> Response:
        return self.post("/login", name=name, password=password)

    @property
    def session(self) -> str:
        return self.http.cookies.get(SESSION) or ""


def guarded(workspace: Workspace | None, clock: Clock | None = None, *, secure: bool = False) -> tuple[Guard, ASGIApp]:
    """A workspace with the case "harbour", which no page opens here, behind its guard."""
    timer = (clock or Clock()).seconds
    guard = Guard(workspace, hosts=hosts_of("127.0.0.1"), port=8000, name="ana", secure=secure, clock=timer)
    digests = Digests()
    case = OpenCase(Path("harbour.sayso"), "harbour", digests, ident="harbour")
    return guard, guard.wrap(application(Site({"harbour": case}, guard, digests)))
