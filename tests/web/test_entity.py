"""A person's page, and the decisions about who is who: what each form does, and what it says when somebody was quicker."""

from __future__ import annotations

import re
import sqlite3
import time
from contextlib import closing
from html import unescape
from pathlib import Path
from unittest import mock

import pytest
from starlette.testclient import TestClient

from sayso.model import Judgement, Verdict
from sayso.run.deciding import Author, merge, undo
from sayso.store import open_view, open_writer
from sayso.web.jobs import Jobs
from sayso.web.site import Site
from support.named import naming
from support.readings import state
from support.served import HOSTILE_NAME, Open
from web.test_work import ended

CLAIM = re.compile(r'<div class="claim.*?</div>', re.DOTALL)
CHIEF, CAPTAIN = "Ignacio Fuensalda Orrego", "Piers Hallamund"


def at(case: Path, name: str) -> str:
    with open_view(case) as view:
        return f"/case/harbour/entity/{view.entity(name).id}"


def judgements(case: Path) -> list[Judgement]:
    with open_view(case) as view:
        return list(view.judgements())


def seen(page: str) -> str:
    return re.findall(r'name="seen" value="(.*?)"', page)[-1]


def test_each_claim_about_somebody_stands_behind_its_chain(client: TestClient, served: Path) -> None:
    page = client.get(at(served, CHIEF)).text
    claims = CLAIM.findall(page)
    assert claims
    for one in claims:
        assert one.index('class="chain"') < one.index("<q>")


def test_denials_stand_beside_allegations_and_each_number_leads_to_its_claims(client: TestClient, served: Path) -> None:
    url = at(served, CHIEF)
    page = client.get(url).text
    columns = page[page.index('id="sides"') : page.index('id="list"')]
    left, right = columns.split('<h3 id="own">')
    assert re.search(r"<span>status</span> <bdi>(alleged|charged)", left)
    assert "<span>status</span> <bdi>denied" not in left
    assert not re.search(r"<span>status</span> <bdi>(alleged|charged)", right)
    for side, name in (("alleged", "alleged"), ("denied by them", "own")):
        number = int(re.findall(rf'<h3 id="{name}">.*?<span class="n">(\d+)', columns)[0])
        listed = client.get(f"{url}?side={side}").text
        assert len(CLAIM.findall(listed)) == number > 0


def test_claims_about_somebody_stand_under_whose_word_they_go_back_to(client: TestClient, served: Path) -> None:
    """What his counsel says for the accused has him as its origin."""
    page = client.get(at(served, CHIEF)).text
    listed = page[page.index('id="list"') :]
    whose = re.findall(r'<p class="whose">(.*?)</p>', listed)
    assert any(CHIEF in one for one in whose) and any("origin unknown" in one for one in whose)
    mine = listed[listed.index("no status in a proceeding") :]
    under = next(one for one in re.split(r'<p class="whose">', mine) if one.startswith("origin") and CHIEF in one[:300])
    assert "Delphine Aumarch" in under


