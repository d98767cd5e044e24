"""Paragraphs from a tree of elements, for every format that is one: HTML, DOCX, ODT and what trafilatura returns."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sayso.readers.decoding import clean

Element = Any
"""An lxml element; lxml ships no types."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """What the tags of a format mean. A tag in none of the sets is inline: its text joins what surrounds it.

    block     starts and ends a paragraph
    text      the only tags whose own text counts; None when every tag's does
    points    tags that stand for characters: a line break, a tab, a hyphen
    space     stands for as many spaces as the attribute `repeat` says
    row, cell a table's: a row of one-paragraph cells becomes one line, tabs between
    aside     moved to the end, as a footnote
    quote     each line inside is marked with "> ", as in a mail
    skip      left out whole; `hidden` says so of one element
    collapse  whether runs of white space count as one space
    """

    block: frozenset[str]
    text: frozenset[str] | None = None
    points: Mapping[str, str] = field(default_factory=dict)
    space: frozenset[str] = frozenset()
    repeat: str = ""
    row: frozenset[str] = frozenset()
    cell: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()
    quote: frozenset[str] = frozenset()
    skip: frozenset[str] = frozenset()
    hidden: Callable[[Element], bool] = field(default=lambda element: False)
    collapse: bool = True


MOST_SPACES = 100
"""A hostile file may ask for a billion spaces in a few bytes."""


def paragraphs(root: Element, grammar: Grammar) -> list[str]:
    """The paragraphs of the tree in document order, none empty, asides last. Walks without recursion."""
    writer = _Writer(grammar)
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        if leaving:
            writer.leave(element.tag)
        elif isinstance(element.tag, str) and element.tag not in grammar.skip and not grammar.hidden(element):
            writer.enter(element)
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
            continue
        if element is not root and element.tail and (grammar.text is None):
            writer.write(element.tail)
    return writer.finish()


def joined(parts: list[str]) -> str:
    """Paragraphs as one text, a blank line between each two."""
    return "\n\n".join(parts)


class _Writer:
    """Gathers text into paragraphs; a table's cell, or an aside, gathers its own before they join the rest."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.buffer: list[str] = []
        self.done: list[str] = []
        self.outer: list[list[str]] = []
        self.held: list[list[str]] = []
        self.rows: list[list[list[str]]] = []
        self.asides: list[str] = []
        self.quoting = 0

    def write(self, text: str) -> None:
        if self.grammar.collapse:
            edges = (" " if text[0].isspace() else "", " " if text[-1].isspace() else "")
            text = edges[0] + " ".join(text.split()) + edges[1] if not text.isspace() else " "
        self.buffer.append(text)

    def enter(self, element: Element) -> None:
        tag, grammar = element.tag, self.grammar
        if tag in grammar.aside:
            # A note stands in the middle of a sentence, which goes on after it.
            self.held.append(self.buffer)
            self.buffer = []
        elif tag in grammar.block or tag in grammar.row or tag in grammar.cell:
            self.flush()
        if tag in grammar.quote:
            self.quoting += 1
        elif tag in grammar.row:
            self.rows.append([])
        elif tag in grammar.cell or tag in grammar.aside:
            self.outer.append(self.done)
            self.done = []
        self._point(element)
        if element.text and (grammar.text is None or tag in grammar.text):
            self.write(element.text)

    def _point(self, element: Element) -> None:
        """The text of an element that stands for a character."""
        if element.tag in self.grammar.points:
            self.buffer.append(self.grammar.points[element.tag])
        elif element.tag in self.grammar.space:
            count = str(element.get(self.grammar.repeat) or "1")
            self.buffer.append(" " * min(int(count) if count.isdecimal() and len(count) < 6 else 1, MOST_SPACES))

    def leave(self, tag: str) -> None:
        grammar = self.grammar
        if tag in grammar.block or tag in grammar.row or tag in grammar.cell or tag in grammar.aside:
            self.flush()
        if tag in grammar.quote:
            self.quoting -= 1
        elif tag in grammar.cell:
            self._leave_cell()
        elif tag in grammar.aside:
            self.asides.extend(self.done)
            self.done, self.buffer = self.outer.pop(), self.held.pop()
        elif tag in grammar.row:
            self._leave_row()

    def _leave_cell(self) -> None:
        cell, self.done = self.done, self.outer.pop()
        if self.rows:
            self.rows[-1].append(cell)
        else:
            self.done.extend(cell)

    def _leave_row(self) -> None:
        cells = self.rows.pop()
        if all(len(cell) <= 1 and "\n" not in "".join(cell) for cell in cells):
            line = "\t".join("".join(cell) for cell in cells).strip()
            self.done.extend([line] if line else [])
        else:
            # A table that lays out a page: its cells are texts, not values.
            self.done.extend(paragraph for cell in cells for paragraph in cell)

    def flush(self) -> None:
        """End the paragraph, if one has begun."""
        text = clean("".join(self.buffer))
        self.buffer.clear()
        lines = [self._line(line) for line in text.split("\n")]
        block = "\n".join(lines).strip("\n")
        if not block.strip():
            return
        mark = "> " * min(self.quoting, 20)
        self.done.append("\n".join(mark + line for line in block.split("\n")) if mark else block.strip())

    def _line(self, line: str) -> str:
        return re.sub(" {2,}", " ", line).strip() if self.grammar.collapse else line.strip()

    def finish(self) -> list[str]:
        self.flush()
        return self.done + self.asides
