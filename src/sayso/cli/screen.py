"""The screen: tables and colours on a terminal, plain lines elsewhere, JSON when asked; document text always tamed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sayso.report.lines import json_text
from sayso.report.visible import one_line, visible

_NARROWEST = 20  # columns, below which nothing reads well

Column = tuple[str, Literal["left", "right"]]
"""A column's name, and the side on which its cells stand."""

Part = str | tuple[str, str]
"""A piece of a line, with or without a style. It may hold document text: it is made visible before it is shown."""


class _Console(Console):
    """A console that leaves it to `main` what to do when nobody reads any more."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


class Screen:
    """Where a command prints: results on standard output, remarks on standard error."""

    def __init__(self) -> None:
        self.out = _Console(highlight=False, markup=False, emoji=False)
        self.remarks = _Console(highlight=False, markup=False, emoji=False, stderr=True)

    @property
    def styled(self) -> bool:
        """Whether emphasis shows, or has to be written out."""
        return self.out.is_terminal and not self.out.no_color

    def line(self, *parts: Part, indent: int = 0, hang: int = 0) -> None:
        """A paragraph, wrapped to the width, its later lines `hang` further in; an empty line without parts."""
        text, room = _text(parts), self.out.width - indent
        first, *rest = text.wrap(self.out, max(room, _NARROWEST)) or [text]
        if hang and rest:
            rest = list(text[len(first) :].wrap(self.out, max(room - hang, _NARROWEST)))
        for line, margin in ((first, indent), *((line, indent + hang) for line in rest)):
            line.rstrip()
            self.out.print(Text(" " * margin if line else "").append_text(line), soft_wrap=True)

    def remark(self, *parts: Part) -> None:
        """A line beside the result: advice, or how much was left out."""
        self.remarks.print(_text(parts))

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
        """A table on a terminal; elsewhere a line each, fields parted by tabs, names of columns first."""
        if not self.out.is_terminal:
            for row in ([name for name, _ in columns], *rows):
                print("\t".join(one_line(cell) for cell in row))
            return
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
        for name, side in columns:
            table.add_column(name, justify=side, no_wrap=side == "right", overflow="fold")
        for row in rows:
            table.add_row(*(Text(one_line(cell)) for cell in row))
        self.out.print(table)

    def json(self, value: object) -> None:
        """One JSON value."""
        print(_encodable(json_text(value, indent=2)))

    def flush(self) -> None:
        """Let what was printed be seen now: the command goes on."""
        sys.stdout.flush()

    def array(self, rows: Iterable[object]) -> None:
        """A JSON array, one row a line, printed as the rows come."""
        before = "["
        for row in rows:
            print(f"{before}\n{_encodable(json_text(row))}", end="")
            before = ","
        print("\n]" if before == "," else "[]")


def _text(parts: Sequence[Part]) -> Text:
    line = Text(overflow="fold")
    for part in parts:
        words, style = (part, "") if isinstance(part, str) else part
        line.append(visible(words, keep="\n"), style)
    return line


def _encodable(text: str) -> str:
    """JSON that the output's encoding can hold: escapes where it has no letter."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(one if one.isascii() else _escape(one) for one in text)
    return text


def _escape(letter: str) -> str:
    units = letter.encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
