"""A document's page: the whole text, its claims in place, its parts, its filters, its original."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.config import Config
from sayso.model import Span
from sayso.run.build import build
from sayso.store import open_view, open_writer
from sayso.web.app import application
from sayso.web.site import Site, open_site
from support.harbour import letter
from support.readings import state
from support.served import HOSTILE, Open

MOST = 300_000


def ident(site: Site, path: str) -> str:
    """A document's id by the end of its path."""
    with site.cases["harbour"].view() as view:
        return next(one.id for one in view.documents() if one.path.endswith(path))


def address(site: Site, path: str) -> str:
    return f"/case/harbour/document/{ident(site, path)}"


def words(page: str) -> list[str]:
    """The words of the text on a page, without its marks."""
    rows = re.findall(r'<div class="text" dir="auto">(.*?)</div>(?:<div class="cards">|\s*</div>)', page, re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", "", " ".join(rows))).split()


def numbers(page: str) -> list[int]:
    """The numbers of the claims marked in the text."""
    return [int(one) for one in re.findall(r'data-n="(\d+)" aria-label', page)]


def test_the_text_is_whole_and_each_claim_has_its_mark_and_its_card(site: Site, client: TestClient) -> None:
    with site.cases["harbour"].view() as view:
        one = view.document(ident(site, "letter-from-remand.txt"))
        claims = list(view.claim_spans(one.id))
    page = client.get(address(site, "letter-from-remand.txt")).text
    assert words(page) == one.text.split()
    assert numbers(page) == list(range(1, len(claims) + 1))
    for claim in claims:
        assert f'id="p-{claim}"><a href="/case/harbour/claim/{claim}"' in page
        assert page.count(f'id="{claim}"') == 1
    assert re.search(r'<div class="card k2[^"]*"', page)


def test_a_claim_that_is_asked_for_is_set_off(site: Site, client: TestClient) -> None:
    url = address(site, "motion-for-release.pdf")
    claim = re.findall(r'id="p-(\w+)"', client.get(url).text)[3]
    page = client.get(f"{url}?claim={claim}").text
    assert re.findall(r'class="m\d lit" id="p-(\w+)"', page) == [claim]
    assert re.findall(r'class="card [^"]*\blit" id="(\w+)"', page) == [claim]
    assert "is not in this document" in client.get(f"{url}?claim=c0").text


def test_filters_leave_the_text_whole_and_other_claims_unmarked(site: Site, client: TestClient) -> None:
    url = address(site, "motion-for-release.pdf")
    whole = client.get(url).text
    page = client.get(f"{url}?status=denied").text
    assert words(page) == words(whole)
    assert 0 < len(numbers(page)) < len(numbers(whole))
    assert set(numbers(page)) <= set(numbers(whole))
    assert page.count("<span>status</span> <bdi>denied</bdi>") == len(numbers(page))
    speaker = re.search(r'<select name="speaker">.*?<option value="(e\w+)">([^<]*) \((\d+)\)', whole)
    assert speaker is not None
    theirs = client.get(f"{url}?speaker={speaker[1]}").text
    assert len(numbers(theirs)) == int(speaker[3])
    about = re.search(r'<select name="about">.*?<option value="(e\w+)">([^<]*) \((\d+)\)', whole)
    assert about is not None
    assert len(numbers(client.get(f"{url}?about={about[1]}").text)) == int(about[3])


@pytest.mark.parametrize("query", ["status=guilty", "part=x", "part=0", "part=99", "part=-1", "claim=%00"])
def test_a_wrong_address_is_told_and_shows_the_text(site: Site, client: TestClient, query: str) -> None:
    page = client.get(f"{address(site, 'letter-from-remand.txt')}?{query}")
    assert page.status_code == 200
    assert 'class="told error"' in page.text
    assert words(page.text)


def test_nobody_of_that_name_marks_nothing(site: Site, client: TestClient) -> None:
    page = client.get(f"{address(site, 'letter-from-remand.txt')}?speaker=nobody&about=zzz")
    assert page.status_code == 200
    assert numbers(page.text) == []


def test_a_document_that_is_not_there(client: TestClient) -> None:
    for path in ("document/zzz", "document/zzz/original", "document/zzz/page/1.png", "document/"):
        assert client.get(f"/case/harbour/{path}").status_code == 404


def test_pages_of_a_pdf_are_marked_with_their_images_beside(site: Site, client: TestClient) -> None:
    url = address(site, "motion-for-release.pdf")
    page = client.get(url).text
    assert re.findall(r'data-n="page (\d)"', page) == ["1", "2", "3"]
    images = re.findall(r'<img loading="lazy"[^>]* src="([^"]+)" alt="Page (\d)[^"]+">', page)
    assert [number for _, number in images] == ["1", "2", "3"]
    image = client.get(images[1][0])
    assert (image.status_code, image.headers["content-type"]) == (200, "image/png")
    assert image.content.startswith(b"\x89PNG")
    assert "<img" not in client.get(f"{url}?images=0").text
    for wrong in ("0", "4", "x", "1e3", "999999999"):
        assert client.get(f"{url}/page/{wrong}.png").status_code == 404
    assert client.get(f"{address(site, 'letter-from-remand.txt')}/page/1.png").status_code == 404


def test_the_original_is_the_file_as_it_was_read(site: Site, client: TestClient) -> None:
    with site.cases["harbour"].view() as view:
        held = list(view.documents())
    for one in held:
        given = client.get(f"/case/harbour/document/{one.id}/original")
        assert given.status_code == 200, one.path
        assert sha256(given.content).hexdigest() == one.id
        assert given.headers["content-disposition"].startswith("attachment")
        assert "sandbox" in given.headers["content-security-policy"]
        kind = given.headers["content-type"]
        assert kind in ("text/plain; charset=utf-8", "application/pdf", "application/octet-stream")
    assert {one.media_type for one in held} >= {"text/html", "application/pdf", "message/rfc822"}


def test_an_original_that_has_changed_or_is_gone_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(f"The clerk said that the gate of {name} was shut.\n")
    build([folder], tmp_path / "harbour.sayso", config=Config(workers=1))
    (folder / "a.txt").write_text("<script>alert(1)</script>")
    (folder / "b.txt").unlink()
    site = open_site([tmp_path / "harbour.sayso"], Open())
    client = TestClient(application(site))
    changed, gone = (client.get(f"{address(site, name)}/original") for name in ("a.txt", "b.txt"))
    still = client.get(address(site, "b.txt"))
    site.close()
    assert (changed.status_code, gone.status_code, still.status_code) == (404, 404, 200)
    assert "has changed since it was read" in changed.text
    assert "is gone" in gone.text
    assert "alert(1)" not in changed.text


def test_hostile_text_is_shown_and_never_obeyed(site: Site, client: TestClient) -> None:
    page = client.get(address(site, "hostile & 'more'.txt")).text
    assert not re.search(r"<script>|<img src=x|\sonerror=\"", page)
    assert "⟨U+202E⟩" in page
    assert "\u202e" not in page
    assert words(page) == HOSTILE.replace("\u202e", "⟨U+202E⟩").replace("\u202c", "⟨U+202C⟩").split()
    title = re.search(r"<title>(.*?)</title>", page)
    assert title is not None
    assert "<b>" not in title[1]


@pytest.fixture
def long(tmp_path: Path) -> Iterator[TestClient]:
    """A case with three long documents made of the letter's claims: much text, one huge word, a crowded paragraph."""
    base = letter()
    claim = base.claims[1]
    sentence = "The foreman said that the drums went into the water. "
    texts = {
        "much.txt": "\n\n".join([sentence * 6] * 6_000),
        "word.txt": "a" * 2_000_000,
        "crowd.txt": sentence * 2_000,
        "same.txt": sentence * 10,
    }
    with open_writer(tmp_path / "harbour.sayso") as writer:
        for number, (path, text) in enumerate(texts.items()):
            document = replace(base.document, id=f"{number}" * 64, path=path, text=text)
            starts = {"much.txt": 318, "word.txt": 100_000, "crowd.txt": len(sentence), "same.txt": 0}[path]
            claims = tuple(
                replace(
                    claim, id=f"c{number}{n:015}", document=document.id, span=Span(starts * n, starts * n + 50 + n % 9)
                )
                for n in range(min(2_000, len(text) // starts if starts else 2_000))
            )
            reading = replace(
                base, document=document, claims=claims, attributions=(), mentions=(), posts=(), sentences=()
            )
            writer.put([reading], file=state(path, document.id))
    site = open_site([tmp_path / "harbour.sayso"], Open())
    yield TestClient(application(site))
    site.close()


@pytest.mark.parametrize("number", range(4))
def test_a_page_of_a_long_document_keeps_its_bounds(long: TestClient, number: int) -> None:
    url = f"/case/harbour/document/{str(number) * 64}"
    first = long.get(url)
    parts = re.search(r"Part</?[^>]*> ?1 of (\d+)|Part 1 of (\d+)", first.text)
    last = int((parts[1] or parts[2]) if parts else 1)
    assert last > 5 or number == 3
    for part in {1, 2, last // 2, last} - {0} if last > 1 else {1}:
        page = long.get(f"{url}?part={part}")
        assert page.status_code == 200
        assert len(page.content) <= MOST, (part, len(page.content))


def test_the_part_that_holds_a_claim_is_chosen_by_itself(long: TestClient) -> None:
    url = f"/case/harbour/document/{'2' * 64}"
    page = long.get(f"{url}?claim=c2{1500:015}").text
    assert f'id="p-c2{1500:015}"' in page
    assert 1501 in numbers(page)
    assert 1 not in numbers(page)
    # Another part can be gone to from there.
    onward = re.search(r'<a rel="next" href="([^"]+)"', page)
    assert onward is not None
    assert "claim=" not in onward[1]


def test_the_parts_hold_all_of_the_text_once(long: TestClient, tmp_path: Path) -> None:
    url = f"/case/harbour/document/{'2' * 64}"
    last = int(re.search(r"Part 1 of (\d+)", long.get(url).text)[1])  # type: ignore[index]
    pages = [long.get(f"{url}?part={number}").text for number in range(1, last + 1)]
    with open_view(tmp_path / "harbour.sayso") as view:
        text = view.document("2" * 64).text
    assert [word for page in pages for word in words(page)] == text.split()
    assert [number for page in pages for number in numbers(page)] == list(range(1, 2_001))


def test_what_a_document_comes_from_and_what_comes_from_it(site: Site, client: TestClient) -> None:
    with site.cases["harbour"].view() as view:
        descents = [one for one in view.descents() if one.parent is not None]
    assert descents
    child = client.get(f"/case/harbour/document/{descents[0].document}").text
    parent = client.get(f"/case/harbour/document/{descents[0].parent}").text
    assert "Comes from elsewhere" in child
    assert f"/case/harbour/document/{descents[0].document}" in parent
