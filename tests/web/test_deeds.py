"""The audit log of a case: what is done is noted before it is done, and what is taken away before it is handed out."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.model import Document
from sayso.store import open_view
from sayso.store.workspace import Workspace, open_workspace
from sayso.web.site import Site


@pytest.fixture
def desk(site: Site, tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "desk.workspace", new=True) as made:
        site.workspace = made
        yield made


@pytest.fixture
def claim(served: Path) -> str:
    with open_view(served) as view:
        return next(view.claims()).id


def entries(desk: Workspace) -> list[tuple[str, str, str, str]]:
    return [(one.by, one.action, one.subject, one.detail) for one in reversed(desk.entries())]


def mark(client: TestClient, claim: str, value: str) -> str:
    sent = {"token": "t", "kind": "mark", "value": value, "seen": ""}
    return client.post(f"/case/harbour/claim/{claim}/review", data=sent).text


def test_a_deed_is_noted_before_it_is_done_and_what_came_of_it_after(
    client: TestClient, site: Site, desk: Workspace, claim: str
) -> None:
    undo = re.search(r'action="(/case/harbour/review/(r\d+)/undo)"', mark(client, claim, "disputed"))
    assert undo is not None
    client.post(undo[1], data={"token": "t"})
    assert entries(desk) == [
        ("ana", "begin review", claim, "kind=mark value=disputed"),
        ("ana", "review", claim, "entry 1: Marked disputed."),
        ("ana", "begin undo", undo[2], ""),
        ("ana", "undo", undo[2], "entry 3: Taken back: marked disputed."),
    ]
    assert {one.case for one in desk.entries()} == {site.cases["harbour"].ident}
    assert desk.verify().whole


def test_what_is_refused_is_noted_as_not_done(client: TestClient, desk: Workspace, claim: str) -> None:
    mark(client, claim, "disputed")
    mark(client, claim, "accepted")
    assert [one[1] for one in entries(desk)] == ["begin review", "review", "begin review", "review not done"]
    assert "Ana has reviewed this claim since" in entries(desk)[-1][3]


def test_where_nothing_can_be_noted_nothing_is_done(
    client: TestClient, desk: Workspace, served: Path, claim: str
) -> None:
    with sqlite3.connect(desk.path) as base:
        base.execute("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT raise(ABORT, 'no room'); END")
    assert "no room" in mark(client, claim, "disputed")
    assert "no room" in client.get("/case/harbour/search.csv").text
    with open_view(served) as view:
        assert not list(view.reviews())


def test_who_is_killed_in_between_has_begun(
    client: TestClient, desk: Workspace, claim: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.web.deeds._Deed.end", lambda *_, **__: None)
    mark(client, claim, "disputed")
    assert entries(desk) == [("ana", "begin review", claim, "kind=mark value=disputed")]


def test_what_is_taken_away_is_noted(client: TestClient, desk: Workspace, served: Path) -> None:
    with open_view(served) as view:
        one: Document = next(each for each in view.documents() if each.derived_from is None)
    client.get("/case/harbour/search.csv?text=crowns")
    client.get("/case/harbour/search.jsonl")
    client.get(f"/case/harbour/document/{one.id}/original")
    client.get("/case/harbour/document/nothing/original")
    client.get("/case/harbour/search?text=crowns")
    assert entries(desk) == [
        ("ana", "export search", "", "text=crowns"),
        ("ana", "export search", "", ""),
        ("ana", "open original", one.id, ""),
        ("ana", "open original", "nothing", ""),
        ("ana", "open original not done", "nothing", "entry 4: no document has an id that begins with 'nothing'"),
    ]


def test_passwords_and_tokens_are_not_noted(client: TestClient, desk: Workspace, claim: str) -> None:
    client.post(f"/case/harbour/claim/{claim}/review", data={"token": "t", "kind": "note", "password": "hidden"})
    assert "hidden" not in str(entries(desk)) and "token" not in str(entries(desk))


def test_the_picture_of_a_page_is_looked_at_and_leaves_no_entry(
    client: TestClient, desk: Workspace, served: Path
) -> None:
    with open_view(served) as view:
        paper = next(one for one in view.documents() if one.media_type == "application/pdf")
    assert client.get(f"/case/harbour/document/{paper.id}/page/1.png").status_code == 200
    assert entries(desk) == []
    client.get(f"/case/harbour/document/{paper.id}/original")
    assert [one[1] for one in entries(desk)] == ["open original"]
