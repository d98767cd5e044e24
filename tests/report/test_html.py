"""The report is one file that opens offline, shows every claim with its speakers, and obeys no document."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sayso.compare.weighing import weigh_groups
from sayso.model import Judgement, Review, ReviewKind, Verdict
from sayso.report.html import write_report
from support.memory import MemoryView
from support.pier import pier
from support.tied import tied

VOID = {"meta"}


class Page(HTMLParser):
    """Collects a page's ids, links, tags and text, and whether its elements nest."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.headings: list[str] = []
        self.crossed: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        given = dict(attrs)
        self.attributes |= set(given)
        if "id" in given:
            self.ids.append(str(given["id"]))
        if tag == "a":
            self.links.append(str(given["href"]))
        if tag not in VOID:
            self.stack.append(tag)
        if tag in ("h1", "h2", "h3", "h4", "title", "a", "summary", "caption"):
            self.headings.append("")

    def handle_endtag(self, tag: str) -> None:
        if self.stack.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        if {"h1", "h2", "h3", "h4", "title", "a", "summary", "caption"} & set(self.stack):
            self.headings[-1] += data


@pytest.fixture
def html(case: MemoryView, tmp_path: Path) -> str:
    write_report(case, tmp_path / "report.html", name="Harbour")
    return (tmp_path / "report.html").read_text("utf-8")


def test_elements_nest_and_ids_are_unique(html: str) -> None:
    page = Page(html)
    assert page.crossed == []
    assert page.stack == []
    assert len(page.ids) == len(set(page.ids))


def test_every_link_leads_somewhere_in_the_file(html: str) -> None:
    page = Page(html)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)


def test_an_entity_has_its_posts_with_who_says_so_and_the_passage(html: str) -> None:
    """Yard manager Kalle Tamro denied the account on Tuesday."""
    (line,) = re.findall(r'<ul class="posts"><li>.*?</li>', html, re.DOTALL)
    assert "yard manager" in line
    assert "according to" in line
    assert "Orrefar Gazette" in line
    (anchor,) = re.findall(r'href="#(p[0-9a-f]{16})"', line)
    assert f'<span id="{anchor}">Yard manager</span>' in html


def test_nothing_is_fetched_or_run(html: str) -> None:
    page = Page(html)
    assert page.tags.isdisjoint({"script", "link", "img", "iframe", "object", "embed", "form", "base"})
    assert not any(one.startswith("on") or one in ("src", "style") for one in page.attributes)
    assert "@import" not in html
    assert "url(" not in html


def test_the_policy_allows_this_style_and_nothing_else(html: str) -> None:
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert style
    assert policy
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1].startswith(f"default-src 'none'; style-src 'sha256-{digest}';")


def test_a_hostile_document_is_shown_and_not_obeyed(html: str) -> None:
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "⟨U+202E⟩⟨U+001B⟩[31m" in html
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", html)


def test_every_claim_has_a_card_and_a_marked_passage(html: str, case: MemoryView) -> None:
    ids = set(Page(html).ids)
    for claim in case.claims():
        assert {claim.id, f"p-{claim.id}"} <= ids


def test_a_chain_is_a_line_of_speakers(html: str) -> None:
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", html))
    assert "Ruta Ilvesmaa › Mr. Tamro say › the foreman say" in words
    assert "Orrefar Gazette › source not named in the document accuse" in words


def test_no_heading_or_link_holds_an_allegation(html: str, case: MemoryView) -> None:
    """Orrefar Drum Works is accused of dumping waste: said under a speaker's name, never as a title."""
    spoken = " ".join(Page(html).headings)
    texts = {one.id: one.text for one in case.documents()}
    for claim in case.claims():
        assert claim.span.of(texts[claim.document])[:30] not in spoken
    assert "poisoned" not in spoken


def test_what_is_missing_is_said(html: str) -> None:
    assert "2 problems were met in reading" in html
    assert "no text layer: it looks like a scan" in html
    assert "2 documents give no date." in html
    assert "5 claims rest on a source that could not be tied to a name." in html


def test_a_conflict_shows_both_speakers_and_never_a_verdict(html: str) -> None:
    section = re.sub(r"<[^>]*>", "", html[html.index('<section id="conflicts">') : html.index('<section id="weight">')])
    words = re.sub(r"\s+", " ", section)
    assert "Ruta Ilvesmaa › Mr. Tamro say › the foreman saythe drums went into the water on 3 March" in words
    assert "Orrefar Gazette › Kalle Tamro sayno drum had left the yard" in words
    assert "whether drums left the yard; two origins" in words


