"""What is printed is tamed, wrapped, and plain where there is no terminal."""

import json

import pytest

from sayso.cli.screen import Screen


def test_later_lines_stand_under_the_first(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    Screen().line("one two three four five six seven", indent=4)
    assert capsys.readouterr().out == "    one two three four five\n    six seven\n"


def test_a_table_elsewhere_is_lines_with_tabs(capsys: pytest.CaptureFixture[str]) -> None:
    Screen().table([("a", "left"), ("b", "right")], [["x\ty", "\x1b[2J1"]])
    assert capsys.readouterr().out == "a\tb\nx y\t⟨U+001B⟩[2J1\n"


def test_an_array_is_valid_with_none_one_and_more(capsys: pytest.CaptureFixture[str]) -> None:
    for rows in ([], [{"a": 1}], [{"a": 1}, {"a": "\ud800é"}]):
        Screen().array(rows)
        assert json.loads(capsys.readouterr().out) == rows
