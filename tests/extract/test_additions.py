"""What the grammar shows joins what the model reads: words by number, each with the index of what holds it."""

from __future__ import annotations

from sayso.extract.additions import added
from sayso.extract.links import Linked
from sayso.extract.performatives import Performed
from sayso.extract.tags import Fragment, Role
from sayso.language.protocol import WordRange

Row = tuple[WordRange | None, WordRange | None, list[WordRange], int | None]


def linked(source: WordRange | None, cue: WordRange | None, *content: WordRange) -> Linked:
    def part(words: WordRange | None, role: Role) -> Fragment | None:
        return Fragment(words, role, 0.9) if words is not None else None

    return Linked(
        part(source, Role.SOURCE),
        part(cue, Role.CUE),
        tuple(Fragment(words, Role.CONTENT, 0.9) for words in content),
        0.9,
    )


def rows(said: list[tuple[Linked, int | None]], *acts: Performed) -> list[Row]:
    return [
        (
            one.source.words if one.source else None,
            one.cue.words if one.cue else None,
            [part.words for part in one.content],
            parent,
        )
        for one, parent in added(said, acts)
    ]


ASKED = Performed((0, 1), (1, 2), ((3, 8),), 0)


def test_an_act_that_nobody_read_is_added() -> None:
    assert rows([], ASKED) == [((0, 1), (1, 2), [(3, 8)], None)]


def test_what_the_model_read_stands() -> None:
    said = [(linked((0, 1), (1, 2), (2, 8)), None)]
    assert rows(said, ASKED) == [((0, 1), (1, 2), [(2, 8)], None)]


def test_an_act_inside_a_content_hangs_on_it() -> None:
    said = [(linked((0, 1), (1, 2), (2, 12)), None)]
    inner = Performed((3, 4), (4, 5), ((6, 12),), 3)
    assert rows(said, inner) == [((0, 1), (1, 2), [(2, 12)], None), ((3, 4), (4, 5), [(6, 12)], 0)]


def test_what_is_said_inside_an_act_hangs_on_it() -> None:
    said = [(linked((3, 4), (4, 5), (5, 8)), None)]
    assert rows(said, ASKED) == [((0, 1), (1, 2), [(3, 8)], None), ((3, 4), (4, 5), [(5, 8)], 0)]


def test_an_act_that_crosses_what_is_said_is_left_out() -> None:
    said = [(linked((9, 10), (10, 11), (6, 9)), None)]
    assert rows(said, ASKED) == [((9, 10), (10, 11), [(6, 9)], None)]


def test_a_content_without_a_cue_is_the_act_s() -> None:
    assert rows([(linked(None, None, (3, 7)), None)], ASKED) == [((0, 1), (1, 2), [(3, 8)], None)]


def test_a_content_ends_before_the_next_act_of_its_source() -> None:
    """[Lisk] accused [Odo of theft and threatened to sue]"""
    said = [(linked((0, 1), (1, 2), (2, 9)), None)]
    threat = Performed((0, 1), (6, 7), ((7, 9),), 5, frozenset((1,)))
    assert rows(said, threat) == [((0, 1), (1, 2), [(2, 5)], None), ((0, 1), (6, 7), [(7, 9)], None)]


def test_the_accused_and_the_theft_are_no_source() -> None:
    """[Lisk] was accused by [Odo of theft]"""
    said = [(linked((4, 7), (1, 3), (0, 1)), None)]
    act = Performed((4, 5), (1, 3), ((0, 1), (6, 7)), 0)
    assert rows(said, act) == [((4, 5), (1, 3), [(0, 1), (6, 7)], None)]


def test_an_agent_that_the_model_missed_is_the_source() -> None:
    said = [(linked(None, (1, 3), (5, 8)), None)]
    assert rows(said, Performed((4, 5), (1, 3), ((5, 8),), 0)) == [((4, 5), (1, 3), [(5, 8)], None)]
