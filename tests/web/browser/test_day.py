"""A reporter's day, clicked through: with JavaScript and without, with the keyboard alone, and two people at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.accounts import PASSWORD
from support.chromium import SECONDS, Visitor, missing, visitor
from web.browser.conftest import Desk, Enter

pytest.importorskip("playwright.sync_api", reason=missing())
from playwright.sync_api import Page, expect

expect.set_options(timeout=SECONDS)

SCRIPTS = pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
HOME = "/case/harbour"


def told(page: Page, words: str) -> None:
    """What was done is told on the page that follows."""
    expect(page.locator(".told").first).to_contain_text(words)


def menu(one: Visitor, name: str) -> Page:
    one.page.get_by_role("navigation", name="The case").get_by_role("link", name=name, exact=True).click()
    expect(one.page.locator("h1")).to_be_visible()
    return one.page


@SCRIPTS
def test_the_link_opens_the_case_to_one_person(chrome: object, alone: Desk, script: bool) -> None:
    one = visitor(chrome, alone.origin, java_script_enabled=script)  # type: ignore[arg-type]
    page = one.page
    page.goto(alone.link)
    page.wait_for_url(lambda url: "key=" not in url)
    page.get_by_role("main").get_by_role("link", name="harbour", exact=True).click() if one.path == "/" else None
    expect(page.get_by_role("heading", level=1)).to_have_text("harbour")
    expect(page.locator(".person")).to_contain_text("working alone")
    expect(page.get_by_role("button", name="Log out")).to_have_count(0)
    one.context.close()
    assert one.wrong == []


@SCRIPTS
def test_from_a_person_to_the_passage_and_a_decision(enter: Enter, script: bool) -> None:
    one = enter("Rolf", java_script_enabled=script)
    page = one.open(HOME)
    spoken_of = page.locator("section", has=page.get_by_role("heading", name="Most spoken of"))
    name = spoken_of.get_by_role("link").first.inner_text()
    spoken_of.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.get_by_role("heading", name="Denied by them, or on their behalf")).to_be_visible()
    alleged = page.locator("section", has=page.get_by_role("heading", name="Alleged or charged")).last.locator(".claim")
    speaker, words = alleged.first.locator(".who").last.inner_text(), alleged.first.locator("q").inner_text()
    alleged.first.get_by_role("link", name="Card").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Claim by {speaker}")
    expect(page.locator(".passage mark").first).to_contain_text(words[:40])
    page.locator(".lead").get_by_role("link").first.click()
    lit = page.locator(".lit").first
    expect(lit).to_be_visible()
    assert page.url.endswith(page.evaluate("location.hash"))
    passage = page.locator(page.evaluate("'#' + CSS.escape(location.hash.slice(1))"))
    expect(passage).to_be_in_viewport()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Claim by {speaker}")
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.locator("#review > p").first).to_contain_text("Marked accepted")
    page.get_by_role("navigation", name="Claims of the document").get_by_role(
        "link", name=re.compile("Next|Previous")
    ).first.click()
    marks = page.get_by_role("group", name="Mark it")
    marks.get_by_label("Reason").fill("the log says otherwise")
    marks.get_by_role("button", name="Disputed").click()
    expect(page.locator("#review > p").first).to_contain_text("Marked disputed")
    page.get_by_label("Note", exact=True).fill("Ask the harbour master.")
    page.get_by_role("button", name="Add the note").click()
    page.get_by_label("Grade of the information").select_option("2")
    page.get_by_role("button", name="Grade", exact=True).click()
    expect(page.locator("#review > p").first).to_contain_text("graded 2")
    said = page.locator(".words")
    expect(said).to_contain_text("because: the log says otherwise")
    expect(said).to_contain_text("Ask the harbour master.")
    menu(one, "History")
    expect(page.locator("tr.entry")).not_to_have_count(0)


@SCRIPTS
def test_an_address_is_a_view_for_somebody_else_too(enter: Enter, script: bool) -> None:
    one, other = enter("Rolf", java_script_enabled=script), enter("Lena", java_script_enabled=script)
    page = one.open(HOME)
    page.get_by_label("Search this case").fill("Kostelan")
    page.get_by_role("search").get_by_role("button").click()
    form = page.locator("main form.filters").first
    form.get_by_label("about", exact=True).fill("Radomir Kostelan")
    form.get_by_label("words").fill("")
    form.get_by_label("status").select_option("alleged")
    form.get_by_role("button", name="Search").click()
    expect(page.get_by_role("list", name="Narrowed to")).to_contain_text("Radomir Kostelan")
    claims = page.locator(".results .claim")
    assert claims.count() > 0
    assert all("alleged" in each for each in claims.locator(".under").all_inner_texts())
    # What each of the two has kept is their own.
    assert other.open(one.path).locator(".results").inner_text() == page.locator(".results").inner_text()
    label = f"alleged, {script}"
    page.get_by_label("Keep this search as").fill(label)
    page.get_by_role("button", name="Keep").click()
    address = one.path.partition("?")[2]
    menu(one, "Overview")
    one.open(f"{HOME}/search").get_by_role("link", name=label).click()
    expect(page.get_by_role("list", name="Narrowed to")).to_contain_text("alleged")
    assert sorted(one.path.partition("?")[2].split("&")) == sorted(address.split("&"))
    expect(other.open(f"{HOME}/search").get_by_role("link", name=label)).to_have_count(0)


@SCRIPTS
def test_conflicts_and_origins_side_by_side(enter: Enter, script: bool) -> None:
    one = enter("Lena", java_script_enabled=script)
    one.open(HOME)
    page = menu(one, "Conflicts")
    left, right = (each.bounding_box() for each in page.locator(".pair").first.locator(".claim").all())
    assert left is not None and right is not None
    assert left["y"] == right["y"] and left["x"] + left["width"] <= right["x"]
    page.set_viewport_size({"width": 390, "height": 800})
    above, below = (each.bounding_box() for each in page.locator(".pair").first.locator(".claim").all())
    assert above is not None and below is not None and above["y"] + above["height"] <= below["y"]
    page.set_viewport_size({"width": 1280, "height": 900})
    menu(one, "Origins")
    page.locator(".weight a").first.click()
    picture = page.locator("svg.descent")
    expect(picture).to_be_visible()
    assert picture.locator("g.origin").count() >= 1 and picture.locator("path.arrow").count() >= 2
    picture.get_by_role("link", name="Card").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Claim by")


@SCRIPTS
def test_the_timeline_leads_into_a_month(enter: Enter, script: bool) -> None:
    one = enter("Lena", java_script_enabled=script)
    one.open(HOME)
    page = menu(one, "Timeline")
    form = page.locator("main form.filters")
    form.get_by_label("since").fill("2024-08")
    form.get_by_label("until").fill("2024-08")
    form.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="August 2024")).to_be_visible()
    months = page.locator("#list h2").all_inner_texts()
    assert all("not to the month" in each or each == "August 2024" for each in months)
    bars = page.locator("svg.histogram a")
    days = bars.count()
    bars.last.locator("rect.hit").click()
    page.wait_for_url(lambda url: "since=2024-08-" in url)
    assert page.locator("svg.histogram a").count() <= days
    page.get_by_role("link", name="The whole axis").click()
    page.wait_for_url(lambda url: "since" not in url)


@SCRIPTS
def test_a_line_of_the_network_leads_to_its_claims(enter: Enter, script: bool) -> None:
    one = enter("Lena", java_script_enabled=script)
    one.open(HOME)
    page = menu(one, "Network")
    line = page.locator("svg.network a[href*='/edge/']").first
    address, counted = line.get_attribute("href"), line.locator("title").text_content() or ""
    assert re.match(r"\d+ claims? about .+ and .+, by .+", counted)
    # Where a line crosses no name: lines are thin, and a click must find one.
    page.locator("svg.network").scroll_into_view_if_needed()
    middle = page.evaluate(
        """() => { for (const way of document.querySelectorAll("svg.network a[href*='/edge/'] path.hit")) {
            const half = way.getPointAtLength(way.getTotalLength() / 2), at = half.matrixTransform(way.getScreenCTM());
            const hit = document.elementFromPoint(at.x, at.y), link = hit && hit.closest("a[href*='/edge/']");
            if (link) return [at.x, at.y, link.getAttribute("href")];
        } }"""
    )
    assert middle, "no line can be clicked"
    page.mouse.click(middle[0], middle[1])
    expect(page.get_by_role("heading", level=1)).to_have_text("Claims about both")
    assert one.path == middle[2]
    assert address is not None
    claims = one.open(address).locator("main .claim")
    assert claims.count() == int(counted.split()[0])


@SCRIPTS
def test_two_names_are_merged_and_taken_apart_again(enter: Enter, script: bool) -> None:
    one = enter("Rolf", java_script_enabled=script)
    page = one.open(f"{HOME}/people?name=Tannevale")
    names = page.locator("tr.entry th a")
    before = names.all_inner_texts()
    assert len(before) > 1
    page.get_by_role("link", name="Osric Tannevale").click()
    page.get_by_role("link", name=re.compile("Names, merging")).click()
    page.get_by_label("Name of the other").fill("Tannevale")
    page.get_by_role("button", name="Find").click()
    page.locator("#merge ~ ul a, section[aria-labelledby=merge] ul a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("one or two?")
    page.get_by_label("Why").fill("the same office")
    page.get_by_role("button", name="They are one: merge").click()
    told(page, "It can be taken back under History")
    expect(page.get_by_role("heading", name="What people decided")).to_be_visible()
    one.open(f"{HOME}/people?name=Tannevale")
    expect(names).to_have_count(len(before) - 1)
    menu(one, "History")
    row = page.locator("tr.entry").first
    expect(row).to_contain_text("the same office")
    row.locator("summary").click()
    row.get_by_role("button", name="Take it back").click()
    told(page, "taken back")
    one.open(f"{HOME}/people?name=Tannevale")
    expect(names).to_have_count(len(before))
    assert names.all_inner_texts() == before


@SCRIPTS
def test_a_name_is_split_off(enter: Enter, script: bool) -> None:
    one = enter("Rolf", java_script_enabled=script)
    page = one.open(f"{HOME}/people?name=Wenzel Harrowby")
    page.locator("tr.entry th a").first.click()
    page.get_by_role("link", name=re.compile("Names, merging")).click()
    split = page.locator("section[aria-labelledby=split]")
    split.get_by_role("button", name="Take these out").click()
    told(page, "Tick the names")
    one.wrong[:] = [each for each in one.wrong if "400 (Bad Request)" not in each]
    box = split.get_by_role("checkbox").last
    box.check()
    split.get_by_label("Why").fill("somebody else is meant here")
    split.get_by_role("button", name="Take these out").click()
    told(page, "It can be taken back under History")
    menu(one, "History")
    row = page.locator("tr.entry").first
    expect(row).to_contain_text("somebody else is meant here")
    row.locator("summary").click()
    row.get_by_role("button", name="Take it back").click()
    told(page, "taken back")


def test_the_second_of_two_who_decide_at_once_is_told(enter: Enter) -> None:
    first, second = enter("Ada"), enter("Rolf")
    first.open(f"{HOME}/review?part=who").locator("tr.entry").nth(5).get_by_role("link", name="Compare").click()
    first.page.wait_for_url(lambda url: "/beside/" in url)
    second.open(first.path)
    first.page.get_by_role("button", name="They are one: merge").click()
    told(first.page, "It can be taken back under History")
    second.page.get_by_label("Why").fill("they are not")
    second.page.get_by_role("button", name="They are two").click()
    expect(second.page.get_by_role("alert")).to_contain_text("changed by Ada")
    expect(second.page.get_by_role("alert")).to_contain_text("You wrote: “they are not”")
    second.wrong[:] = [each for each in second.wrong if "409 (Conflict)" not in each]
    first.open(f"{HOME}/history")
    expect(first.page.locator("tr.entry", has_text="they are not")).to_have_count(0)
    row = first.page.locator("tr.entry").first
    row.locator("summary").click()
    row.get_by_role("button", name="Take it back").click()
    told(first.page, "taken back")


def test_two_who_mark_one_claim(enter: Enter) -> None:
    first, second = enter("Ada"), enter("Rolf")
    card = first.open(f"{HOME}/conflicts").locator(".claim").last.get_by_role("link", name="Card")
    card.click()
    first.page.wait_for_url(lambda url: "/claim/" in url)
    second.open(first.path)
    first.page.get_by_role("button", name="Accept").click()
    expect(first.page.locator("#review > p").first).to_contain_text("Marked accepted")
    second.page.get_by_role("group", name="Mark it").get_by_label("Reason").fill("no such thing")
    second.page.get_by_role("button", name="Disputed").click()
    expect(second.page.get_by_role("alert")).to_contain_text("Ada")
    expect(second.page.locator("#review > p").first).to_contain_text("Marked accepted")
    # What was written is still there, and goes through when it is sent again.
    expect(second.page.get_by_role("group", name="Mark it").get_by_label("Reason")).to_have_value("no such thing")
    second.page.get_by_role("button", name="Disputed").click()
    expect(second.page.locator("#review > p").first).to_contain_text("Marked disputed")
    second.wrong[:] = [each for each in second.wrong if "409 (Conflict)" not in each]


def test_a_letter_is_sent_and_its_claim_found(enter: Enter, tmp_path: Path) -> None:
    letter = tmp_path / "lamp room.txt"
    letter.write_text("Dana Quist told the clerk that the lamp oil was sold behind the chandlery.\n")
    one = enter("Ada", java_script_enabled=False)
    one.open(HOME)
    page = menu(one, "Reading")
    page.get_by_label("Letters, news stories").set_input_files(letter)
    page.get_by_role("button", name="Send and read").click()
    told(page, "Kept: lamp room.txt")
    expect(page.get_by_role("heading", name="Being read")).to_be_visible()
    # The page loads itself again until the build has ended, without any script.
    expect(page.get_by_role("heading", name="The last build")).to_be_visible(timeout=3 * SECONDS)
    expect(page.locator("main")).to_contain_text("done: ")
    page.get_by_label("Search this case").fill("lamp oil")
    page.get_by_role("search").get_by_role("button").click()
    found = page.locator(".results .claim").first
    expect(found).to_contain_text("Dana Quist")
    expect(found.locator("mark").first).to_have_text("lamp")


@SCRIPTS
def test_the_queue_is_worked_off_and_the_day_ends(enter: Enter, script: bool) -> None:
    one = enter(None, java_script_enabled=script)
    page = one.open(f"{HOME}/review?status=alleged")
    page.get_by_label("Name").fill("Rolf")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Review")
    assert "status=alleged" in page.url
    first = page.locator("main ol.claims > li").first
    words = first.locator(".passage mark").inner_text()
    for again in (True, False):
        first.get_by_role("button", name="Needs work: claim 1 of the list").click()
        page.wait_for_url(lambda url: "/review" in url.partition("?")[0] and "status=alleged" in url)
        told(page, "Marked needs work: ")
        told(page, words[:20])
        if again:
            page.get_by_role("button", name="Undo").click()
            told(page, "Taken back: marked needs work")
            assert "status=alleged" in page.url
    menu(one, "History")
    expect(page.locator("tr.entry").first).to_contain_text(words[:29])
    expect(page.locator("tr.entry").first).to_contain_text("needs work")
    page.get_by_role("button", name="Log out").click()
    told(page, "You are logged out.")
    one.open(f"{HOME}/review")
    assert one.path.startswith("/login")


def test_the_queue_is_worked_off_by_keys(enter: Enter) -> None:
    one = enter("Rolf")
    page = one.open(f"{HOME}/review?status=denied")
    entries = page.locator("li.entry")
    first, second = (entries.nth(place).get_attribute("id") for place in (0, 1))
    page.keyboard.press("a")
    expect(page.locator(".told")).to_have_count(0)
    page.keyboard.press("j")
    expect(entries.first.locator("a.go")).to_be_focused()
    page.keyboard.press("a")
    told(page, "Marked accepted: ")
    expect(page.locator(f"#{first}")).to_have_count(0)
    expect(page.locator(f"#{second} a.go")).to_be_focused()
    expect(page.locator(".told")).to_be_in_viewport()
    page.keyboard.press("z")
    told(page, "Taken back: marked accepted: ")
    expect(page.locator(f"#{first}")).to_be_visible()
    page.locator(f"#{first} a.go").click()
    queue = page.get_by_role("navigation", name="The review queue")
    expect(queue).to_contain_text("1 of ")
    page.keyboard.press("j")
    expect(queue).to_contain_text("2 of ")
    card = page.url
    page.keyboard.press("d")
    told(page, "Marked disputed: ")
    page.wait_for_url(lambda url: url != card and "queue=status%3Ddenied" in url)
    page.keyboard.press("z")
    told(page, "Taken back: marked disputed: ")
    page.wait_for_url(card)


def test_who_only_reads_is_offered_nothing_to_change(enter: Enter) -> None:
    one = enter("Lena")
    page = one.open(f"{HOME}/review")
    expect(page.locator("main form[method=post]")).to_have_count(0)
    page.locator(".claim").first.get_by_role("link", name="Card").click()
    expect(page.locator("#review")).to_be_visible()
    expect(page.locator("main form[method=post]")).to_have_count(0)


def test_the_keyboard_is_enough(enter: Enter) -> None:
    one = enter("Rolf")
    page = one.open(HOME)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the page")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("main a").first).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_label("Search this case")).to_be_focused()
    page.keyboard.type("crowns and / j k")
    expect(page.get_by_label("Search this case")).to_have_value("crowns and / j k")
    page.get_by_label("Search this case").fill("crowns")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    page.locator("body").evaluate("document.activeElement.blur()")
    claims = page.locator(".results .claim")
    for key, place in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        page.keyboard.press(key)
        expect(claims.nth(place).locator("a.go")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Claim by")
    page.keyboard.press("a")
    expect(page.locator("#review > p").first).to_contain_text("Marked accepted")
    page.keyboard.press("d")
    expect(page.locator("#review > p").first).to_contain_text("Marked disputed")
    card = page.url
    page.keyboard.press("j")
    page.wait_for_url(lambda url: url != card and "/claim/" in url)
    page.keyboard.press("k")
    page.wait_for_url(lambda url: url.partition("#")[0].partition("?")[0] == card.partition("#")[0].partition("?")[0])
    page.get_by_label("Note", exact=True).focus()
    page.keyboard.type("a d w j k are letters here")
    expect(page.get_by_label("Note", exact=True)).to_have_value("a d w j k are letters here")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".words")).to_contain_text("a d w j k are letters here")
