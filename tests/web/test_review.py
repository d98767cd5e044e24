"""The review queue as a page: what comes first and why, what is done, and who may be one."""

from __future__ import annotations

import re
import sqlite3
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.model import ReviewKind
from sayso.model.account import Role
from sayso.run.deciding import Author
from sayso.run.reviewing import review_claim
from sayso.store import open_reviewer, open_view
from sayso.web.site import Site
from support.served import Open

URL = "/case/harbour/review"
FORM = re.compile(r'action="/case/harbour/claim/(c[0-9a-f]+)/review"')


def test_each_claim_has_its_reasons_and_its_buttons(client: TestClient) -> None:
    page = client.get(URL).text
    waiting = re.findall(r'<li class="entry".*?</form></li>', page, re.DOTALL)
    assert waiting
    for one in waiting:
        assert "Here because:" in one
        assert re.search(r'<span class="chain">.*<blockquote.*<mark>', one, re.DOTALL)
        assert re.findall(r'name="value" value="(.*?)"', one) == ["accepted", "disputed", "needs work"]
    assert re.search(r"0 of \d+ done", page)


def mark(served: Path, ident: str, value: str) -> str:
    with open_view(served) as view, open_reviewer(served) as reviewer:
        return review_claim(reviewer, view, view.claim(ident), ReviewKind.MARK, value, author=Author(by="bo"))


def test_what_is_marked_is_done_and_makes_room(client: TestClient, served: Path) -> None:
    page = client.get(URL).text
    first = FORM.findall(page)[0]
    total = int(re.findall(r"0 of (\d+) done", page)[0])
    mark(served, first, "accepted")
    after = client.get(URL).text
    assert f"1 of {total} done" in after
    assert first not in FORM.findall(after)
    last = client.get(f"{URL}?done=1&page=9").text
    assert FORM.findall(last)[-1] == first
    assert re.search(r'value="accepted" data-key="a" aria-pressed="true"', last)


def test_what_was_accepted_as_it_was_read_before_is_to_be_looked_at_again(client: TestClient, served: Path) -> None:
    first, second = FORM.findall(client.get(URL).text)[:2]
    mark(served, first, "accepted")
    mark(served, second, "accepted")
    with sqlite3.connect(served) as base:
        base.execute("UPDATE review SET changed = 1 WHERE subject = ?", (first,))
    page = client.get(f"{URL}?page=9").text
    assert FORM.findall(page)[-1] == first
    assert re.search(r"[^0-9]1 of \d+ done", page)


def test_what_somebody_has_begun_waits_behind_the_rest(client: TestClient, served: Path) -> None:
    first = FORM.findall(client.get(URL).text)[0]
    review = mark(served, first, "needs work")
    page = client.get(f"{URL}?page=9").text
    assert FORM.findall(page)[-1] == first
    assert f'name="seen" value="{review}"' in page
    assert re.search(r"0 of \d+ done", page)


def test_a_button_of_the_list_marks_and_comes_back(client: TestClient) -> None:
    page = client.get(f"{URL}?why=conflicts").text
    form = re.findall(r'<form class="decide".*?</form>', page, re.DOTALL)[0]
    action = re.findall(r'action="(.*?)"', form)[0]
    fields = dict(re.findall(r'<input type="hidden" name="(.*?)" value="(.*?)">', form))
    after = client.post(action, data={**fields, "value": "disputed"})
    assert (after.url.path, after.url.query) == (URL, b"why=conflicts")
    assert action not in after.text
    refused = client.post(action, data={**fields, "value": "accepted"})
    assert "since you opened it" in refused.text


def test_a_claim_stands_in_its_passage(client: TestClient, site: Site) -> None:
    page = client.get(URL).text
    ident = FORM.findall(page)[0]
    with site.cases["harbour"].view() as view:
        claim = view.claim(ident)
        text = view.document(claim.document).text
    quoted = re.findall(rf'id="q-{ident}".*?<blockquote[^>]*>(.*?)</blockquote>', page, re.DOTALL)[0]
    words = unescape(re.sub("<.*?>", "", quoted)).strip("… ").split()
    assert " ".join(words) in " ".join(text.split())
    assert len(words) > len(claim.span.of(text).split())


