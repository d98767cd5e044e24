"""What stands before every page, tried as an attacker would try it."""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.errors import WorkspaceError
from sayso.store.workspace import Workspace
from sayso.web.guard import Guard, Hosts, check_binding, hosts_of, is_loopback
from sayso.web.guard.bodies import FORM, Bodies
from sayso.web.guard.csrf import comes_from, fits, token_of
from sayso.web.guard.front import address_of
from sayso.web.guard.headers import POLICY
from sayso.web.guard.hosts import host_of
from sayso.web.guard.limits import Buckets, Patience, Waits
from support.accounts import PASSWORD, Clock, workspace
from support.browsing import ORIGIN, SESSION, VISIT, Browser, guarded


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
def browser(app: ASGIApp) -> Browser:
    return Browser(app)


# Hosts


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST", "localhost."])
def test_the_names_of_this_machine_are_answered(browser: Browser, host: str) -> None:
    assert browser.get("/login", Host=host).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "127.0.0.1.evil.example", "192.168.1.5"]
)
def test_a_name_that_was_made_to_point_here_is_not(browser: Browser, host: str) -> None:
    page = browser.get("/login", Host=host)
    assert page.status_code == 421
    assert "does not belong to this workspace" in page.text
    assert page.headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize("host", ["", "a b", "localhost/x", "user@localhost", "localhost:8000:1", "<script>"])
def test_what_is_no_host_is_not_answered(browser: Browser, host: str) -> None:
    assert browser.get("/login", Host=host).status_code == 400


def test_two_hosts_are_one_too_many(app: ASGIApp) -> None:
    twice = [("Host", "localhost:8000"), ("Host", "evil.example")]
    assert TestClient(app, base_url=ORIGIN).get("/login", headers=twice).status_code == 400


def test_who_listens_everywhere_is_reached_by_any_address_but_not_by_any_name() -> None:
    hosts = hosts_of("0.0.0.0", ["desk.newsroom.example"])
    for allowed in ("192.168.1.5", "fd00::5", "desk.newsroom.example", "localhost"):
        assert hosts.allow(allowed), allowed
    assert not hosts.allow("evil.example")
    assert not hosts_of("192.168.1.5").allow("192.168.1.6")
    assert hosts_of("Desk.Example.").allow("desk.example")
    assert Hosts().allow("localhost")


@given(st.text(max_size=30))
def test_no_host_header_breaks_the_reading(header: str) -> None:
    found = host_of(header)
    assert found is None or found == found.lower()


def test_nobody_else_reaches_a_workspace_without_accounts() -> None:
    for host in ("127.0.0.1", "localhost", "::1", "127.8.8.8"):
        assert is_loopback(host)
        check_binding(host, accounts=False)
    for host in ("0.0.0.0", "::", "192.168.1.5", "desk.example", ""):
        with pytest.raises(WorkspaceError, match="sayso account"):
            check_binding(host, accounts=False)
        check_binding(host, accounts=True)


# Forms from elsewhere


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"origin": ORIGIN}, True),
        ({"origin": ORIGIN, "sec-fetch-site": "same-origin", "referer": f"{ORIGIN}/login?next=/"}, True),
        ({"sec-fetch-site": "same-origin"}, True),
        ({"referer": f"{ORIGIN}/accounts"}, True),
        ({}, False),
        ({"origin": "null"}, False),
        ({"origin": "https://localhost:8000"}, False),
        ({"origin": "http://localhost:8001"}, False),
        ({"origin": "http://localhost:8000.evil.example"}, False),
        ({"origin": "http://evil.example", "referer": f"{ORIGIN}/"}, False),
        ({"origin": ORIGIN, "sec-fetch-site": "same-site"}, False),
        ({"origin": ORIGIN, "sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"referer": f"{ORIGIN}@evil.example/"}, False),
        ({"referer": "http://evil.example/?http://localhost:8000"}, False),
        ({"referer": "http://[broken"}, False),
    ],
)
def test_all_that_the_browser_says_of_where_a_form_comes_from_has_to_fit(headers: dict[str, str], ours: bool) -> None:
    assert comes_from(headers, ORIGIN) is ours


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:9999", ORIGIN + "1"])
def test_a_form_from_another_page_does_nothing(browser: Browser, desk: Workspace, origin: str) -> None:
    browser.log_in("Ada")
    token = browser.token("/accounts")
    browser.http.headers["Origin"] = origin
    page = browser.post("/accounts/disable", token=token, name="Lena")
    assert page.status_code == 403
    assert "came from another page" in page.text
    assert not desk.account("Lena").disabled


