"""The guard of a workspace: see the package."""

from __future__ import annotations

import secrets
import shutil
import tempfile
import time
from collections.abc import Hashable, Sequence

from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Scope

from sayso.model import Person, Role
from sayso.store.workspace import Workspace
from sayso.store.workspace.names import folded
from sayso.web.guard import csrf
from sayso.web.guard.alone import Alone
from sayso.web.guard.bodies import FORM, SPARE, UPLOAD, Bodies
from sayso.web.guard.cookies import Cookies
from sayso.web.guard.front import Front, address_of, is_upload
from sayso.web.guard.headers import Headers
from sayso.web.guard.hosts import Hosts
from sayso.web.guard.limits import Buckets, Clock, Patience, Waits
from sayso.web.guard.refused import Refused

_PAIR, _ADDRESS, _NAME = Patience(free=5, most=900), Patience(free=20, most=900), Patience(free=30, most=60)
_VISIT, _SESSION = "sayso.visit", "sayso.session"
_BYTES = 32


class Guard:
    """Who asks, whether what they send is theirs, and how often they may.

    workspace  the file with the accounts; None when one person works alone without one
    hosts      the names under which the workspace is reached
    port       where it listens
    name       who works alone
    secure     whether it is served over TLS
    """

    def __init__(
        self,
        workspace: Workspace | None,
        *,
        hosts: Hosts,
        port: int,
        name: str,
        secure: bool = False,
        clock: Clock = time.monotonic,
    ) -> None:
        self.workspace = workspace
        self._hosts, self._secure = hosts, secure
        self._cookies = Cookies(port, secure)
        self._alone = Alone(name, clock)
        self._waits = Waits(clock)
        self._writes = Buckets(rate=2, burst=60, clock=clock)
        self._address_writes = Buckets(rate=20, burst=600, clock=clock)
        self._uploads = Buckets(rate=1 / 6, burst=20, clock=clock)

    @property
    def alone(self) -> bool:
        """Whether one person works alone: there is no account."""
        return self.workspace is None or not self.workspace.has_accounts()

    def link(self, origin: str) -> str:
        """The address to open first, at "http://127.0.0.1:8000": with the key when one person works alone."""
        return f"{origin}/enter?key={self._alone.key}" if self.alone else f"{origin}/"

    def wrap(self, app: ASGIApp) -> ASGIApp:
        """The application behind its guard."""
        front = Front(
            Bodies(app, self._limit),
            self._hosts,
            secure=self._secure,
            writes=self._address_writes,
            uploads=self._uploads,
        )
        return Headers(front)

    def person(self, request: HTTPConnection) -> Person | None:
        """Who asks; None when they are not known."""
        found: tuple[Person | None, str] | None = request.scope.get(_SESSION)
        if found is None:
            token = self._cookies.get(request, self._cookies.session)
            found = request.scope[_SESSION] = (self._known(token) if token else None, token)
        return found[0]

    def token(self, request: HTTPConnection) -> str:
        """What the forms of a page for this session, or for this visitor, send back."""
        return csrf.token_of(self._secret(request))

    def check(self, request: HTTPConnection, token: str) -> None:
        """Raises Refused when a form was not made for this session, or its person changes things too fast."""
        if not csrf.fits(token, self._secret(request)):
            raise Refused(
                "The page that you sent this from is out of date: you logged in or out since. Open it again and repeat"
                " what you did; nothing was changed."
            )
        person = self.person(request)
        wait = self._writes.take(person.name) if person else 0
        if wait:
            raise Refused(f"There were too many changes at once. Try again in {wait} seconds.", status=429, wait=wait)

    def log_in(self, request: Request, name: str, password: str) -> bool:
        """Whether that was a name and its password; if so, the answer begins a session. Raises Refused when too often."""
        address = address_of(request.scope)
        pair = ("pair", _key(name), address)
        keys = [(pair, _PAIR), (("address", address), _ADDRESS), (("name", _key(name)), _NAME)]
        self._attempt(keys)
        if self.workspace is None:
            return False
        account = self.workspace.authenticate(name, password)
        token = self.workspace.log_in(account, origin=address) if account else None
        if token is None:
            self.workspace.refuse(name, origin=address)
            return False
        self._waits.succeeded(keys, forget=pair)
        self._begin(request, token)
        return True

    def enter(self, request: Request, key: str) -> bool:
        """Whether that was the key of the link; if so, the answer begins a session. Raises Refused when too often."""
        address = ("address", address_of(request.scope))
        keys = [(address, _ADDRESS)]
        self._attempt(keys)
        token = self._alone.enter(key) if self.alone else None
        if token is None:
            return False
        self._waits.succeeded(keys, forget=None)
        self._begin(request, token)
        return True

    def log_out(self, request: Request) -> None:
        """End the session."""
        self._end(self._cookies.get(request, self._cookies.session))
        request.scope[_SESSION] = (None, "")
        self._cookies.set(request.scope, self._cookies.session, "")

    def change_password(self, request: Request, old: str, new: str) -> bool:
        """Give somebody the new password that they ask for, if they know the old one; this session goes on as a new one.

        Raises Refused when it was tried too often, AccountError when the new one is none.
        """
        person = self.person(request)
        if person is None or self.workspace is None or self.alone:
            raise Refused("Only who has logged in with a password can change it.")
        own = ("password", _key(person.name))
        self._attempt([(own, _PAIR)])
        if self.workspace.authenticate(person.name, old) is None:
            return False
        account = self.workspace.set_password(person.name, new, by=person.name)
        self._waits.succeeded([], forget=own)
        token = self.workspace.log_in(account, origin=address_of(request.scope))
        if token is not None:
            self._begin(request, token)
        return True

    def _known(self, token: str) -> Person | None:
        if self.workspace is None or self.alone:
            return self._alone.person(token)
        session = self.workspace.session(token)
        return session.person if session else None

    def _secret(self, request: HTTPConnection) -> str:
        """What the forms are bound to: the session, or else a visitor's cookie, which is set if there is none."""
        if self.person(request) is not None:
            return str(request.scope[_SESSION][1])
        secret: str = request.scope.get(_VISIT) or self._cookies.get(request, self._cookies.visit)
        if not secret:
            secret = secrets.token_urlsafe(_BYTES)
            self._cookies.set(request.scope, self._cookies.visit, secret)
        request.scope[_VISIT] = secret
        return secret

    def _begin(self, request: Request, token: str) -> None:
        """A new token at each login: one that was there before opens nothing that it did not open then."""
        self._end(self._cookies.get(request, self._cookies.session))
        request.scope.pop(_SESSION, None)
        self._cookies.set(request.scope, self._cookies.session, token)
        self._cookies.set(request.scope, self._cookies.visit, "")

    def _end(self, token: str) -> None:
        if not token:
            return
        self._alone.leave(token)
        if self.workspace is not None:
            self.workspace.log_out(token)

    def _attempt(self, keys: Sequence[tuple[Hashable, Patience]]) -> None:
        wait = self._waits.attempt(keys)
        if wait:
            raise Refused(f"That failed too often. Try again in {wait} seconds.", status=429, wait=wait)

    def _limit(self, scope: Scope) -> int:
        """Only an admin may send files; all others get no further than a form."""
        if not is_upload(scope):
            return FORM
        person = self.person(HTTPConnection(scope))
        if person is None or person.role is not Role.ADMIN:
            return FORM
        # It is held on this disk until all of it is there.
        room = shutil.disk_usage(tempfile.gettempdir()).free - SPARE
        return max(FORM, min(UPLOAD, room))


def _key(name: str) -> str:
    return folded(name)[:64]
