"""The pages of the accounts and of the audit log."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from starlette.types import ASGIApp

from sayso.model import Role
from sayso.store.workspace import Workspace
from sayso.web.guard.csrf import token_of
from support.accounts import PASSWORD, Clock, workspace
from support.browsing import ORIGIN, Browser, guarded

NEW = "another long sentence"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Workspace:
    return workspace(tmp_path, clock)


@pytest.fixture
def app(desk: Workspace, clock: Clock) -> ASGIApp:
    return guarded(desk, clock)[1]


@pytest.fixture
def ada(app: ASGIApp) -> Browser:
    browser = Browser(app)
    browser.log_in("Ada")
    return browser


def told(browser: Browser, url: str = "/accounts") -> str:
    """What the page says that was done."""
    found = re.search(r'role="status">([^<]*)<', browser.get(url).text)
    return found[1] if found else ""


def test_an_admin_looks_after_the_accounts(ada: Browser, desk: Workspace) -> None:
    def does(action: str, **fields: str) -> None:
        assert ada.post(f"/accounts/{action}", page="/accounts", **fields).status_code == 303

    does("add", name="Odo", role="read", password=PASSWORD, again=PASSWORD)
    assert told(ada) == "There is an account for Odo now."
    does("role", name="Odo", role="review")
    assert desk.account("Odo").role is Role.REVIEW
    does("access", name="Odo", case="harbour", access="grant")
    assert desk.account("Odo").cases == {"harbour"}
    does("access", name="Odo", case="harbour", access="revoke")
    assert desk.account("Odo").cases == frozenset()
    does("password", name="Odo", password=NEW, again=NEW)
    assert desk.authenticate("Odo", NEW)
    does("disable", name="Odo", disabled="yes")
    assert desk.account("Odo").disabled
    does("disable", name="Odo", disabled="no")
    assert not desk.account("Odo").disabled
    assert {one.by for one in desk.entries(limit=7)} == {"Ada"}


@pytest.mark.parametrize(
    ("action", "fields", "words"),
    [
        ("add", {"name": "lena", "role": "read", "password": PASSWORD, "again": PASSWORD}, "already"),
        ("add", {"name": "Odo", "role": "read", "password": "short", "again": "short"}, "12 to 1,024"),
        ("add", {"name": "Odo", "role": "read", "password": PASSWORD, "again": NEW}, "same new password"),
        ("add", {"name": "Odo", "role": "boss", "password": PASSWORD, "again": PASSWORD}, "read, review, admin"),
        ("add", {}, "read, review, admin"),
        ("role", {"name": "Ada", "role": "read"}, "last admin"),
        ("role", {"name": "Odo", "role": "read"}, "there are: Ada, Lena, Rolf"),
        ("access", {"name": "Lena", "case": "../etc", "access": "grant"}, "no case"),
        ("disable", {"name": "Ada"}, "last admin"),
    ],
)
def test_what_cannot_be_done_is_told_and_not_done(
    ada: Browser, desk: Workspace, action: str, fields: dict[str, str], words: str
) -> None:
    before = desk.accounts()
    page = ada.post(f"/accounts/{action}", page="/accounts", **fields)
    assert page.status_code in (400, 403)
    assert words in page.text
    assert desk.accounts() == before
    if action == "add" and fields:
        # What was typed is there still, but for the passwords.
        assert f'autocomplete="off" required value="{fields["name"]}"' in page.text
        assert PASSWORD not in page.text


@pytest.mark.parametrize("name", ["Rolf", "Lena"])
def test_nobody_else_sees_or_changes_them(app: ASGIApp, desk: Workspace, name: str) -> None:
    browser = Browser(app)
    browser.log_in(name)
    token = browser.token("/password")
    before = desk.accounts()
    for url in ("/accounts", "/audit"):
        page = browser.get(url)
        assert page.status_code == 403
        assert "takes the role admin" in page.text
        assert "Ada" not in page.text
    for action, fields in (
        ("role", {"name": name, "role": "admin"}),
        ("access", {"name": name, "case": "harbour", "access": "grant"}),
        ("add", {"name": "Odo", "role": "admin", "password": PASSWORD, "again": PASSWORD}),
        ("password", {"name": "Ada", "password": NEW, "again": NEW}),
        ("disable", {"name": "Ada"}),
    ):
        assert browser.post(f"/accounts/{action}", token=token, **fields).status_code == 403, action
    assert desk.accounts() == before


def test_everybody_changes_their_own_password_and_stays(app: ASGIApp, desk: Workspace) -> None:
    here, elsewhere = Browser(app), Browser(app)
    here.log_in("Lena")
    elsewhere.log_in("Lena")
    before = here.session
    answer = here.post("/password", page="/password", old=PASSWORD, password=NEW, again=NEW)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert here.session != before
    assert here.get("/password").status_code == 200
    assert elsewhere.get("/password").status_code == 303
    assert desk.authenticate("Lena", NEW)


def test_who_sits_down_at_an_open_browser_cannot_change_the_password(app: ASGIApp, desk: Workspace) -> None:
    browser = Browser(app)
    browser.log_in("Lena")
    codes = []
    for _ in range(7):
        answer = browser.post("/password", page="/password", old="a guess at it", password=NEW, again=NEW)
        codes.append(answer.status_code)
        assert codes[-1] == 429 or "not right" in told(browser, "/password")
    assert codes[-1] == 429
    assert desk.authenticate("Lena", PASSWORD)


def test_an_admin_who_changes_their_own_password_there_logs_in_again(ada: Browser) -> None:
    ada.post("/accounts/password", page="/accounts", name="Ada", password=NEW, again=NEW)
    assert ada.get("/accounts").headers["Location"].startswith("/login")
    assert ada.log_in("Ada", NEW).status_code == 303


def test_a_hostile_name_is_shown_as_text(ada: Browser) -> None:
    name = '<img src=x onerror="alert(1)">'
    ada.post("/accounts/add", page="/accounts", name=name, role="read", password=PASSWORD, again=PASSWORD)
    for url in ("/accounts", "/audit"):
        page = ada.get(url).text
        assert "&lt;img src=x" in page
        assert "<img" not in page


def test_every_field_has_a_name_that_is_read_out(ada: Browser) -> None:
    for url in ("/accounts", "/audit", "/password"):
        page = ada.get(url).text
        labelled = set(re.findall(r'<label for="([^"]+)"', page))
        wrapped = set(re.findall(r'<label>[^<]*<(?:input|select) name="([^"]+)"', page))
        for field in re.findall(r"<(?:input|select)[^>]*>", page):
            ident = re.search(r' id="([^"]+)"', field)
            name = re.search(r' name="([^"]+)"', field)
            assert (
                re.search(r"\bhidden\b", field)
                or "aria-label" in field
                or (ident and ident[1] in labelled)
                or (name and name[1] in wrapped)
            ), field
        assert not re.search(r" (style|on\w+)=", page)


def test_the_log_is_shown_newest_first_and_paged(ada: Browser, desk: Workspace) -> None:
    for number in range(60):
        desk.note("Ada", "accept claim", case="harbour", subject=f"claim-{number}")
    first = ada.get("/audit").text
    assert first.index("claim-59") < first.index("claim-58")
    assert "The chain is whole" in first
    assert "claim-5<" not in first
    second = ada.get("/audit?page=2").text
    assert "claim-5<" in second
    assert "claim-59" not in second
    assert ada.get("/audit?page=99999").status_code == 200


def test_a_log_that_was_tampered_with_is_told(ada: Browser, desk: Workspace) -> None:
    head = desk.verify().head
    assert "is among them" in ada.get(f"/audit?noted={head}").text
    assert "cut off" in ada.get("/audit?noted=99:" + "0" * 64).text
    with sqlite3.connect(desk.path) as base:
        base.execute("DROP TRIGGER audit_unchanged")
        base.execute("UPDATE audit SET subject = 'Odo' WHERE number = 3")
    assert "does not fit at entry 3" in ada.get("/audit").text


def test_a_long_log_is_checked_when_that_is_asked_for(
    ada: Browser, desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.web.pages.audit._AT_ONCE", 3)
    page = ada.get("/audit").text
    assert "The chain is whole" not in page
    assert 'href="/audit?check=all"' in page
    assert "The chain is whole" in ada.get("/audit?check=all").text
    assert "is among them" in ada.get(f"/audit?noted={desk.verify().head}").text


def test_alone_without_a_file_there_is_nothing_to_change(clock: Clock) -> None:
    guard, app = guarded(None, clock)
    browser = Browser(app)
    browser.get(guard.link(ORIGIN).removeprefix(ORIGIN))
    assert "--workspace" in browser.get("/accounts").text
    assert "--workspace" in browser.get("/audit").text
    assert "alone" in browser.get("/password").text
    fields = {"name": "Ada", "role": "admin", "password": PASSWORD, "again": PASSWORD}
    assert "--workspace" in browser.post("/accounts/add", token=token_of(browser.session), **fields).text


def test_alone_nobody_logs_out_and_has_a_role(clock: Clock) -> None:
    guard, app = guarded(None, clock)
    browser = Browser(app)
    browser.get(guard.link(ORIGIN).removeprefix(ORIGIN))
    page = browser.get("/accounts").text
    assert "working alone" in page
    assert "Log out" not in page and "(admin)" not in page
