"""Accounts and the audit log on the command line."""

from __future__ import annotations

import io
import json
import sqlite3
from pathlib import Path

import pytest

from sayso.store.workspace import Workspace
from sayso.web.cases import ident_of
from support.accounts import CHEAP, PASSWORD
from support.named import put

from .conftest import Sayso


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("sayso.store.workspace.workspace.Passwords", lambda: CHEAP)
    monkeypatch.setattr("getpass.getuser", lambda: "root")
    return str(tmp_path / "desk.workspace")


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\nsecond line\n"))


def test_the_first_account_makes_the_workspace(sayso: Sayso, desk: str, typed: None) -> None:
    ran = sayso("account", desk, "add", "Ada", "--role", "admin", "--stdin")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "name\trole\tcases\tsince\tstate"
    assert ran.out.splitlines()[1].startswith("Ada\tadmin\tall\t20")
    assert Workspace(Path(desk), passwords=CHEAP).authenticate("ada", PASSWORD)


def test_a_password_is_no_argument(sayso: Sayso, desk: str) -> None:
    assert sayso("account", desk, "add", "Ada", "--password", PASSWORD).status == 2
    assert sayso("account", desk, "add", "Ada", PASSWORD).status == 2
    assert not Path(desk).exists()


def test_without_a_terminal_the_password_is_not_waited_for(sayso: Sayso, desk: str, typed: None) -> None:
    ran = sayso("account", desk, "add", "Ada", "--role", "admin")
    assert ran.status == 2
    assert "--stdin" in ran.err
    assert not Path(desk).exists()


def test_two_different_passwords_change_nothing(sayso: Sayso, desk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    answers = iter([PASSWORD, PASSWORD + "!", PASSWORD, PASSWORD])
    monkeypatch.setattr("getpass.getpass", lambda _: next(answers))
    assert "two different passwords" in sayso("account", desk, "add", "Ada", "--role", "admin").err
    assert not Path(desk).exists()
    assert sayso("account", desk, "add", "Ada", "--role", "admin").status == 0


@pytest.fixture
def pier(tmp_path: Path) -> Path:
    put(tmp_path / "pier.sayso", "a.txt", "Ana Rey")
    return tmp_path / "pier.sayso"


def test_accounts_are_changed(sayso: Sayso, desk: str, pier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*arguments: str) -> list[dict[str, object]]:
        monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD + "\n"))
        ran = sayso("account", "--json", desk, *arguments)
        assert ran.status == 0, ran.err
        return [{key: row[key] for key in row if key != "since"} for row in json.loads(ran.out)]

    ada = {"name": "Ada", "role": "admin", "cases": None, "disabled": False}
    lena = {"name": "Lena", "role": "read", "cases": {}, "disabled": False}
    run("add", "Ada", "--role", "admin", "--stdin")
    assert run("add", "Lena", "--stdin") == [ada, lena]
    assert run("role", "lena", "review") == [ada, lena | {"role": "review"}]
    granted = run("grant", "lena", str(pier))[1]
    assert granted == lena | {"role": "review", "cases": {ident_of(pier): "pier"}}
    assert run("revoke", "lena", "pier")[1] == lena | {"role": "review"}
    assert run("disable", "Lena")[1]["disabled"] is True
    assert run("enable", "Lena")[1]["disabled"] is False
    assert run("password", "Lena", "--stdin") == run("list") == run()


def test_mistakes_are_told(sayso: Sayso, desk: str, typed: None) -> None:
    assert "sayso account" in sayso("account", desk).err
    sayso("account", desk, "add", "Ada", "--role", "admin", "--stdin")
    for arguments, words in (
        (("role", "Odo", "read"), "there are: Ada"),
        (("role", "Ada", "boss"), "none of the choices"),
        (("disable", "Ada"), "last admin"),
        (("remove", "Ada"), "invalid choice"),
    ):
        ran = sayso("account", desk, *arguments)
        assert ran.status == 2
        assert words in ran.err


def test_a_grant_goes_by_the_case_and_not_by_its_name(sayso: Sayso, desk: str, pier: Path, typed: None) -> None:
    sayso("account", desk, "add", "Ada", "--role", "admin", "--stdin")
    assert "known are: none yet; name the case's file" in sayso("account", desk, "grant", "Ada", "pier").err
    sayso("account", desk, "grant", "Ada", str(pier))
    moved = pier.rename(pier.with_name("quay.sayso"))
    put(pier, "a.txt", "Bo Tarn")
    assert Workspace(Path(desk)).account("Ada").cases == {ident_of(moved)} != {ident_of(pier)}


def test_the_log_is_listed_and_checked(sayso: Sayso, desk: str, pier: Path, typed: None) -> None:
    sayso("account", desk, "add", "Ada", "--role", "admin", "--stdin")
    sayso("account", desk, "grant", "Ada", str(pier))
    ran = sayso("audit", desk, "--limit", "1")
    assert ran.status == 0
    assert "\troot\tgrant case\tpier\tAda" in ran.out
    assert "2 more entries" in ran.err
    assert "The log is whole: 3 entries fit." in ran.err
    found = json.loads(sayso("audit", desk, "--json").out)
    assert (found["whole"], found["entries"], [one["number"] for one in found["listed"]]) == (True, 3, [3, 2, 1])
    assert sayso("audit", desk, "--noted", found["head"]).status == 0
    assert sayso("audit", desk, "--noted", "9:" + "0" * 64).status == 1


def test_a_log_that_was_tampered_with_is_told(sayso: Sayso, desk: str, typed: None) -> None:
    sayso("account", desk, "add", "Ada", "--role", "admin", "--stdin")
    with sqlite3.connect(desk) as base:
        base.execute("DROP TRIGGER audit_unchanged")
        base.execute("UPDATE audit SET subject = 'Odo'")
    ran = sayso("audit", desk)
    assert ran.status == 1
    assert "does not fit at entry 1" in ran.err
    assert json.loads(sayso("audit", desk, "--json").out)["broken"] == 1


def test_a_log_that_is_not_there_is_told(sayso: Sayso, desk: str) -> None:
    assert "there is no workspace" in sayso("audit", desk).err
    assert not Path(desk).exists()
