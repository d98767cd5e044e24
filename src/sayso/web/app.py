"""The workspace as an ASGI application: each page function in its wrapper, with who asks and the case as it is now."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from sayso.errors import NotFound, SaysoError
from sayso.web.again import written
from sayso.web.asked import Asked, Visit
from sayso.web.deeds import done
from sayso.web.guard import FIELDS, FILES, Refused
from sayso.web.guard.front import is_upload
from sayso.web.guard.refused import page as refused_page
from sayso.web.page import STATIC, Page, Raw, Redirect, environment, static
from sayso.web.pages import PAGES
from sayso.web.routes import Answer, PageRoute
from sayso.web.site import Site
from sayso.web.uploads import room_for

Endpoint = Callable[[Request], Awaitable[Response]]

_LOG = logging.getLogger("sayso.web")
_TOLD = "told"
_BESIDE = "\x1f"  # between what was done, where it is taken back, and what it was done to
_SECONDS = 30  # what was told is shown on the page that follows, or never


def application(site: Site, *, middleware: Sequence[Middleware] = ()) -> Starlette:
    """The workspace of a site."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        site.close()

    routes = [Route("/static/{name}", _static)]
    routes += [Route(one.path, _endpoint(site, one), methods=[one.method]) for module in PAGES for one in module.ROUTES]
    missing = PageRoute("", "GET", _missing, None)
    handlers = {404: _endpoint(site, missing), 405: _endpoint(site, missing)}
    return Starlette(
        routes=routes,
        middleware=list(middleware),
        lifespan=lifespan,
        exception_handlers={code: _handler(one) for code, one in handlers.items()},
    )


@dataclass(frozen=True, slots=True)
class _Sent:
    """What a POST sends."""

    fields: tuple[tuple[str, str], ...] = ()
    files: tuple[UploadFile, ...] = ()
    form: Mapping[str, str] = field(default_factory=dict)


def _endpoint(site: Site, route: PageRoute) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        if is_upload(request.scope) and not await run_in_threadpool(_has_room, site, route, request):
            refused = Refused("The disk that holds the case has no room for what you sent.", status=507)
            return refused_page(refused, closing=True)
        sent = await _sent(request) if request.method == "POST" else _Sent()
        return await run_in_threadpool(_respond, site, route, request, sent)

    return endpoint


def _has_room(site: Site, route: PageRoute, request: Request) -> bool:
    """Whether what is announced can be kept: to be asked before it is read.

    Of whoever may not send it there nothing is asked, lest the answer tell which cases there are; they are refused later.
    """
    announced = request.headers.get("content-length", "")
    case = site.cases.get(request.path_params.get("case", ""))
    if case is None or route.role is None or not announced.isdecimal():
        return True
    person = site.gate.person(request)
    if person is None or person.role < route.role or not person.sees(case.ident):
        return True
    return room_for(case.path, int(announced))


def _handler(endpoint: Endpoint) -> Callable[[Request, Exception], Awaitable[Response]]:
    async def handler(request: Request, _: Exception) -> Response:
        return await endpoint(request)

    return handler


async def _sent(request: Request) -> _Sent:
    form = await request.form(max_fields=FIELDS, max_files=FILES)
    fields = tuple((name, value) for name, value in form.multi_items() if isinstance(value, str))
    files = tuple(value for _, value in form.multi_items() if isinstance(value, UploadFile))
    return _Sent(fields, files, dict(fields))


def _respond(site: Site, route: PageRoute, request: Request, sent: _Sent) -> Response:
    visit = Visit(
        site=site,
        request=request,
        person=site.gate.person(request),
        token=site.gate.token(request),
        params=dict(request.query_params),
        many=request.query_params.multi_items(),
        path=request.path_params,
        form=sent.form,
        fields=sent.fields,
        files=sent.files,
    )
    try:
        answer, seen = _answer(route, visit)
    except Refused as error:
        return _refused(error, visit)
    except NotFound as error:
        answer, seen = _message("There is no such thing here", str(error), status=404), visit
    except SaysoError as error:
        kept = written(visit.form)
        answer, seen = _message("This did not work", _without_paths(str(error), visit), status=400, kept=kept), visit
    except Exception:
        _LOG.exception("%s %s failed", request.method, request.url.path)
        told = "The program failed at this. Nothing was lost; what happened is in the log of the server."
        answer, seen = _message("This did not work", told, status=500), visit
    return answer if isinstance(answer, Response) else _response(answer, seen)


