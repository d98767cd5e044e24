"""What is printed is tamed, wrapped, and plain where there is no terminal."""

import json
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

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


def test_later_lines_hang(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    Screen().line("c12345  one two three four five six seven eight nine", hang=8)
    assert capsys.readouterr().out == "c12345  one two three four\n        five six seven eight\n        nine\n"


@given(st.lists(st.text(alphabet="abcdefg", min_size=1, max_size=9), min_size=1, max_size=30), st.integers(0, 12))
def test_wrapping_loses_no_word(words: list[str], hang: int) -> None:
    screen = Screen()
    screen.out = Console(file=StringIO(), width=40)
    screen.line(" ".join(words), indent=2, hang=hang)
    shown = screen.out.file.getvalue()
    assert shown.split() == words
    assert all(len(line) <= 40 for line in shown.splitlines())
