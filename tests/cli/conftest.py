"""Runs a command on the invented harbour case, as a user would, and keeps what it printed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from sayso.cli import case as opening
from sayso.cli.main import main
from support.harbour import harbour
from support.memory import MemoryView


class Ran(NamedTuple):
    """A command's exit status and what it printed."""

    status: int
    out: str
    err: str


Sayso = Callable[..., Ran]


@pytest.fixture
def case() -> MemoryView:
    return harbour()


@pytest.fixture
def sayso(
    case: MemoryView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Sayso:
    """`sayso("claims", CASE, …)`, where "CASE" stands for a case file that holds the harbour case."""
    path = tmp_path / "harbour.sayso"
    path.touch()

    @contextmanager
    def open_view(_path: Path) -> Iterator[MemoryView]:
        yield case

    monkeypatch.setattr(opening, "open_view", open_view)
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*arguments: str) -> Ran:
        try:
            status = main([str(path) if one == "CASE" else one for one in arguments])
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        return Ran(status, *capsys.readouterr())

    return run
