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
    assert len(found) == 50
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
    assert sum(int(number) for _, number in days) >= int(claims)


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


def test_the_second_page_goes_on(client: TestClient) -> None:
    first, second = (entries(client.get(f"{URL}?page={number}").text) for number in (1, 2))
    assert second
    assert not set(first) & set(second)
