"""The overview: what several say in its words, and what the last reading brought."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.config import Config
from sayso.run.build import build
from sayso.web.app import application
from sayso.web.site import open_site
from support.served import Open

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "harbour"


def test_what_several_say_stands_in_its_words_behind_who_says_it(client: TestClient) -> None:
    page = client.get("/case/harbour").text
    several = page[page.index("Said by several") : page.index("<h2>Conflicts")]
    claims = re.findall(r'<div class="claim.*?</div>', several, re.DOTALL)
    assert claims
    for one in claims:
        assert one.index('class="chain"') < one.index("<q>") < one.index("/origin/")
    assert "Also said by" in several


def test_a_first_reading_brings_nothing_new(client: TestClient) -> None:
    assert "New since" not in client.get("/case/harbour").text


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case of two documents, to which a letter came later."""
    folder = tmp_path_factory.mktemp("grown")
    docs = folder / "docs"
    docs.mkdir()
    for name in ("wire-bookkeeper-pleads.txt", "quillfast-statement.md"):
        shutil.copy(EXAMPLE / name, docs / name)
    build([docs], folder / "grown.sayso", config=Config(workers=1))
    shutil.copy(EXAMPLE / "letter-from-remand.txt", docs)
    build([docs], folder / "grown.sayso", config=Config(workers=1))
    return folder / "grown.sayso"


@pytest.fixture
def later(grown: Path) -> Iterator[TestClient]:
    site = open_site([grown], Open())
    yield TestClient(application(site), base_url="http://localhost", follow_redirects=True)
    site.close()


def test_what_the_last_reading_brought_leads_to_its_claims_and_no_others(later: TestClient) -> None:
    page = later.get("/case/grown").text
    section = page[page.index("New since") : page.index("Most spoken of")]
    assert "letter-from-remand.txt" in section and "quillfast" not in section
    number = int(re.findall(r'search\?new=1">(\d+) claims', section)[0])
    found = later.get("/case/grown/search?new=1").text
    places = re.findall(r'class="by"><a [^>]*><bdi>(.*?)</bdi>', found)
    assert set(places) == {"letter-from-remand.txt"} and len(places) == min(number, 50)
    assert "new documents" in found
