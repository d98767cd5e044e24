"""Paste what sayso prints into a page: the command line's help, and commands run on the harbour case."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CASE = "work/harbour.sayso"
ENTRY = "import sys; from sayso.cli import main; sys.exit(main())"
PLAIN = {"COLUMNS": "80", "LINES": "40", "NO_COLOR": "1", "TERM": "dumb", "PYTHONUTF8": "1"}


def run(*words: str) -> str:
    """What `sayso WORDS` prints, 80 columns and no colour. Raises RuntimeError, with what it said, when it fails."""
    process = subprocess.run(
        [sys.executable, "-c", ENTRY, *words],
        cwd=ROOT,
        env={**os.environ, **PLAIN, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if process.returncode > 1:
        raise RuntimeError(f"sayso {shlex.join(words)} gave status {process.returncode}:\n{process.stderr}")
    return "\n".join(line.rstrip() for line in process.stdout.strip("\n").splitlines())


def case() -> str:
    """The harbour case, built or brought up to date; its path from the repository's root."""
    (ROOT / CASE).parent.mkdir(exist_ok=True)
    run("build", "examples/harbour", "-o", CASE)
    return CASE


def session(*words: str, lines: int | None = None) -> None:
    """Print `$ sayso WORDS` and its output as a code block, the output cut after `lines`."""
    output = run(*words).splitlines()
    if lines is not None and len(output) > lines:
        output = [*output[:lines], "…"]
    _block([f"$ sayso {shlex.join(words)}", *output])


def claim_id(text: str) -> str:
    """The id of the first claim whose words hold `text`. Raises RuntimeError when there is none."""
    folder = ROOT / "work" / "export"
    run("export", case(), "--format", "jsonl", "-o", str(folder))
    for row in (folder / "claims.jsonl").read_text("utf-8").splitlines():
        claim = json.loads(row)
        if text in " ".join(claim["text"].split()):
            return str(claim["id"])
    raise RuntimeError(f"no claim of the harbour case holds {text!r}; choose other words in the page")


def help_pages(*commands: str) -> None:
    """Print the help of sayso and of each command, one heading each."""
    _block(["$ sayso --help", *run("--help").splitlines()])
    for command in commands:
        print(f"\n## sayso {command}\n")
        _block([f"$ sayso {command} --help", *run(command, "--help").splitlines()])


def _block(lines: list[str]) -> None:
    print("\n".join(["```console", *lines, "```"]))
