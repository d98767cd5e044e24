"""The accounts: who may log in, in which role, on which cases; and everybody's own password."""

from __future__ import annotations

from collections.abc import Callable

from sayso.errors import AccountError
from sayso.model import Person, Role
from sayso.store.workspace import Workspace
from sayso.web.again import again
from sayso.web.asked import Visit
from sayso.web.guard import Refused
from sayso.web.page import Page, Redirect
from sayso.web.pages.login import guard_of
from sayso.web.routes import Answer, get, post

_URL = "/accounts"
_TWICE = "Both fields have to hold the same new password."


def accounts(visit: Visit) -> Page:
    """All accounts, each with what can be done to it."""
    workspace = guard_of(visit).workspace
    return Page(
        "accounts.html.j2",
        "Accounts",
        {
            "accounts": workspace.accounts() if workspace else (),
            "there": workspace is not None,
            "roles": tuple(Role),
            "cases": _cases(visit),
            "served": {one.ident: one.name for one in visit.site.cases.values()},
        },
    )


def add(visit: Visit) -> Answer:
    """Make an account."""
    name = _name(visit)
    return _done(visit, f"There is an account for {name} now.", lambda workspace, by: workspace.add_account(
        name, _password(visit), role=_role(visit), by=by
    ))  # fmt: skip


def role(visit: Visit) -> Answer:
    """Give an account another role."""
    name = _name(visit)
    return _done(visit, f"{name} has another role.", lambda workspace, by: workspace.set_role(
        name, _role(visit), by=by
    ))  # fmt: skip


def access(visit: Visit) -> Answer:
    """Grant a case, or revoke it."""
    name, case = _name(visit), visit.form.get("case", "")
    served = {one.ident: one.name for one in visit.site.cases.values()}
    if visit.form.get("access") == "revoke":
        told = f"{name} sees {_cases(visit).get(case, case)} no more."
        return _done(visit, told, lambda workspace, by: workspace.revoke(name, case, by=by))
    if case not in served:
        raise AccountError(f"there is no case {case!r} here")
    return _done(visit, f"{name} sees {served[case]}.", lambda workspace, by: workspace.grant(name, case, by=by))


def disable(visit: Visit) -> Answer:
    """Let somebody log in no more, or again."""
    name = _name(visit)
    if visit.form.get("disabled") == "no":
        return _done(visit, f"{name} may log in again.", lambda workspace, by: workspace.enable(name, by=by))
    return _done(
        visit, f"{name} is logged out and may not log in.", lambda workspace, by: workspace.disable(name, by=by)
    )


def password(visit: Visit) -> Answer:
    """Give somebody a new password."""
    name = _name(visit)
    told = f"{name} has a new password and has to log in again."
    return _done(visit, told, lambda workspace, by: workspace.set_password(name, _password(visit), by=by))


def own(visit: Visit) -> Page:
    """The form for one's own password."""
    return Page("password.html.j2", "Your password", {"alone": guard_of(visit).alone})


def change_own(visit: Visit) -> Redirect:
    """Change one's own password."""
    if guard_of(visit).change_password(visit.request, visit.form.get("old", ""), _password(visit)):
        return Redirect("/", told="You have a new password. Wherever else you were logged in, you are no more.")
    return Redirect("/password", told="The old password is not right; nothing was changed.", error=True)


def _done(visit: Visit, told: str, change: Callable[[Workspace, str], object]) -> Answer:
    """Change something in the name of who asks. Raises Refused where nothing can be kept, or AccountError."""
    workspace = guard_of(visit).workspace
    if workspace is None:
        raise Refused("start the workspace with --workspace FILE: accounts are kept in that file")
    try:
        change(workspace, _asking(visit).name)
    except AccountError as error:
        return again(accounts(visit), error)
    return Redirect(_URL, told=told)


def _cases(visit: Visit) -> dict[str, str]:
    """What the cases are called, by id: those that are served, and others that were."""
    workspace = guard_of(visit).workspace
    known = workspace.known() if workspace else {}
    return known | {one.ident: one.name for one in visit.site.cases.values()}


def _asking(visit: Visit) -> Person:
    if visit.person is None:
        raise Refused("log in first")
    return visit.person


def _name(visit: Visit) -> str:
    return visit.form.get("name", "")


def _role(visit: Visit) -> Role:
    given = visit.form.get("role", "")
    if given not in list(Role):
        raise AccountError(f"there is no role {given!r}; there are: {', '.join(Role)}")
    return Role(given)


def _password(visit: Visit) -> str:
    """The new password, typed twice the same. Raises AccountError."""
    given = visit.form.get("password", "")
    if given != visit.form.get("again", ""):
        raise AccountError(_TWICE)
    return given


ROUTES = (
    get(_URL, accounts, role=Role.ADMIN),
    post(f"{_URL}/add", add, role=Role.ADMIN),
    post(f"{_URL}/role", role, role=Role.ADMIN),
    post(f"{_URL}/access", access, role=Role.ADMIN),
    post(f"{_URL}/disable", disable, role=Role.ADMIN),
    post(f"{_URL}/password", password, role=Role.ADMIN),
    get("/password", own),
    post("/password", change_own, role=Role.READ),
)
