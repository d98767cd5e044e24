"""The axis as a page: a picture that leads into its periods, the list, and what has no place on it."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

URL = "/case/harbour/timeline"


def entries(page: str) -> list[str]:
    return re.findall(r'<div class="moment entry">.*?(?=<div class="moment entry">|</section>)', page, re.DOTALL)


def test_claims_and_writings_stand_in_order_each_as_exact_as_it_is(client: TestClient) -> None:
    page = client.get(URL).text
    found = entries(page)
    assert len(found) > 40
    assert any("<circle" in one for one in found)
    assert any('class="bar"' in one for one in found)
    assert any("Written: " in one for one in found)
    months = re.findall(r"<h2>(.*?)</h2>", page)
    assert months == list(dict.fromkeys(months))
    for one in found:
        assert "Written: " in one or re.search(r'<span class="chain">.*<q>', one, re.DOTALL)


def test_open_ends_are_arrows(client: TestClient) -> None:
    found = entries(client.get(f"{URL}?precision=open+end").text)
    assert found
    assert all("M160 6.5" in one and re.search(r"from \d{4}-\d\d-\d\d on", one) for one in found)


def test_a_bar_leads_into_its_period(client: TestClient) -> None:
    page = client.get(f"{URL}?zoom=month").text
    bars = re.findall(r'<a href="([^"]+)"><title>(\d{4}-\d\d): ([\d,]+) claims?', page)
    assert bars
    url, month, claims = max(bars, key=lambda one: int(one[2]))
    inside = client.get(url.replace("&amp;", "&")).text
    assert "zoom=day" in url
    days = re.findall(r"<title>(\d{4}-\d\d)-\d\d: ([\d,]+) claims?", inside)
    assert {day for day, _ in days} == {month}
    beside = re.search(r"(\d+) more (?:is|are) known less exactly", inside)
    assert sum(int(number) for _, number in days) + int(beside[1] if beside else 0) >= int(claims)


def test_what_is_known_less_exactly_is_folded_at_the_end(client: TestClient) -> None:
    page = client.get(f"{URL}?since=2024-03&until=2024-03").text
    exact, _, vague = page.partition('<details class="vague" id="vague">')
    assert entries(exact) and all("<circle" in one for one in entries(exact))
    assert vague.count('<div class="moment entry">') == int(
        re.findall(r"<summary>(\d+) claims? (?:is|are) known", vague)[0]
    )
    assert "2024-03 <span" in vague
    alone = client.get(f"{URL}?since=2024-03&until=2024-03&precision=month").text
    assert '<details class="vague" id="vague" open>' in alone


def test_vague_ones_are_linked_on_whichever_page_they_are(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.web.pages.timeline.PAGE", 5)
    page = client.get(f"{URL}?since=2024-03&until=2024-03").text
    (href,) = re.findall(r'href="([^"]+)#vague"', page)
    assert "page=" in href
    assert 'id="vague"' not in page
    assert 'id="vague"' in client.get(href.replace("&amp;", "&")).text


def test_years_in_which_nearly_nothing_lies_are_folded(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("_YEARS", 0), ("_LONGER", 1), ("_MOST", 0.5)):
        monkeypatch.setattr(f"sayso.report.axis.{name}", value)
    page = client.get(URL).text
    assert "Shown are the years" in page
    beyond = re.findall(r'href="([^"]+)">\d+ claims? begins? (?:earlier|later)', page)
    assert beyond
    assert all(entries(client.get(one.replace("&amp;", "&")).text) for one in beyond)
    assert "Shown are the years" not in client.get(f"{URL}?all=1").text
    assert "Shown are the years" not in client.get(f"{URL}?since=2010").text


def test_what_has_no_place_is_counted(client: TestClient) -> None:
    page = client.get(f"{URL}?since=2030&precision=day").text
    assert re.search(r"\d+ claims give no time", page)
    assert re.search(r"\d+ claims lie outside the bounds", page)
    assert "Nothing lies on the axis" in page


def test_filters_narrow(client: TestClient) -> None:
    everything = client.get(URL).text
    events = int(re.findall(r"(\d+) claims from", everything)[0])
    denied = client.get(f"{URL}?status=denied&events=1").text
    assert "Written: " not in denied
    assert all("denied" in one for one in entries(denied))
    assert len(entries(denied)) < events


@pytest.mark.parametrize("query", ["zoom=hour", "precision=vague", "since=x", "status=guilty", "page=-1", "about=%00"])
def test_what_cannot_be_read_is_no_failure(client: TestClient, query: str) -> None:
    assert client.get(f"{URL}?{query}").status_code == 200


def test_days_of_ten_thousand_years_are_centuries(client: TestClient) -> None:
    page = client.get(f"{URL}?since=0001&until=9999&zoom=day").text
    assert "There are too many days for one picture; a bar is a century." in page


def test_the_second_page_goes_on(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.web.pages.timeline.PAGE", 20)
    first, second = (entries(client.get(f"{URL}?page={number}").text) for number in (1, 2))
    assert second
    assert not set(first) & set(second)
