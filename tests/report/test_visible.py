"""Untrusted text is shown, never obeyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.report.visible import one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "⟨U+001B⟩[31mred"),
        ("abc\u202etxt.exe", "abc⟨U+202E⟩txt.exe"),
        ("a\x00b\x7fc\x9bd", "a⟨U+0000⟩b⟨U+007F⟩c⟨U+009B⟩d"),
        ("half \ud800 a pair", "half ⟨U+D800⟩ a pair"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("naïve, Ωmega, 漢字, 🙂", "naïve, Ωmega, 漢字, 🙂"),
    ],
)
def test_what_would_be_obeyed_is_named(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_one_line_joins_lines_and_says_where_it_cuts() -> None:
    assert one_line("  The bags\r\n were\tmoved at night ", width=14) == "The bags were…"


@given(st.text(alphabet=st.characters(codec=None, exclude_categories=())))
def test_no_text_keeps_an_escape_or_fails_to_encode(text: str) -> None:
    shown = one_line(text)
    shown.encode("utf-8")
    assert not any(ord(one) < 0x20 or 0x7F <= ord(one) < 0xA0 for one in shown)
