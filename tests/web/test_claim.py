"""A claim's card: what it shows, what may be said of it, and what happens when two say it at once."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from sayso.errors import CaseError
from sayso.model import Claim, RelationKind, Role, Span
from sayso.store import open_writer
from sayso.web.app import application
from sayso.web.cases import OpenCase
from sayso.web.site import Site, open_site
from support.harbour import letter
from support.readings import state
from support.served import Open

HOME = "/case/harbour/claim/"


@pytest.fixture
def claims(site: Site) -> Iterator[list[Claim]]:
    with site.cases["harbour"].view() as view:
        yield list(view.claims())


@pytest.fixture
def nested(claims: list[Claim]) -> Claim:
    """A claim with a speaker within a speaker."""
    return next(one for one in claims if len(one.chain) > 1 and all(link.name for link in one.chain))


def seen(page: str) -> str:
    """The last review that the forms of a page know of."""
    found = set(re.findall(r'name="seen" value="(\w*)"', page))
    assert len(found) == 1
    return found.pop()


def say(client: TestClient, claim: Claim, **form: str) -> Any:
    return client.post(f"{HOME}{claim.id}/review", data={"token": "t", **form})


def test_the_passage_with_the_line_of_its_speakers_and_their_words(
    site: Site, client: TestClient, nested: Claim
) -> None:
    with site.cases["harbour"].view() as view:
        quote = nested.span.of(view.document(nested.document).text)
        cue = view.attribution(nested.chain[-1].attribution or "").cue[0].of(view.document(nested.document).text)
    page = client.get(HOME + nested.id).text
    assert re.search(r"<mark><bdi>(.*?)</bdi></mark>", page)[1].split() == quote.split()  # type: ignore[index]
    steps = re.findall(r'<li class="k(\d)">(.*?)</li>', page, re.DOTALL)
    assert [depth for depth, _ in steps] == [str(min(n, 3)) for n in range(len(steps))]
    assert nested.chain[-1].name in unescape(steps[-1][1])
    assert f"in the words “<bdi>{cue}</bdi>”" in steps[-1][1]
    assert f"<title>Claim by {nested.chain[-1].name}" in unescape(page)


def test_no_title_has_the_words_of_a_claim_and_each_names_its_speaker(client: TestClient, claims: list[Claim]) -> None:
    for one in claims[::20]:
        page = client.get(HOME + one.id)
        assert page.status_code == 200
        title = re.search(r"<title>(.*?), harbour: sayso</title>", page.text)
        assert title is not None
        assert title[1].startswith("Claim by ")


def test_every_facet_is_there_with_what_it_rests_on(client: TestClient, claims: list[Claim]) -> None:
    one = next(each for each in claims if each.time is not None and each.status == "alleged")
    page = client.get(HOME + one.id).text
    rows = dict(re.findall(r'<tr><th scope="row">(\w+)</th><td[^>]*>(.*?)</td>', page))
    assert {"act", "presented", "status", "basis", "time", "origin", "confidence"} <= set(rows)
    assert "alleged" in rows["status"]
    assert one.time is not None
    assert one.time.text in unescape(rows["time"])
    assert f"({one.confidence:.2f})" in rows["confidence"]


def test_relations_stand_side_by_side_conflicts_first(site: Site, client: TestClient) -> None:
    with site.cases["harbour"].view() as view:
        conflict = next(view.relations(kind=RelationKind.CONFLICTS))
        other = view.claim(conflict.right)
        words = other.span.of(view.document(other.document).text)
    page = client.get(HOME + conflict.left).text
    section = page[page.index('<section id="relations">') :]
    first = section[section.index('class="pair"') :].split('class="pair"')[1]
    assert "<h3>Conflicts with</h3>" in first
    assert len(re.findall("<blockquote", first)) == 2
    assert len(re.findall('class="chain"', first)) == 2
    assert words.split()[0] in first
    # Why they conflict is told without their words, which stand only behind their speakers.
    assert " against " not in re.sub("<blockquote.*?</blockquote>", "", first, flags=re.DOTALL)
    assert f"{HOME}{conflict.right}" in section


def test_the_next_and_the_previous_claim_of_the_document(site: Site, client: TestClient, claims: list[Claim]) -> None:
    with site.cases["harbour"].view() as view:
        spans = list(view.claim_spans(claims[0].document))
    first, last = client.get(HOME + spans[0]).text, client.get(HOME + spans[-1]).text
    assert f'<a rel="next" data-key="j" href="{HOME}{spans[1]}"' in first
    assert 'rel="prev"' not in first
    assert f'<a rel="prev" data-key="k" href="{HOME}{spans[-2]}"' in last
    assert 'rel="next"' not in last


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("mark", "accepted", "Marked <strong>accepted</strong>"),
        ("mark", "needs work", "Marked <strong>needs work</strong>"),
        ("grade", "2", "graded <strong>2</strong>, probably true"),
        ("note", "see the ledger of May", "noted “see the ledger of May”"),
    ],
)
def test_what_is_said_of_it_stands_with_who_said_it_and_why_and_can_be_taken_back(
    client: TestClient, nested: Claim, kind: str, value: str, told: str
) -> None:
    page = say(client, nested, kind=kind, value=value, why="read the original", seen="")
    assert page.url.path == HOME + nested.id
    text = page.text
    assert told in text
    assert "<strong><bdi>ana</bdi></strong>" in text
    assert "because: <bdi>read the original</bdi>" in text
    undo = re.search(r'action="(/case/harbour/review/r\d+/undo)"', text)
    assert undo is not None
    back = client.post(undo[1], data={"token": "t"}).text
    assert "Nobody has marked it" in back
    assert "graded <strong>" not in back
    assert "(taken back)" in back
    # Taking back an undoing brings it back; taking back what is taken back is refused in words.
    assert "has been taken back already" in client.post(undo[1], data={"token": "t"}).text
    again = re.search(r'action="(/case/harbour/review/r\d+/undo)"', back)
    assert again is not None
    assert told in client.post(again[1], data={"token": "t"}).text


def test_two_people_at_once_are_told_and_nothing_is_overwritten(client: TestClient, nested: Claim) -> None:
    opened = seen(client.get(HOME + nested.id).text)
    say(client, nested, kind="mark", value="disputed", seen=opened)
    late = say(client, nested, kind="note", value="mine & long", why="because", seen=opened)
    assert late.status_code == 409
    text = late.text
    assert "has reviewed this claim since you opened it" in text
    assert "Marked <strong>disputed</strong>" in text
    assert "mine &amp; long</textarea>" in text
    assert 'value="because"' in text
    assert "noted" not in client.get(HOME + nested.id).text
    sent = say(client, nested, kind="note", value="mine & long", seen=seen(text))
    assert "noted “mine &amp; long”" in sent.text


@pytest.mark.parametrize(("role", "shown"), [(Role.REVIEW, False), (Role.ADMIN, True)])
def test_what_a_case_cannot_keep_is_told_without_where_it_lies(
    served: Path, nested: Claim, monkeypatch: pytest.MonkeyPatch, role: Role, shown: bool
) -> None:
    class Some(Open):
        pass

    def locked(case: OpenCase) -> Iterator[None]:
        raise CaseError(f"{case.path} cannot be written")

    Some.role = role
    monkeypatch.setattr(OpenCase, "reviewer", locked)
    site = open_site([served], Some())
    client = TestClient(application(site), base_url="http://localhost")
    late = say(client, nested, kind="note", value="mine & long", why="because", seen="")
    undone = client.post("/case/harbour/review/r1/undo", data={"token": "t"})
    site.close()
    assert late.status_code == 409
    assert "cannot be written. Your words stand in the form still." in late.text
    assert "mine &amp; long</textarea>" in late.text
    for page in (late, undone):
        assert "cannot be written" in page.text
        assert (str(served) in page.text) is shown


def test_while_a_build_writes_it_is_noted_at_once_all_the_same(client: TestClient, served: Path, nested: Claim) -> None:
    with closing(sqlite3.connect(served, isolation_level=None)) as build:
        build.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        page = say(client, nested, kind="note", value="mine & long", seen="")
        assert time.monotonic() - begun < 2
        assert "noted “mine &amp; long”" in page.text
        assert "mine &amp; long" in client.get("/case/harbour/history").text


@pytest.mark.parametrize(
    "form",
    [
        {"kind": "mark", "value": "guilty"},
        {"kind": "grade", "value": "A"},
        {"kind": "note", "value": "  "},
        {"kind": "note", "value": "a" * 10_001},
        {"kind": "verdict", "value": "true"},
        {},
    ],
)
def test_what_is_none_of_its_kind_is_refused_in_words(client: TestClient, nested: Claim, form: dict[str, str]) -> None:
    answer = say(client, nested, **form, seen="")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert "Nobody has marked it" in client.get(HOME + nested.id).text


def test_who_may_only_read_sees_no_form_and_says_nothing(
    client: TestClient, nested: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(client, nested, kind="mark", value="accepted", seen="")
    monkeypatch.setattr(Open, "role", Role.READ)
    page = client.get(HOME + nested.id).text
    assert "Marked <strong>accepted</strong>" in page
    assert '<form method="post" class="say"' not in page
    assert "Take back" not in page
    assert say(client, nested, kind="mark", value="disputed").status_code == 403
    assert client.post("/case/harbour/review/r1/undo", data={"token": "t"}).status_code == 403
    assert "Marked <strong>accepted</strong>" in client.get(HOME + nested.id).text


def test_without_the_token_nothing_is_said(client: TestClient, nested: Claim) -> None:
    assert client.post(f"{HOME}{nested.id}/review", data={"kind": "mark", "value": "accepted"}).status_code == 403
    assert client.post("/case/harbour/review/r1/undo", data={}).status_code == 403


@pytest.mark.parametrize(
    ("given", "where"),
    [
        ("/case/harbour/review?page=2", "/case/harbour/review"),
        ("//example.invalid/x", None),
        ("https://example.invalid/", None),
        ("/case/harbourside/claim", None),
        ("/case/harbour/\\\\example.invalid", None),
        ("/case/harbour/x\r\nSet-Cookie: a=b", None),
    ],
)
def test_after_a_review_one_goes_on_within_the_case_and_nowhere_else(
    client: TestClient, nested: Claim, given: str, where: str | None
) -> None:
    answer = client.post(
        f"{HOME}{nested.id}/review",
        data={"token": "t", "kind": "mark", "value": "accepted", "next": given},
        follow_redirects=False,
    )
    assert answer.status_code == 303
    assert answer.headers["location"].split("?")[0] == (where or HOME + nested.id)


def test_what_is_not_there(client: TestClient, nested: Claim) -> None:
    assert client.get(HOME + "zzz").status_code == 404
    assert client.post(f"{HOME}zzz/review", data={"token": "t"}).status_code == 404
    gone = client.post("/case/harbour/review/r99/undo", data={"token": "t"})
    assert gone.status_code == 200
    assert "There is no review" in gone.text
    assert client.get(f"{HOME}{nested.id}?page=x").status_code == 200


def test_hostile_claims_and_notes_are_shown_and_never_obeyed(site: Site, client: TestClient) -> None:
    with site.cases["harbour"].view() as view:
        hostile = next(one for one in view.documents() if "hostile" in one.path)
        idents = list(view.claim_spans(hostile.id))
    assert idents
    for ident in idents:
        client.post(
            f"{HOME}{ident}/review",
            data={
                "token": "t",
                "kind": "note",
                "value": "<script>alert(2)</script>\u202e",
                "why": '"><img src=x onerror=1>',
            },
        )
        page = client.get(HOME + ident).text
        assert not re.search(r"<script>|<img|\sonerror=\"", page)
        assert "\u202e" not in page
        assert "&lt;script&gt;alert(2)" in page


def test_a_claim_of_a_million_characters_keeps_the_bounds_of_a_page(tmp_path: Path) -> None:
    base = letter()
    document = replace(base.document, text="a" * 1_000_000)
    claim = replace(base.claims[0], chain=(), span=Span(0, 1_000_000), frames=(), time=None)
    with open_writer(tmp_path / "harbour.sayso") as writer:
        reading = replace(
            base, document=document, claims=(claim,), attributions=(), mentions=(), posts=(), sentences=()
        )
        writer.put([reading], file=state(document.path, document.id))
    site = open_site([tmp_path / "harbour.sayso"], Open())
    page = TestClient(application(site)).get(HOME + claim.id)
    site.close()
    assert page.status_code == 200
    assert 6_000 < len(page.content) < 60_000
    assert "aaa</bdi></mark>" in page.text
