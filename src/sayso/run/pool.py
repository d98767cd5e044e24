"""A pool of worker processes in the shape of the standard library's executor, which can stop one task that hangs.

Each worker has a thread here that hands it tasks over a pipe and waits. A task that takes too long costs its worker,
which is killed and replaced; so does one that crashes or is killed by the system. Workers are spawned, not forked: a
fork would copy the threads' locks.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import pickle
import queue
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, NamedTuple, ParamSpec, TypeVar

from sayso.errors import SaysoError
from sayso.run.worker import ONE_THREAD, Settings, serve

P = ParamSpec("P")
T = TypeVar("T")

# Loading the libraries and the model is not part of any task's time; a slow disk may take its time over it.
START_SECONDS = 300.0
# A worker that dies may have been the victim of another's hunger: its task gets one more chance on a fresh one.
ATTEMPTS = 2
_SPAWN = multiprocessing.get_context("spawn")


class TimedOut(SaysoError):
    """A task that took longer than the pool allows; its worker was stopped."""


class Died(SaysoError):
    """A task whose worker ended without an answer."""


class _Task(NamedTuple):
    future: Future[Any]
    payload: bytes


class Pool(Executor):
    """`seconds` and `memory_bytes` limit each task and each worker; `initializer` runs once in each worker.

    Exceptions of a task come out of its Future, besides TimedOut and Died. What the initializer raises comes out of
    every Future. Leaving the `with` block by an exception stops the workers at once.
    """

    def __init__(
        self,
        *,
        workers: int,
        seconds: float,
        memory_bytes: int | None = None,
        initializer: Callable[..., object] | None = None,
        initargs: tuple[object, ...] = (),
    ) -> None:
        if workers < 1:
            raise ValueError(f"a pool needs at least one worker, found {workers}")
        self._settings = Settings(seconds, memory_bytes, initializer, initargs)
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._closed = False
        self._servants = [_Servant(self._settings, self._tasks) for _ in range(workers)]

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run it in a worker. Raises RuntimeError once the pool is shut down, and what pickling the task raises."""
        payload = pickle.dumps((fn, args, kwargs), pickle.HIGHEST_PROTOCOL)
        future: Future[T] = Future()
        with self._lock:
            if self._closed:
                raise RuntimeError("the pool is shut down and takes no more tasks")
            self._tasks.put(_Task(future, payload))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more tasks; with `cancel_futures`, drop those that wait and stop those that run."""
        with self._lock:
            first, self._closed = not self._closed, True
        if cancel_futures:
            self._cancel()
        if first:
            for _ in self._servants:
                self._tasks.put(None)
        if cancel_futures:
            for servant in self._servants:
                servant.stop()
        if wait:
            for servant in self._servants:
                servant.thread.join()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown(wait=True, cancel_futures=kind is not None)

    def _cancel(self) -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                task = self._tasks.get_nowait()
                if task is None:
                    # Another caller's order to end: hand it on.
                    self._tasks.put(None)
                    return
                task.future.cancel()


class _Servant:
    """One worker process, its successors, and the thread that looks after them."""

    def __init__(self, settings: Settings, tasks: queue.SimpleQueue[_Task | None]) -> None:
        self._settings = settings
        self._tasks = tasks
        self._stopped = False
        self._guard = threading.Lock()
        self._process: multiprocessing.process.BaseProcess | None = None
        self._pipe: Connection | None = None
        self.thread = threading.Thread(target=self._serve, name="sayso-pool", daemon=True)
        self.thread.start()

    def stop(self) -> None:
        """End the worker now, whatever it does; from any thread."""
        with self._guard:
            self._stopped = True
            if self._process is not None:
                self._process.kill()

    def _serve(self) -> None:
        if hasattr(signal, "pthread_sigmask"):
            # Workers inherit this, so that Ctrl-C reaches the parent alone, even while they start.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        while (task := self._tasks.get()) is not None:
            if task.future.set_running_or_notify_cancel():
                try:
                    task.future.set_result(self._perform(task.payload))
                except BaseException as error:
                    task.future.set_exception(error)
            # Else a finished result would be held in memory until the next task.
            del task
        self._end()

    def _perform(self, payload: bytes) -> Any:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return self._once(payload)
            except Died:
                if attempt == ATTEMPTS or self._stopped:
                    raise
        raise Died("no attempt was made")

    def _once(self, payload: bytes) -> Any:
        if self._process is None:
            self._start()
        try:
            self._connection().send_bytes(payload)
        except OSError:
            raise self._died() from None
        return self._answer(self._settings.seconds)

    def _start(self) -> None:
        here, there = _SPAWN.Pipe()
        process = _SPAWN.Process(target=serve, args=(there, self._settings), name="sayso-worker", daemon=True)
        with self._guard:
            if self._stopped:
                raise Died("the pool is shut down")
            # A library reads these when it is loaded, so the new process must find them set.
            for name, value in ONE_THREAD.items():
                os.environ.setdefault(name, value)
            process.start()
            self._process, self._pipe = process, here
        there.close()
        self._answer(START_SECONDS)

    def _connection(self) -> Connection:
        if self._pipe is None:
            raise Died("the worker has not started")
        return self._pipe

    def _answer(self, seconds: float) -> Any:
        """Wait for the worker's word. Raises what it raised, TimedOut, or Died."""
        pipe = self._connection()
        try:
            if not pipe.poll(seconds):
                self._end(kill=True)
                raise TimedOut(f"took longer than {seconds:g} s and was stopped")
            data = pipe.recv_bytes()
        except (EOFError, OSError):
            raise self._died() from None
        fine, value = pickle.loads(data)
        if fine:
            return value
        raise value

    def _died(self) -> Died:
        process = self._process
        if process is not None:
            process.join(5)
        code = process.exitcode if process is not None else None
        self._end(kill=True)
        return Died(_reason(code))

    def _end(self, *, kill: bool = False) -> None:
        """Let the worker go: it leaves by itself when its pipe closes, unless it hangs."""
        with self._guard:
            process, pipe = self._process, self._pipe
            self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is None:
            return
        if kill:
            process.kill()
        process.join(5)
        if process.exitcode is None:
            process.kill()
            process.join(5)
        if process.exitcode is not None:
            # Else the system holds it, on a disk that does not answer: it is left to itself.
            process.close()


def _reason(code: int | None) -> str:
    if code is None:
        return "the worker that read it stopped answering"
    if code == -getattr(signal, "SIGKILL", 9):
        return "the worker that read it was killed by the system, most likely because memory ran out"
    if code < 0:
        name = signal.Signals(-code).name if -code in set(signal.Signals) else str(-code)
        return f"the worker that read it crashed ({name})"
    return f"the worker that read it ended early (exit status {code})"
