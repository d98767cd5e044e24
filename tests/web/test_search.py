"""The search as a page: words marked, filters in the address, counts that narrow, exports, searches that are kept."""

from __future__ import annotations

import csv
import json
import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.model.account import Role
from sayso.store import open_view
from sayso.store.workspace import open_workspace
from sayso.web.app import application
from sayso.web.site import open_site
from support.served import HOSTILE_NAME, Open

URL = "/case/harbour/search"


def claims(page: str) -> list[str]:
    return re.findall(r'<div class="claim .*?</div>', page, re.DOTALL)


def counted(page: str) -> int:
    found = re.search(r'<p class="sub">([\d,]+) claims?', page)
    assert found is not None
    return int(found[1].replace(",", ""))


def test_the_words_are_marked_and_stand_after_their_speakers(client: TestClient) -> None:
    page = client.get(f"{URL}?text=barge").text
    found = claims(page)
    assert len(found) == counted(page) > 0
    assert re.search(r"<mark>barge</mark>", page, re.IGNORECASE)
    for one in found:
        assert re.search(r'<span class="chain">.*<q>', one, re.DOTALL)


def test_claims_with_the_words_come_before_their_neighbours(client: TestClient) -> None:
    page = client.get(f"{URL}?text=quillfast").text
    results = page[page.index('class="results"') :].split('id="silent"')[0]
    own, beside = re.search(r".*<q>[^/]*<mark>", results, re.DOTALL), results.index("The words stand in the sentence")
    assert own is not None
    assert own.end() < beside
    assert "<mark>" in results[beside:]


def test_each_count_is_what_its_link_shows(client: TestClient) -> None:
    page = client.get(f"{URL}?text=crowns").text
    aside = page[page.index("<aside") :]
    links = re.findall(r'<span class="n">(\d+)</span><a href="([^"]+(?:status|act)=[^"]+)"', aside)
    assert links
    for number, url in links:
        assert counted(client.get(url.replace("&amp;", "&")).text) == int(number)


def test_every_filter_is_in_the_address(client: TestClient) -> None:
    everything = counted(client.get(URL).text)
    for query in ("depth=2", "basis=first-hand", "factuality=CT-", "open=1", "since=2025", "mark=unreviewed&act=deny"):
        page = client.get(f"{URL}?{query}").text
        assert 0 < counted(page) < everything, query
        assert 'class="chips"' in page
    name = "Ignacio+Fuensalda+Orrego"
    both = counted(client.get(f"{URL}?about={name}&with=Radomir+Kostelan").text)
    assert both < counted(client.get(f"{URL}?about={name}").text)


def test_each_count_is_the_number_of_claims_that_its_link_finds(client: TestClient) -> None:
    page = client.get(URL).text
    narrow = re.findall(r'<span class="n">(\d+)</span><a href="(/case/harbour/search\?[^"]*)">', page)
    assert any("by=" in url for _, url in narrow)
    for number, url in narrow:
        found = client.get(unescape(url)).text
        assert re.search(rf'<p class="sub">{number} claims?[,<.]', found), url


def test_a_document_is_narrowed_to_by_its_path(client: TestClient) -> None:
    page = client.get(f"{URL}?document=letter-from-remand.txt").text
    assert all("letter-from-remand.txt" in one for one in claims(page))
    assert claims(page)


def test_orders(client: TestClient) -> None:
    def days(sort: str) -> list[str]:
        page = client.get(f"{URL}?text=crowns&sort={sort}&act=say").text
        return re.findall(r"</bdi></a>, (\d{4}-\d\d-\d\d|undated)", page)

    assert sorted(days("newest")) == sorted(days("oldest")) == sorted(days("place"))


def test_words_are_found_in_any_form_and_quoted_ones_as_they_are(client: TestClient) -> None:
    def number(text: str) -> int:
        return counted(client.get(URL, params={"text": text}).text)

    assert number("barges") == number("barge") > 0
    assert number('"barge"') + number('"barges"') >= number("barge") > number('"barge"')
    assert number("barg*") >= number("barge")
    assert 0 < number("barge -pier") < number("barge")
    page = client.get(URL, params={"text": "barges"}).text
    assert re.search(r"<mark>barge</mark>", page, re.IGNORECASE)


def test_people_and_documents_are_found_by_name(client: TestClient) -> None:
    page = client.get(f"{URL}?text=quillfast").text
    assert re.search(r"Names: <a [^>]*>.*Quillfast", page)
    assert "quillfast-statement.md" in re.findall(r"Documents: (.*)", page)[0]
    (number,) = re.findall(r">(\d+) names?</a>", page)
    names = client.get(f"{URL}?text=quillfast&show=names").text
    assert len(re.findall(r'<ul class="list">.*?</ul>', names, re.DOTALL)[0].split("<li>")) - 1 == int(number)
    assert "claims" not in re.findall(r"<main.*</main>", names, re.DOTALL)[0].split("<h2>Names")[1]


def test_a_name_is_found_under_another_one_and_without_accents(client: TestClient) -> None:
    page = client.get(f"{URL}?text=K%C3%B2stelan&show=names").text
    assert "Kostelan" in page.split("<h2>Names")[1]


