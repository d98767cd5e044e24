"""A real browser that visits a workspace, which is served by a process of its own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Request

CHROMIUM = Path("/usr/bin/chromium")  # Debian's; nothing is downloaded
SECONDS = 60_000  # milliseconds after which a page that does not come is a failure; the machine may be busy


def missing() -> str:
    """What keeps a browser from being started, in words; nothing when all is there."""
    if find_spec("playwright") is None or find_spec("axe_playwright_python") is None:
        return "playwright or axe-playwright-python is not installed: pip install -e '.[dev]'"
    return "" if CHROMIUM.is_file() else f"there is no browser at {CHROMIUM}: apt install chromium"


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser. It ends with the block: its event loop would be in the way of tests that run one of their own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # In a container there is no room for its sandbox, nor for much shared memory.
        arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
        chrome = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield chrome
        chrome.close()


@contextmanager
def serving(*arguments: str | Path) -> Iterator[str]:
    """The link that `sayso serve` prints; the server runs until the end of the block."""
    command = [sys.executable, "-m", "sayso", "serve", *map(str, arguments), "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            lines = [process.stdout.readline() for _ in range(3)]
            yield str(json.loads("".join(lines))["address"])
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)


@dataclass
class Visitor:
    """Somebody with a browser window. `wrong` is all that should not happen in it: messages, errors, dialogs, calls out."""

    context: BrowserContext
    page: Page
    origin: str
    wrong: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """The page at this address of the workspace."""
        self.page.goto(f"{self.origin}{path}")
        return self.page

    def click(self, role: Any, name: Any, **more: Any) -> Page:
        """Click what has this role and this name, the first of several, and wait for the page that it leads to."""
        self.page.get_by_role(role, name=name, **more).first.click()
        self.page.wait_for_load_state()
        return self.page

    @property
    def path(self) -> str:
        """Where they are: the address without the host."""
        return self.page.url.removeprefix(self.origin)


def visitor(chrome: Browser, origin: str, **options: Any) -> Visitor:
    """A new window with cookies of its own, whose errors are noted."""
    context = chrome.new_context(viewport={"width": 1280, "height": 900}, **options) if "viewport" not in options else (
        chrome.new_context(**options)
    )  # fmt: skip
    context.set_default_timeout(SECONDS)
    made = Visitor(context, context.new_page(), origin)

    def dismissed(dialog: Dialog) -> None:
        made.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def asked(request: Request) -> None:
        if not request.url.startswith((f"{origin}/", "data:,", "about:")):
            made.wrong.append(f"asks elsewhere: {request.url}")

    context.on("console", lambda said: made.wrong.append(f"console: {said.text} at {said.page and said.page.url}"))
    context.on("weberror", lambda error: made.wrong.append(f"error: {error.error}"))
    context.on("dialog", dismissed)
    context.on("request", asked)
    return made
