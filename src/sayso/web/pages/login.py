"""Logging in and out, and the link that one person alone opens."""

from __future__ import annotations

from urllib.parse import quote

from sayso.web.asked import Visit
from sayso.web.guard import Guard, Refused
from sayso.web.page import Page, Redirect
from sayso.web.routes import Answer, get, post

_TITLE = "Log in"


def guard_of(visit: Visit) -> Guard:
    """The guard of the workspace. Raises Refused where there is another gate, which knows no accounts."""
    if not isinstance(visit.site.gate, Guard):
        raise Refused("this workspace has no accounts")
    return visit.site.gate


def form(visit: Visit) -> Answer:
    """The form to log in, or what to do instead."""
    beyond = local(visit.params.get("next", "/"))
    if visit.person is not None:
        return Redirect(beyond)
    if visit.request.headers.get("sec-fetch-site") == "cross-site":
        # A link from elsewhere brings no cookies: asked again from a page of ours, it does.
        return Page("onward.html.j2", "One moment", {"url": f"/login?next={quote(beyond, safe='')}"})
    return _page(visit, beyond)


def log_in(visit: Visit) -> Answer:
    """Begin a session."""
    beyond = local(visit.form.get("next", "/"))
    name = visit.form.get("name", "")
    if guard_of(visit).log_in(visit.request, name, visit.form.get("password", "")):
        return Redirect(beyond)
    return _page(visit, beyond, name=name, wrong="The name or the password is wrong.", status=403)


def enter(visit: Visit) -> Answer:
    """Open the link that `sayso serve` printed, and go on without the key in the address."""
    guard = guard_of(visit)
    if not guard.alone:
        return Redirect("/login")
    if not guard.enter(visit.request, visit.params.get("key", "")):
        raise Refused("this link is not that of the workspace that runs now; open the one that `sayso serve` printed")
    return Redirect("/")


def log_out(visit: Visit) -> Redirect:
    """End the session."""
    guard_of(visit).log_out(visit.request)
    return Redirect("/login", told="You are logged out.")


def local(url: str) -> str:
    """The address if it is one of ours, else the first page: nobody is led elsewhere by a link to us."""
    ours = url.startswith("/") and not url.startswith(("//", "/\\")) and url.isascii() and url.isprintable()
    return url if ours and "\\" not in url else "/"


def _page(visit: Visit, beyond: str, *, name: str = "", wrong: str = "", status: int = 200) -> Page:
    values = {"next": beyond, "name": name, "wrong": wrong, "alone": guard_of(visit).alone}
    return Page("login.html.j2", _TITLE, values, status=status)


ROUTES = (
    get("/login", form, role=None),
    post("/login", log_in, role=None),
    get("/enter", enter, role=None),
    post("/logout", log_out, role=None),
)
