"""How much a request may send: what goes over its limit is cut off while it is read."""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web.guard.refused import Refused, page

FORM, UPLOAD = 256 * 1024, 2 * 1024**3
Limit = Callable[[Scope], int]


class _TooLarge(Exception):
    """Cuts off whatever reads the body."""


class Bodies:
    """ASGI: refuses a body that is longer than `limit` says, before or while it is read."""

    def __init__(self, app: ASGIApp, limit: Limit) -> None:
        self._app, self._limit = app, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._limit(scope)
        if _announced(scope) > limit:
            await _refuse(limit, scope, receive, send)
            return
        count, over, begun = 0, False, False

        async def receiving() -> Message:
            nonlocal count, over
            message = await receive()
            if message["type"] == "http.request":
                count += len(message.get("body", b""))
                if count > limit:
                    over = True
                    raise _TooLarge
            return message

        async def sending(message: Message) -> None:
            nonlocal begun
            # Whatever the application makes of a body that was cut off is not its answer.
            if not over:
                begun = True
                await send(message)

        try:
            await self._app(scope, receiving, sending)
        except Exception:
            if not over:
                raise
        if over and not begun:
            await _refuse(limit, scope, receive, send)


def _announced(scope: Scope) -> int:
    given = Headers(scope=scope).get("content-length", "0")
    return int(given) if given.isascii() and given.isdigit() else 0


async def _refuse(limit: int, scope: Scope, receive: Receive, send: Send) -> None:
    size = f"{limit // 1024**2:,} MB" if limit >= 1024**2 else f"{limit // 1024:,} kB"
    refused = Refused(f"What you sent is larger than {size}, the most that is taken here.", status=413)
    await page(refused, closing=True)(scope, receive, send)
