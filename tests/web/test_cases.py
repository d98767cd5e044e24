"""The cases of a workspace: their names in addresses, and digests that are made anew when a case has changed."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from sayso.errors import CaseError
from sayso.model import Review, ReviewKind
from sayso.report.digest import Digest
from sayso.run.digesting import digest_case
from sayso.web import cases
from sayso.web.cases import Digests, OpenCase, ident_of, open_cases
from sayso.web.slugs import slug_of
from support.named import put


class Slow(Digests):
    """Digests that are done when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Future[Digest]] = []

    def make(self, path: Path) -> Future[Digest]:
        self.asked.append(Future())
        return self.asked[-1]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "pier.sayso"
    put(path, "a.txt", "Ana Rey")
    return path


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    monkeypatch.setattr(cases, "_PATIENCE_FIRST", 0.0)
    monkeypatch.setattr(cases, "_PATIENCE", 0.0)
    digests = Slow()
    yield digests
    digests.close()


def state(opened: OpenCase) -> int:
    with opened.view() as view:
        return view.state()


def test_a_digest_is_made_once_for_all_who_wait_and_the_last_one_serves_meanwhile(case: Path, slow: Slow) -> None:
    opened = OpenCase(case, "pier", slow, ident=ident_of(case))
    assert opened.digest(state(opened)) is None
    assert opened.digest(state(opened)) is None
    assert len(slow.asked) == 1
    slow.asked[0].set_result(digest_case(case))
    first = opened.digest(state(opened))
    assert first is not None and len(first.documents) == 1
    assert opened.digest(state(opened)) is first
    put(case, "b.txt", "Bo Tarn")
    assert opened.digest(state(opened)) is first
    assert len(slow.asked) == 2
    slow.asked[1].set_result(digest_case(case))
    second = opened.digest(state(opened))
    assert second is not None and len(second.documents) == 2


def test_a_digest_that_cannot_be_made_is_told_and_tried_again(case: Path, slow: Slow) -> None:
    opened = OpenCase(case, "pier", slow, ident=ident_of(case))
    opened.digest(1)
    slow.asked[0].set_exception(CaseError("the disk is gone"))
    with pytest.raises(CaseError, match="the disk is gone"):
        opened.digest(1)
    opened.digest(1)
    assert len(slow.asked) == 2


def test_a_large_case_has_its_digest_made_in_another_process(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "_SMALL", 0)
    digests = Digests()
    opened = OpenCase(case, "pier", digests, ident=ident_of(case))
    made = opened.digest(state(opened), patient=True)
    digests.close()
    assert made == digest_case(case)


def test_a_process_that_is_killed_is_told_and_another_takes_its_place(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cases, "_SMALL", 0)
    monkeypatch.setattr(cases, "digest_case", _dies)
    digests = Digests()
    opened = OpenCase(case, "pier", digests, ident=ident_of(case))
    with pytest.raises(CaseError, match="killed"):
        opened.digest(state(opened), patient=True)
    monkeypatch.setattr(cases, "digest_case", digest_case)
    assert opened.digest(state(opened), patient=True) == digest_case(case)
    digests.close()


def _dies(path: Path) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Harbour Case.sayso", "harbour-case"),
        ("Žižkov 2.sayso", "zizkov-2"),
        ("日本.sayso", "cf2abf0c"),
        ("...sayso", "case"),
    ],
)
def test_a_slug_is_plain(name: str, slug: str) -> None:
    assert slug_of(Path(name)) == slug


def test_names_that_are_not_latin_are_not_one_address() -> None:
    """Else whoever was granted the one would see the other when that is served."""
    assert len({slug_of(Path(name)) for name in ("дело.sayso", "досье.sayso", "дело 1.sayso", "Łódź.sayso")}) == 4


def test_which_of_two_cases_of_one_name_is_meant_does_not_depend_on_their_order(tmp_path: Path) -> None:
    digests = Digests()
    paths = [tmp_path / "a" / "x.sayso", tmp_path / "b" / "x.sayso", tmp_path / "x-2.sayso"]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        put(path, "a.txt", "Ana Rey")
    found, turned = open_cases(paths, digests), open_cases(paths[::-1], digests)
    digests.close()
    assert len(found) == 3 and "x-2" in found
    assert {slug: one.path for slug, one in found.items()} == {slug: one.path for slug, one in turned.items()}


def test_copies_of_one_case_are_not_served_together(case: Path, tmp_path: Path) -> None:
    """Whoever was granted the one has been granted the other: they would be one case with two contents."""
    copy = Path(shutil.copy(case, tmp_path / "later.sayso"))
    digests = Digests()
    with pytest.raises(CaseError, match=r"pier\.sayso and .*later\.sayso are copies of one case"):
        open_cases([case, copy], digests)
    digests.close()


def test_another_file_in_the_place_of_a_case_is_opened_as_another_case(case: Path, tmp_path: Path) -> None:
    """Neither its lists nor who may see it are those of the one before."""
    digests = Digests()
    opened = open_cases([case], digests)["pier"]
    first, before = opened.ident, opened.digest(state(opened), patient=True)
    put(tmp_path / "new.sayso", "b.txt", "Bo Tarn", "Odo Brandt")
    (tmp_path / "new.sayso").replace(case)
    opened.look()
    assert opened.ident == ident_of(case) != first
    with opened.view() as view:
        assert [one.path for one in view.documents()] == ["b.txt"]
    after = opened.digest(state(opened), patient=True)
    assert before is not None and after is not None
    assert (len(before.entities), len(after.entities)) == (1, 2)
    case.unlink()
    with pytest.raises(CaseError, match="no longer there"):
        opened.look()
    digests.close()


def test_what_was_said_during_a_build_is_in_the_case_when_it_is_closed(case: Path) -> None:
    opened = OpenCase(case, "pier", Digests(), ident=ident_of(case))
    base = sqlite3.connect(case, isolation_level=None)
    base.execute("BEGIN IMMEDIATE")
    with opened.reviewer() as reviewer:
        reviewer.review(Review("e1", ReviewKind.NOTE, "of the pier", "ana", "2026"))
    base.execute("ROLLBACK")
    assert base.execute("SELECT count(*) FROM review").fetchone() == (0,)
    opened.close()
    assert base.execute("SELECT value FROM review").fetchall() == [("of the pier",)]
    base.close()