def test_a_mark_names_its_claim_goes_on_to_the_next_and_is_undone(client: TestClient) -> None:
    page = client.get(f"{URL}?why=conflicts").text
    first, second, *_ = FORM.findall(page)
    form = re.findall(
        rf'<form class="decide" method="post" action="/case/harbour/claim/{first}.*?</form>', page, re.DOTALL
    )[0]
    fields = dict(re.findall(r'<input type="hidden" name="(.*?)" value="(.*?)">', form))
    assert fields["next"].endswith(f"#q-{second}")
    after = client.post(f"/case/harbour/claim/{first}/review", data={**fields, "value": "disputed"}).text
    told = re.findall(r'<span role="status">(.*?)</span>', after)[0]
    assert re.match(r"Marked disputed: <bdi>.+: “.+", told), "who says it comes before what is said"
    undo = dict(re.findall(r'name="(\w+)" value="(.*?)"', after[after.index(told) :].partition("</form>")[0]))
    action = re.findall(r'<form method="post" action="(/case/harbour/review/r1/undo)"', after)[0]
    back = client.post(action, data=undo)
    assert str(back.url).endswith(f"{URL}?why=conflicts") and "Taken back: marked disputed: <bdi>" in back.text
    assert first in FORM.findall(back.text)


def test_a_card_has_its_neighbours_in_the_queue_that_it_was_opened_from(client: TestClient) -> None:
    page = client.get(f"{URL}?why=conflicts").text
    idents = FORM.findall(page)
    cards = [unescape(one) for one in re.findall(r'class="go" href="(/case/harbour/claim/.*?)"', page)]
    assert cards[1] == f"/case/harbour/claim/{idents[1]}?queue=why%3Dconflicts"
    card = client.get(cards[1]).text
    assert f"2 of {len(idents)} in the" in card
    assert (
        f'<a rel="prev" data-key="k" href="{cards[0]}"' in card
        and f'<a rel="next" data-key="j" href="{cards[2]}"' in card
    )
    mark = re.findall(r'<form method="post" class="say".*?</form>', card, re.DOTALL)[0]
    fields = dict(re.findall(r'<input type="hidden" name="(.*?)" value="(.*?)">', mark))
    onward = client.post(f"/case/harbour/claim/{idents[1]}/review", data={**fields, "value": "accepted"})
    assert str(onward.url).endswith(cards[2])
    assert f"2 of {len(idents) - 1} in the" in onward.text
    undo = re.findall(
        r'<form method="post" action="(/case/harbour/review/r1/undo)".*?name="next" value="(.*?)"', onward.text
    )[0]
    back = client.post(undo[0], data={"token": "t", "next": undo[1]})
    assert str(back.url).endswith(cards[1])


@pytest.mark.parametrize("query", ["", "why=x", "%00", "about=zz", "a=b&a=b", "done=1"])
def test_no_queue_in_an_address_breaks_a_card(client: TestClient, query: str) -> None:
    ident = FORM.findall(client.get(URL).text)[0]
    assert client.get(f"/case/harbour/claim/{ident}", params={"queue": query}).status_code == 200


def test_who_may_only_read_gets_no_buttons(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Open, "role", Role.READ)
    page = client.get(URL).text
    assert '<div class="claim ' in page
    assert not FORM.findall(page)


def test_one_concern_at_a_time(client: TestClient) -> None:
    page = client.get(f"{URL}?why=conflicts").text
    reasons = re.findall(r'class="reasons".*?</p>', page, re.DOTALL)
    assert reasons
    assert all("conflicts with" in one for one in reasons)


@pytest.mark.parametrize("query", ["why=x", "status=x", "since=x", "page=x", "about=zz", "part=x", "part=who&page=99"])
def test_what_cannot_be_read_is_no_failure(client: TestClient, query: str) -> None:
    assert client.get(f"{URL}?{query}").status_code == 200


def test_doubts_about_who_is_who_lead_to_both(client: TestClient) -> None:
    assert f'href="{URL}?part=who"' in client.get(URL).text
    page = client.get(f"{URL}?part=who").text
    rows = re.findall(r'<tr class="entry">.*?</tr>', page, re.DOTALL)
    assert rows
    for one in rows:
        assert len(set(re.findall(r'/entity/(e[0-9a-f]+)"', one))) == 2
        assert re.search(r"/entity/e\w+/beside/e\w+", one)