def test_a_form_without_its_token_does_nothing(browser: Browser, desk: Workspace, app: ASGIApp) -> None:
    other = Browser(app)
    other.log_in("Ada")
    before = browser.token()
    browser.log_in("Ada")
    mine = browser.token("/accounts")
    for token in ("", "x", mine[:-1], mine.upper() + "0", other.token("/accounts"), before, "\udcff"):
        page = browser.post("/accounts/disable", token=token.encode("utf-8", "replace").decode(), name="Lena")
        assert page.status_code == 403, token
        assert "out of date" in page.text
    assert not desk.account("Lena").disabled
    assert browser.post("/accounts/disable", token=mine, name="Lena").status_code == 303
    assert desk.account("Lena").disabled


def test_a_token_tells_nothing_of_its_session(browser: Browser) -> None:
    browser.log_in("Ada")
    assert browser.session
    assert browser.session not in browser.get("/accounts").text
    assert fits(token_of("a"), "a")
    assert not fits(token_of("a"), "b")


def test_looking_changes_nothing(browser: Browser, desk: Workspace) -> None:
    """No address that is only opened does what a form does."""
    browser.log_in("Ada")
    for url in ("/accounts/disable?name=Lena", "/accounts/role?name=Lena&role=admin", "/logout"):
        assert browser.get(url).status_code in (404, 405)
    assert desk.account("Lena") == desk.account("lena")
    assert browser.get("/accounts").status_code == 200


# Headers and cookies


@pytest.mark.parametrize("url", ["/login", "/nothing", "/accounts", "/static/workspace.css", "/static/none"])
def test_the_headers_stand_on_every_answer(browser: Browser, url: str) -> None:
    headers = browser.get(url).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


def test_pages_are_not_kept_but_style_sheets_are(browser: Browser) -> None:
    assert browser.get("/login").headers["Cache-Control"] == "no-store"
    assert "immutable" in browser.get("/static/workspace.css").headers["Cache-Control"]


def test_what_fails_has_the_headers_too(desk: Workspace) -> None:
    async def broken(scope: object, receive: object, send: object) -> None:
        await PlainTextResponse("", status_code=500)(scope, receive, send)  # type: ignore[arg-type]

    guard = Guard(desk, hosts=hosts_of("127.0.0.1"), port=8000, name="ana")
    answer = TestClient(guard.wrap(broken), base_url=ORIGIN).get("/")
    assert (answer.status_code, answer.headers["X-Content-Type-Options"]) == (500, "nosniff")


def test_a_scripts_hands_stay_off_the_cookies(browser: Browser) -> None:
    line = browser.log_in("Ada").headers["Set-Cookie"]
    assert line.startswith(f"{SESSION}=")
    for attribute in ("HttpOnly", "SameSite=Strict", "Path=/"):
        assert attribute in line
    assert "Secure" not in line
    assert "Domain" not in line


def test_over_tls_cookies_never_leave_it(desk: Workspace, clock: Clock) -> None:
    app = guarded(desk, clock, secure=True)[1]
    secure = TestClient(app, base_url="https://localhost:8000")
    line = secure.get("/login").headers["Set-Cookie"]
    assert line.startswith("__Host-sayso-visit=")
    assert "Secure" in line
    assert secure.post("/login", headers={"Origin": ORIGIN}).status_code == 403, "not from a page of http"


# Logging in


def test_who_is_not_known_is_asked_who_they_are(browser: Browser) -> None:
    for url in ("/", "/accounts", "/audit", "/case/harbour", "/password"):
        page = browser.get(url)
        assert (page.status_code, page.headers["Location"].partition("?")[0]) == (303, "/login")


