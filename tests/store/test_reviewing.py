"""Reviews while a build is writing: they wait beside the case, show with it, and none is lost or given twice."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from run.test_reviewing import reading
from sayso.errors import CaseError
from sayso.model import Act, Claim, Factuality, Hold, Link, Review, ReviewKind, Span, Status
from sayso.store import gather, open_reviewer, open_view, open_writer
from sayso.store.ledger import ledger_of, waiting
from sayso.store.pool import Views
from support.readings import state

NOTE = Review("c1", ReviewKind.NOTE, "see the ledger", "ana", "2026", document=reading().document.id, span=Span(0, 7))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.sayso"
    with open_writer(path) as writer:
        writer.put([reading()], file=state("a.txt", reading().document.id))
    return path


@contextmanager
def building(case: Path) -> Iterator[sqlite3.Connection]:
    """Another process that writes the case, for longer than anybody waits."""
    base = sqlite3.connect(case, isolation_level=None)
    base.execute("BEGIN IMMEDIATE")
    yield base
    if base.in_transaction:
        base.execute("COMMIT")
    base.close()


def folded(case: Path) -> bytes:
    """The case as one file that can be copied."""
    base = sqlite3.connect(case)
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    base.close()
    return case.read_bytes()


def add(case: Path, words: str = "see the ledger", undoes: str | None = None) -> str:
    with open_reviewer(case) as reviewer:
        return reviewer.review(replace(NOTE, value=words, undoes=undoes))


def said(case: Path) -> list[tuple[str, str]]:
    with open_view(case) as view:
        return [(one.id, one.value) for one in view.reviews("c1")]


def in_the_case(case: Path) -> list[tuple[int, str]]:
    return sqlite3.connect(case).execute("SELECT key, value FROM review ORDER BY key").fetchall()


def test_a_review_is_given_at_once_while_a_build_writes_and_shows_at_once(case: Path) -> None:
    add(case, "before")
    with building(case):
        begun = time.monotonic()
        assert add(case, "meanwhile") == "r2"
        assert add(case, "and again", undoes="r2") == "r3"
        assert time.monotonic() - begun < 2
        assert said(case) == [("r1", "before"), ("r2", "meanwhile"), ("r3", "and again")]
        with Views(case).view() as view:
            assert view.reviewed() == 3
            assert [one.id for one in view.reviews(after=1)] == ["r2", "r3"]
        assert in_the_case(case) == [(1, "before")]
    assert said(case)[1:] == [("r2", "meanwhile"), ("r3", "and again")]


def test_what_waited_is_in_the_case_after_the_next_who_writes(case: Path) -> None:
    with building(case):
        add(case, "one")
    with open_writer(case):
        pass
    assert in_the_case(case) == [(1, "one")]
    assert waiting(case) == ()
    with building(case):
        add(case, "two")
    assert add(case, "three") == "r3"
    assert in_the_case(case) == [(1, "one"), (2, "two"), (3, "three")]


def test_who_is_stopped_between_both_files_leaves_it_in_them_once(case: Path) -> None:
    """The case has it, and the ledger has it still: it is one review, and is not taken in again."""
    with building(case):
        add(case, "one")
    held = ledger_of(case).read_bytes()
    add(case, "two")
    ledger_of(case).write_bytes(held)
    assert said(case) == [("r1", "one"), ("r2", "two")]
    assert add(case, "three") == "r3"
    assert in_the_case(case) == [(1, "one"), (2, "two"), (3, "three")]


def test_a_case_that_was_reviewed_elsewhere_meanwhile_loses_nothing_of_what_waits(case: Path) -> None:
    """Copied without the ledger, reviewed there, copied back: others have the same numbers now."""
    add(case, "before")
    away = case.with_name("away.sayso")
    away.write_bytes(folded(case))
    with building(case):
        assert (add(case, "here"), add(case, "here, taken back"), add(case, "", undoes="r3")) == ("r2", "r3", "r4")
    assert (add(away, "there"), add(away, "there, too")) == ("r2", "r3")
    case.write_bytes(folded(away))
    everything = [("r1", "before"), ("r2", "there"), ("r3", "there, too"), ("r4", "here"), ("r5", "here, taken back")]
    with building(case):
        assert said(case)[:-1] == everything
        assert add(case, "later") == "r7"
        assert said(case) == [*everything, ("r6", ""), ("r7", "later")]
    held = ledger_of(case).read_bytes()
    for _ in range(2):
        with open_writer(case):
            pass
        assert said(case) == [*everything, ("r6", ""), ("r7", "later")]
        assert [f"r{key}" for key, _ in in_the_case(case)] == [f"r{number}" for number in range(1, 8)]
        ledger_of(case).write_bytes(held)  # as if who took it in had been stopped before it was done
    with open_view(case) as view:
        assert [one.undoes for one in view.reviews("c1") if one.undoes] == ["r5"]


def test_an_undoing_whose_review_is_not_in_this_copy_of_the_case_becomes_a_note(case: Path) -> None:
    earlier = folded(case)
    add(case, "one")
    with building(case):
        add(case, "two", undoes="r1")
    for beside in ("-wal", "-shm"):
        case.with_name(case.name + beside).unlink(missing_ok=True)
    case.write_bytes(earlier)
    assert add(case, "three") == "r2"
    assert [value for _, value in in_the_case(case)] == [
        "takes back note “two” (r1), which this copy of the case does not have",
        "three",
    ]


def test_a_build_that_is_stopped_takes_in_what_waits(case: Path) -> None:
    def stopped() -> None:
        with open_writer(case):
            with building(case):
                add(case, "meanwhile")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert in_the_case(case) == [(1, "meanwhile")]
    assert waiting(case) == ()


def test_what_waits_is_gathered_unless_somebody_writes(case: Path) -> None:
    with building(case):
        add(case, "one")
        gather(case)
        assert len(waiting(case)) == 1
    gather(case)
    assert in_the_case(case) == [(1, "one")]
    with building(case):
        add(case, "two")
    moved = case.rename(case.with_name("moved.sayso"))
    gather(case)
    assert not case.exists()
    assert in_the_case(moved) == [(1, "one")]


def test_a_ledger_that_is_damaged_is_named(case: Path) -> None:
    ledger_of(case).write_bytes(b"no database at all" * 100)
    with pytest.raises(CaseError, match=r"case\.sayso-reviews holds reviews .* cannot be read"), open_view(case):
        pass
    with pytest.raises(CaseError, match=r"case\.sayso-reviews holds reviews"), Views(case).view():
        pass
    with pytest.raises(CaseError, match=r"case\.sayso-reviews holds reviews"):
        add(case)


def test_reviews_of_another_case_under_the_same_name_are_not_taken_in(case: Path) -> None:
    with building(case):
        add(case, "of the other")
    case.unlink()
    with open_writer(case) as writer:
        writer.put([reading()], file=state("a.txt", reading().document.id))
    assert said(case) == []
    with open_view(case) as view:
        assert view.strays() == 1
    assert add(case, "of this one") == "r1"
    assert [row[3] for _, row in waiting(case)] == ["of the other"]
    assert in_the_case(case) == [(1, "of this one")]


def test_what_fails_leaves_nothing_behind(case: Path) -> None:
    def fails() -> None:
        with open_reviewer(case) as reviewer, reviewer.transaction():
            reviewer.review(NOTE)
            raise ValueError

    with pytest.raises(ValueError):
        fails()
    with building(case), pytest.raises(ValueError):
        fails()
    assert said(case) == []


def test_a_review_of_a_claim_that_is_read_otherwise_says_so(case: Path) -> None:
    add(case)

    def hold() -> tuple[str, Hold]:
        with open_view(case) as view:
            (one,) = view.reviews()
        return one.subject, one.hold

    def read(ident: str, span: Span) -> None:
        claim = replace(reading(ident).claims[0], span=span)
        with open_writer(case) as writer:
            writer.put([replace(reading(), claims=(claim,))], file=state("a.txt", reading().document.id))

    assert hold() == ("c1", Hold.SAME)
    read("c2", Span(0, 7))
    assert hold() == ("c2", Hold.ANEW)
    read("c3", Span(0, 3))
    assert hold() == ("c1", Hold.GONE)
    read("c1", Span(0, 7))
    assert hold() == ("c1", Hold.SAME)
    with open_writer(case) as writer:
        writer.vanish(["a.txt"])
    assert hold() == ("c1", Hold.GONE)
    with open_writer(case) as writer:
        writer.drop(["a.txt"])
    assert hold() == ("c1", Hold.GONE)


def test_a_review_that_waits_finds_its_claim_as_the_others_do(case: Path) -> None:
    with building(case):
        add(case)
    with open_writer(case) as writer:
        writer.put([reading("c2")], file=state("a.txt", reading().document.id))
        with open_view(case) as view:
            (one,) = view.reviews("c2")
    assert one.hold is Hold.ANEW


def test_of_many_who_review_at_once_none_is_lost_while_builds_come_and_go(case: Path) -> None:
    people, each = 6, 5

    def builds() -> None:
        while not done.is_set():
            with building(case):
                done.wait(0.5)
            done.wait(0.05)

    def reviews(person: int) -> list[str]:
        return [add(case, f"{person}.{number}") for number in range(each)]

    done = Event()
    with ThreadPoolExecutor(people + 1) as pool:
        build = pool.submit(builds)
        given = [ident for one in [pool.submit(reviews, person) for person in range(people)] for ident in one.result()]
        done.set()
        build.result()
    numbers = [f"r{number + 1}" for number in range(people * each)]
    assert sorted(given, key=lambda one: int(one[1:])) == numbers
    found = said(case)
    assert [ident for ident, _ in found] == numbers
    assert {value for _, value in found} == {f"{person}.{k}" for person in range(people) for k in range(each)}
    with open_writer(case):
        pass
    assert [(f"r{key}", value) for key, value in in_the_case(case)] == found


def test_a_review_says_so_when_its_claim_is_read_with_other_facets_under_the_same_id(case: Path) -> None:
    add(case, "of what was stated")
    with building(case):
        add(case, "while it was built")
    (claim,) = reading().claims
    denied = replace(claim, factuality=Factuality.CERTAINLY_NOT, status=Status.DENIED)

    def read(claim: Claim) -> list[Hold]:
        with open_writer(case) as writer:
            writer.put([replace(reading(), claims=(claim,))], file=state("a.txt", reading().document.id))
        with open_view(case) as view:
            return [one.hold for one in view.reviews("c1")]

    assert read(denied) == [Hold.ANEW, Hold.ANEW]
    add(case, "of the denial")
    assert read(denied) == [Hold.ANEW, Hold.ANEW, Hold.SAME]
    assert read(replace(claim, chain=(Link(None, "Lia Moor", Act.SAY),))) == [Hold.ANEW, Hold.ANEW, Hold.ANEW]
    assert read(claim) == [Hold.SAME, Hold.SAME, Hold.ANEW]


def test_a_review_that_waits_says_so_too(case: Path) -> None:
    with building(case):
        add(case)
    (claim,) = reading().claims
    with open_writer(case) as writer:
        writer.put(
            [replace(reading(), claims=(replace(claim, status=Status.DENIED),))],
            file=state("a.txt", reading().document.id),
        )
        with open_view(case) as view:
            assert [one.hold for one in view.reviews("c1")] == [Hold.ANEW]


def test_of_an_earlier_review_nobody_knows_how_its_claim_was_read(case: Path) -> None:
    with building(case):
        add(case, "waits")
    with sqlite3.connect(ledger_of(case)) as base:
        base.execute("ALTER TABLE waiting DROP COLUMN facets")
    assert said(case) == [("r1", "waits")]
    (claim,) = reading().claims
    with open_writer(case) as writer:
        writer.put(
            [replace(reading(), claims=(replace(claim, status=Status.DENIED),))],
            file=state("a.txt", reading().document.id),
        )
    with open_view(case) as view:
        assert [one.hold for one in view.reviews("c1")] == [Hold.SAME]
    assert waiting(case) == ()


def test_the_same_word_given_twice_within_a_second_is_two_reviews(case: Path) -> None:
    add(case, "twice")
    with building(case):
        assert [add(case, "twice"), add(case, "twice")] == ["r2", "r3"]
        assert said(case) == [("r1", "twice"), ("r2", "twice"), ("r3", "twice")]
    with open_writer(case):
        pass
    assert in_the_case(case) == [(1, "twice"), (2, "twice"), (3, "twice")]
