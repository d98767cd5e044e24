"""The picture of who had it from whom has a box for each document, right of what it comes from."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.compare.weighing import weigh_groups
from sayso.model import Descent, DescentKind
from sayso.report.descending import COLUMN, WIDTH, Node, graph
from sayso.report.lineages import Branch, Line, lines
from support.pier import pier


def node(line: Line, branch: Branch | None) -> Node:
    if branch is None:
        return Node(line.origin.name or "" if line.origin else "unknown", None)
    return Node(branch.document, "d", "undated", "c")


def test_a_reprint_stands_right_of_the_wire_and_both_right_of_who_said_it() -> None:
    """The crane fell at noon, Ada Venn said (in a wire and its reprint). I saw how the crane fell at noon."""
    (group,) = weigh_groups(pier())
    paths = {one.id: one.path for one in pier().documents()}
    drawn = graph(lines(group), node, most=10)
    columns = {paths.get(one.node.label, one.node.label): one.x // COLUMN for one in drawn.boxes}
    assert columns == {"Ada Venn": 0, "wire.txt": 1, "daily.txt": 2, "Bo Harl": 0, "letter.txt": 1}
    assert [one.kind for one in drawn.arrows] == ["says", "reprint", "says"]
    places = [(one.x, one.y) for one in drawn.boxes]
    assert len(set(places)) == len(places)
    assert drawn.height > max(one.y for one in drawn.boxes)


def test_no_more_documents_than_there_is_room_for() -> None:
    (group,) = weigh_groups(pier())
    drawn = graph(lines(group), node, most=1)
    assert sum(not one.origin for one in drawn.boxes) == 1


def test_a_long_path_keeps_its_end_and_a_long_name_its_beginning() -> None:
    assert Node("folder/" * 20 + "end.txt", "d", claim="c").short.endswith("/end.txt")
    assert Node("Ada " * 40, None).short.startswith("Ada Ada")
    assert Node("a.txt", "d", claim="c").short == "a.txt"


def test_an_arrow_within_a_column_goes_round_it() -> None:
    """The letter credits the daily as well, which stands above it under another origin."""
    case = pier()
    paths = {one.path: one.id for one in case.documents()}
    credit = Descent(paths["letter.txt"], paths["wire.txt"], DescentKind.CREDIT, 1.0, credit="Wire")
    (group,) = weigh_groups(replace(case, descended=(*case.descended, credit)))
    drawn = graph(lines(group), node, most=10)
    (besides,) = [one for one in drawn.arrows if one.kind == "credit besides"]
    numbers = [int(number) for number in re.findall(r"-?\d+", besides.path)]
    assert min(numbers[::2]) == COLUMN + 1 + WIDTH
    assert max(numbers[::2]) < drawn.width
