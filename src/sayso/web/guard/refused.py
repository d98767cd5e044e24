"""Requests that are turned away, each with a page that says why and what to do."""

from __future__ import annotations

from html import escape

from starlette.responses import HTMLResponse, Response

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title></head><body><main><h1>{title}</h1><p>{words}</p></main></body></html>
"""
_TITLES = {
    400: "This cannot be read",
    403: "This was not done",
    408: "This took too long",
    413: "This is too large",
    421: "This is not the address of this workspace",
    429: "Too often",
    507: "There is no room for this",
}


class Refused(Exception):
    """Somebody may not do this, or not now. Its text is fit to show; `wait` is in how many seconds to try again."""

    def __init__(self, words: str, *, status: int = 403, wait: int = 0) -> None:
        super().__init__(words)
        self.status, self.wait = status, wait

    @property
    def title(self) -> str:
        """What stands above its text."""
        return _TITLES.get(self.status, "This was not done")

    @property
    def headers(self) -> dict[str, str]:
        """What the answer's head says of it."""
        return {"Retry-After": str(self.wait)} if self.wait else {}


def page(refused: Refused, *, closing: bool = False) -> Response:
    """The answer where no page of the workspace can be drawn. `closing`: what is still being sent is not read."""
    words = _PAGE.format(title=escape(refused.title), words=escape(str(refused)))
    headers = {**refused.headers, **({"Connection": "close"} if closing else {})}
    return HTMLResponse(words, status_code=refused.status, headers=headers)
