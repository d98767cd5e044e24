"""The list of documents: what it shows of each, its order and its filters in the address, what could not be read."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from support.served import HOSTILE_NAME

LIST = "/case/harbour/documents"


def paths(client: TestClient, query: str = "") -> list[str]:
    """The paths in the list, in its order."""
    page = client.get(LIST + query)
    assert page.status_code == 200
    return re.findall(r'<th scope="row"><a href="[^"]*"><bdi>(.*?)</bdi>', page.text)


def test_every_document_is_listed_with_what_is_known_of_it(client: TestClient) -> None:
    page = client.get(LIST).text
    listed = paths(client)
    assert len(listed) == 14
    assert "motion-for-release.pdf" in listed
    row = page[page.index(">motion-for-release.pdf<") :].split("</tr>")[0]
    assert "Delphine Aumarch" in row
    assert "2025-02-10" in row
    assert re.search(r'data-label="Claims">\d+<', row)


def test_a_container_and_what_came_out_of_it_lead_to_each_other(client: TestClient) -> None:
    page = client.get(LIST).text
    container = re.search(
        r'<th scope="row"><a href="([^"]+)"><bdi>august-loads.eml</bdi></a> <a class="go" href="([^"]+)">2 att', page
    )
    assert container is not None
    row = page[page.index("grey-petrel-log-august.txt") :].split("</tr>")[0]
    assert f'<a href="{container[1]}"><bdi>august-loads.eml</bdi></a>' in row
    inside = client.get(container[2]).text
    assert "2 documents of 14" in inside
    assert "out of <a" in inside


@pytest.mark.parametrize(
    ("query", "first", "last"),
    [
        ("?sort=date", "august-loads.eml/August.eml", HOSTILE_NAME),
        ("?sort=-date", "digest-harbour-briefs.md", HOSTILE_NAME),
        ("?sort=claims", "motion-for-release.pdf", None),
        ("?sort=-file", "wire-bookkeeper-pleads.txt", None),
    ],
)
def test_the_order_is_in_the_address_and_what_is_not_known_comes_last(
    client: TestClient, query: str, first: str, last: str | None
) -> None:
    listed = paths(client, query)
    assert listed[0] == first
    assert last is None or "hostile" in " ".join(listed[-2:])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?text=release+motion", {"motion-for-release.pdf"}),
        ("?text=OUTER+volumes", {"audit-memo.docx"}),
        ("?since=2025-02-12&until=2025-02-12&text=bookkeeper+pleads", {"digest-harbour-briefs.md"}),
        ("?until=2024-09-18", {"august-loads.eml/August.eml"}),
        ("?since=2024&until=2024-08&text=august", set()),
        ("?since=2024-09&until=2024&text=August.eml", {"august-loads.eml/August.eml"}),
        ("?text=nothing+of+the+kind", set()),
    ],
)
def test_filters_are_in_the_address(client: TestClient, query: str, expected: set[str]) -> None:
    assert set(paths(client, query)) == expected


def test_those_without_claims_alone(client: TestClient) -> None:
    page = client.get(LIST + "?silent=1").text
    assert all(count == "0" for count in re.findall(r'data-label="Claims">(\d+)<', page))


def test_a_wrong_address_is_told_and_shows_the_list(client: TestClient) -> None:
    for query in ("?since=yesterday", "?sort=colour", "?inside=zzz&text=nothing+here", "?since=2025-02-30"):
        page = client.get(LIST + query)
        assert page.status_code == 200
        assert 'class="told error"' in page.text, query
    assert len(paths(client, "?since=yesterday&sort=colour&page=x")) == 14
    assert len(paths(client, "?page=99")) == 14


def test_an_empty_list_says_so(client: TestClient) -> None:
    assert "No document of the case is like that." in client.get(LIST + "?text=zzzz").text


def test_what_could_not_be_read_has_a_table(client: TestClient) -> None:
    page = client.get(LIST + "?problems=1")
    assert page.status_code == 200
    assert "No problem was met in reading." in page.text or "<caption>" in page.text


def test_hostile_names_are_shown_and_never_obeyed(client: TestClient) -> None:
    page = client.get(LIST).text
    assert "<b>hostile" not in page
    assert "&lt;b&gt;hostile &amp; &#39;more&#39;.txt" in page
