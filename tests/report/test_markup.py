"""Overlapping marks become elements that nest, and the text comes through unchanged."""

import re
from html import escape, unescape

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Span
from sayso.report.markup import Mark, marked

TEXT = "0123456789"
WHOLE = Span(0, 10)


def mark(start: int, end: int, name: str, *, rank: int = 0) -> Mark:
    return Mark(Span(start, end), f"<{name} id>", f"<{name}>", f"</{name}>", rank)


def drawn(*marks: Mark, within: Span = WHOLE) -> str:
    return "".join(marked(TEXT, marks, within=within, plain=str))


def test_a_mark_inside_another_nests() -> None:
    assert drawn(mark(2, 5, "b"), mark(1, 8, "a")) == "0<a id>1<b id>234</b>567</a>89"


def test_a_mark_across_another_is_closed_and_opened_again_without_its_id() -> None:
    assert drawn(mark(1, 5, "a"), mark(3, 8, "b")) == "0<a id>12<b id>34</b></a><b>567</b>89"


def test_of_two_equal_stretches_the_smaller_rank_is_outside() -> None:
    assert drawn(mark(1, 3, "b", rank=2), mark(1, 3, "a", rank=1)) == "0<a id><b id>12</b></a>3456789"


def test_a_mark_that_began_before_the_stretch_has_no_id_in_it() -> None:
    assert drawn(mark(1, 5, "a"), within=Span(3, 7)) == "<a>34</a>56"


spans = st.tuples(st.integers(0, 9), st.integers(1, 10)).filter(lambda pair: pair[0] < pair[1])


@given(st.text(alphabet="ab<&>\"' \n", min_size=10, max_size=10), st.lists(spans, max_size=8), spans)
def test_any_marks_nest_and_keep_the_text(text: str, pairs: list[tuple[int, int]], stretch: tuple[int, int]) -> None:
    marks = [Mark(Span(*pair), f'<x n="{n}" id>', f'<x n="{n}">', "</x>") for n, pair in enumerate(pairs)]
    within = Span(*stretch)
    html = "".join(marked(text, marks, within=within, plain=escape))
    assert unescape(re.sub(r"<[^>]*>", "", html)) == within.of(text)
    depth = 0
    for tag in re.findall(r"</?x", html):
        depth += 1 if tag == "<x" else -1
        assert depth >= 0
    assert depth == 0
    for n, one in enumerate(marks):
        pieces = re.findall(rf'<x n="{n}"( id)?>', html)
        assert bool(pieces) == one.span.overlaps(within)
        assert pieces.count(" id") == int(within.start <= one.span.start < within.end)


def test_a_point_stands_outside_a_mark_that_begins_there_and_inside_one_that_goes_on() -> None:
    html = "".join(marked(TEXT, [mark(1, 5, "a"), mark(3, 5, "b")], within=WHOLE, plain=str, points={1: "|", 3: "¦"}))
    assert html == "0|<a id>12¦<b id>34</b></a>56789"
