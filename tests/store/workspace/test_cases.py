"""The cases of a workspace go by their own ids; what an earlier sayso kept by their names is taken over once."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from sayso.errors import AccountError
from sayso.model import Role, SavedSearch
from sayso.store.workspace import Workspace, schema
from support.accounts import CHEAP, PASSWORD, workspace


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A workspace of an earlier sayso: Lena was granted the case called harbour, and keeps a search there."""
    path = tmp_path / "desk.workspace"
    base = sqlite3.connect(path, isolation_level=None)
    base.executescript(schema.MIGRATIONS[0])
    base.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    base.execute("PRAGMA user_version = 1")
    base.executescript("""
        INSERT INTO account (key, name, folded, role, password, since) VALUES (1, 'Lena', 'lena', 'read', '', '2026');
        INSERT INTO access VALUES (1, 'harbour'), (1, 'pier');
        INSERT INTO search VALUES ('lena', 'harbour', 'leases', 'text=lease');
    """)
    base.close()
    return path


def test_what_was_kept_by_a_name_goes_to_the_first_case_that_has_it(old: Path) -> None:
    desk = Workspace(old, passwords=CHEAP)
    assert desk.account("Lena").cases == {"harbour", "pier"}
    desk.meet("1a", "harbour", by="Ada")
    assert desk.account("Lena").cases == {"1a", "pier"}
    assert desk.searches("Lena", "1a") == (SavedSearch("Lena", "1a", "leases", "text=lease"),)
    entry = desk.entries(limit=1)[0]
    assert (entry.by, entry.action, entry.case, entry.subject) == ("Ada", "name case", "1a", "harbour")
    assert "are its own" in entry.detail


def test_another_case_of_the_same_name_gets_nothing(old: Path) -> None:
    desk = Workspace(old, passwords=CHEAP)
    desk.meet("1a", "harbour", by="Ada")
    desk.meet("2b", "harbour", by="Ada")
    assert desk.account("Lena").cases == {"1a", "pier"}
    assert desk.searches("Lena", "2b") == ()


def test_a_case_that_is_renamed_keeps_its_grants_and_takes_no_others(old: Path) -> None:
    desk = Workspace(old, passwords=CHEAP)
    desk.meet("1a", "harbour", by="Ada")
    desk.meet("1a", "quay", by="Ada")
    assert desk.account("Lena").cases == {"1a", "pier"}
    assert desk.known() == {"1a": "quay"}
    assert [one.subject for one in desk.entries()] == ["quay", "harbour"]


def test_a_case_that_is_known_already_is_not_noted_again(tmp_path: Path) -> None:
    desk = workspace(tmp_path)
    before = len(desk.entries())
    for _ in range(3):
        desk.meet("1a", "harbour", by="Ada")
    assert len(desk.entries()) == before + 1


def test_a_case_is_found_by_its_name_or_its_id(old: Path) -> None:
    desk = Workspace(old, passwords=CHEAP)
    desk.meet("1a", "harbour", by="Ada")
    assert desk.case("harbour") == desk.case("1a") == "1a"
    assert desk.case("pier") == "pier"
    with pytest.raises(AccountError, match="known are: harbour, pier"):
        desk.case("quay")
    desk.meet("2b", "harbour", by="Ada")
    with pytest.raises(AccountError, match="give one of these ids"):
        desk.case("harbour")


def test_a_grant_that_is_not_there_is_told_by_names(tmp_path: Path) -> None:
    desk = workspace(tmp_path, people=False)
    desk.add_account("Ada", PASSWORD, role=Role.ADMIN, by="Ada")
    desk.meet("1a", "harbour", by="Ada")
    desk.meet("2b", "pier", by="Ada")
    desk.grant("Ada", "1a", by="Ada")
    with pytest.raises(AccountError, match="was not granted the case 'pier'; granted are: harbour"):
        desk.revoke("Ada", "2b", by="Ada")
