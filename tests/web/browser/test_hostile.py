"""A hostile document in a real browser: nothing of it runs, nothing of it breaks a page, and all of it can be read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from urllib.parse import quote

import pytest

from sayso.run.digesting import digest_case
from support.chromium import Visitor
from support.everywhere import everywhere
from support.served import HOSTILE, HOSTILE_NAME
from web.browser.conftest import Enter

HOME = "/case/harbour"
PHONE = {"width": 390, "height": 800}
# What people type is no more to be trusted than what documents say.
TYPED = "\"><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">\u202e=1+1"
MARKUP = (
    "<img src=data:, onerror=\"document.title='owned'\">",
    "<iframe srcdoc='<script>top.document.title=1</script>'></iframe>",
    "<img src='http://elsewhere.invalid/x.png'>",
    "<p style='position:fixed'>",
)


@pytest.fixture(scope="module")
def hostile(built: Path) -> dict[str, str]:
    """The pages that show something of the hostile document: its own, and those that find its words."""
    digest = digest_case(built)
    number = next(n for n, one in enumerate(digest.documents) if one.path == HOSTILE_NAME)
    document = digest.documents[number].id
    claims = [ident for ident, held in zip(digest.ids, digest.document, strict=True) if held == number]
    entities = [
        one.id for one in digest.entities.values() if "⟨" in one.name or "\u202e" in one.name or len(one.name) > 500
    ]
    every = everywhere(built)
    return {
        **{
            name: every[name]
            for name in ("overview", "documents", "people", "sources", "review", "network", "timeline")
        },
        "document": f"{HOME}/document/{document}",
        "open speakers": f"{HOME}/sources/open/{document}",
        "document narrowed": f"{HOME}/search?document={document}",
        "path searched": f"{HOME}/search?text=hostile",
        **{f"claim {n}": f"{HOME}/claim/{one}" for n, one in enumerate(claims)},
        **{f"passage {n}": f"{HOME}/document/{document}?claim={one}" for n, one in enumerate(claims)},
        **{f"entity {n}": f"{HOME}/entity/{one}" for n, one in enumerate(entities)},
        **{f"names {n}": f"{HOME}/entity/{one}/names" for n, one in enumerate(entities)},
        **{
            f"beside {n}": f"{HOME}/entity/{one}/beside/{every['entity'].rpartition('/')[2]}"
            for n, one in enumerate(entities)
        },
    }


def unharmed(one: Visitor, name: str, address: str) -> list[str]:
    """What a page did that it should not have done."""
    page = one.open(address)
    found = []
    if page.title() == "owned":
        found.append(f"{name}: something ran")
    if (width := page.evaluate("document.documentElement.scrollWidth")) > PHONE["width"]:
        found.append(f"{name}: scrolls sideways, {width}")
    if page.locator("main script, main [onerror], main b:has-text('hostile & ')").count():
        found.append(f"{name}: markup of the document became markup of the page")
    if page.evaluate(
        "[...document.querySelectorAll('a, form')].some(e => /^\\s*javascript:/i.test(e.href || e.action))"
    ):
        found.append(f"{name}: a link would run")
    text = page.evaluate("document.documentElement.textContent") + page.title()
    if any(each in text for each in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b"):
        found.append(f"{name}: a character that turns the text around is obeyed")
    return found


def test_no_page_obeys_the_document(enter: Enter, hostile: dict[str, str]) -> None:
    one = enter("Ada", viewport=PHONE)
    wrong = [each for name, address in hostile.items() for each in unharmed(one, name, address)]
    assert not wrong, "\n".join(wrong)


def test_where_nobody_stands_guard_it_would_run(enter: Enter) -> None:
    """What the tests here look for does happen to a page that takes the document for markup."""
    one = enter(None)
    one.page.set_content(f"<title>Minutes</title>{HOSTILE}")
    one.page.wait_for_function("document.title == 'owned'")
    one.wrong.clear()


def test_the_policy_stops_what_is_not_escaped(enter: Enter) -> None:
    one = enter("Lena")
    page = one.open(HOME)
    title = page.title()
    for markup in MARKUP:
        with page.expect_console_message(lambda said: "Content Security Policy" in said.text):
            page.evaluate("markup => document.body.insertAdjacentHTML('beforeend', markup)", markup)
    assert page.title() == title
    assert not [each for each in one.wrong if each.startswith(("error:", "dialog:"))]
    one.wrong.clear()


def test_it_is_shown_as_it_is_written(enter: Enter, hostile: dict[str, str]) -> None:
    one = enter("Lena")
    page = one.open(hostile["document"])
    assert page.locator("h1").inner_text() == HOSTILE_NAME
    text = page.locator(".sheet").inner_text()
    for words in (
        "<script>document.title",
        'onerror="document.title',
        '=HYPERLINK("http',
        '"javascript:alert(1)"',
        "⟨U+202E⟩",
    ):
        assert words in text, words
    assert page.title().startswith(HOSTILE_NAME)


def test_what_people_type_is_no_markup_either(enter: Enter, hostile: dict[str, str]) -> None:
    one = enter("Rolf", viewport=PHONE)
    typed = quote(TYPED)
    for name in ("search?text", "search?about", "people?name", "documents?text", "timeline?since", "network?around",
                 "network?kind", "history?by", "history?kind", "review?why", "sources?name", "conflicts?kind"):  # fmt: skip
        assert unharmed(one, name, f"{HOME}/{name}={typed}") == []
    page = one.open(hostile["claim 0"])
    page.get_by_label("Note", exact=True).fill(TYPED)
    page.get_by_role("button", name="Add the note").click()
    page.locator(".words", has_text="onerror").wait_for()
    assert unharmed(one, "note", hostile["claim 0"]) == []
    assert unharmed(one, "history", f"{HOME}/history") == []
    assert "⟨U+202E⟩=1+1" in page.locator("main").inner_text()


def test_a_message_about_what_was_done_is_text(enter: Enter) -> None:
    one = enter("Lena", viewport=PHONE)
    page = one.open(f"{HOME}/search?text=crowns")
    page.get_by_label("Keep this search as").fill(TYPED.replace("\u202e", ""))
    page.get_by_role("button", name="Keep", exact=True).click()
    page.locator(".told").first.wait_for()
    assert unharmed(one, "kept", f"{HOME}/search") == []
    page.get_by_role("button", name="Forget the search").click()
    page.locator(".told").first.wait_for()


def test_what_is_taken_away_holds_no_formula(enter: Enter, hostile: dict[str, str]) -> None:
    one = enter("Lena")
    narrowed = hostile["document narrowed"]
    table = one.context.request.get(one.origin + narrowed.replace("/search?", "/search.csv?"))
    assert table.headers["content-disposition"].startswith("attachment")
    rows = list(csv.reader(io.StringIO(table.text().removeprefix("\ufeff"))))
    assert len(rows) > 1
    for cell in (each for row in rows for each in row):
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell
        assert "\u202e" not in cell
    lines = one.context.request.get(one.origin + narrowed.replace("/search?", "/search.jsonl?"))
    assert lines.headers["content-disposition"].startswith("attachment")
    claims = [json.loads(each) for each in lines.text().splitlines()]
    assert len(claims) == len(rows) - 1
    assert all(each["voice"] and each["chain"] is not None for each in claims)


def test_the_original_is_no_page(enter: Enter, hostile: dict[str, str]) -> None:
    one = enter("Lena")
    answer = one.context.request.get(f"{one.origin}{hostile['document']}/original")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "<script>" in answer.text()
