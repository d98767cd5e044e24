"""What runs inside a worker process: it takes tasks from a pipe, answers each, and dies with its parent."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait

# A build spreads over processes. The threads that the mathematics libraries start beside them only get in their way.
ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"), "1")
# Understanding makes many small objects and hardly a cycle: the collector's usual 700 has it at work a tenth of the time.
GARBAGE = 50_000


@dataclass(frozen=True, slots=True)
class Settings:
    """How a worker is set up: seconds for a task, memory in bytes, and what it runs first."""

    seconds: float
    memory_bytes: int | None
    initializer: Callable[..., object] | None
    initargs: tuple[object, ...]


def serve(pipe: Connection, settings: Settings) -> None:
    """Answer tasks until the pipe closes. The first answer says whether the worker is ready."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=leave_with_parent, daemon=True).start()
    _limit(settings.memory_bytes)
    if not _answer(pipe, settings.initializer or _nothing, settings.initargs, {}):
        return
    settle()
    while True:
        try:
            payload = pipe.recv_bytes()
        except (EOFError, OSError):
            return
        _alarm(settings.seconds * 2 + 60)
        try:
            fn, args, kwargs = pickle.loads(payload)
        except Exception as error:
            fn, args, kwargs = _raise, (error,), {}
        _answer(pipe, fn, args, kwargs)
        _alarm(0)


def settle() -> None:
    """Leave what was loaded out of every later collection of garbage, and collect seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE)


def _answer(pipe: Connection, fn: Callable[..., object], args: tuple[object, ...], kwargs: dict[str, object]) -> bool:
    try:
        data = pickle.dumps((True, fn(*args, **kwargs)), pickle.HIGHEST_PROTOCOL)
        fine = True
    except Exception as error:
        data, fine = _refusal(error), False
    with contextlib.suppress(OSError):
        pipe.send_bytes(data)
    return fine


def _refusal(error: Exception) -> bytes:
    """The error for the parent; one that cannot travel goes as its words."""
    try:
        data = pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(data)
    except Exception:
        data = pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")), pickle.HIGHEST_PROTOCOL)
    return data


def leave_with_parent() -> None:
    """A killed parent cannot say so: its end of a pipe closes, and a worker that went on would work for nobody."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _alarm(seconds: float) -> None:
    """A last resort should the parent be gone while a task holds the interpreter; the signal's default is to kill."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit(memory: int | None) -> None:
    """Hold the worker's own data to so much memory, and let it leave no core dump of what it read.

    RLIMIT_DATA rather than RLIMIT_AS: the libraries map far more address space than they use. Where there is no such
    limit (Windows, and macOS does not enforce it) the system's own memory is the limit.
    """
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if memory is not None:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _nothing() -> None:
    """The initializer of a pool that has none."""


def _raise(error: Exception) -> None:
    raise error
