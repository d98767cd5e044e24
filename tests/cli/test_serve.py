"""`sayso serve`: one person opens the link that it prints; others do not get in; it stops when it is told to."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

import httpx
import pytest

from sayso.cli.main import main
from sayso.model import Review, ReviewKind
from sayso.store import open_reviewer, open_view, open_writer
from sayso.store.ledger import held, waiting
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


def test_reviews_of_another_case_beside_this_one_are_told(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with held(case) as ledger:
        ledger.execute(
            "INSERT INTO waiting (\"case\", key, subject, kind, value) VALUES ('another', 1, 'e1', 'note', 'seen')"
        )
    monkeypatch.setattr("sayso.web.serve.serve", lambda *_, **__: None)
    previous = signal.getsignal(signal.SIGTERM)
    try:
        assert main(["serve", str(case)]) == 0
    finally:
        signal.signal(signal.SIGTERM, previous)
    told = "".join(capsys.readouterr().err.split())  # however wide the terminal is
    assert "pier.sayso-reviewsholds1reviewofanothercase" in told
    assert len(waiting(case)) == 1


def test_what_waits_beside_a_case_is_taken_in_when_it_is_served(case: Path) -> None:
    base = sqlite3.connect(case, isolation_level=None)
    base.execute("BEGIN IMMEDIATE")
    with open_reviewer(case) as reviewer:
        reviewer.review(Review("e1", ReviewKind.NOTE, "of the pier", "ana", "2026"))
    base.execute("ROLLBACK")
    with serving(str(case)) as address:
        assert httpx.get(address).status_code == 303
        assert base.execute("SELECT value FROM review").fetchall() == [("of the pier",)]
    base.close()


def test_what_was_left_when_the_workspace_was_closed_is_worked_out_when_it_opens(case: Path) -> None:
    with open_writer(case) as writer:
        writer.remember("finished", "1")
    with open_view(case) as view:
        assert view.behind()
    with serving(str(case)) as address:
        assert httpx.get(address).status_code == 303
        until = monotonic() + 60
        while monotonic() < until:
            with open_view(case) as view:
                if not view.behind():
                    break
            sleep(0.1)
    with open_view(case) as view:
        assert not view.behind()
