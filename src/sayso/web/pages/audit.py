"""The audit log: who did what when, and whether the chain of entries is whole."""

from __future__ import annotations

from sayso.model import Role
from sayso.web.asked import PAGE, Visit
from sayso.web.page import Page, Pager
from sayso.web.pages.login import guard_of
from sayso.web.routes import get

# Entries that are checked whenever the log is shown; with more it is done when it is asked for.
_AT_ONCE = 2000


def audit(visit: Visit) -> Page:
    """The entries, newest first."""
    workspace = guard_of(visit).workspace
    noted = visit.params.get("noted", "").strip()
    newest = workspace.entries(limit=1) if workspace else []
    total = newest[0].number if newest else 0
    pager = Pager(total, visit.page, PAGE)
    asked_for = bool(noted) or "check" in visit.params or total <= _AT_ONCE
    values = {
        "kept": workspace is not None,
        "check": workspace.verify(noted=noted) if workspace and asked_for else None,
        "head": newest[0].head if newest else "",
        "entries": workspace.entries(skip=pager.first, limit=PAGE) if workspace else (),
        "pager": pager,
        "noted": noted,
        "known": workspace.known() if workspace else {},
    }
    return Page("audit.html.j2", "Audit log", values)


ROUTES = (get("/audit", audit, role=Role.ADMIN),)
