"""The example case with the hostile document, served as it is to people, and a browser to visit it with."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from sayso.model import Role
from sayso.store.workspace import Workspace
from sayso.web.cases import ident_of
from support.accounts import CHEAP, PASSWORD
from support.chromium import Visitor, browser, missing, serving, visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Enter = Callable[..., Visitor]
PEOPLE = {"Ada": Role.ADMIN, "Rolf": Role.REVIEW, "Lena": Role.READ}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if reason := missing():
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=reason))


@dataclass
class Desk:
    """A workspace that is served: its case, its address, and the cookies of those who have logged in."""

    case: Path
    link: str
    cookies: dict[str, Any] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        parts = urlsplit(self.link)
        return f"{parts.scheme}://{parts.netloc}"


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def desk(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Served to Ada, an admin, to Rolf, who reviews, and to Lena, who reads."""
    folder = tmp_path_factory.mktemp("desk")
    case = Path(shutil.copy(built, folder / "harbour.sayso"))
    workspace = Workspace(folder / "desk.workspace", passwords=CHEAP)
    for name, role in PEOPLE.items():
        workspace.add_account(name, PASSWORD, role=role, by="Ada")
        if role is not Role.ADMIN:
            workspace.grant(name, ident_of(case), by="Ada")
    workspace.close()
    with serving(case, "--workspace", folder / "desk.workspace") as link:
        yield Desk(case, link)


@pytest.fixture(scope="module")
def alone(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Served to one person, who has no account."""
    case = Path(shutil.copy(built, tmp_path_factory.mktemp("alone") / "harbour.sayso"))
    with serving(case) as link:
        yield Desk(case, link)


@pytest.fixture
def enter(chrome: Browser, desk: Desk) -> Iterator[Enter]:
    """Let somebody in: `enter("Rolf", java_script_enabled=False)`. At the end nothing may have gone wrong for anybody."""
    came: list[Visitor] = []

    def let_in(name: str | None, **options: Any) -> Visitor:
        if name is not None and name not in desk.cookies:
            desk.cookies[name] = _cookies(chrome, desk, name)
        came.append(visitor(chrome, desk.origin, storage_state=desk.cookies.get(name or ""), **options))
        return came[-1]

    yield let_in
    for one in came:
        one.context.close()
    assert [each for one in came for each in one.wrong] == []


def _cookies(chrome: Browser, desk: Desk, name: str) -> Any:
    """The cookies of somebody who logs in by the form."""
    one = visitor(chrome, desk.origin)
    page = one.open("/login")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Log in").click()
    page.wait_for_url(lambda url: "/login" not in url)
    held = one.context.storage_state()
    one.context.close()
    assert one.wrong == []
    return held
