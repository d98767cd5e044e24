"""What stands before the application: a request for another host, or from another page, does not reach it."""

from __future__ import annotations

from ipaddress import ip_network

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from sayso.web.guard.csrf import SAFE, comes_from
from sayso.web.guard.hosts import Hosts, host_of
from sayso.web.guard.limits import Buckets
from sayso.web.guard.refused import Refused, page


class Front:
    """ASGI: turns away what is for another host, what another page sends, and what comes too often from one address."""

    def __init__(self, app: ASGIApp, hosts: Hosts, *, secure: bool, writes: Buckets, uploads: Buckets) -> None:
        self._app, self._hosts, self._secure = app, hosts, secure
        self._writes, self._uploads = writes, uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] == "http":
            try:
                self._check(scope)
            except Refused as refused:
                await page(refused, closing=scope["method"] not in SAFE)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        named = headers.getlist("host")
        host = host_of(named[0]) if len(named) == 1 else None
        if host is None:
            raise Refused("A request names the one host that it is for.", status=400)
        if not self._hosts.allow(host):
            raise Refused(
                "The address in your browser's bar does not belong to this workspace. Use the one that `sayso serve`"
                " printed, or start it with the name you use as --host.",
                status=421,
            )
        if scope["method"] in SAFE:
            return
        if not comes_from(headers, f"{'https' if self._secure else 'http'}://{named[0]}"):
            raise Refused(
                "This came from another page than the workspace's own. Go back to the workspace and try again."
            )
        address = address_of(scope)
        wait = self._writes.take(address) or (self._uploads.take(address) if is_upload(scope) else 0)
        if wait:
            raise Refused(f"There were too many changes at once. Try again in {wait} seconds.", status=429, wait=wait)


def is_upload(scope: Scope) -> bool:
    """Whether a request brings files."""
    return Headers(scope=scope).get("content-type", "").lower().startswith("multipart/")


def address_of(scope: Scope) -> str:
    """Where a request comes from. Of an IPv6 address the first half: a household or an office has all of the rest."""
    address = str((scope.get("client") or ("", 0))[0])
    try:
        return str(ip_network((address, 64), strict=False)) if ":" in address else address
    except ValueError:
        return address
