"""The example case, with one hostile document more, served to a person who may do everything."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.config import Config
from sayso.run.build import build
from sayso.web.app import application
from sayso.web.site import Site, open_site
from support.served import HOSTILE, HOSTILE_NAME, Open

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "harbour"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example case and a hostile document, read once."""
    folder = tmp_path_factory.mktemp("web")
    (folder / "docs").mkdir()
    (folder / "docs" / HOSTILE_NAME).write_text(HOSTILE, "utf-8")
    build([EXAMPLE, folder / "docs"], folder / "harbour.sayso", config=Config(workers=2))
    return folder / "harbour.sayso"


@pytest.fixture
def served(built: Path, tmp_path: Path) -> Path:
    """A copy of that case, which a test may change."""
    return Path(shutil.copy(built, tmp_path / "harbour.sayso"))


@pytest.fixture
def site(served: Path) -> Iterator[Site]:
    made = open_site([served], Open())
    yield made
    made.close()


@pytest.fixture
def client(site: Site) -> TestClient:
    return TestClient(application(site), base_url="http://localhost", follow_redirects=True)
