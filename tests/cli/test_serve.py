"""`sayso serve`: one person opens the link that it prints; others do not get in; it stops when it is told to."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from sayso.cli.main import main
from sayso.store.workspace import open_workspace
from support.named import put


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "pier.sayso"
    put(path, "a.txt", "Ana Rey")
    return path


@contextmanager
def serving(*arguments: str) -> Iterator[str]:
    """The address that `sayso serve` prints."""
    command = [sys.executable, "-m", "sayso", "serve", *arguments, "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            lines = [process.stdout.readline() for _ in range(3)]
            yield str(json.loads("".join(lines))["address"])
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0


def test_the_link_lets_one_person_in_and_nobody_without_it(case: Path) -> None:
    with serving(str(case)) as address, httpx.Client(follow_redirects=True) as client:
        base = address.partition("/enter")[0]
        shut = httpx.get(f"{base}/case/pier")
        assert (shut.status_code, shut.headers["location"]) == (303, "/login?next=%2Fcase%2Fpier")
        page = client.get(address)
        assert page.status_code == 200
        assert page.url.path == "/case/pier"
        assert "key=" not in str(page.url)
    with open_workspace(case.with_suffix(".workspace")) as workspace:
        assert workspace.verify().broken is None


def test_the_case_is_served_by_its_path_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(tmp_path / "none.sayso")]) == 2
    assert "there is no case" in capsys.readouterr().err


def test_others_are_served_only_where_they_log_in(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(case), "--host", "0.0.0.0", "--port", "0"]) == 2
    assert "there are no accounts yet" in capsys.readouterr().err


def test_a_port_that_is_taken_is_told(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(str(case)) as address:
        port = address.partition("/enter")[0].rpartition(":")[2]
        assert main(["serve", str(case), "--port", port]) == 2
    assert "choose another with --port" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["serve", str(case), "--port", "70000"])
