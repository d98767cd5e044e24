"""Groups of like claims, and who had it from whom."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

URL = "/case/harbour/origins"
GROUP = re.compile(r'href="(/case/harbour/origin/c[0-9a-f]+)"')


def test_groups_come_with_how_many_origins_they_have_and_one_claim(client: TestClient) -> None:
    page = client.get(URL).text
    groups = re.findall(r'<li class="entry">.*?</li>\n', page, re.DOTALL)
    assert groups
    for one in groups:
        assert re.search(r"\d+ documents, (\d+ origins?|no known origin), (none|\d+) of unknown lineage", one)
        assert re.search(r'<span class="chain">.*<q>', one, re.DOTALL)
    origins = [int(number) for number in re.findall(r'class="go" href="[^"]+origin/[^"]+">\d+ documents, (\d+)', page)]
    assert origins == sorted(origins, reverse=True)


def test_only_groups_of_so_many_origins(client: TestClient) -> None:
    assert not GROUP.findall(client.get(f"{URL}?origins=9").text)
    assert "at least" in client.get(f"{URL}?origins=1").text
    wrong = client.get(f"{URL}?origins=-1")
    assert wrong.status_code == 200
    assert "is no number of origins" in wrong.text


def test_only_groups_about_somebody(client: TestClient) -> None:
    everything, some = (len(GROUP.findall(client.get(f"{URL}{query}").text)) for query in ("", "?source=Bettina+Crole"))
    assert 0 < some < everything


def test_a_group_is_drawn_and_says_the_same_in_words(client: TestClient) -> None:
    for url in dict.fromkeys(GROUP.findall(client.get(URL).text)):
        page = client.get(url).text
        drawn = re.search(r"<svg.*?</svg>", page, re.DOTALL)
        assert drawn is not None
        documents = set(re.findall(r'href="(/case/harbour/document/[0-9a-f]+)', drawn[0]))
        listed = set(re.findall(r'href="(/case/harbour/document/[0-9a-f]+)', page[drawn.end() :]))
        assert documents == listed
        assert "<q>" not in drawn[0]
        assert not re.search(r"\sstyle=|\son[a-z]+=", page)


def test_a_copy_stands_below_what_it_copies_with_how_much(client: TestClient) -> None:
    pages = [client.get(url).text for url in dict.fromkeys(GROUP.findall(client.get(URL).text))]
    copied = [one for one in pages if "of its words" in one]
    assert copied
    assert any('class="arrow re' in one and "copy c1" in one for one in copied)


def test_any_claim_of_a_group_leads_to_it(client: TestClient) -> None:
    url = GROUP.findall(client.get(URL).text)[0]
    claims = set(re.findall(r"/case/harbour/claim/(c[0-9a-f]+)", client.get(url).text))
    assert {client.get(f"/case/harbour/origin/{one}").url.path for one in claims} == {url}


def test_no_group_is_no_page(client: TestClient) -> None:
    for ident in ("cffff", "x", "%00", "..%2f.."):
        assert client.get(f"/case/harbour/origin/{ident}").status_code == 404
