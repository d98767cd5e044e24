"""Tasks that answer, fail, hang and crash, and what comes out of the pool for each."""

from __future__ import annotations

import gc
import os
import signal
import time
from pathlib import Path

import pytest

from sayso.errors import ModelError
from sayso.run.pool import Died, Pool, TimedOut
from sayso.run.spread import spread
from sayso.run.worker import GARBAGE


def double(number: int) -> int:
    return number * 2


def fail(message: str) -> None:
    raise ValueError(message)


def surroundings() -> tuple[str | None, int]:
    """How many threads the mathematics libraries may start, and how often garbage is collected."""
    return os.environ.get("OPENBLAS_NUM_THREADS"), gc.get_threshold()[0]


class Stubborn(Exception):
    """An error that cannot be sent through a pipe."""

    def __init__(self, one: int, two: int) -> None:
        super().__init__(f"{one} and {two}")


def fail_oddly(_: int) -> None:
    raise Stubborn(1, 2)


def hang(_: int) -> None:
    time.sleep(600)


def crash(_: int) -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def crash_once(marker: str) -> str:
    if not Path(marker).exists():
        Path(marker).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "second time"


def devour(size: int) -> int:
    return len(bytearray(size))


def worker(_: int) -> int:
    return os.getpid()


def no_model() -> None:
    raise ModelError("the weights are missing")


def unpicklable(_: int) -> object:
    return lambda: None


def test_results_and_errors_come_back() -> None:
    with Pool(workers=2, seconds=20) as pool:
        assert list(pool.map(double, range(20))) == [2 * n for n in range(20)]
        with pytest.raises(ValueError, match="planted"):
            pool.submit(fail, "planted").result()
        with pytest.raises(RuntimeError, match="Stubborn: 1 and 2"):
            pool.submit(fail_oddly, 0).result()
        with pytest.raises(Exception, match=r"pickle|local"):
            pool.submit(unpicklable, 0).result()
        assert pool.submit(double, 4).result() == 8


def test_a_worker_starts_no_threads_beside_it_and_collects_seldom() -> None:
    with Pool(workers=1, seconds=20) as pool:
        assert pool.submit(surroundings).result() == ("1", GARBAGE)


def test_a_task_that_hangs_is_stopped_and_the_next_one_runs() -> None:
    with Pool(workers=1, seconds=0.3) as pool:
        stopped, fine = pool.submit(hang, 0), pool.submit(double, 2)
        with pytest.raises(TimedOut, match=r"took longer than 0\.3 s"):
            stopped.result()
        assert fine.result() == 4


def test_a_task_that_crashes_costs_only_itself() -> None:
    with Pool(workers=1, seconds=20) as pool:
        crashed, fine = pool.submit(crash, 0), pool.submit(double, 2)
        with pytest.raises(Died, match="SIGSEGV"):
            crashed.result()
        assert fine.result() == 4


def test_a_worker_that_was_killed_once_gets_a_second_chance(tmp_path: Path) -> None:
    with Pool(workers=1, seconds=20) as pool:
        assert pool.submit(crash_once, str(tmp_path / "marker")).result() == "second time"


def test_a_worker_that_dies_while_idle_is_replaced() -> None:
    with Pool(workers=1, seconds=20) as pool:
        first = pool.submit(worker, 0).result()
        os.kill(first, signal.SIGKILL)
        assert pool.submit(worker, 0).result() != first


@pytest.mark.skipif(not os.path.exists("/proc/self"), reason="the limit holds on Linux")  # noqa: PTH110
def test_memory_is_limited() -> None:
    with Pool(workers=1, seconds=20, memory_bytes=1 << 30) as pool:
        with pytest.raises(MemoryError):
            pool.submit(devour, 2 << 30).result()
        assert pool.submit(devour, 1 << 20).result() == 1 << 20


def test_a_worker_that_cannot_start_says_why() -> None:
    with Pool(workers=1, seconds=20, initializer=no_model) as pool, pytest.raises(ModelError, match="weights"):
        pool.submit(double, 1).result()


def test_leaving_by_an_exception_stops_the_workers() -> None:
    with pytest.raises(KeyboardInterrupt), Pool(workers=1, seconds=600) as pool:
        ident = pool.submit(worker, 0).result()
        futures = [pool.submit(hang, 0) for _ in range(3)]
        raise KeyboardInterrupt
    assert all(one.done() for one in futures)
    with pytest.raises(ProcessLookupError):
        os.kill(ident, 0)


def test_a_closed_pool_takes_nothing() -> None:
    pool = Pool(workers=1, seconds=20)
    pool.shutdown()
    pool.shutdown()
    with pytest.raises(RuntimeError, match="shut down"):
        pool.submit(double, 1)
    with pytest.raises(ValueError, match="at least one worker"):
        Pool(workers=0, seconds=1)


def test_only_so_many_jobs_are_under_way() -> None:
    """However many jobs there are, the pool is never handed more than `ahead` that were not taken."""
    taken: list[int] = []
    begun: list[int] = []

    def jobs() -> object:
        for number in range(30):
            begun.append(number)
            assert len(begun) - len(taken) <= 4
            yield number

    with Pool(workers=2, seconds=20) as pool:
        for job, future in spread(pool, double, jobs(), ahead=4):  # type: ignore[arg-type]
            assert future.result() == 2 * job
            taken.append(job)
    assert sorted(taken) == list(range(30))
