"""`sayso build` says what was read, what could not be and why, and what to do next."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import sayso.run
from sayso.cli.main import main
from sayso.config import Config
from sayso.model import Problem, Reading
from sayso.run import Progress, Summary
from sayso.store import open_writer
from sayso.store.protocol import FileState
from support.harbour import letter

SCAN = Problem("scan.pdf", "read", "no text layer: it looks like a scan\x1b[2J")
Install = Callable[..., list[Config]]


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a pipeline in place that finds these readings and problems whatever it is given; the Configs it was given."""

    def install(readings: Sequence[Reading] = (), problems: Sequence[Problem] = ()) -> list[Config]:
        given: list[Config] = []

        def build(sources: Sequence[Path], case: Path, *, config: Config, progress: Progress) -> Summary:
            given.append(config)
            progress.start(len(sources))
            with open_writer(case) as writer:
                for one in readings:
                    writer.put(
                        [one], file=FileState(path=one.document.path, size=1, modified=1, document=one.document.id)
                    )
                for problem in problems:
                    writer.put(
                        [], file=FileState(path=problem.path, size=1, modified=1, document=None), problems=[problem]
                    )
            return Summary(
                read=len(readings),
                unchanged=0,
                vanished=0,
                hidden=1,
                problems=len(problems),
                words=40,
                seconds=75.2,
                encoder=1,
            )

        monkeypatch.setattr(sayso.run, "build", build)
        return given

    return install


def test_all_was_read(pipeline: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = pipeline([letter()])
    case = tmp_path / "a.sayso"
    assert main(["build", str(tmp_path), "-o", str(case), "--workers", "3", "--seconds", "9"]) == 0
    assert (given[0].workers, given[0].seconds) == (3, 9)
    out = " ".join(capsys.readouterr().out.split())
    assert "Read 1 file, 40 words, in 1 min 15 s; 0 unchanged, 0 vanished." in out
    assert "Left out for their hidden names: 1 file or folder." in out
    assert f"{case} holds 1 document, 4 claims, 0 entities." in out
    assert f"sayso report {case} -o FILE.html" in out


def test_a_problem_is_listed_with_its_reason(
    pipeline: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pipeline([letter()], [SCAN])
    assert main(["build", str(tmp_path), "-o", str(tmp_path / "a.sayso")]) == 1
    assert "1 problem:\n  scan.pdf: no text layer: it looks like a scan⟨U+001B⟩[2J\n" in capsys.readouterr().out


def test_nothing_could_be_read(pipeline: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipeline([], [SCAN])
    assert main(["build", str(tmp_path), "-o", str(tmp_path / "a.sayso"), "--json"]) == 2
    found = json.loads(capsys.readouterr().out)
    assert found["case"]["documents"] == 0
    assert [one["path"] for one in found["problems"]] == ["scan.pdf"]


def test_a_place_with_nothing_is_told_before_anything_is_made(
    pipeline: Install, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = pipeline([letter()])
    assert main(["build", str(tmp_path / "nowhere"), "-o", str(tmp_path / "a.sayso")]) == 2
    assert "there is nothing at " in capsys.readouterr().err
    assert given == []
    assert not (tmp_path / "a.sayso").exists()


def test_folders_may_follow_the_options(pipeline: Install, tmp_path: Path) -> None:
    given = pipeline([letter()])
    assert main(["build", str(tmp_path), "-o", str(tmp_path / "a.sayso"), str(tmp_path)]) == 0
    assert len(given) == 1
