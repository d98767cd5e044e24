"""People, sources and the history as lists: what the address says is what is shown, and nothing in it breaks the page."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.model import ReviewKind, Verdict
from sayso.run.deciding import Author, judge
from sayso.run.reviewing import review_claim, review_source
from sayso.store import open_reviewer, open_view, open_writer
from sayso.store.reviewing import hold_reviews
from support.served import Open

ROW = re.compile(r'<tr class="entry.*?</tr>', re.DOTALL)


def rows(client: TestClient, address: str) -> list[str]:
    page = client.get(f"/case/harbour/{address}")
    assert page.status_code == 200
    return ROW.findall(page.text)


def entity(case: Path, name: str) -> str:
    with open_view(case) as view:
        return view.entity(name).id


def decide(case: Path) -> None:
    with open_view(case) as view, open_writer(case) as writer:
        one, other = view.entity("Bettina Crole"), view.entity("Piers Hallamund")
        judge(writer, one, other, Verdict.DIFFERENT, author=Author(by="bo", why="both were there"))
        with open_reviewer(case) as reviewer:
            review_source(reviewer, one, ReviewKind.GRADE, "B", author=Author(by="cy"))


def test_people_are_found_by_first_letters_and_by_any_of_their_names(client: TestClient) -> None:
    assert any("Bettina Crole" in one for one in rows(client, "people?name=bett"))
    assert any("Bettina Crole" in one for one in rows(client, "people?name=crole"))
    assert not rows(client, "people?name=nobodycalledso")


def test_people_are_sorted_and_narrowed_by_the_address(client: TestClient) -> None:
    names = [re.sub("<.*?>", "", re.search(r"<th.*?</th>", one)[0]) for one in rows(client, "people?sort=name")]  # type: ignore[index]
    assert names == sorted(names, key=str.casefold)
    kinds = {re.search(r'data-label="Kind">(.*?)<', one)[1] for one in rows(client, "people?kind=Person")}  # type: ignore[index]
    assert kinds == {"Person"}
    assert "Person" not in {
        re.search(r'data-label="Kind">(.*?)<', one)[1] for one in rows(client, "people?kind=others")
    }  # type: ignore[index]


def test_open_speakers_of_a_document_are_one_row_that_unfolds_and_leads_to_their_claims(client: TestClient) -> None:
    found = rows(client, "sources?who=open")
    assert found and all("<details>" in one for one in found)
    assert len(set(re.findall(r"/sources/open/(\w+)", "".join(found)))) == len(found)
    link = re.search(r"/case/harbour/(sources/open/\w+)", found[0])
    assert link and 'class="claim' in client.get(f"/case/harbour/{link[1]}").text


def test_sources_are_sorted_by_what_the_address_says(client: TestClient) -> None:
    counts = [int(re.search(r'data-label="Claims">([\d,]+)', one)[1]) for one in rows(client, "sources?sort=claims")]  # type: ignore[index]
    assert counts == sorted(counts, reverse=True) and len(set(counts)) > 2


def test_a_source_that_is_accused_stands_beside_who_says_so(client: TestClient) -> None:
    accused = [one for one in rows(client, "sources") if "accused or alleged" in one]
    assert accused and all(re.search(r"according to\s*<(a|span) class=\"who", one) for one in accused)


def test_the_history_holds_decisions_and_reviews_newest_first(client: TestClient, served: Path) -> None:
    assert "Nobody has decided anything" in client.get("/case/harbour/history").text
    decide(served)
    found = rows(client, "history")
    assert len(found) == 2
    assert "is not the same as" in "".join(found) and "graded B, usually reliable" in "".join(found)
    assert [("cy" in one, "bo" in one) for one in rows(client, "history?by=bo")] == [(False, True)]
    assert len(rows(client, "history?kind=grade")) == 1


def test_what_was_decided_is_taken_back_and_brought_back(client: TestClient, served: Path) -> None:
    decide(served)
    for ident, undoing in (("j1", "j2"), ("r1", "r2")):
        page = client.post("/case/harbour/history", data={"token": "t", "id": ident, "why": "a slip"})
        assert "Taken back" in page.text and f'takes back <a href="#{ident}">' in page.text
        again = client.post("/case/harbour/history", data={"token": "t", "id": ident, "why": "twice"})
        assert "has been taken back already" in again.text and again.status_code == 409
        assert "You wrote: “twice”." in again.text
        client.post("/case/harbour/history", data={"token": "t", "id": undoing})
        assert f'id="{ident}"><td class="day">' in client.get("/case/harbour/history").text
    with open_view(served) as view:
        assert [one.undoes for one in view.judgements()] == [None, "j1", "j2"]


def test_a_review_whose_passage_is_read_otherwise_is_told_where_people_look(client: TestClient, served: Path) -> None:
    with open_view(served) as view, open_reviewer(served) as reviewer:
        one, other = list(view.claims())[:2]
        for claim in (one, other):
            review_claim(reviewer, view, claim, ReviewKind.MARK, "accepted", author=Author(by="bo"))
    assert "read otherwise now" not in client.get("/case/harbour/history").text
    base = sqlite3.connect(served, isolation_level=None)
    base.execute("UPDATE claim SET id = 'canew' WHERE id = ?", (one.id,))
    base.execute('UPDATE claim SET "end" = "end" + 1, id = \'clonger\' WHERE id = ?', (other.id,))
    hold_reviews(base, one.document)
    base.execute("UPDATE setting SET value = value + 1 WHERE name = 'state'")
    base.close()
    assert "2 reviews were given to a claim that is read otherwise now" in client.get("/case/harbour/review").text
    page = client.get("/case/harbour/history?astray=1").text
    assert (
        page.count("The claim at this place was read anew") == page.count("The passage of this review has changed") == 1
    )
    assert "given before this claim was read anew" in client.get("/case/harbour/claim/canew").text
    client.post("/case/harbour/history", data={"token": "t", "id": "r1"})
    assert "1 review was given to a claim that is read otherwise now" in client.get("/case/harbour/review").text


def test_who_may_only_read_undoes_nothing(client: TestClient, served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(served)
    monkeypatch.setattr(Open, "role", "read")
    assert "<button>Take it back" not in client.get("/case/harbour/history").text
    assert client.post("/case/harbour/history", data={"token": "t", "id": "j1"}).status_code == 403


@pytest.mark.parametrize("given", ["x", "-1", "0", "99999999999", "²", "' OR 1=1", "<script>alert(1)</script>"])
def test_no_address_breaks_a_list(client: TestClient, given: str) -> None:
    for address in (
        "people?sort={0}", "people?kind={0}", "people?name={0}", "people?page={0}", "sources?sort={0}", "sources?who={0}",
        "sources?stake={0}", "sources?name={0}", "history?by={0}", "history?kind={0}", "history?page={0}",
    ):  # fmt: skip
        page = client.get("/case/harbour/" + address.format(given))
        assert page.status_code == 200, address
        assert "<script>alert" not in page.text


def test_names_from_documents_are_shown_and_not_obeyed(client: TestClient) -> None:
    for address in ("people?kind=all", "people?kind=all&sort=name", "sources", "network"):
        page = client.get(f"/case/harbour/{address}").text
        assert "<script>document" not in page and "<img src=x" not in page and "\u202e" not in page
