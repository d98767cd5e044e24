"""The cookies of a workspace: for a session, and for a visitor who has not logged in yet."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import HTTPConnection
from starlette.types import Scope

_QUEUE = "sayso.cookies"
# Longer than any that was given out.
_LONGEST = 128


@dataclass(frozen=True, slots=True)
class Cookies:
    """secure: served over TLS. port: cookies do not tell ports apart, so that their names have to."""

    port: int
    secure: bool = False

    @property
    def session(self) -> str:
        """The name of the cookie that holds a session's token."""
        return self._named("session")

    @property
    def visit(self) -> str:
        """The name of the cookie that holds a visitor's secret, which the form to log in is bound to."""
        return self._named("visit")

    def get(self, request: HTTPConnection, name: str) -> str:
        """What a request brings of a cookie; "" when nothing, or nothing that we gave out."""
        found = request.cookies.get(name, "")
        return found if len(found) <= _LONGEST and found.isascii() else ""

    def set(self, scope: Scope, name: str, value: str) -> None:
        """Send a cookie along with the answer; an empty one is taken away."""
        ending = "" if value else "; Max-Age=0"
        secure = "; Secure" if self.secure else ""
        line = f"{name}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{ending}"
        scope.setdefault(_QUEUE, {})[name] = line

    def _named(self, what: str) -> str:
        return f"__Host-sayso-{what}" if self.secure else f"sayso-{self.port}-{what}"


def queued(scope: Scope) -> list[bytes]:
    """The cookies to send along."""
    return [line.encode("ascii") for line in scope.get(_QUEUE, {}).values()]
