"""The addresses of a page module: which function answers, and which role it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sayso.model.account import Role
from sayso.web.page import Page, Raw, Redirect

Answer = Page | Redirect | Raw
# A Visit, or, where the address names a case, an Asked.
PageFunction = Callable[[Any], Answer]


@dataclass(frozen=True, slots=True)
class PageRoute:
    """An address, its method, who answers, and the role that it takes; None lets in whoever is not logged in.

    logged: what the audit log calls it; "" for what leaves no entry.
    """

    path: str
    method: str
    function: PageFunction
    role: Role | None
    logged: str = ""


def get(path: str, function: PageFunction, *, role: Role | None = Role.READ, logged: str = "") -> PageRoute:
    """A page to look at; or, where it is logged, something to take away."""
    return PageRoute(path, "GET", function, role, logged)


def post(path: str, function: PageFunction, *, role: Role | None = Role.REVIEW) -> PageRoute:
    """Something to do; it answers with a Redirect."""
    return PageRoute(path, "POST", function, role, function.__name__.replace("_", " "))
