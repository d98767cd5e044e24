"""The audit log: who did what when, and whether the chain of entries is whole."""

from __future__ import annotations

from sayso.model import Role
from sayso.web.asked import PAGE, Visit
from sayso.web.page import Page, Pager
from sayso.web.pages.login import guard_of
from sayso.web.routes import get


def audit(visit: Visit) -> Page:
    """The entries, newest first."""
    workspace = guard_of(visit).workspace
    if workspace is None:
        return Page(
            "audit.html.j2", "Audit log", {"check": None, "entries": (), "pager": Pager(0, 1, PAGE), "noted": ""}
        )
    noted = visit.params.get("noted", "").strip()
    check = workspace.verify(noted=noted)
    pager = Pager(check.entries, visit.page, PAGE)
    entries = workspace.entries(skip=pager.first, limit=PAGE)
    return Page("audit.html.j2", "Audit log", {"check": check, "entries": entries, "pager": pager, "noted": noted})


ROUTES = (get("/audit", audit, role=Role.ADMIN),)