def test_who_says_that_somebody_has_a_post_is_told_where_claims_are_too_many_to_be_read(
    client: TestClient, served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.web.pages.entity._READ", 0)
    grounds = re.findall(r'<span class="ground.*?href="/case/harbour/document/', client.get(at(served, CHIEF)).text)
    assert grounds
    assert all('class="chain"' in one and "<bdi>" in one for one in grounds)


def test_filters_are_in_the_address(client: TestClient, served: Path) -> None:
    url = at(served, CHIEF)
    shown = CLAIM.findall(client.get(f"{url}?status=denied").text)
    assert shown and all("<span>status</span> <bdi>denied" in one for one in shown)
    assert 'id="sides"' not in client.get(f"{url}?status=denied").text
    said = CLAIM.findall(client.get(f"{url}?part=says").text)
    assert said and all(CHIEF.split()[0] in one or "who" in one for one in said)
    bounded = client.get(f"{url}?since=1990&until=1991").text
    assert "Nothing here is like this" in bounded


def test_what_accuses_somebody_is_listed_with_who_says_so(client: TestClient, served: Path) -> None:
    page = client.get(at(served, CHIEF)).text
    number = re.search(r'\?accused=1">accused.*?</a> <span class="n">(\d+) claims', page)
    assert number and re.search(r'According to <(a|span) class="who', page)
    listed = client.get(f"{at(served, CHIEF)}?accused=1").text
    assert len(CLAIM.findall(listed)) == int(number[1])


def test_a_claim_is_listed_once(client: TestClient, served: Path) -> None:
    page = client.get(at(served, CHIEF)).text
    listed = re.findall(r'href="/case/harbour/claim/(\w+)">Card', page[page.index('id="list"') :])
    assert len(listed) == len(set(listed)) > 3


def test_an_old_id_leads_on_and_one_that_never_was_is_told(client: TestClient, served: Path) -> None:
    url = at(served, CAPTAIN)
    with open_view(served) as view, open_writer(served) as writer:
        merge(writer, [view.entity(CHIEF), view.entity(CAPTAIN)], author=Author(by="bo"))
    page = client.get(f"{url}?status=denied")
    assert page.status_code == 200
    assert page.url.path == at(served, CHIEF) and page.url.query == b"status=denied"
    assert client.get("/case/harbour/entity/e0").status_code == 404


def test_two_are_laid_side_by_side_and_merged_and_the_merge_is_undone(client: TestClient, served: Path) -> None:
    one, other = at(served, CHIEF), at(served, CAPTAIN)
    found = client.get(f"{one}/names?find=hallamund").text
    url = f"{one}/beside/{other.rpartition('/')[2]}"
    assert f'href="{url}"' in found
    page = client.get(url).text
    assert page.count("<h3>Names</h3>") == 2 and CLAIM.search(page)
    told = client.post(url, data={"token": "t", "verdict": "same", "why": "one voice", "seen": seen(page)})
    assert "is the same as" in told.text and "What people decided" in told.text
    (made,) = judgements(served)
    assert (made.by, made.why, made.verdict) == ("ana", "one voice", Verdict.SAME)
    client.post("/case/harbour/history", data={"token": "t", "id": "j1"})
    assert at(served, CHIEF) == one and at(served, CAPTAIN) == other


def test_a_name_or_a_document_is_split_off(client: TestClient, served: Path) -> None:
    url = at(served, CHIEF)
    page = client.get(f"{url}/names").text
    split = page[page.index('id="split"') :]
    part = re.findall(r'name="part" value="(.*?)"', split)[-1]
    told = client.post(f"{url}/split", data={"token": "t", "part": part, "why": "a namesake", "seen": seen(split)})
    assert "taken out of" in told.text
    (made,) = judgements(served)
    assert made.left == made.right and made.right_name != part, "a document is called by its path"
    assert "Tick the names" in client.post(f"{url}/split", data={"token": "t", "seen": seen(split)}).text


def test_who_comes_second_is_told_what_the_first_did(client: TestClient, served: Path) -> None:
    one, other = at(served, CHIEF), at(served, CAPTAIN)
    url = f"{one}/beside/{other.rpartition('/')[2]}"
    page, names = client.get(url).text, client.get(f"{one}/names").text
    with open_view(served) as view, open_writer(served) as writer:
        merge(writer, [view.entity(CHIEF), view.entity(CAPTAIN)], author=Author(by="bo", why="one passport"))
    told = unescape(client.post(url, data={"token": "t", "verdict": "different", "seen": seen(page)}).text)
    assert "Nothing was done" in told and "changed by bo" in told and "one passport" in told
    part = re.findall(r'name="part" value="(.*?)"', names)[-1]
    told = client.post(f"{one}/split", data={"token": "t", "part": part, "seen": seen(names)}).text
    assert "Nothing was done" in told
    assert len(judgements(served)) == 1
    # What was seen before the undoing is as it was again, and may be decided.
    with open_writer(served) as writer:
        undo(writer, "j1", author=Author(by="bo"))
    client.post(url, data={"token": "t", "verdict": "different", "seen": seen(page)})
    assert [one.verdict for one in judgements(served)][-1] is Verdict.DIFFERENT


@pytest.mark.parametrize("form", [{}, {"verdict": "perhaps"}, {"verdict": "same"}, {"verdict": "same", "seen": "x.y"}])
def test_a_form_that_is_not_whole_decides_nothing(client: TestClient, served: Path, form: dict[str, str]) -> None:
    url = f"{at(served, CHIEF)}/beside/{at(served, CAPTAIN).rpartition('/')[2]}"
    page = client.post(url, data={"token": "t", "why": "a <b>reason", **form})
    assert page.status_code in (400, 409)
    assert 'name="why" size="50" autocomplete="off" value="a &lt;b&gt;reason"' in page.text
    assert client.post("/case/harbour/entity/e0/beside/e1", data={"token": "t", **form}).status_code in (200, 404)
    assert judgements(served) == []


def test_a_source_is_graded_and_noted(client: TestClient, served: Path) -> None:
    url = at(served, CHIEF)
    page = client.post(f"{url}/grade", data={"token": "t", "value": "C", "why": "often wrong", "seen": ""})
    assert "fairly reliable" in page.text
    assert "is no grade here" in unescape(client.post(f"{url}/grade", data={"token": "t", "value": "Z"}).text)
    again = client.post(f"{url}/grade", data={"token": "t", "value": "A", "seen": ""})
    assert "Ana has reviewed this source since you opened it: graded C" in again.text
    assert '<option value="A" selected>' in again.text
    empty = client.post(f"{url}/note", data={"token": "t", "value": "asked " * 2000}).text
    assert "A note may have 10,000 characters" in empty and "asked asked asked </textarea>" in empty
    page = client.post(f"{url}/note", data={"token": "t", "value": "<b>asked twice</b>"})
    assert "&lt;b&gt;asked twice" in page.text and "<b>asked" not in page.text
    assert ">C</abbr>" in client.get("/case/harbour/sources?sort=grade").text


def test_while_a_build_writes_a_decision_is_answered_at_once_with_its_words(client: TestClient, served: Path) -> None:
    one, other = at(served, CHIEF), at(served, CAPTAIN)
    url = f"{one}/beside/{other.rpartition('/')[2]}"
    page, names = client.get(url).text, client.get(f"{one}/names").text
    part = re.findall(r'name="part" value="(.*?)"', names)[-1]
    with closing(sqlite3.connect(served, isolation_level=None)) as build:
        build.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        sent = {"token": "t", "why": "one passport"}
        merged = client.post(url, data={**sent, "verdict": "same", "seen": seen(page)})
        parted = client.post(f"{one}/split", data={**sent, "part": part, "seen": seen(names)})
        graded = client.post(f"{one}/grade", data={**sent, "value": "B", "seen": ""})
        assert time.monotonic() - begun < 10
    for answer in (merged, parted):
        assert answer.status_code == 409
        assert "The case is being written just now" in answer.text and str(served) not in answer.text
        assert 'value="one passport"' in answer.text
    assert f'value="{part}" checked' in parted.text
    assert graded.status_code == 200 and "graded as a source <b>B</b>" in graded.text
    assert judgements(served) == []
    client.post(url, data={**sent, "verdict": "same", "seen": seen(merged.text)})
    assert len(judgements(served)) == 1


def test_words_about_two_who_have_become_one_meanwhile_are_told_again(client: TestClient, served: Path) -> None:
    one, other = at(served, CHIEF), at(served, CAPTAIN)
    url = f"{one}/beside/{other.rpartition('/')[2]}"
    page = client.get(url).text
    with open_view(served) as view, open_writer(served) as writer:
        merge(writer, [view.entity(CHIEF), view.entity(CAPTAIN)], author=Author(by="bo"))
    sent = {"token": "t", "verdict": "different", "why": "two voices", "seen": seen(page)}
    told = client.post(url, data=sent)
    assert told.status_code == 409
    assert "You wrote: “two voices”." in told.text


def test_after_a_build_that_was_stopped_a_decision_is_kept_and_takes_effect_with_the_rest(
    client: TestClient, site: Site, served: Path
) -> None:
    """Nobody waits for what the build has left; of two who decide meanwhile, the second is told what the first did."""
    one, other = at(served, CHIEF), at(served, CAPTAIN)
    url = f"{one}/beside/{other.rpartition('/')[2]}"
    page = client.get(url).text
    new = naming("new.txt", ["Ana Rey"])
    with open_writer(served) as writer:
        writer.put([new], file=state("new.txt", new.document.id))
    with mock.patch.object(Jobs, "catch_up") as start:
        told = client.post(url, data={"token": "t", "verdict": "same", "seen": seen(page)}).text
        start.assert_called_once_with(served, by="ana")
        assert "A build has left something to be worked out" in told
        assert len(judgements(served)) == 1 and at(served, CAPTAIN) == other
        again = client.post(url, data={"token": "t", "verdict": "different", "seen": seen(page)})
        assert again.status_code == 409 and "is the same as" in again.text
    site.jobs.catch_up(served, by="ana")
    assert ended(site, served).ended == "done: who is who and how the claims compare is worked out"
    assert at(served, CAPTAIN) == at(served, CHIEF)


def test_who_may_only_read_decides_nothing(client: TestClient, served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = at(served, CHIEF)
    monkeypatch.setattr(Open, "role", "read")
    other = at(served, CAPTAIN).rpartition("/")[2]
    for way in (f"/beside/{other}", "/split", "/grade", "/note"):
        assert client.post(url + way, data={"token": "t", "verdict": "same"}).status_code == 403
    for way in ("", "?part=says", "/names", f"/beside/{other}"):
        assert 'method="post" action="/case' not in client.get(url + way).text
    assert judgements(served) == []


@pytest.mark.parametrize("given", ["x", "-1", "99999999999", "²", "2021-99", "<script>alert(1)</script>"])
def test_no_address_breaks_the_page(client: TestClient, served: Path, given: str) -> None:
    url = at(served, CHIEF)
    for field in ("act", "status", "source", "since", "until", "page", "part", "mouth"):
        for part in ("", "part=says&"):
            page = client.get(f"{url}?{part}{field}={given}")
            assert page.status_code == 200, field
            assert "<script>alert" not in page.text
    assert client.get(f"{url}/names?find={given}").status_code == 200


def test_whoever_a_hostile_document_names_is_shown(client: TestClient, served: Path) -> None:
    with open_view(served) as view:
        found = [one.id for one in view.entities() if any(HOSTILE_NAME in path for *_, path, _ in view.members(one.id))]
    assert found
    for ident in found:
        for part in ("", "?part=says", "/names"):
            page = client.get(f"/case/harbour/entity/{ident}{part}")
            assert page.status_code == 200 and "<img src=x" not in page.text and "<script>document" not in page.text
            assert "\u202e" not in page.text and "<b>hostile" not in page.text


def test_a_grade_goes_with_whoever_was_merged(client: TestClient, served: Path) -> None:
    client.post(f"{at(served, CAPTAIN)}/grade", data={"token": "t", "value": "D", "seen": ""})
    with open_view(served) as view, open_writer(served) as writer:
        merge(writer, [view.entity(CHIEF), view.entity(CAPTAIN)], author=Author(by="bo"))
    assert "<b>D</b>, not usually reliable" in client.get(at(served, CHIEF)).text
