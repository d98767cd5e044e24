"""Views for many readers at once: each sees the case as it was when it was opened, in whatever thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sayso.errors import CaseError, NotFound
from sayso.store.pool import Views
from support.named import put


def test_each_view_is_a_snapshot_of_its_own_time(tmp_path: Path) -> None:
    case = tmp_path / "case.sayso"
    put(case, "a.txt", "Ana Rey")
    pool = Views(case)
    with pool.view() as early:
        assert early.totals().documents == 1
        put(case, "b.txt", "Bo Tarn")
        with pool.view() as late:
            assert (early.totals().documents, late.totals().documents) == (1, 2)
    pool.close()


def test_many_threads_read_at_once(tmp_path: Path) -> None:
    case = tmp_path / "case.sayso"
    put(case, "a.txt", "Ana Rey")
    pool = Views(case)

    def count(_: int) -> int:
        with pool.view() as view:
            return view.totals().documents

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(count, range(200))) == {1}
    pool.close()


def test_a_reader_that_fails_spoils_nothing_for_the_next(tmp_path: Path) -> None:
    case = tmp_path / "case.sayso"
    put(case, "a.txt", "Ana Rey")
    pool = Views(case)
    with pytest.raises(NotFound), pool.view() as view:
        view.document("none")
    with pool.view() as view:
        assert view.totals().documents == 1
    with pytest.raises(CaseError), Views(tmp_path / "other.sayso").view():
        pass
