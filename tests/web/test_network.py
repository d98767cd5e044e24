"""The network as a picture and as a table: each line leads to the claims behind it, with their speakers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.store import open_view

CHIEF = "Ignacio Fuensalda Orrego"


def test_a_line_leads_to_the_claims_behind_it(client: TestClient) -> None:
    page = client.get("/case/harbour/network").text
    picture = page[page.index('<svg class="network"') : page.index("</svg></div>")]
    links = re.findall(r'href="(/case/harbour/edge/\w+/\w+)"', picture)
    assert links and len(links) == len(set(links))
    counts = [int(one) for one in re.findall(r"<title>(\d+) claims? about", picture)]
    for link, count in list(zip(links, counts, strict=True))[:5]:
        shown = client.get(link).text
        assert shown.count('<div class="claim') == count
        assert shown.count('<div class="claim') == shown.count('class="chain"')


def test_a_tooltip_names_who_speaks_and_states_nothing(client: TestClient) -> None:
    page = client.get("/case/harbour/network").text
    titles = re.findall(r"<title>(\d+ claims? about .*?)</title>", page)
    assert titles and all(", by " in one for one in titles)


def test_a_kind_narrows_and_is_not_told_of_anybody(client: TestClient) -> None:
    """That somebody pays or meets another is somebody's word: it stands with the claim, not with a line."""
    whole, meets = (client.get(f"/case/harbour/network{query}").text for query in ("", "?kind=meets"))
    assert 0 < meets.count('class="entry"') < whole.count('class="entry"')
    table = whole[whole.index('id="ties"') :]
    assert "meets" not in table and "receives" not in table


def test_the_picture_has_no_style_within_it_and_is_the_same_twice(client: TestClient) -> None:
    page = client.get("/case/harbour/network").text
    assert " style=" not in page and "<style" not in page
    assert page == client.get("/case/harbour/network").text


def test_filters_narrow_the_picture_and_the_table(client: TestClient, served: Path) -> None:
    with open_view(served) as view:
        ident = view.entity(CHIEF).id
    whole, around = client.get("/case/harbour/network").text, client.get(f"/case/harbour/network?around={ident}").text
    assert client.get(f"/case/harbour/network?around={CHIEF}").text.count("<circle") == around.count("<circle")
    assert 0 < around.count('class="entry"') < whole.count('class="entry"')
    assert whole.count("<text") > client.get("/case/harbour/network?top=4").text.count("<text") == 4
    denied = client.get("/case/harbour/network?status=denied").text
    assert 'class="tie denied"' in denied and '<path class="tie stated"' not in denied
    link = re.search(r'href="(/case/harbour/edge/\w+/\w+\?status=denied)"', denied)
    assert link and "<span>status</span> <bdi>denied" in client.get(link[1]).text
    assert "No two people" in client.get("/case/harbour/network?least=900").text


@pytest.mark.parametrize("given", ["x", "-1", "0", "99999999999", "²", "<script>alert(1)</script>"])
def test_no_address_breaks_it(client: TestClient, given: str) -> None:
    for field in ("around", "steps", "top", "least", "kind", "status", "source", "since", "until", "page", "act"):
        page = client.get(f"/case/harbour/network?{field}={given}")
        assert page.status_code == 200, field
        assert "<script>alert" not in page.text


def test_an_edge_of_nobody_is_told(client: TestClient) -> None:
    assert client.get("/case/harbour/edge/e0/e1").status_code == 404
