"""Builds that are killed: the case stays whole, a second build finishes it, and no worker is left behind."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from sayso.run import build
from support.pipeline import CONFIG, contents, tools

ROOT = Path(__file__).parents[2]
SCRIPT = """
    import sys
    from pathlib import Path
    sys.path[:0] = {path!r}
    from sayso.run import build
    from support.pipeline import CONFIG, tools
    if __name__ == "__main__":
        build([Path(sys.argv[1])], Path(sys.argv[2]), config=CONFIG, provide=tools)
"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"SLOW Alma Berit met Person {'abcdefgh'[number % 8].upper()}x.\n" * 5)
    return folder


def started(docs: Path, case: Path, tmp_path: Path) -> subprocess.Popen[bytes]:
    script = tmp_path / "script.py"
    script.write_text(textwrap.dedent(SCRIPT).format(path=[str(ROOT / "src"), str(ROOT / "tests")]))
    return subprocess.Popen([sys.executable, str(script), str(docs), str(case)], stderr=subprocess.PIPE)


def children(parent: int) -> list[int]:
    """All processes below this one, by /proc."""
    found = [int(one) for one in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    for task in Path(f"/proc/{parent}/task").iterdir():
        found += [int(one) for one in (task / "children").read_text().split()]
    return sorted(set(found))


def alive(process: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except FileNotFoundError:
        return False


def gone_within(processes: list[int], seconds: float) -> bool:
    end = time.monotonic() + seconds
    while any(alive(one) for one in processes):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are found by /proc")
def test_a_case_survives_being_killed_at_random_moments(docs: Path, tmp_path: Path) -> None:
    undisturbed = tmp_path / "undisturbed.sayso"
    build([docs], undisturbed, config=CONFIG, provide=tools)
    chance = random.Random(20)
    case = tmp_path / "case.sayso"
    killed = 0
    for _ in range(5):
        process = started(docs, case, tmp_path)
        end = time.monotonic() + chance.uniform(0.3, 2.2)
        workers: list[int] = []
        while time.monotonic() < end and process.poll() is None:
            workers = children(process.pid)
            time.sleep(0.02)
        killed += process.poll() is None
        process.kill()
        process.communicate()
        assert gone_within(workers, 10), "a worker outlived its parent"
    assert killed, "the builds were too quick to be killed"
    build([docs], case, config=CONFIG, provide=tools)
    assert contents(case) == contents(undisturbed)


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is a signal there")
def test_ctrl_c_stops_at_once_and_leaves_a_whole_case(docs: Path, tmp_path: Path) -> None:
    case = tmp_path / "case.sayso"
    process = started(docs, case, tmp_path)
    end = time.monotonic() + 20
    while not (case.exists() and len(children(process.pid)) >= 3) and time.monotonic() < end:
        time.sleep(0.05)
    time.sleep(0.8)
    workers = children(process.pid)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert told.count(b"KeyboardInterrupt") == 1, "only the parent hears it"
    assert gone_within(workers, 5)
    build([docs], case, config=CONFIG, provide=tools)
    undisturbed = tmp_path / "undisturbed.sayso"
    build([docs], undisturbed, config=CONFIG, provide=tools)
    assert contents(case) == contents(undisturbed)
