"""Whole builds of small folders, with tools that need no model."""

from __future__ import annotations

import os
import socket
import sqlite3
from pathlib import Path

import pytest

from sayso.config import Config
from sayso.errors import CaseError
from sayso.run import Summary, build
from sayso.store import ClaimFilter, open_view, open_writer
from sayso.store.connection import writing
from support.pipeline import CONFIG, contents, newer_tools, tools


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    return folder


def old(path: Path, text: str | bytes) -> Path:
    """Write a file as if an hour ago, so that its time is to be trusted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    stamp = path.stat().st_mtime_ns - 3600 * 10**9
    os.utime(path, ns=(stamp, stamp))
    return path


def run(*sources: Path, case: Path, config: Config = CONFIG, provide=tools) -> Summary:
    return build(sources, case, config=config, provide=provide)


def shown(case: Path) -> list[str]:
    with open_view(case) as view:
        return sorted(one.path for one in view.documents())


def problems(case: Path) -> dict[str, str]:
    with open_view(case) as view:
        return {one.path: one.message for one in view.problems()}


def newest(case: Path) -> list[str]:
    with open_view(case) as view:
        new = view.newest()
        return sorted(one.path for one in view.documents() if one.id in new)


def test_what_is_new_is_what_the_last_build_brought(docs: Path, tmp_path: Path) -> None:
    """a.txt at first; then b.txt; then nothing; then b.txt with other words."""
    old(docs / "a.txt", "Ruta Ilvesmaa saw the drums.")
    case = tmp_path / "harbour.sayso"
    run(docs, case=case)
    assert newest(case) == []
    old(docs / "b.txt", "Kalle Tamro denies it.")
    run(docs, case=case)
    assert newest(case) == ["b.txt"]
    run(docs, case=case)
    assert newest(case) == ["b.txt"]
    old(docs / "a.txt", "Ruta Ilvesmaa saw ten drums.")
    run(docs, case=case)
    assert newest(case) == ["a.txt"]


def test_what_a_stopped_build_brought_is_new_with_what_the_next_one_brings(docs: Path, tmp_path: Path) -> None:
    old(docs / "a.txt", "Ruta Ilvesmaa saw the drums.")
    case = tmp_path / "harbour.sayso"
    run(docs, case=case)
    for name in ("b.txt", "c.txt"):
        old(docs / name, f"Kalle Tamro denies it, says {name}.")
        run(docs, case=case)
        with open_writer(case) as writer:
            writer.remember("finished", "0")
    assert newest(case) == ["b.txt", "c.txt"]


def test_a_folder_becomes_a_case(docs: Path, tmp_path: Path) -> None:
    """Two files, one with a member: three documents, their claims and their people."""
    old(docs / "a.txt", "Ruta Ilvesmaa saw the drums.\nKalle Tamro was there.")
    old(docs / "deep" / "b.txt", "Kalle Tamro denies it.--An attachment.")
    case = tmp_path / "harbour.sayso"
    summary = run(docs, case=case)
    assert (summary.read, summary.unchanged, summary.vanished, summary.problems) == (2, 0, 0, 0)
    assert summary.words == 15
    assert shown(case) == ["a.txt", "deep/b.txt", "deep/b.txt/0.txt"]
    with open_view(case) as view:
        assert view.finished()
        tamro = view.entity("kalle tamro")
        assert (tamro.mentions, len(tamro.documents)) == (2, 2)
        assert len(list(view.claims(ClaimFilter(about="Kalle Tamro")))) == 2


def test_a_second_build_reads_nothing_again(docs: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    for name in "abc":
        old(docs / f"{name}.txt", f"LOG {log}\nText {name}.")
    case = tmp_path / "case.sayso"
    assert run(docs, case=case).read == 3
    before = contents(case)
    os.utime(docs / "b.txt")  # touched, the same bytes
    summary = run(docs, case=case)
    assert (summary.read, summary.unchanged) == (0, 3)
    assert contents(case) == before
    assert sorted(log.read_text().split()) == ["a.txt", "b.txt", "c.txt"]


def test_changed_and_vanished_files_are_followed(docs: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    old(docs / "a.txt", "Alma spoke.")
    old(docs / "b.txt", f"LOG {log}\nBerit spoke.")
    case = tmp_path / "case.sayso"
    run(docs, case=case)
    old(docs / "a.txt", "Anton spoke.")
    (docs / "b.txt").rename(tmp_path / "b.txt")
    summary = run(docs, case=case)
    assert (summary.read, summary.vanished) == (1, 1)
    with open_view(case) as view:
        assert [one.text for one in view.documents()] == ["Anton spoke."]
        assert [one.name for one in view.entities()] == ["Anton"]
    (tmp_path / "b.txt").rename(docs / "b.txt")
    assert run(docs, case=case).read == 0, "what comes back is remembered"
    assert shown(case) == ["a.txt", "b.txt"]
    assert log.read_text().split() == ["b.txt"]


def test_equal_bytes_are_one_document_under_the_first_path(docs: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    for name in ("b.txt", "a.txt", "c/d.txt"):
        old(docs / name, f"LOG {log}\nThe same letter.")
    case = tmp_path / "case.sayso"
    summary = run(docs, case=case)
    assert (summary.read, summary.unchanged) == (1, 2)
    assert shown(case) == ["a.txt"]
    (docs / "a.txt").unlink()
    run(docs, case=case)
    assert shown(case) == ["b.txt"]
    (docs / "b.txt").unlink()
    run(docs, case=case)
    assert shown(case) == ["c/d.txt"]
    assert log.read_text().split() == ["a.txt"]


def test_a_name_that_decides_how_to_read_is_read_again(docs: Path, tmp_path: Path) -> None:
    """The same bytes as .md and .txt: the case is as if built from what is there, whatever was there before."""
    log = tmp_path / "log"
    old(docs / "a.md", f"LOG {log}\nThe same letter.")
    old(docs / "b.txt", f"LOG {log}\nThe same letter.")
    case = tmp_path / "case.sayso"
    run(docs, case=case)
    (docs / "a.md").unlink()
    run(docs, case=case)
    assert log.read_text().split()[-1] == "b.txt"
    run(docs, case=tmp_path / "fresh.sayso")
    assert contents(case) == contents(tmp_path / "fresh.sayso")


def test_another_model_reads_everything_again_and_keeps_ids(docs: Path, tmp_path: Path) -> None:
    old(docs / "a.txt", "Alma spoke.")
    case = tmp_path / "case.sayso"
    run(docs, case=case)
    before = contents(case)
    said: list[str] = []

    class Shown:
        def start(self, total: int) -> None: ...
        def done(self, path: str) -> None: ...
        def stage(self, name: str) -> None:
            said.append(name)

    summary = build([docs], case, config=CONFIG, provide=newer_tools, progress=Shown())
    assert summary.read == 1
    assert any("everything is read again" in one for one in said)
    assert contents(case) == before
    assert build([docs], case, config=CONFIG, provide=newer_tools).read == 0


def test_bad_files_are_problems_and_the_others_are_read(docs: Path, tmp_path: Path) -> None:
    old(docs / "a-hang.txt", "HANG")
    old(docs / "b-crash.txt", "CRASH")
    old(docs / "c-hunger.txt", "HUNGER")
    old(docs / "d-odd.txt", "UNREADABLE")
    old(docs / "e-mistake.txt", "MISTAKE in here.")
    old(docs / "f-twice.txt", "TWICE the same claim.")
    old(docs / "g-big.txt", "x" * 5000)
    old(docs / "z-good.txt", "Alma spoke.")
    case = tmp_path / "case.sayso"
    config = Config(workers=2, seconds=1.0, memory_bytes=1 << 33, file_bytes=4096)
    summary = run(docs, case=case, config=config)
    told = problems(case)
    assert "took longer than 1 s and was stopped" in told["a-hang.txt"]
    assert "SIGABRT" in told["b-crash.txt"]
    assert "memory" in told["c-hunger.txt"].lower()
    assert "no reader" in told["d-odd.txt"]
    assert "a planted mistake" in told["e-mistake.txt"]
    assert "cannot be stored" in told["f-twice.txt"]
    assert "the limit (file_bytes) is 4,096" in told["g-big.txt"]
    assert summary.problems == 7
    assert "z-good.txt" in shown(case)
    assert "e-mistake.txt" in shown(case), "its text can still be opened"


def test_a_timeout_is_not_waited_for_again_until_more_time_is_given(docs: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    old(docs / "a.txt", f"LOG {log}\nHANG")
    case = tmp_path / "case.sayso"
    short = Config(workers=1, seconds=0.5)
    run(docs, case=case, config=short)
    run(docs, case=case, config=short)
    assert len(log.read_text().split()) == 1
    run(docs, case=case, config=Config(workers=1, seconds=0.6))
    assert len(log.read_text().split()) == 2


def test_what_is_no_file_is_told(docs: Path, tmp_path: Path) -> None:
    os.mkfifo(docs / "pipe")
    (docs / "loop").symlink_to(docs)
    (docs / "inside").symlink_to(docs / "a.txt")
    (docs / "broken").symlink_to(docs / "nothing")
    secret = tmp_path / "secret.txt"
    secret.write_text("Private.")
    (docs / "outside").symlink_to(secret)
    old(docs / ".hidden", "x")
    old(docs / "~$a.docx", "x")
    old(docs / "a.txt", "Alma spoke.")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(docs / "plug"))
        case = docs / "case.sayso"
        summary = run(docs, case=case)
    told = problems(case)
    assert sorted(told) == ["broken", "outside", "pipe", "plug"]
    assert "named pipe" in told["pipe"]
    assert "not followed" in told["outside"]
    assert summary.hidden == 2
    assert shown(case) == ["a.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission_is_a_problem(docs: Path, tmp_path: Path) -> None:
    old(docs / "a.txt", "Alma spoke.").chmod(0)
    case = tmp_path / "case.sayso"
    run(docs, case=case)
    assert "permission denied" in problems(case)["a.txt"]


def test_names_that_are_not_utf8_are_read_and_shown_escaped(docs: Path, tmp_path: Path) -> None:
    raw = os.fsencode(docs) + b"/caf\xe9.txt"
    with open(raw, "wb") as file:  # noqa: PTH123
        file.write(b"Alma spoke.")
    case = tmp_path / "case.sayso"
    run(docs, case=case)
    assert shown(case) == ["caf\\xe9.txt"]
    assert run(docs, case=case).read == 0


def test_sources_that_clash_get_their_folders_names(tmp_path: Path) -> None:
    for folder in ("north", "south"):
        old(tmp_path / folder / "letter.txt", f"From the {folder}.")
    case = tmp_path / "case.sayso"
    run(tmp_path / "north", case=case)
    assert shown(case) == ["letter.txt"]
    summary = run(tmp_path / "south", case=case)
    assert summary.vanished == 0, "a source that is not named stays as it was"
    assert shown(case) == ["north/letter.txt", "south/letter.txt"]
    run(tmp_path / "south", tmp_path / "north", case=tmp_path / "other.sayso")
    assert contents(case) == contents(tmp_path / "other.sayso")


def test_a_folder_that_moved_is_still_the_same(docs: Path, tmp_path: Path) -> None:
    old(docs / "a.txt", "Alma spoke.")
    case = tmp_path / "case.sayso"
    run(docs, case=case)
    (tmp_path / "elsewhere").mkdir()
    moved = docs.rename(tmp_path / "elsewhere" / "docs")
    summary = run(moved, case=case)
    assert (summary.read, summary.unchanged) == (0, 1)
    assert shown(case) == ["a.txt"]


def test_files_in_a_folder_that_cannot_be_listed_are_not_taken_for_gone(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old(docs / "a.txt", "Alma spoke.")
    old(docs / "locked" / "b.txt", "Berit spoke.")
    case = tmp_path / "case.sayso"
    run(docs, case=case)
    listed = os.scandir

    def refuse(path: Path) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return listed(path)

    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", refuse)
        assert run(docs, case=case).vanished == 0
    assert shown(case) == ["a.txt", "locked/b.txt"]
    assert "permission denied" in problems(case)["locked"]
    run(docs, case=case)
    assert problems(case) == {}


def test_a_problem_that_stays_does_not_make_the_case_unfinished(docs: Path, tmp_path: Path) -> None:
    """So that nothing is resolved again for it."""
    os.mkfifo(docs / "pipe")
    old(docs / "a.txt", "Alma spoke.")
    case = tmp_path / "case.sayso"
    run(docs, case=case)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("nothing has changed")

    build([docs], case, config=CONFIG, provide=tools, resolve=refuse)  # type: ignore[arg-type]
    assert list(problems(case)) == ["pipe"]


def test_no_absolute_path_is_shown(docs: Path, tmp_path: Path) -> None:
    old(docs / "a.txt", "UNREADABLE")
    run(docs, tmp_path / "missing", case=tmp_path / "case.sayso")
    assert sorted(problems(tmp_path / "case.sayso")) == ["a.txt", "missing"]
    assert str(tmp_path) not in str(contents(tmp_path / "case.sayso"))


def test_a_full_disk_is_said_and_the_next_build_goes_on(
    docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(12):
        old(docs / f"{number:02}.txt", f"Letter {number}. " + "words and more words " * 2000)
    case = tmp_path / "case.sayso"
    full = sqlite3.connect

    class Small(sqlite3.Connection):
        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(*args, **options)  # type: ignore[arg-type]
            self.execute("PRAGMA max_page_count = 150")

    with monkeypatch.context() as patched:
        patched.setattr(sqlite3, "connect", lambda *a, **k: full(*a, **k, factory=Small))
        with pytest.raises(CaseError, match=r"is full.*run the\s+same command again"):
            run(docs, case=case)
    with open_view(case) as view:
        assert not view.finished()
        assert 0 < view.totals().documents < 12
    run(docs, case=case)
    run(docs, case=tmp_path / "undisturbed.sayso")
    assert contents(case) == contents(tmp_path / "undisturbed.sayso")


def test_a_case_that_is_written_elsewhere_is_busy(docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old(docs / "a.txt", "Alma spoke.")
    case = tmp_path / "case.sayso"
    run(docs, case=case)
    monkeypatch.setattr("sayso.store.connection.PATIENCE", 0.05)
    old(docs / "a.txt", "Anton spoke.")
    with writing(case) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CaseError, match="another process is writing"):
            run(docs, case=case)
