"""Builds that were started from a page: how far each is, and how to stop it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock, Thread

from sayso.errors import SaysoError

_KILLED_AFTER = 20.0  # seconds that a build has for stopping of itself
# -P: no module is taken from the folder that the server was started in, where documents may lie.
_COMMAND = ("-P", "-m", "sayso.web.job")


class Busy(SaysoError):
    """A case that is being built already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A build as it stands.

    total, done  files; total is None before they are counted
    stage        what it is at, in words
    ended        None while it runs, else how it ended in words
    failed       whether it ended otherwise than it should
    """

    by: str
    began: str
    total: int | None = None
    done: int = 0
    stage: str = "starting"
    path: str = ""
    ended: str | None = None
    failed: bool = False


@dataclass(slots=True)
class _Running:
    job: Job
    process: subprocess.Popen[str]
    stopped_by: str | None = None
    again: bool = False


@dataclass(slots=True)
class Jobs:
    """At most one build a case; the last of each is remembered while the server runs."""

    _held: dict[str, _Running] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def start(self, case: Path, sources: Sequence[Path], *, by: str) -> None:
        """Build a case from these; from none: work out what a build has left.

        Raises Busy when it is being built, SaysoError when a source is not there.
        """
        gone = [str(one) for one in sources if not one.exists()]
        if gone:
            # A folder that is not there would take its documents out of the case.
            raise SaysoError(f"not there now: {', '.join(gone)}; put it back, or run sayso build without it")
        with self._lock:
            held = self._held.get(str(case))
            if held is not None and held.job.ended is None:
                raise Busy(f"{held.job.by} started a build of this case at {held.job.began}; it is still running")
            process = subprocess.Popen(
                [sys.executable, *_COMMAND, str(case.absolute()), *map(str, sources)],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                stdin=subprocess.DEVNULL,
                text=True,
                start_new_session=True,
            )
            running = _Running(Job(by=by, began=datetime.now(UTC).isoformat(timespec="seconds")), process)
            self._held[str(case)] = running
        Thread(target=self._follow, args=(case, running), daemon=True).start()

    def catch_up(self, case: Path, *, by: str) -> None:
        """Work out what a build or a decision has left; when something is being worked out already, once more after it."""
        with self._lock:
            held = self._held.get(str(case))
            if held is not None and held.job.ended is None:
                held.again = True
                return
        with suppress(Busy):
            self.start(case, [], by=by)

    def of(self, case: Path) -> Job | None:
        """The build that runs, or the last one since the server started."""
        with self._lock:
            held = self._held.get(str(case))
            return None if held is None else held.job

    def stop(self, case: Path, *, by: str) -> bool:
        """Stop a build; what it has read is kept. Whether there was one."""
        with self._lock:
            held = self._held.get(str(case))
            if held is None or held.job.ended is not None:
                return False
            held.stopped_by = by
            held.job = replace(held.job, stage="stopping")
            held.process.send_signal(signal.SIGINT)
        Thread(target=_kill_late, args=(held.process,), daemon=True).start()
        return True

    def close(self) -> None:
        """Stop all builds."""
        with self._lock:
            running = [one for one in self._held.values() if one.job.ended is None]
            for one in running:
                one.process.send_signal(signal.SIGINT)
        for one in running:
            _kill_late(one.process)

    def _follow(self, case: Path, running: _Running) -> None:
        """Take down what the build tells until it ends."""
        process = running.process
        assert process.stdout is not None and process.stderr is not None
        # Warnings of libraries must not fill the pipe and hold the build up.
        errors: list[str] = []
        Thread(target=lambda: errors.extend(process.stderr or ()), daemon=True).start()
        said: dict[str, object] = {}
        for line in process.stdout:
            told = _told(line)
            said.update({name: told[name] for name in ("summary", "error") if name in told})
            with self._lock:
                running.job = _after(running.job, told)
        status = process.wait()
        with self._lock:
            ended, failed = _ending(status, said, errors, running.stopped_by)
            running.job = replace(running.job, ended=ended, failed=failed, path="")
            # What was decided at its very end it may have passed over.
            again = running.again and status == 0
        if again:
            self.catch_up(case, by=running.job.by)


def _told(line: str) -> dict[str, object]:
    """What a line of the build says; nothing, when a library has written it."""
    try:
        found = json.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _after(job: Job, told: dict[str, object]) -> Job:
    match told:
        case {"total": int(total)}:
            return replace(job, total=total, stage="reading")
        case {"done": str(path)}:
            return replace(job, done=job.done + 1, path=path)
        case {"stage": str(stage)}:
            return replace(job, stage=stage, path="")
        case _:
            return job


def _ending(status: int, said: dict[str, object], errors: Sequence[str], stopped_by: str | None) -> tuple[str, bool]:
    summary = said.get("summary")
    if summary == {}:
        return "done: who is who and how the claims compare is worked out", False
    if isinstance(summary, dict):
        read, same, problems = summary["read"], summary["unchanged"], summary["problems"]
        return f"done: {read:,} read, {same:,} unchanged, {problems:,} with problems", False
    if stopped_by is not None:
        return f"stopped by {stopped_by}; what was read is kept, and the next build goes on", False
    if "error" in said:
        return str(said["error"]), True
    return f"ended with status {status}: {''.join(errors[-3:]).strip() or 'nothing was said'}", True


def _kill_late(process: subprocess.Popen[str]) -> None:
    try:
        process.wait(_KILLED_AFTER)
    except subprocess.TimeoutExpired:
        process.kill()
