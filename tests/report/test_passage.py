"""A passage shows a quotation between its own neighbours, letter for letter."""

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Document, Page, Span
from sayso.report.passage import Place, Places, passage, place

TEXT = "One thing.\n\nThe guard slept. The gate stood open. Nobody came.\n\nAnother thing."


def test_context_is_cut_at_words_and_says_so() -> None:
    start = TEXT.index("The gate")
    found = passage(TEXT, Span(start, start + len("The gate stood open.")), around=9)
    assert (found.before, found.quote, found.after) == ("slept. ", "The gate stood open.", " Nobody")
    assert found.cut_before
    assert found.cut_after


def test_context_ends_at_the_paragraph() -> None:
    start = TEXT.index("The gate")
    found = passage(TEXT, Span(start, start + len("The gate stood open.")), around=60)
    assert found.before == "The guard slept. "
    assert found.after == " Nobody came."
    assert not found.cut_before
    assert not found.cut_after


@given(st.text(alphabet="ab .\n\r\t", min_size=1), st.data())
def test_a_passage_is_the_text_itself(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    around = data.draw(st.integers(0, 20))
    found = passage(text, span, around=around)
    assert found.before + found.quote + found.after == text[found.start : found.end]
    assert found.quote == span.of(text)
    assert len(found.before) <= around
    assert len(found.after) <= around


def test_a_place_has_line_page_and_offsets() -> None:
    document = Document(
        "0" * 64, "a/b.pdf", "application/pdf", "one\ntwo\nthree", pages=(Page(1, 0, 4), Page(2, 4, 13))
    )
    assert place(document, Span(8, 13)) == Place("a/b.pdf", 8, 13, 3, 2)
    assert str(place(document, Span(0, 3))) == "a/b.pdf, line 1, page 1, characters 0–3"


def test_a_page_without_text_holds_nothing() -> None:
    """A scan between two pages, and one at the end; the white space between pages is on none."""
    pages = (Page(1, 0, 0), Page(2, 0, 3), Page(3, 3, 3), Page(4, 5, 8), Page(5, 8, 8))
    places = Places(Document("0" * 64, "b.pdf", "application/pdf", "one\n\ntwo", pages=pages))
    assert [places.of(Span(at, at + 1)).page for at in range(8)] == [2, 2, 2, None, None, 4, 4, 4]