def test_sentences_without_a_claim_are_found_and_open_at_their_place(client: TestClient, served: Path) -> None:
    with open_view(served) as view:
        bare, number = view.unclaimed("the", most=1)
    page = client.get(f"{URL}?text=the&show=documents").text
    assert f">{number} other sentences</b>" in page
    href = re.findall(r'href="([^"]+\?at=\d+)#at"', page)[0]
    assert href.endswith(f"document/{bare[0].document}?at={bare[0].span.start}")
    there = client.get(href).text
    marked = re.findall(r'<span class="lit" id="at">(.*?)</div>', there, re.DOTALL)
    assert len(marked) == 1
    words = re.sub(r"<[^>]+>", "", marked[0])
    assert bare[0].text.split()[0] in words
    assert client.get(f"/case/harbour/document/{bare[0].document}?at=999999").status_code == 200


def test_sentences_without_a_claim_stand_after_the_voice_of_their_document(client: TestClient, served: Path) -> None:
    with open_view(served) as view:
        bare, _ = view.unclaimed("the", most=6)
        documents = [view.document(one.document) for one in bare]
    voices = [one.author or one.publisher or "the document (author not stated)" for one in documents]
    assert len(set(voices)) > 1
    for show in ("", "&show=documents"):
        page = client.get(f"{URL}?text=the{show}").text
        found = re.findall(r'<li><p><span class="chain">(.*?)</span> <q>', page.split("claims sentences")[1])
        assert [unescape(re.sub(r"<[^>]+>", "", one)) for one in found[:6]] == voices


def test_what_is_read_otherwise_is_told(client: TestClient) -> None:
    for text, told in (('"barge', "not closed"), ("-barge", "takes away"), ("b*rge", "at the end of a word")):
        assert told in client.get(URL, params={"text": text}).text


@pytest.mark.parametrize(
    "query",
    [
        "text=%22", "text=-", "text=-%22a", "text=%22a%22*", "text=a&show=x", "text=a&show=names&page=9",
        "text=the&show=documents&page=99", "text=the&show=documents&document=zz",
        "text=a*+OR", "text=NEAR(", "text=%00", "act=shout", "status=x", "basis=x", "factuality=x",
        "since=x", "until=2024-13", "document=zz", "depth=9", "mark=x", "sort=x", "page=x", "with=zz", "text=%F0%9F%92%A9",
        "text=" + "a" * 3000,
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_no_failure(client: TestClient, query: str) -> None:
    for path in (URL, f"{URL}.csv", f"{URL}.jsonl"):
        assert client.get(f"{path}?{query}").status_code == 200


def test_what_a_document_says_is_never_markup(client: TestClient) -> None:
    page = client.get(URL, params={"document": HOSTILE_NAME}).text
    assert claims(page)
    assert not re.search(r"<img|<b>|<script>", page)
    assert "\u202e" not in page


def test_what_is_found_leaves_with_its_speakers(client: TestClient) -> None:
    shown = counted(client.get(f"{URL}?text=crowns").text)
    sheet = client.get(f"{URL}.csv?text=crowns")
    rows = list(csv.DictReader(sheet.content.decode("utf-8-sig").splitlines(keepends=True)))
    assert sheet.headers["content-disposition"].startswith("attachment")
    lines = [json.loads(line) for line in client.get(f"{URL}.jsonl?text=crowns").text.splitlines()]
    assert len(rows) == len(lines) == shown
    assert all(row["chain"] and row["path"] for row in rows)
    assert all(row["said_by"] and row["address"].startswith("http://localhost/case/harbour/claim/") for row in lines)


def test_an_address_to_copy_says_for_whom_it_works(client: TestClient) -> None:
    page = client.get(f"{URL}?text=barge&page=2").text
    assert re.search(r'href="/case/harbour/search\?text=barge" data-copy', page)
    card = re.findall(r'href="(/case/harbour/claim/\w+)"', page)[0]
    for shown in (page, client.get(card).text):
        assert "Works on this machine alone" in shown


def test_no_cell_is_a_formula(client: TestClient) -> None:
    text = client.get(f"{URL}.csv").content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(text.splitlines(keepends=True)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+"))]


def test_without_a_workspace_file_nothing_is_kept(client: TestClient) -> None:
    assert "Keep this search" not in client.get(f"{URL}?text=crowns").text
    done = client.post("/case/harbour/searches", data={"token": "t", "label": "x", "query": "text=crowns"})
    assert "no workspace file" in done.text


def test_a_search_is_kept_opened_and_forgotten(served: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Open, "role", Role.READ)
    with open_workspace(tmp_path / "w.sayso-workspace", new=True) as workspace:
        site = open_site([served], Open())
        site.workspace = workspace
        client = TestClient(application(site), base_url="http://localhost")
        data = {"token": "t", "label": "<b>money", "query": "text=crowns&act=say&token=t&next=//evil"}
        page = client.post("/case/harbour/searches", data=data)
        assert page.url.query == b"text=crowns&act=say"
        assert "&lt;b&gt;money" in page.text
        (kept,) = workspace.searches("ana", site.cases["harbour"].ident)
        assert kept.query == "text=crowns&act=say"
        assert client.post("/case/harbour/searches", data={**data, "token": "other"}).status_code == 403
        assert client.post("/case/harbour/searches", data={**data, "label": " "}).status_code == 200
        client.post("/case/harbour/searches/forget", data={"token": "t", "label": "<b>money"})
        assert workspace.searches("ana", site.cases["harbour"].ident) == ()
        site.close()
