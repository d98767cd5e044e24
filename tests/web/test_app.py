"""What is round every page: who may see it, what a form must send, and what becomes of mistakes."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient

from sayso.model.account import Person, Role
from sayso.web import app
from sayso.web.app import application
from sayso.web.page import Page
from sayso.web.routes import get, post
from sayso.web.site import Site, open_site
from support.served import Open


def test_the_only_case_opens_at_once_and_shows_what_it_holds(client: TestClient) -> None:
    page = client.get("/")
    assert page.url.path == "/case/harbour"
    assert "<dt>documents</dt><dd>" in page.text
    assert "Most spoken of" in page.text


def test_no_words_of_a_conflict_stand_outside_its_claims(client: TestClient) -> None:
    found = client.get("/case/harbour").text.split('<div class="pair">')[1:]
    assert found
    for one in found:
        assert " against “" not in re.sub(r"<q>.*?</q>", "", one, flags=re.DOTALL)


def test_what_is_not_there_is_told_in_a_page(client: TestClient) -> None:
    for url in ("/case/other", "/nothing", "/case/harbour/nothing", "/static/../page.py"):
        page = client.get(url)
        assert page.status_code == 404, url
        assert "<h1>There is no such thing here</h1>" in page.text or "static" in url


def test_a_case_that_is_closed_to_somebody_looks_like_one_that_is_not_there(served: Path) -> None:
    class Narrow(Open):
        def person(self, request: object) -> Person:
            return Person("bo", Role.READ, frozenset())

    site = open_site([served], Narrow())
    client = TestClient(application(site))
    closed, absent = client.get("/case/harbour"), client.get("/case/absent")
    site.close()
    assert (closed.status_code, absent.status_code) == (404, 404)
    assert closed.text.replace("harbour", "absent") == absent.text


def test_a_full_disk_is_told_to_those_alone_who_may_see_the_case(served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Narrow(Open):
        def person(self, request: object) -> Person:
            return Person("bo", Role.ADMIN, granted)

    def sent(slug: str) -> int:
        url = f"/case/{slug}/work/upload"
        return client.post(url, data={"token": "t"}, files={"files": ("a.txt", b"x")}).status_code

    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=0))
    site = open_site([served], Narrow())
    client = TestClient(application(site), base_url="http://localhost")
    granted: frozenset[str] | None = frozenset()
    assert (sent("harbour"), sent("absent")) == (404, 404)
    granted = None
    assert (sent("harbour"), sent("absent")) == (507, 404)
    site.close()


def test_who_is_not_known_is_sent_to_the_door_and_back(served: Path) -> None:
    class Shut(Open):
        def person(self, request: object) -> None:
            return None

    site = open_site([served], Shut())
    answer = TestClient(application(site), follow_redirects=False).get("/case/harbour?kind=number")
    site.close()
    assert answer.status_code == 303
    assert answer.headers["location"] == "/login?next=%2Fcase%2Fharbour%3Fkind%3Dnumber"


def test_roles_and_tokens_stand_before_every_deed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def deed(asked: object) -> Page:
        done.append("done")
        return Page("message.html.j2", "Done", {"words": "done", "again": 0, "kept": ""})

    class Module:
        ROUTES = (post("/case/{case}/deed", deed, role=Role.ADMIN), get("/case/{case}/look", deed))

    monkeypatch.setattr(app, "PAGES", (Module,))
    client = TestClient(application(site))
    assert client.post("/case/harbour/deed", data={}).status_code == 403
    assert client.post("/case/harbour/deed", data={"token": "other"}).status_code == 403
    assert not done
    assert client.post("/case/harbour/deed", data={"token": "t"}).status_code == 200
    monkeypatch.setattr(Open, "role", Role.REVIEW)
    refused = client.post("/case/harbour/deed", data={"token": "t"})
    assert (refused.status_code, done) == (403, ["done"])
    assert "takes the role admin; yours is review" in refused.text


def test_a_page_that_fails_says_so_and_shows_nothing_of_the_program(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(asked: object) -> Page:
        raise ZeroDivisionError("secret")

    class Module:
        ROUTES = (get("/case/{case}/broken", broken),)

    monkeypatch.setattr(app, "PAGES", (Module,))
    page = TestClient(application(site)).get("/case/harbour/broken")
    assert page.status_code == 500
    assert "secret" not in page.text


def test_no_page_has_a_style_or_a_script_within_it(client: TestClient) -> None:
    page = client.get("/case/harbour").text
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", page)
    assert re.findall(r"<script[^>]*>", page) == re.findall(r'<script src="/static/workspace.js\?v=\w+" defer>', page)
