"""The audit log grows at its end only, and shows whatever else is done to it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.errors import AccountError
from sayso.model import AuditEntry, Role
from sayso.model.audit import BEGINNING, check
from sayso.store.workspace import Workspace
from support.accounts import PASSWORD, workspace

SOURCE = str(Path(__file__).parents[3] / "src")
_TRIGGERS = ("audit_unchanged", "audit_kept", "audit_appended")


@pytest.fixture
def desk(tmp_path: Path) -> Workspace:
    made = workspace(tmp_path, people=False)
    for number in range(1, 8):
        made.note("Ada", "accept claim", case="harbour", subject=f"c{number}", detail="was unreviewed")
    return made


@contextmanager
def tampering(desk: Workspace) -> Iterator[sqlite3.Connection]:
    """A connection of somebody who may write the file and has put its triggers aside."""
    desk.close()
    base = sqlite3.connect(desk.path, isolation_level=None)
    for name in _TRIGGERS:
        base.execute(f"DROP TRIGGER {name}")
    yield base
    base.close()


def test_a_log_that_nobody_touched_is_whole(desk: Workspace) -> None:
    found = desk.verify()
    assert (found.whole, found.entries) == (True, 7)
    assert found.head == f"7:{desk.entries(limit=1)[0].hash}"
    assert desk.verify(noted=found.head).whole


def test_an_empty_log_is_whole(tmp_path: Path) -> None:
    found = workspace(tmp_path, people=False).verify()
    assert (found.whole, found.entries, found.head) == (True, 0, f"0:{BEGINNING}")


def test_entries_are_listed_newest_first_and_paged(desk: Workspace) -> None:
    assert [one.number for one in desk.entries(limit=3)] == [7, 6, 5]
    assert [one.number for one in desk.entries(skip=3, limit=3)] == [4, 3, 2]


@pytest.mark.parametrize("column", ["at", "by", "action", "case", "subject", "detail"])
def test_an_entry_that_was_changed_is_named(desk: Workspace, column: str) -> None:
    with tampering(desk) as base:
        base.execute(f'UPDATE audit SET "{column}" = "{column}" || \'.\' WHERE number = 4')
    found = desk.verify()
    assert found.broken == 4
    assert "changed" in found.why


def test_an_entry_that_was_changed_and_sealed_anew_shows_in_the_next(desk: Workspace) -> None:
    with tampering(desk) as base:
        fourth = next(one for one in desk.entries() if one.number == 4)
        forged = replace(fourth, by="Rolf").sealed
        base.execute('UPDATE audit SET "by" = ?, hash = ? WHERE number = 4', (forged.by, forged.hash))
    assert desk.verify().broken == 5


def test_an_entry_that_was_removed_in_the_middle_is_named(desk: Workspace) -> None:
    with tampering(desk) as base:
        base.execute("DELETE FROM audit WHERE number = 4")
    found = desk.verify()
    assert found.broken == 4
    assert "entry 4 is not there" in found.why


def test_a_gap_that_was_closed_shows(desk: Workspace) -> None:
    with tampering(desk) as base:
        base.execute("DELETE FROM audit WHERE number = 4")
        for number in (5, 6, 7):
            base.execute("UPDATE audit SET number = ? WHERE number = ?", (number - 1, number))
    assert desk.verify().broken == 4


def test_entries_that_changed_places_are_named(desk: Workspace) -> None:
    with tampering(desk) as base:
        for old, new in ((3, 99), (5, 3), (99, 5)):
            base.execute("UPDATE audit SET number = ? WHERE number = ?", (new, old))
    assert desk.verify().broken == 3


def test_the_first_entries_cannot_be_cut_off(desk: Workspace) -> None:
    with tampering(desk) as base:
        base.execute("DELETE FROM audit WHERE number <= 2")
    assert desk.verify().broken == 1


def test_an_end_that_was_cut_off_shows_against_a_head_noted_elsewhere(desk: Workspace) -> None:
    noted = desk.verify().head
    with tampering(desk) as base:
        base.execute("DELETE FROM audit WHERE number > 5")
    assert desk.verify().whole, "in itself it fits"
    found = desk.verify(noted=noted)
    assert found.broken == 6
    assert "cut off" in found.why


def test_a_log_that_was_written_anew_shows_against_a_head_noted_elsewhere(tmp_path: Path, desk: Workspace) -> None:
    noted = desk.verify().head
    (tmp_path / "other").mkdir()
    other = workspace(tmp_path / "other", people=False)
    for _ in range(9):
        other.note("Ada", "nothing")
    assert other.verify().whole
    assert other.verify(noted=noted).broken == 7


def test_a_head_noted_earlier_is_still_in_a_log_that_grew(desk: Workspace) -> None:
    noted = desk.verify().head
    desk.note("Ada", "dispute claim")
    assert desk.verify(noted=noted).whole


@pytest.mark.parametrize("noted", ["7", "7:abc", "seven:", "²:x", "-1:x"])
def test_a_head_that_never_was_is_not_found(desk: Workspace, noted: str) -> None:
    assert not desk.verify(noted=noted).whole


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET detail = '' WHERE number = 4",
        "DELETE FROM audit WHERE number = 4",
        "DELETE FROM audit",
        "REPLACE INTO audit SELECT number, at, 'Rolf', action, \"case\", subject, detail, previous, hash FROM audit"
        " WHERE number = 7",
        "INSERT OR REPLACE INTO audit VALUES (4, '', '', '', '', '', '', '', '')",
        "INSERT INTO audit VALUES (9, '', '', '', '', '', '', '', '')",
        "INSERT INTO audit VALUES (8, '', '', '', '', '', '', '', '')",
    ],
)
def test_the_file_itself_refuses_all_but_an_entry_at_the_end(desk: Workspace, statement: str) -> None:
    before = desk.entries()
    desk.close()
    with pytest.raises(sqlite3.IntegrityError, match="audit log"), sqlite3.connect(desk.path) as base:
        base.execute(statement)
    assert desk.entries() == before


def test_each_change_of_accounts_has_its_entry_and_a_refused_one_has_none(desk: Workspace) -> None:
    desk.add_account("Ada", PASSWORD, role=Role.ADMIN, by="ada@desk")
    desk.add_account("Lena", PASSWORD, role=Role.READ, by="Ada")
    desk.set_role("Lena", Role.REVIEW, by="Ada")
    desk.grant("Lena", "harbour", by="Ada")
    with pytest.raises(AccountError):
        desk.disable("Ada", by="Ada")
    desk.revoke("Lena", "harbour", by="Ada")
    desk.set_password("Lena", "another long sentence", by="Lena")
    desk.disable("Lena", by="Ada")
    found = [(one.by, one.action, one.case, one.subject, one.detail) for one in reversed(desk.entries(limit=7))]
    assert found == [
        ("ada@desk", "add account", "", "Ada", "role admin"),
        ("Ada", "add account", "", "Lena", "role read"),
        ("Ada", "change role", "", "Lena", "from read to review"),
        ("Ada", "grant case", "harbour", "Lena", ""),
        ("Ada", "revoke case", "harbour", "Lena", ""),
        ("Lena", "change password", "", "Lena", ""),
        ("Ada", "disable account", "", "Lena", ""),
    ]
    assert desk.verify().whole


def test_what_was_typed_as_a_name_that_nobody_has_is_not_noted(tmp_path: Path) -> None:
    """People type passwords where names belong."""
    desk = workspace(tmp_path)
    desk.refuse("my secret sentence", origin="127.0.0.1")
    desk.refuse("lena", origin="127.0.0.1")
    assert [(one.action, one.subject) for one in desk.entries(limit=2)] == [
        ("log in refused", "Lena"),
        ("log in refused", ""),
    ]


_WORDS = st.text(max_size=20)


@given(st.lists(st.tuples(_WORDS, _WORDS, _WORDS, _WORDS, _WORDS), max_size=8))
@settings(max_examples=30, deadline=None)
def test_whatever_is_noted_reads_back_and_fits(rows: list[tuple[str, str, str, str, str]]) -> None:
    with TemporaryDirectory() as folder:
        desk = workspace(Path(folder), people=False)
        for by, action, case, subject, detail in rows:
            desk.note(by, action, case=case, subject=subject, detail=detail)
        assert desk.verify().whole
        read = [(one.by, one.action, one.case, one.subject, one.detail) for one in reversed(desk.entries())]
        assert read == rows
        desk.close()


@given(st.lists(st.text(max_size=5), min_size=2, max_size=9), st.data())
def test_no_other_order_of_entries_fits(details: list[str], data: st.DataObject) -> None:
    chain: list[AuditEntry] = []
    for number, detail in enumerate(details, 1):
        previous = chain[-1].hash if chain else BEGINNING
        chain.append(AuditEntry(number, "2026-03-01", "Ada", "note", detail=detail, previous=previous).sealed)
    assert check(chain).whole
    other = data.draw(st.permutations(chain))
    renumbered = [replace(one, number=number) for number, one in enumerate(other, 1)]
    assert check(renumbered).whole == (other == chain)


@given(writers=st.integers(2, 8), each=st.integers(1, 6))
@settings(max_examples=12, deadline=None)
def test_many_threads_append_to_one_unbroken_chain(writers: int, each: int) -> None:
    with TemporaryDirectory() as folder:
        desk = workspace(Path(folder), people=False)

        def write(writer: int) -> None:
            for turn in range(each):
                desk.note(f"w{writer}", "note", subject=str(turn))

        with ThreadPoolExecutor(writers) as pool:
            list(pool.map(write, range(writers)))
        found = desk.verify()
        assert (found.whole, found.entries) == (True, writers * each)
        by = [(one.by, int(one.subject)) for one in reversed(desk.entries())]
        for writer in range(writers):
            assert [turn for name, turn in by if name == f"w{writer}"] == list(range(each)), "in their own order"
        desk.close()


def test_many_processes_make_the_file_and_append_at_once(tmp_path: Path) -> None:
    path = tmp_path / "desk.workspace"
    program = (
        "import sys; from pathlib import Path; from sayso.store.workspace import open_workspace\n"
        "with open_workspace(Path(sys.argv[1]), new=True) as desk:\n"
        "    for turn in range(20): desk.note(sys.argv[2], 'note', subject=str(turn))\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(path), f"p{number}"], env={"PYTHONPATH": SOURCE})
        for number in range(6)
    ]
    assert [one.wait(60) for one in running] == [0] * 6
    desk = Workspace(path)
    found = desk.verify()
    assert (found.whole, found.entries) == (True, 120)
    assert {one.by for one in desk.entries()} == {f"p{number}" for number in range(6)}