def test_logging_in_leads_back(browser: Browser) -> None:
    page = browser.post("/login", name="ada", password=PASSWORD, next="/audit?page=2")
    assert (page.status_code, page.headers["Location"]) == (303, "/audit?page=2")
    assert browser.get("/login?next=/audit").headers["Location"] == "/audit"


@pytest.mark.parametrize(
    "beyond",
    ["http://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "evil",
     "/\t/evil.example", "/a\r\nSet-Cookie: x=y", ""],
)  # fmt: skip
def test_nobody_is_led_elsewhere(browser: Browser, beyond: str) -> None:
    page = browser.post("/login", name="Ada", password=PASSWORD, next=beyond)
    assert page.headers["Location"] == "/"
    assert browser.http.get("/login", params={"next": beyond}).headers["Location"] == "/"


def test_a_session_that_was_planted_is_not_taken_on(browser: Browser) -> None:
    """Fixation: who plants a cookie does not know the one that counts after the login."""
    browser.http.cookies.set(SESSION, "planted-by-somebody-else", domain="localhost.local")
    assert browser.get("/accounts").status_code == 303
    browser.log_in("Ada")
    assert browser.session not in ("", "planted-by-somebody-else")
    assert browser.get("/accounts").status_code == 200


def test_the_cookie_of_a_visitor_is_not_that_of_the_session(browser: Browser) -> None:
    browser.get("/login")
    visit = browser.http.cookies[VISIT]
    browser.log_in("Ada")
    assert browser.session != visit
    assert VISIT not in browser.http.cookies


def test_logging_in_again_ends_the_session_before(browser: Browser, app: ASGIApp, desk: Workspace) -> None:
    browser.log_in("Ada")
    first = browser.session
    token = browser.token("/accounts")
    browser.http.post("/login", data={"token": token, "name": "Lena", "password": PASSWORD})
    assert browser.session != first
    assert desk.session(first) is None


def test_logging_out_ends_the_session_where_it_is_kept(browser: Browser, desk: Workspace) -> None:
    browser.log_in("Ada")
    token = browser.session
    assert browser.post("/logout", page="/accounts").headers["Location"] == "/login"
    assert not browser.session
    assert desk.session(token) is None
    browser.http.cookies.set(SESSION, token, domain="localhost.local")
    assert browser.get("/accounts").status_code == 303


def test_a_disabled_account_is_out_with_the_next_page(browser: Browser, desk: Workspace) -> None:
    browser.log_in("Lena")
    assert browser.get("/password").status_code == 200
    desk.disable("Lena", by="Ada")
    assert browser.get("/password").status_code == 303
    assert browser.log_in("Lena").status_code == 403


def test_a_wrong_name_and_a_wrong_password_look_the_same(browser: Browser) -> None:
    token = browser.token()
    answers = [browser.post("/login", token=token, name=name, password="x" * 12) for name in ("Lena", "Odo")]
    pages = [answer.text.replace("Lena", "").replace("Odo", "") for answer in answers]
    assert answers[0].status_code == answers[1].status_code == 403
    assert pages[0] == pages[1]


def test_a_name_is_shown_as_text(browser: Browser) -> None:
    page = browser.log_in('"><script>alert(1)</script>', "x" * 12)
    assert "<script>alert" not in page.text


def test_a_link_from_elsewhere_is_asked_for_again_from_here(browser: Browser) -> None:
    """A strict cookie does not come along with a click in a mail; it does with our own page's step onward."""
    browser.log_in("Ada")
    session = browser.session
    browser.http.cookies.clear()
    page = browser.get("/login?next=/audit", **{"Sec-Fetch-Site": "cross-site"})
    assert 'content="0;url=/login?next=%2Faudit"' in page.text
    browser.http.cookies.set(SESSION, session, domain="localhost.local")
    assert browser.get("/login?next=%2Faudit").headers["Location"] == "/audit"


# Guessing


def test_who_guesses_waits_longer_each_time(browser: Browser, clock: Clock) -> None:
    token = browser.token()
    waits = []
    for _ in range(12):
        page = browser.post("/login", token=token, name="Lena", password="wrong words here")
        while page.status_code == 429:
            waits.append(int(page.headers["Retry-After"]))
            clock.passes(seconds=waits[-1])
            page = browser.post("/login", token=token, name="Lena", password="wrong words here")
        assert page.status_code == 403
    assert waits == [1, 2, 4, 8, 16, 32]


