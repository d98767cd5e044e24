"""Spreads jobs over an executor with few in flight, so that memory stays flat however many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from typing import TypeVar

J = TypeVar("J")
R = TypeVar("R")


def spread(
    executor: Executor, task: Callable[[J], R], jobs: Iterable[J], *, ahead: int
) -> Iterator[tuple[J, Future[R]]]:
    """Each job with its finished Future, in the order they finish; at most `ahead` are under way or not yet taken."""
    pending: dict[Future[R], J] = {}
    for job in jobs:
        pending[executor.submit(task, job)] = job
        if len(pending) >= ahead:
            yield from _finished(pending)
    while pending:
        yield from _finished(pending)


def _finished(pending: dict[Future[R], J]) -> Iterator[tuple[J, Future[R]]]:
    done, _ = wait(pending, return_when=FIRST_COMPLETED)
    for future in done:
        yield pending.pop(future), future
