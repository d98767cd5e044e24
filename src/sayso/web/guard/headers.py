"""The headers that stand on every answer."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web.guard.cookies import queued

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# With `no-referrer` a browser would send our own forms with "Origin: null"; to others `same-origin` tells as little.
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex",
}
# An answer may have its own: a file from a case is held more tightly, a style sheet may be kept.
_OTHERWISE = {"Content-Security-Policy": POLICY, "Cache-Control": "no-store"}


class Headers:
    """ASGI: puts the headers, and the cookies that were set meanwhile, on each answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_ALWAYS)
                for name, value in _OTHERWISE.items():
                    headers.setdefault(name, value)
                for line in queued(scope):
                    headers.append("Set-Cookie", line.decode("ascii"))
            await send(message)

        await self._app(scope, receive, sending)