def test_the_right_password_does_not_help_who_has_to_wait(browser: Browser, clock: Clock) -> None:
    for _ in range(6):
        browser.log_in("Lena", "wrong words here")
    assert browser.log_in("Lena").status_code == 429
    clock.passes(seconds=2)
    assert browser.log_in("Lena").status_code == 303


def test_names_are_not_told_apart_by_waiting(browser: Browser) -> None:
    for _ in range(6):
        browser.log_in("Odo", "wrong words here")
    assert browser.log_in("Odo").status_code == 429


def test_one_address_cannot_try_one_password_on_everybody(browser: Browser) -> None:
    found = [browser.log_in(f"name{number}", "wrong words here").status_code for number in range(25)]
    assert found.index(429) == 21


def test_who_logs_in_in_between_does_not_start_anew(app: ASGIApp) -> None:
    """An own account must not buy more guesses at those of others."""
    codes = []
    for number in range(25):
        codes.append(Browser(app).log_in(f"name{number}", "wrong words here").status_code)
        Browser(app).log_in("Lena")
    assert codes[:21] == [403] * 21
    assert codes[-1] == 429


def test_other_addresses_do_not_lock_somebody_out_for_long(app: ASGIApp, clock: Clock) -> None:
    for number in range(60):
        page = Browser(app, address=f"10.0.0.{number}").log_in("Lena", "wrong words here")
        clock.passes(seconds=int(page.headers.get("Retry-After", 0)))
    waited = 0
    while (page := Browser(app).log_in("Lena")).status_code == 429:
        waited += int(page.headers["Retry-After"])
        clock.passes(seconds=int(page.headers["Retry-After"]))
    assert page.status_code == 303
    assert waited <= 60


def test_an_office_behind_one_address_may_come_in(app: ASGIApp) -> None:
    assert {Browser(app).log_in(name).status_code for name in ("Ada", "Rolf", "Lena") * 12} == {303}


def test_refused_logins_are_in_the_audit_log(browser: Browser, desk: Workspace) -> None:
    browser.log_in("Lena", "wrong words here")
    browser.log_in("Lena")
    assert [(one.action, one.subject, one.detail) for one in reversed(desk.entries(limit=2))] == [
        ("log in refused", "Lena", "127.0.0.1"),
        ("log in", "Lena", "127.0.0.1"),
    ]


def test_many_addresses_of_one_household_are_one() -> None:
    def of(address: str) -> str:
        return address_of({"type": "http", "client": (address, 1)})

    assert of("2001:db8::1") == of("2001:db8:0:0:ffff::2") != of("2001:db8:0:1::1")
    assert of("10.0.0.1") != of("10.0.0.2")
    assert address_of({"type": "http", "client": None}) == ""
    assert of("not an address") == "not an address"


# Limits


def test_a_bucket_gives_what_is_in_it_and_fills_again() -> None:
    clock = Clock()
    bucket = Buckets(rate=0.5, burst=3, clock=clock.seconds)
    assert [bucket.take("a") for _ in range(4)] == [0, 0, 0, 2]
    assert bucket.take("b") == 0
    clock.passes(seconds=2)
    assert [bucket.take("a"), bucket.take("a")] == [0, 2]
    clock.passes(hours=1)
    assert [bucket.take("a") for _ in range(4)] == [0, 0, 0, 2]


def test_attempts_at_once_count_as_failures_from_their_beginning() -> None:
    clock = Clock()
    waits = Waits(clock.seconds)
    keys = [("a", Patience(free=2, most=8))]
    assert [waits.attempt(keys) for _ in range(4)] == [0, 0, 0, 1]
    for wait in (1, 2, 4, 8, 8):
        clock.passes(seconds=wait)
        assert waits.attempt(keys) == 0
    clock.passes(hours=2)
    assert [waits.attempt(keys) for _ in range(3)] == [0, 0, 0]