def _answer(route: PageRoute, visit: Visit) -> tuple[Answer | Response, Visit]:
    """The answer of the page, drawn where it shows a case: what it shows is read while it is drawn."""
    if route.role is not None:
        if visit.person is None:
            return Redirect(f"/login?next={quote(_here(visit.request), safe='')}"), visit
        if visit.person.role < route.role:
            raise Refused(f"this takes the role {route.role}; yours is {visit.person.role}")
    if visit.request.method == "POST":
        visit.site.gate.check(visit.request, visit.form.get("token", ""))
    if "case" not in visit.path:
        return route.function(visit), visit
    slug = visit.path["case"]
    case = visit.site.cases.get(slug)
    # Whether a case is there and closed to them, or not there at all, is nobody's business.
    closed = NotFound(f"there is no case {slug!r} here")
    if case is None or visit.person is None:
        raise closed
    try:
        case.look()
    finally:
        # Also where it cannot be opened.
        if not visit.person.sees(case.ident):
            raise closed
    with case.view() as view:
        if not visit.person.sees(view.ident()):
            raise closed
        state = view.state()
        # Nothing that somebody does may get lost because the lists are not done yet.
        digest = case.digest(state, patient=visit.request.method == "POST")
        if digest is None:
            return _waiting(case.name), visit
        fields = {name: getattr(visit, name) for name in Visit.__dataclass_fields__}
        asked = Asked(**fields, case=case, view=view, digest=digest, stale=digest.state < state)
        return _response(done(route, asked), asked), asked


def _response(answer: Answer, visit: Visit) -> Response:
    if isinstance(answer, Redirect):
        response: Response = RedirectResponse(answer.url, status_code=303)
        if answer.told:
            words = f"!{_without_paths(answer.told, visit)}" if answer.error else answer.told
            told = f"{words}{_BESIDE}{answer.undo}{_BESIDE}{answer.about}"
            told = quote(told)[:3000]
            secure = visit.request.url.scheme == "https"
            response.set_cookie(_TOLD, told, max_age=_SECONDS, httponly=True, samesite="strict", secure=secure)
        return response
    if isinstance(answer, Raw):
        return _raw(answer)
    told, undo, about = (*unquote(visit.request.cookies.get(_TOLD, "")).split(_BESIDE), "", "")[:3]
    values = {
        "remark": _without_paths(answer.remark, visit),
        **answer.values,
        "title": answer.title,
        "asked": visit,
        "told": told,
        "told_of": about,
        "undo": undo,
        "case": getattr(visit, "case", None),
    }
    page = HTMLResponse(environment().get_template(answer.template).render(values), status_code=answer.status)
    if told:
        page.delete_cookie(_TOLD, httponly=True, samesite="strict")
    return page


def _raw(answer: Raw) -> Response:
    disposition = f"attachment; filename*=UTF-8''{quote(answer.name)}" if answer.name else "inline"
    # Whatever a document brings along runs nowhere: not its scripts, not its styles, and it loads nothing.
    headers = {"Content-Disposition": disposition, "Content-Security-Policy": "sandbox; default-src 'none'"}
    if isinstance(answer.content, bytes):
        return Response(answer.content, media_type=answer.media_type, headers=headers)
    return FileResponse(answer.content, media_type=answer.media_type, headers=headers)


def _refused(error: Refused, visit: Visit) -> Response:
    response = _response(_message(error.title, str(error), status=error.status), visit)
    response.headers.update(error.headers)
    return response


def _without_paths(words: str, visit: Visit) -> str:
    """An error without where things lie on this machine: only an admin has to know."""
    if visit.may("admin"):
        return words
    places = {str(case.path): case.name for case in visit.site.cases.values()}
    if visit.site.workspace is not None:
        places[str(visit.site.workspace.path)] = "the workspace file"
    for path in sorted(places, key=len, reverse=True):
        words = words.replace(path, places[path])
    return words


def _message(title: str, words: str, *, status: int, kept: str = "") -> Page:
    return Page("message.html.j2", title, {"words": words, "again": 0, "kept": kept}, status=status)


def _waiting(name: str) -> Page:
    return Page(
        "message.html.j2",
        "One moment",
        {
            "words": f"The lists of {name} are being made; this page shows them as soon as they are done.",
            "again": 2,
            "kept": "",
        },
    )


def _missing(visit: Visit) -> Answer:
    raise NotFound(f"there is no page at {visit.request.url.path}")


def _here(request: Request) -> str:
    query = f"?{request.url.query}" if request.url.query else ""
    return f"{request.url.path}{query}"


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in STATIC:
        return Response("not found", status_code=404)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(static(name), media_type=STATIC[name], headers=headers)
