"""What a page function gets: who asks, for what, and the case as it is now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.datastructures import UploadFile
from starlette.requests import Request

from sayso.model.account import Person, Role
from sayso.report.digest import Digest
from sayso.store.protocol import View
from sayso.web.cases import OpenCase

if TYPE_CHECKING:
    from sayso.web.site import Site

PAGE = 50
"""How many entries of a list one page shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A request that concerns no case.

    params  the query, the last of several fields of one name
    many    the query, with all fields of one name
    path    the parameters in the address
    form    what a POST sends, without files; `fields` with all fields of one name
    token   what every form sends back (see guard)
    """

    site: Site
    request: Request
    person: Person | None
    token: str
    params: Mapping[str, str]
    many: Sequence[tuple[str, str]]
    path: Mapping[str, str]
    form: Mapping[str, str] = field(default_factory=dict)
    fields: Sequence[tuple[str, str]] = ()
    files: Sequence[UploadFile] = ()

    def may(self, role: str) -> bool:
        """Whether they may do what this role may: "read", "review" or "admin"."""
        return self.person is not None and self.person.role >= Role(role)

    @property
    def alone(self) -> bool:
        """Whether one person works here without an account: there is nobody to log in as, and nothing to log out of."""
        return bool(getattr(self.site.gate, "alone", False))

    @property
    def page(self) -> int:
        """The number of the page of a list that is asked for, from 1."""
        given = self.params.get("page", "1")
        return max(int(given), 1) if given.isdecimal() and len(given) < 8 else 1

    def without(self, *names: str, **more: object) -> str:
        """The query without these fields and with these in their place, as it follows an address: "?…", or nothing."""
        kept = [(name, value) for name, value in self.many if name not in names and name not in more and value]
        kept += [(name, str(value)) for name, value in more.items() if value not in (None, "")]
        return f"?{urlencode(kept)}" if kept else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Visit):
    """A request that concerns a case.

    view    the case as it is at this moment
    digest  its lists and counts; of a little while ago when `stale`
    """

    case: OpenCase
    view: View
    digest: Digest
    stale: bool

    def url(self, *parts: str) -> str:
        """The address of a page of this case."""
        return self.case.url(*parts)