def test_ever_new_names_do_not_fill_the_memory() -> None:
    clock = Clock()
    bucket = Buckets(rate=1, burst=1, clock=clock.seconds)
    for number in range(30_000):
        bucket.take(number)
    assert len(bucket._held._held) == 20_000
    assert bucket.take(29_999) == 1


def test_changes_come_only_so_fast(browser: Browser, clock: Clock) -> None:
    browser.log_in("Ada")
    token = browser.token("/accounts")
    codes = [browser.post("/accounts/role", token=token, name="Lena", role="read").status_code for _ in range(65)]
    assert codes[:60] == [303] * 60
    assert codes[-1] == 429
    clock.passes(seconds=1)
    assert browser.post("/accounts/role", token=token, name="Lena", role="read").status_code == 303


# Sizes


def test_a_form_that_is_too_long_is_not_read(browser: Browser) -> None:
    page = browser.http.post("/login", content=b"a=" + b"x" * FORM)
    assert page.status_code == 413
    assert "larger than 256 kB" in page.text


def test_a_body_that_hides_its_length_is_cut_off_while_it_is_read() -> None:
    read = 0

    async def greedy(scope: object, receive: object, send: object) -> None:
        request = Request(scope, receive)  # type: ignore[arg-type]
        await PlainTextResponse(str(len(await request.body())))(scope, receive, send)  # type: ignore[arg-type]

    async def caring(scope: object, receive: object, send: object) -> None:
        try:
            await greedy(scope, receive, send)
        except Exception:
            await PlainTextResponse("all is well")(scope, receive, send)  # type: ignore[arg-type]

    def pieces() -> object:
        nonlocal read
        for _ in range(50):
            read += 1
            yield b"x" * 100

    for app in (greedy, caring):
        client = TestClient(Bodies(app, lambda scope: 1000))  # type: ignore[arg-type]
        assert client.post("/", content=b"x" * 1000).text == "1000"
        assert client.post("/", content=pieces()).status_code == 413  # type: ignore[arg-type]


@pytest.mark.anyio
async def test_what_comes_after_the_limit_is_never_asked_for() -> None:
    asked, sent = 0, list[Message]()

    async def greedy(scope: object, receive: object, send: object) -> None:
        await Request(scope, receive).body()  # type: ignore[arg-type]

    async def receive() -> Message:
        nonlocal asked
        asked += 1
        return {"type": "http.request", "body": b"x" * 100, "more_body": True}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/", "headers": [], "query_string": b""}
    await Bodies(greedy, lambda scope: 1000)(scope, receive, send)  # type: ignore[arg-type]
    assert asked == 11
    assert sent[0]["status"] == 413


