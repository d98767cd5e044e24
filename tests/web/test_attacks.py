"""Attacks on what is served: paths that lead out, cases that are not granted, originals that would run, bombs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import ASGIApp

from sayso.config import Config
from sayso.model import Role
from sayso.store import open_view
from sayso.store.workspace import Workspace
from sayso.web.app import application
from sayso.web.cases import ident_of
from sayso.web.guard import Guard, hosts_of
from sayso.web.pages import PAGES
from sayso.web.site import Site, open_site
from sayso.web.uploads import folder_of
from support.accounts import CHEAP, PASSWORD
from support.browsing import Browser
from support.everywhere import everywhere
from support.named import put
from web.test_work import ended


@pytest.fixture
def office(served: Path, tmp_path: Path) -> Iterator[ASGIApp]:
    """Two cases, of which Lena has the one called pier, and may review in it, and Ada looks after both."""
    put(tmp_path / "pier.sayso", "a.txt", "Ana Rey")
    desk = Workspace(tmp_path / "desk.workspace", passwords=CHEAP)
    desk.add_account("Ada", PASSWORD, role=Role.ADMIN, by="Ada")
    desk.add_account("Lena", PASSWORD, role=Role.REVIEW, by="Ada")
    desk.grant("Lena", ident_of(tmp_path / "pier.sayso"), by="Ada")
    guard = Guard(desk, hosts=hosts_of("127.0.0.1"), port=8000, name="ana")
    site = open_site([served, tmp_path / "pier.sayso"], guard, workspace=desk)
    yield guard.wrap(application(site))
    site.close()
    desk.close()


@pytest.fixture
def lena(office: ASGIApp) -> Browser:
    one = Browser(office)
    assert one.log_in("Lena").status_code == 303
    return one


# Paths


@pytest.mark.parametrize(
    "name",
    ["../app.py", "..%2fapp.py", "%2e%2e/%2e%2e/app.py", "..\\app.py", "workspace.css/../../app.py", "/etc/passwd",
     "%2fetc%2fpasswd", "workspace.css%00.js", ".", "", "....//app.py", "C:\\boot.ini"],
)  # fmt: skip
def test_nothing_is_read_beside_the_static_files(client: TestClient, name: str) -> None:
    page = client.get(f"/static/{name}")
    assert page.status_code == 404
    assert "import annotations" not in page.text and "root:" not in page.text


@pytest.mark.parametrize(
    "part", ["..%2f..%2fetc%2fpasswd", "%2e%2e", "..", "%00", "a%2fb", "'%20or%201=1--", "x" * 4000]
)
@pytest.mark.parametrize(
    "place",
    ["document/{}", "document/{}/original", "document/{}/page/1.png", "claim/{}", "entity/{}", "entity/{}/names",
     "origin/{}", "edge/{}/{}", "sources/open/{}", "../../{}"],
)  # fmt: skip
def test_what_an_address_names_is_looked_up_and_never_a_path(client: TestClient, place: str, part: str) -> None:
    page = client.get(f"/case/harbour/{place.replace('{}', part)}")
    assert page.status_code in (200, 404)
    assert "root:" not in page.text
    assert page.status_code == 404 or page.headers["content-type"].startswith("text/html")


def test_a_page_of_a_file_is_a_number(client: TestClient, served: Path) -> None:
    pdf = everywhere(served)["pdf"]
    assert client.get(f"{pdf}/page/1.png").headers["content-type"] == "image/png"
    for number in ("0", "-1", "4", "99999", "999999999999", "1e1", "..%2f1"):
        assert client.get(f"{pdf}/page/{number}.png").status_code in (400, 404), number


# Other people's cases


def test_a_case_that_is_not_granted_is_not_there(lena: Browser, served: Path) -> None:
    known = {re.sub(r"\?.*", "", one) for one in everywhere(served).values()}
    for address in sorted(one for one in known if one.startswith("/case/harbour")):
        page, absent = lena.get(address), lena.get(address.replace("/harbour", "/nowhere", 1))
        assert page.status_code == absent.status_code == 404, address
        assert _told(page.text).replace("harbour", "nowhere") == _told(absent.text), address


def test_no_route_opens_a_case_that_is_not_granted(lena: Browser, served: Path) -> None:
    """Every route, also those that are added later, with ids that exist in the other case."""
    every = everywhere(served)
    ids = {name: every[name].split("?")[0].split("/")[4] for name in ("claim", "entity", "pdf", "origin")}
    ids |= {"document": ids["pdf"], "group": ids["origin"], "other": ids["entity"], "left": ids["entity"], "number": "1",
            "right": ids["entity"], "review": "r1"}  # fmt: skip
    token = lena.token("/case/pier")
    routes = [one for module in PAGES for one in module.ROUTES if "{case}" in one.path]
    assert len(routes) > 30
    for one in routes:
        address = re.sub(r"\{(\w+)\}", lambda found: ids.get(found[1], "x"), one.path.replace("{case}", "harbour"))
        page = (
            lena.get(address) if one.method == "GET" else lena.post(address, token=token, kind="mark", value="accepted")
        )
        # A role that is too low is told alike for every case, there or not.
        told = _told(lena.get(address.replace("harbour", "nowhere")).text) if one.method == "GET" else None
        assert page.status_code == (403 if one.role is Role.ADMIN else 404), (one.method, address)
        assert told is None or _told(page.text).replace("harbour", "nowhere") == told, address
    with open_view(served) as view:
        assert not list(view.reviews())


def test_an_id_of_one_case_is_nothing_in_another(lena: Browser, served: Path) -> None:
    for name, address in everywhere(served).items():
        if address.count("/") > 3:
            assert lena.get(address.replace("/harbour/", "/pier/").partition("?")[0]).status_code == 404, name


def test_what_is_not_granted_is_named_on_no_page(lena: Browser) -> None:
    for address in ("/", "/case/pier", "/case/pier/search", "/case/pier/work", "/password"):
        page = lena.get(address).text
        assert "harbour" not in page, address
    assert lena.get("/audit").status_code == lena.get("/accounts").status_code == 403


def _told(page: str) -> str:
    """What a page says, without the tokens in it."""
    return re.sub(r'value="[0-9a-f]{16,}"', "", page)


# Originals


def test_an_original_that_is_a_page_is_handed_out_as_text(client: TestClient, served: Path) -> None:
    with open_view(served) as view:
        documents = {one.id: one.media_type for one in view.documents() if one.derived_from is None}
    assert "text/html" in documents.values()
    for ident, kind in documents.items():
        answer = client.get(f"/case/harbour/document/{ident}/original")
        assert answer.status_code == 200
        given = (
            "text/plain"
            if kind.startswith("text/")
            else kind
            if kind == "application/pdf"
            else "application/octet-stream"
        )
        assert answer.headers["content-type"].split(";")[0] == given
        assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
        assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"


# Bombs


def _zip(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def _send(client: TestClient, *files: tuple[str, bytes]) -> str:
    sent = [("files", one) for one in files]
    page = client.post("/case/harbour/work/upload", data={"token": "t"}, files=sent)
    assert page.status_code in (200, 400), page.status_code
    return page.text


def test_a_bomb_that_is_sent_becomes_a_problem(client: TestClient, site: Site, served: Path) -> None:
    """An archive that unpacks to more than a build takes, one in one in one, and a member whose name leads out."""
    nested = _zip({"a.txt": b"The clerk said that the gate was open."})
    for _ in range(8):
        nested = _zip({"in.zip": nested})
    large = _zip({"zeros.txt": bytes(Config().archive_bytes // 4 + 1024)})
    many = _zip({f"{n}.zip": large for n in range(5)})
    _send(client, ("large.zip", many), ("deep.zip", nested), ("out.zip", _zip({"../../../evil.txt": b"Odo said no."})))
    job = ended(site, served)
    assert job.ended is not None and job.ended.startswith("done: ") and not job.failed
    page = client.get("/case/harbour/documents?problems=1").text
    assert "large.zip" in page and "deep.zip" in page
    assert not list(served.parent.parent.rglob("evil.txt"))
    assert client.get("/case/harbour").status_code == 200


def test_too_many_files_are_refused_before_any_is_kept(client: TestClient, served: Path) -> None:
    page = client.post(
        "/case/harbour/work/upload", data={"token": "t"}, files=[("files", (f"{n}.txt", b"x")) for n in range(1001)]
    )
    assert page.status_code == 400
    assert not folder_of(served).exists()


def test_a_file_that_is_too_large_is_refused_and_none_is_kept(
    client: TestClient, served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.web.pages.work._LIMITS", Config(file_bytes=1024))
    page = _send(client, ("small.txt", b"The clerk said no."), ("large.txt", b"x" * 1025))
    assert "large.txt has 1,025 bytes" in page
    assert not folder_of(served).exists() or not list(folder_of(served).iterdir())


def test_another_case_that_is_put_in_the_place_of_one_is_closed_to_whom_that_one_was_granted(
    lena: Browser, tmp_path: Path
) -> None:
    assert lena.get("/case/pier").status_code == 200
    put(tmp_path / "other.sayso", "secret.txt", "Bo Tarn")
    (tmp_path / "other.sayso").replace(tmp_path / "pier.sayso")
    assert lena.get("/case/pier").status_code == lena.get("/case/pier/documents").status_code == 404
