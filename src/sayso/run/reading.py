"""The stage that reads: hashes what may have changed, reads what did in the workers, and writes it down here.

Files are written as they come, one transaction each. What the case then holds does not depend on that order: a
document that several files hold has the path of the first of them, and everything is shown in an order of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from sayso.config import Config
from sayso.errors import SaysoError, Unreadable
from sayso.model import Problem
from sayso.run.naming import Key
from sayso.run.plan import Known, Plan, plan, unchanged
from sayso.run.pool import Died, TimedOut
from sayso.run.progress import Progress
from sayso.run.scan import Found, Scan
from sayso.run.spread import spread
from sayso.run.task import Digest, Done, Job, Provide, digest, failed, perform
from sayso.store.protocol import FileState, Writer

R = TypeVar("R")

# Files may change while they are read, and their twins then wait for another round.
ROUNDS = 4
# Jobs under way or waiting to be written, for each worker.
AHEAD = 2


@dataclass(slots=True)
class Tally:
    """Counts for the summary."""

    read: int = 0
    unchanged: int = 0
    words: int = 0
    encoder: float = 0.0


class Reading:
    """One build's reading. `paths` gives every file its path in the case."""

    def __init__(
        self,
        writer: Writer,
        executor: Executor,
        config: Config,
        provide: Provide,
        paths: Mapping[Key, str],
        progress: Progress,
    ) -> None:
        self._writer = writer
        self._executor = executor
        self._config = config
        self._provide = provide
        self._paths = paths
        self._progress = progress
        self._tally = Tally()
        self._digests: dict[Key, Digest] = {}
        # Files that failed in this build: no round takes them up again.
        self._failed: set[Key] = set()

    def run(self, scan: Scan, known: Known) -> Tally:
        """Read what is new or changed. `known` is what the case held before."""
        for fault in scan.faults:
            self._fail(
                (fault.source, fault.name), Problem(self._paths[fault.source, fault.name], "read", fault.message)
            )
        for number in range(ROUNDS):
            todo = [one for one in scan.files if key_of(one) not in self._failed and not unchanged(one, known)]
            self._hash([one for one in todo if key_of(one) not in self._digests])
            todo = [one for one in todo if key_of(one) in self._digests]
            made = plan(todo, self._digests, self._paths, known)
            if number == 0:
                self._progress.start(len(made.read))
            if not (made.keep or made.read):
                break
            self._carry_out(made, known.version)
            known = Known(states(self._writer), known.version)
        failed = sum(1 for one in scan.files if key_of(one) in self._failed)
        self._tally.unchanged = len(scan.files) - self._tally.read - failed
        return self._tally

    def _hash(self, files: Sequence[Found]) -> None:
        for file, future in self._spread(digest, files):
            try:
                self._digests[key_of(file)] = future.result()
            except (Unreadable, TimedOut, Died) as error:
                self._fail(key_of(file), self._problem(file, str(error)))

    def _carry_out(self, made: Plan, version: str) -> None:
        self._writer.begin()
        for file, found, like in made.keep:
            # Refused when the twin was itself overwritten just now; the next round reads the file.
            self._writer.keep(self._state(file, found, version), like=like)
        for file, future in self._spread(partial(perform, self._provide), made.read):
            self._write(file, future, version)
            self._progress.done(self._paths[key_of(file)])

    def _write(self, file: Found, future: Future[Done], version: str) -> None:
        try:
            done = future.result()
        except TimedOut as error:
            # Its bytes are known, so that the next build does not wait for it again.
            hint = "; split it, or allow more time with --seconds"
            self._fail(key_of(file), self._problem(file, f"{error}{hint}"), self._digests[key_of(file)], version)
        except (Unreadable, Died) as error:
            self._fail(key_of(file), self._problem(file, str(error)))
        except SaysoError:
            # Not the file's doing: the model, the case.
            raise
        except Exception as error:
            self._fail(key_of(file), self._problem(file, failed(error)))
        else:
            self._put(file, done, version)

    def _put(self, file: Found, done: Done, version: str) -> None:
        self._digests[key_of(file)] = done.digest
        try:
            self._writer.put(done.readings, file=self._state(file, done.digest, version), problems=done.problems)
        except ValueError as error:
            problem = Problem(self._paths[key_of(file)], "store", str(error))
            self._fail(key_of(file), problem, done.digest, version)
            return
        self._tally.read += 1
        self._tally.words += done.words
        self._tally.encoder += done.encoder

    def _fail(self, key: Key, problem: Problem, found: Digest | None = None, version: str = "") -> None:
        self._failed.add(key)
        state = FileState(
            path=self._paths[key],
            size=found.size if found else 0,
            modified=found.modified if found else 0,
            document=found.content if found else None,
            source=key[0],
            name=key[1],
            version=version,
        )
        self._writer.put((), file=state, problems=(problem,))

    def _state(self, file: Found, found: Digest, version: str) -> FileState:
        return FileState(
            path=self._paths[key_of(file)],
            size=found.size,
            modified=found.modified,
            document=found.content,
            source=file.source,
            name=file.name,
            version=version,
        )

    def _problem(self, file: Found, message: str) -> Problem:
        return Problem(self._paths[key_of(file)], "read", message)

    def _spread(self, task: Callable[[Job], R], files: Iterable[Found]) -> Iterator[tuple[Found, Future[R]]]:
        by_file = {one.file: one for one in files}
        jobs = (Job(one.file, self._paths[key_of(one)], self._config) for one in by_file.values())
        for job, future in spread(self._executor, task, jobs, ahead=AHEAD * self._config.workers):
            yield by_file[job.file], future


def states(writer: Writer) -> dict[Key, FileState]:
    """The files that the case knows."""
    return {(one.source, one.name): one for one in writer.files()}


def key_of(file: Found) -> Key:
    """What tells a file from the others of a case."""
    return file.source, file.name
