"""Opening one file, whatever stands in its place."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from sayso.config import Config
from sayso.errors import TooLarge, Unreadable
from sayso.run.task import Job, digest, perform, version
from support.pipeline import newer_tools, tools


def job(file: Path, **limits: int) -> Job:
    return Job(str(file), "a.txt", Config(**limits))  # type: ignore[arg-type]


def test_a_digest_is_of_the_bytes_and_distrusts_a_fresh_time(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"words")
    fresh = digest(job(file))
    assert (fresh.content, fresh.size, fresh.modified) == (hashlib.sha256(b"words").hexdigest(), 5, 0)
    os.utime(file, ns=(10**18, 10**18))
    assert digest(job(file)).modified == 10**18


def test_a_file_is_read_and_understood(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Alma spoke.--Berit wrote.")
    done = perform(tools, job(file))
    assert [one.document.path for one in done.readings] == ["a.txt", "a.txt/0.txt"]
    assert done.words == 4
    assert done.digest == digest(job(file))


def test_a_mistake_in_one_document_costs_only_its_findings(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("A MISTAKE.--Berit wrote.")
    done = perform(tools, job(file))
    assert [len(one.claims) for one in done.readings] == [0, 1]
    assert [(one.path, one.stage) for one in done.problems] == [("a.txt", "understand")]


@pytest.mark.parametrize("task", [digest, lambda one: perform(tools, one)])
def test_what_cannot_be_opened_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, task: object) -> None:
    with pytest.raises(Unreadable, match="gone now"):
        task(job(tmp_path / "missing"))  # type: ignore[operator]
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Unreadable, match="named pipe"):
        task(job(tmp_path / "pipe"))  # type: ignore[operator]
    with pytest.raises(Unreadable, match="a folder"):
        task(job(tmp_path))  # type: ignore[operator]
    (tmp_path / "big").write_bytes(b"x" * 11)
    with pytest.raises(TooLarge, match=r"11 bytes, the limit \(file_bytes\) is 10"):
        task(job(tmp_path / "big", file_bytes=10))  # type: ignore[operator]

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(Unreadable, match="permission denied; let your user read it"):
        task(job(tmp_path / "big"))  # type: ignore[operator]


def test_the_version_is_of_model_and_program() -> None:
    assert version(tools) == "stub 1/1"
    assert version(newer_tools) == "stub 2/1"
