"""Who had it from whom, as a picture: each origin at the left, its documents to the right, each right of where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sayso.report.lineages import Branch, Line, walk

COLUMN, ROW, WIDTH, HEIGHT = 240, 44, 200, 34
"""How far apart the boxes begin, and how large each is, in pixels."""

# Pixels that a character of a label takes, and one of an origin's, which is bold; a longer label is cut.
_CHARACTER, _BOLD = 6.6, 7.4
_LOOP = 36  # how far an arrow between two boxes of one column goes round


@dataclass(frozen=True, slots=True)
class Node:
    """What a box says: its label, where it leads, a second line, and the address of the claim, if it is a document."""

    label: str
    url: str | None
    under: str = ""
    claim: str | None = None

    @property
    def short(self) -> str:
        """The label as far as it fits; of a path the end, which tells more."""
        room = int((WIDTH - 14) / (_CHARACTER if self.claim else _BOLD))
        if len(self.label) <= room:
            return self.label
        return "…" + self.label[1 - room :] if self.claim else self.label[: room - 1] + "…"


@dataclass(frozen=True, slots=True)
class Box:
    """A node at its place; `origin` when it stands at the root, `known` whether its lineage is."""

    node: Node
    x: int
    y: int
    origin: bool
    known: bool


@dataclass(frozen=True, slots=True)
class Arrow:
    """From the box that has it first to the one that has it from there; `kind` is how, "says" where nobody copied."""

    path: str
    kind: str


@dataclass(frozen=True, slots=True)
class Graph:
    """The boxes and arrows, and how large the picture is."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    width: int
    height: int


Drawn = Callable[[Line, Branch | None], Node]
"""What the box of an origin (None) or of a document says."""


def graph(lines: Sequence[Line], node: Drawn, *, most: int) -> Graph:
    """The picture of these origins, with no more than so many documents."""
    made = _Graph(node, most)
    for line in lines:
        if made.room:
            made.draw(line)
    for line in lines:
        made.besides(line.branches)
    width = max((one.x for one in made.boxes), default=0) + WIDTH + _LOOP
    return Graph(tuple(made.boxes), tuple(made.arrows), width, made.row * ROW + 2)


class _Graph:
    def __init__(self, node: Drawn, most: int) -> None:
        self._node, self.room, self.row = node, most, 0
        self.boxes: list[Box] = []
        self.arrows: list[Arrow] = []
        self._places: dict[str, Box] = {}
        self._above: dict[str, str] = {}

    def draw(self, line: Line) -> None:
        root = Box(self._node(line, None), 1, self.row * ROW + 1, True, line.origin is not None)
        self.boxes.append(root)
        before = self.row
        for one in line.branches:
            self._branch(line, one, root, 1, None)
        self.row = max(self.row, before + 1)

    def besides(self, branches: Iterable[Branch]) -> None:
        """What documents take from others of the picture than those that they hang below."""
        for _, one in walk(branches):
            for each in one.descents:
                if (
                    each.parent in self._places
                    and one.document in self._places
                    and each.parent != self._above.get(one.document)
                ):
                    path = _curve(self._places[each.parent], self._places[one.document])
                    self.arrows.append(Arrow(path, f"{each.kind} besides"))

    def _branch(self, line: Line, one: Branch, above: Box, depth: int, parent: str | None) -> None:
        if not self.room:
            return
        self.room -= 1
        box = Box(self._node(line, one), depth * COLUMN + 1, self.row * ROW + 1, False, line.origin is not None)
        self.boxes.append(box)
        self._places[one.document] = box
        kinds = [each.kind for each in one.descents if each.parent == parent]
        how = str(kinds[0]) if kinds and parent is not None else "says"
        self.arrows.append(Arrow(_curve(above, box), how if line.origin or parent is not None else "unknown"))
        before = self.row
        for each in one.branches:
            self._above[each.document] = one.document
            self._branch(line, each, box, depth + 1, one.document)
        self.row = max(self.row, before + 1)


def _curve(left: Box, right: Box) -> str:
    x, y = left.x + WIDTH, left.y + HEIGHT // 2
    if right.x <= left.x:
        # Round the right side, not through the boxes between.
        end = right.x + WIDTH
        return f"M{x} {y}C{x + _LOOP} {y} {x + _LOOP} {right.y + HEIGHT // 2} {end} {right.y + HEIGHT // 2}"
    to, down = right.x, right.y + HEIGHT // 2
    bend = max(20, abs(to - x) // 2)
    return f"M{x} {y}C{x + bend} {y} {to - bend} {down} {to} {down}"