def test_like_claims_stand_under_their_origins(tmp_path: Path) -> None:
    """The Daily Quay reprints the wire, which has it from Ada Venn; Bo Harl saw it himself."""
    case = pier()
    write_report(case, tmp_path / "r.html", name="Pier", groups=tuple(weigh_groups(case)))
    page = (tmp_path / "r.html").read_text("utf-8")
    assert Page(page).crossed == []
    section = page[page.index('<section id="weight">') : page.index('<section id="timeline">')]
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", section))
    assert "3 documents, 2 origins, none of unknown lineage Origin: Ada Venn 2" in words
    assert '<div class="c1"><p class="by"><bdi>the text of wire.txt, 80% of its words</bdi></p>' in section
    assert words.index("Origin: Ada Venn") < words.index("Origin: Bo Harl")


def test_the_timeline_says_what_it_leaves_out(html: str) -> None:
    section = html[html.index('<section id="timeline">') : html.index('<section id="sources">')]
    assert "9 claims give no time, 6 of them in undated documents." in section
    assert section.index("March 2021") < section.index("the foreman") < section.index("May 2021")


def test_an_empty_case_has_a_report(tmp_path: Path) -> None:
    write_report(MemoryView(), tmp_path / "r.html", name="Empty")
    assert Page((tmp_path / "r.html").read_text("utf-8")).crossed == []


def test_the_same_case_gives_the_same_bytes(html: str, case: MemoryView, tmp_path: Path) -> None:
    write_report(MemoryView(case.readings[::-1], case.known, case.clusters, case.related, case.failed),
                 tmp_path / "again.html", name="Harbour")  # fmt: skip
    assert (tmp_path / "again.html").read_text("utf-8") == html


@pytest.fixture
def networked(tmp_path: Path) -> str:
    case = tied()
    ruta = next(one for one in case.known if one.name.startswith("Ruta"))
    accused = next(one for one in case.claims() if one.status == "alleged")
    case = replace(
        case,
        judged=(
            Judgement(ruta.id, "gone", Verdict.SAME, "ana", "2026-01-02T10:00:00Z", "a letter <b>", id="j1",
                      left_name="Ruta Ilvesmaa", right_name="R. Ilvesmaa"),
        ),
        reviewed=(
            Review(accused.id, ReviewKind.MARK, "disputed", "bo", "2026-01-03T10:00:00Z", id="r1", name="Gazette: accused"),
            Review("c0", ReviewKind.NOTE, "gone", "bo", "2026-01-01T10:00:00Z", id="r2", name="of a claim that is gone"),
        ),
    )  # fmt: skip
    write_report(case, tmp_path / "report.html", name="Harbour")
    return (tmp_path / "report.html").read_text("utf-8")


def part(html: str, name: str) -> str:
    found = re.search(rf'<section id="{name}">.*?</section>', html, re.DOTALL)
    assert found is not None
    return found[0]


def test_the_network_is_a_picture_and_rows_that_lead_to_the_passages(networked: str) -> None:
    network = part(networked, "network")
    page = Page(networked)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert page.crossed == page.stack == []
    svg = network[network.index('<svg class="network"') : network.index("</svg></div>")]
    assert re.findall(r'<a href="#(t\d+)" tabindex="-1">', svg) == ["t1", "t2"]
    assert all(", by " in title for title in re.findall(r"<title>(\d+ claims? about .*?)</title>", svg))
    rows = re.findall(r'<tr id="t\d+">.*?</tr>', network, re.DOTALL)
    assert [len(re.findall(r'href="#p-\w+"', row)) for row in rows] == [4, 4]
    assert "style=" not in network


def test_a_report_without_ties_says_so(html: str) -> None:
    assert "No claim is about two people" in part(html, "network")


def test_what_to_check_first_is_under_its_speakers(networked: str) -> None:
    first = part(networked, "first")
    entries = re.findall(r'<div class="entry">.*?</div>', first, re.DOTALL)
    assert entries
    assert all('class="chain"' in one and 'class="sub"' in one for one in entries)


def test_decisions_are_listed_newest_first(networked: str, html: str) -> None:
    decided = re.findall(r"<li>.*?</li>", part(networked, "decided"), re.DOTALL)
    assert ["marked disputed" in decided[0], "is the same as" in decided[1], "noted" in decided[2]] == [True] * 3
    assert "because: <bdi>a letter &lt;b&gt;" in decided[1]
    assert 'href="#' in decided[0] and 'href="#' not in decided[2]
    assert 'id="decided"' not in html
