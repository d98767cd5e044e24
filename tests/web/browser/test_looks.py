"""How every page looks, wide and narrow, in light and in dark, on paper, and to whoever cannot see it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from support.chromium import Visitor
from support.everywhere import everywhere, unvisited
from web.browser.conftest import Enter

ROOT = Path(__file__).resolve().parents[3]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 800}
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")


@pytest.fixture(scope="module")
def addresses(built: Path) -> dict[str, str]:
    return everywhere(built)


def test_every_page_is_looked_at(addresses: dict[str, str]) -> None:
    assert unvisited(addresses) == []


def test_every_page_in_every_light(enter: Enter, addresses: dict[str, str]) -> None:
    one = enter("Ada", viewport=WIDE)
    wrong = [f"{name}: {each}" for name in addresses for each in seen(one, name, addresses[name])]
    assert not wrong, "\n".join(wrong)


def test_paper_is_white_whatever_the_screen_is(enter: Enter, addresses: dict[str, str]) -> None:
    one = enter("Lena")
    one.open(addresses["claim"])
    held = """() => Object.fromEntries([...document.styleSheets[0].cssRules[0].style].filter(name => name.startsWith("--"))
        .map(name => [name, getComputedStyle(document.documentElement).getPropertyValue(name)]))"""
    colours = []
    for scheme in ("light", "dark"):
        one.page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
        colours.append(one.page.evaluate(held))
    assert colours[0]["--paper"] == "#fff"
    assert colours[0] == colours[1]


def test_the_pages_before_the_login(enter: Enter) -> None:
    assert list(seen(enter(None, viewport=WIDE), "login", "/login")) == []


def test_the_pages_of_those_who_may_less(enter: Enter, addresses: dict[str, str]) -> None:
    one = enter("Lena", viewport=WIDE)
    names = ("cases", "claim", "names", "beside", "work")
    wrong = [f"{name}: {each}" for name in names for each in seen(one, name, addresses[name], by="-reading")]
    assert not wrong, "\n".join(wrong)


def seen(one: Visitor, name: str, address: str, *, by: str = "") -> Iterator[str]:
    """What is wrong with a page, in words."""
    page = one.open(address)
    if [len(each.inner_text().strip()) > 0 for each in page.locator("h1").all()] != [True]:
        yield "has not one main heading"
    if not page.title().endswith(": sayso") or page.title().startswith((",", ":")):
        yield f"is called {page.title()!r}"
    # Colours take long to check; narrowed lists and what others see have the same.
    colours = "-" not in name + by
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size(WIDE)  # type: ignore[arg-type]
        yield from _fits(one, f"{name}{by}-wide-{scheme}")
        if scheme == "light":
            yield from _violations(one, {"type": "tag", "values": RULES}, colours=colours)
        elif colours:
            yield from (
                f"in the dark: {each}" for each in _violations(one, {"type": "rule", "values": ["color-contrast"]})
            )
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        yield from _fits(one, f"{name}{by}-phone-{scheme}")
    page.set_viewport_size({"width": 720, "height": 1000})
    page.emulate_media(media="print")
    yield from _fits(one, f"{name}{by}-paper")
    if page.get_by_role("navigation", name="The case").is_visible():
        yield "its menu is printed"
    if (paper := page.evaluate("getComputedStyle(document.body).backgroundColor")) not in (
        "rgb(255, 255, 255)",
        _CLEAR,
    ):
        yield f"its paper is {paper}"
    page.emulate_media(media="screen")
    yield from (each for each in one.wrong if "404 (Not Found)" not in each or name not in ("missing", "no-such-claim"))
    one.wrong.clear()


_CLEAR = "rgba(0, 0, 0, 0)"


def _fits(one: Visitor, picture: str) -> Iterator[str]:
    """Whether the page fits its window; its picture is kept for a person to look at, when that is asked for."""
    page = one.page
    assert page.viewport_size is not None
    width = page.viewport_size["width"]
    if (scrolls := page.evaluate("document.documentElement.scrollWidth")) > width:
        yield f"scrolls sideways, {scrolls} in {width}"
    if os.environ.get("SAYSO_SCREENS"):
        folder = ROOT / "work" / "screens"
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{picture}.png", full_page=True)


def _violations(one: Visitor, rules: dict[str, Any], *, colours: bool = True) -> list[str]:
    """What axe finds, of every degree."""
    if not one.page.evaluate("'axe' in window"):
        one.page.evaluate(_axe())
    asked: dict[str, Any] = {"runOnly": rules, "resultTypes": ["violations"]}
    if not colours:
        asked["rules"] = {"color-contrast": {"enabled": False}}
    found: list[dict[str, Any]] = one.page.evaluate("asked => axe.run(asked).then(found => found.violations)", asked)
    return [f"{each['id']}, {each['impact']}: {node['html'][:200]}" for each in found for node in each["nodes"][:3]]


@cache
def _axe() -> str:
    from axe_playwright_python.base import AXE_SCRIPT

    return str(AXE_SCRIPT)
