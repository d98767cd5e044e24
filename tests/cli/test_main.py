"""The command line answers every mistake with one plain message and status 2."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.cli import claims
from sayso.cli.main import COMMANDS, main, parser

from .conftest import Sayso

SOURCE = str(Path(__file__).parents[2] / "src")


def test_a_command_that_is_nearly_one_is_told(sayso: Sayso) -> None:
    ran = sayso("clams", "CASE")
    assert ran.status == 2
    assert ran.err.startswith("sayso: there is no command 'clams'; did you mean claims?")


def test_a_case_that_is_not_there_is_told_how_to_make_one(sayso: Sayso) -> None:
    ran = sayso("claims", "nowhere/at-all.sayso")
    assert ran.status == 2
    assert ran.err == (
        "sayso: there is no case at nowhere/at-all.sayso; make one with: sayso build DOCS -o nowhere/at-all.sayso\n"
    )


def test_a_folder_is_no_case(sayso: Sayso, tmp_path: Path) -> None:
    ran = sayso("claims", str(tmp_path))
    assert ran.status == 2
    assert ran.err == (
        f"sayso: {tmp_path} is a folder; name a case file, or make one with: sayso build {tmp_path} -o CASE\n"
    )


def test_an_unknown_option_is_told(sayso: Sayso) -> None:
    ran = sayso("claims", "CASE", "--abuot", "x")
    assert ran.status == 2
    assert "there is no argument '--abuot' here" in ran.err


def test_words_may_follow_options(sayso: Sayso) -> None:
    assert "no drum had left the yard" in sayso("claims", "CASE", "--limit", "3", "had", "left").out


def test_every_command_has_help_and_json(sayso: Sayso) -> None:
    for module in COMMANDS:
        name = module.__name__.rsplit(".", 1)[-1]
        ran = sayso(name, "--help")
        assert ran.status == 0
        assert "--json" in ran.out


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-c", "import sys; from sayso.cli import main; sys.exit(main(['doctor', '--json']))"]
    with os.fdopen(writing, "wb") as out:
        ran = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": SOURCE})
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_no_program_that_lies_among_the_documents_is_run(tmp_path: Path) -> None:
    """A build that is started where the documents are; one of them is named like a module that its processes load."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "start.py"
    command.write_text(f"import sys\nsys.path[0] = {SOURCE!r}\nfrom sayso.cli import main\n"
                       "if __name__ == '__main__':\n    sys.exit(main())\n")  # fmt: skip
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "letter.txt").write_text("The clerk said that Odo Brandt had signed the lease.\n")
    (docs / "selectors.py").write_text("open('run', 'w').close()\nraise SystemExit\n")
    subprocess.run([sys.executable, str(command), "build", "letter.txt", "-o", "../case.sayso"], cwd=docs, check=True)
    assert sorted(path.name for path in docs.iterdir()) == ["letter.txt", "selectors.py"]


def test_an_interruption_is_told(sayso: Sayso, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(claims, "run", interrupted)
    ran = sayso("claims", "CASE")
    assert (ran.status, ran.err) == (130, "sayso: stopped\n")


def test_a_terminal_without_the_letters_gets_escapes(sayso: Sayso, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    sayso("sources", "CASE", "--json", "--limit", "1")
    assert main(["doctor", "--json"]) in (0, 1)
    sys.stdout.flush()
    assert raw.getvalue().isascii()


def test_the_commands_are_the_ones_that_work() -> None:
    assert list(parser()._subparsers._group_actions[0].choices) == [  # type: ignore[union-attr,arg-type]
        "build",
        "claims",
        "show",
        "entities",
        "sources",
        "conflicts",
        "corroborated",
        "origins",
        "timeline",
        "network",
        "judge",
        "merge",
        "split",
        "undo",
        "history",
        "proceeding",
        "watch",
        "serve",
        "account",
        "audit",
        "report",
        "export",
        "doctor",
    ]


def test_a_document_that_is_called_like_a_module_is_not_run(tmp_path: Path) -> None:
    for name in ("argparse.py", "json.py", "rich.py", "sqlite3.py"):
        (tmp_path / name).write_text("raise SystemExit('this was run')")
    ran = subprocess.run([sys.executable, "-m", "sayso", "--version"], cwd=tmp_path, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (0, "")