@pytest.mark.anyio
async def test_a_body_that_comes_in_drops_is_not_waited_for() -> None:
    """One byte at a time, for as long as anybody listens; what is whole may be answered as slowly as it takes."""
    sent: list[Message] = []

    async def dripping() -> Message:
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def whole() -> Message:
        return {"type": "http.request", "body": b"x", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    async def reads(scope: Scope, receive: Receive, send: Send) -> None:
        while (await receive()).get("more_body"):
            pass
        await asyncio.sleep(0.2)
        await PlainTextResponse("read")(scope, receive, send)

    scope = {"type": "http", "method": "POST", "path": "/", "headers": []}
    begun = time.monotonic()
    await Bodies(reads, lambda scope: 1000, grace=0.1)(scope, dripping, send)
    assert time.monotonic() - begun < 2
    assert sent[0]["status"] == 408
    sent.clear()
    await Bodies(reads, lambda scope: 1000, grace=0.1)(scope, whole, send)
    assert sent[0]["status"] == 200


@pytest.mark.parametrize(("received", "kept", "status"), [(9000, 300, 507), (300, 9000, 413), (9000, 9000, 403)])
def test_what_has_no_room_is_refused_before_it_is_read(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch, received: int, kept: int, status: int
) -> None:
    """Of 100 MB that are announced nothing is read where one of the disks has 300 MB left, most of which stay free."""
    browser = Browser(guarded(desk)[1])
    browser.log_in("Ada")

    def free(path: object) -> SimpleNamespace:
        return SimpleNamespace(free=(received if str(path) == tempfile.gettempdir() else kept) * 1024**2)

    monkeypatch.setattr("shutil.disk_usage", free)
    headers = {"Content-Type": "multipart/form-data; boundary=x", "Content-Length": str(100 * 1024**2)}
    page = browser.http.post("/case/harbour/work/upload", content=b"--x--", headers=headers)
    # Where there is room it is read, and has no token.
    assert page.status_code == status


@pytest.mark.parametrize("name", [None, "Lena", "Rolf"])
def test_a_full_disk_does_not_tell_strangers_which_cases_there_are(
    app: ASGIApp, monkeypatch: pytest.MonkeyPatch, name: str | None
) -> None:
    browser = Browser(app)
    if name:
        browser.log_in(name)
    monkeypatch.setattr("shutil.disk_usage", lambda path: SimpleNamespace(free=0))
    there, absent = (
        browser.http.post(f"/case/{slug}/work/upload", files={"files": ("a.txt", b"x")})
        for slug in ("harbour", "absent")
    )
    assert there.status_code == absent.status_code == (403 if name else 303)
    assert there.text.replace("harbour", "absent") == absent.text


def test_only_an_admin_may_send_files(app: ASGIApp) -> None:
    bomb = {"file": ("a.txt", b"x" * (FORM + 1))}
    for name in (None, "Lena", "Rolf"):
        browser = Browser(app)
        if name:
            browser.log_in(name)
        assert browser.http.post("/login", files=bomb).status_code == 413, name
    browser = Browser(app)
    browser.log_in("Ada")
    assert browser.http.post("/login", files=bomb).status_code == 403, "read, and refused for want of its token"


def test_a_form_has_no_endless_number_of_fields(browser: Browser) -> None:
    for many in ({"data": {f"f{number}": "" for number in range(600)}}, {"content": b"&".join([b"a=b"] * 600)}):
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        assert browser.http.post("/login", headers=kind, **many).status_code == 400  # type: ignore[arg-type]


# Alone


def test_alone_the_link_is_the_key_and_leaves_the_address(clock: Clock) -> None:
    guard, app = guarded(None, clock)
    browser = Browser(app)
    assert "Open the link" in browser.get("/login").text
    assert browser.get("/").status_code == 303
    link = guard.link(ORIGIN)
    answer = browser.get(link.removeprefix(ORIGIN))
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    assert browser.get("/accounts").status_code == 200
    assert "ana" in browser.get("/accounts").text
    assert Browser(app).get("/accounts").status_code == 303, "another user of the machine has no key"


def test_alone_a_wrong_key_opens_nothing_and_cannot_be_guessed(clock: Clock) -> None:
    _, app = guarded(None, clock)
    browser = Browser(app)
    codes = [browser.get(f"/enter?key={key}").status_code for key in ("", "x", "x" * 43, *"abcdefghijklmnopqrstuvw")]
    assert set(codes[:20]) == {403}
    assert codes[-1] == 429
    assert not browser.session


def test_alone_a_session_ends_too(clock: Clock) -> None:
    guard, app = guarded(None, clock)
    browser = Browser(app)
    browser.get(guard.link(ORIGIN).removeprefix(ORIGIN))
    clock.passes(hours=11)
    assert browser.get("/accounts").status_code == 200
    clock.passes(hours=13)
    assert browser.get("/accounts").status_code == 303


def test_with_the_first_account_nobody_is_alone_any_more(tmp_path: Path, clock: Clock) -> None:
    desk = workspace(tmp_path, clock, people=False)
    guard, app = guarded(desk, clock)
    link = guard.link(ORIGIN).removeprefix(ORIGIN)
    browser = Browser(app)
    browser.get(link)
    fields = {"name": "Ada", "role": "admin", "password": PASSWORD, "again": PASSWORD}
    assert browser.post("/accounts/add", page="/accounts", **fields).status_code == 303
    assert browser.get("/accounts").status_code == 303
    assert browser.get(link).headers["Location"] == "/login"
    assert "key" not in guard.link(ORIGIN)
    browser.log_in("Ada")
    assert browser.get("/accounts").status_code == 200
