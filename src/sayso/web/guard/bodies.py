"""How much a request may send, and how slowly: what goes over a limit is cut off while it is read."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web.guard.refused import Refused, page

FORM, UPLOAD = 256 * 1024, 2 * 1024**3
SPARE = 256 * 1024**2  # bytes of a disk that stay free
# Whoever sends a byte now and then would keep a place of the server for ever: so many seconds, and so many bytes in each.
GRACE, SLOWEST = 30.0, 4096
Limit = Callable[[Scope], int]


class _CutOff(Exception):
    """Cuts off whatever reads the body."""


class Bodies:
    """ASGI: refuses a body that is longer than `limit` says, before or while it is read, and one that comes too slowly."""

    def __init__(self, app: ASGIApp, limit: Limit, *, grace: float = GRACE) -> None:
        self._app, self._limit, self._grace = app, limit, grace

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._limit(scope)
        if _announced(scope) > limit:
            await page(_too_large(limit), closing=True)(scope, receive, send)
            return
        body, begun = _Body(receive, limit, self._grace), False

        async def sending(message: Message) -> None:
            nonlocal begun
            # Whatever the application makes of a body that was cut off is not its answer.
            if body.refused is None:
                begun = True
                await send(message)

        try:
            await self._app(scope, body.receive, sending)
        except Exception:
            if body.refused is None:
                raise
        if body.refused is not None and not begun:
            await page(body.refused, closing=True)(scope, receive, send)


class _Body:
    """What is received of one request; `refused` when it went over a limit."""

    def __init__(self, receive: Receive, limit: int, grace: float) -> None:
        self.refused: Refused | None = None
        self._receive, self._limit = receive, limit
        self._until = time.monotonic() + grace
        self._count, self._whole = 0, False

    async def receive(self) -> Message:
        """The next piece. Raises _CutOff."""
        if self._whole:
            # From here on the application waits for the browser to go away.
            return await self._receive()
        left = self._until + self._count / SLOWEST - time.monotonic()
        try:
            message = await asyncio.wait_for(self._receive(), max(0.0, left))
        except TimeoutError:
            self.refused = _TOO_SLOW
            raise _CutOff from None
        if message["type"] == "http.request":
            self._count += len(message.get("body", b""))
            self._whole = not message.get("more_body", False)
            if self._count > self._limit:
                self.refused = _too_large(self._limit)
                raise _CutOff
        return message


def _announced(scope: Scope) -> int:
    given = Headers(scope=scope).get("content-length", "0")
    return int(given) if given.isascii() and given.isdigit() else 0


_TOO_SLOW = Refused(
    "What you sent came too slowly and was not waited for. Nothing was done; send it again.", status=408
)


def _too_large(limit: int) -> Refused:
    size = f"{limit // 1024**2:,} MB" if limit >= 1024**2 else f"{limit // 1024:,} kB"
    return Refused(f"What you sent is larger than {size}, the most that is taken here.", status=413)
