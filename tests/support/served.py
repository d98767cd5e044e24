"""A gate that lets everybody in, and a document that is hostile to whoever shows it."""

from __future__ import annotations

from starlette.requests import Request

from sayso.model.account import Person, Role
from sayso.web.guard import Refused

HOSTILE_NAME = "<b>hostile & 'more'.txt"
HOSTILE = """\
<script>document.title = "owned"</script> said on 3 May 2024 that \
<img src=x onerror="document.title='owned'"> took money.

=HYPERLINK("http://example.invalid") Odo \u202eBrandt\u202c told the clerk that "javascript:alert(1)" was closed.

Mr. A"""
HOSTILE += "a" * 3000 + " denied that he had paid Odo Brandt 40 crowns.\n"


class Open:
    """A gate for tests: everybody is Ana, and a form must send back "t"."""

    role = Role.ADMIN

    def person(self, request: Request) -> Person | None:
        return Person("ana", self.role)

    def token(self, request: Request) -> str:
        return "t"

    def check(self, request: Request, token: str) -> None:
        if token != "t":
            raise Refused("this form is not of this session")
