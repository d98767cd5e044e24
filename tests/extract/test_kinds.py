"""Whose words a content is in."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.kinds import kind_of, quotations
from sayso.model import Kind, Span


def kind(text: str, *contents: str) -> Kind:
    spans = tuple(Span(text.index(content), text.index(content) + len(content)) for content in contents)
    return kind_of(text, spans)


@pytest.mark.parametrize(
    "text",
    [
        "“I sold the boat,” said Ana Kolmar.",
        '"I sold the boat," said Ana Kolmar.',
        "«I sold the boat», said Ana Kolmar.",
        "»I sold the boat«, said Ana Kolmar.",
        "„I sold the boat“, said Ana Kolmar.",
        "„I sold the boat”, said Ana Kolmar.",
        "‘I sold the boat,’ said Ana Kolmar.",
        "'I sold the boat,' said Ana Kolmar.",
        "``I sold the boat,'' said Ana Kolmar.",
    ],
)
def test_every_style_of_marks_is_direct(text: str) -> None:
    assert kind(text, "I sold the boat") is Kind.DIRECT
    assert kind(text, "said Ana Kolmar") is Kind.INDIRECT


def test_a_part_in_marks_is_mixed() -> None:
    text = "Kolmar said the sale was “a simple favour” to a friend."
    assert kind(text, "the sale was “a simple favour” to a friend") is Kind.MIXED


def test_a_broken_quotation_is_direct_in_all_its_parts() -> None:
    text = "“I sold the boat,” said Kolmar, “and I kept the oars.”"
    assert kind(text, "I sold the boat,", "and I kept the oars.") is Kind.DIRECT


def test_an_apostrophe_is_no_mark() -> None:
    text = "The workers' union didn’t say the dockers’ pay was Kolmar's fault in the '90s."
    assert kind(text, "the dockers’ pay was Kolmar's fault") is Kind.INDIRECT


def test_an_apostrophe_inside_single_marks_closes_nothing() -> None:
    text = "‘The workers’ boat isn’t mine,’ said Kolmar."
    assert kind(text, "boat isn’t mine") is Kind.DIRECT


def test_marks_inside_marks() -> None:
    text = "“He told me ‘sell it’ and I did,” said Kolmar."
    assert kind(text, "He told me ‘sell it’ and I did") is Kind.DIRECT


@pytest.mark.parametrize(("opening", "closing"), [("“", "”"), ('"', '"')])
def test_a_quotation_over_paragraphs(opening: str, closing: str) -> None:
    text = (
        f"{opening}I sold the boat.\n\n{opening}Then I went home.\n\n{opening}That is all.{closing}\n\n"
        "Kolmar left the court."
    )
    assert kind(text, "Then I went home.") is Kind.DIRECT
    assert kind(text, "That is all.") is Kind.DIRECT
    assert kind(text, "Kolmar left the court.") is Kind.INDIRECT


def test_a_mark_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = "“I sold the boat.\n\nKolmar left the court."
    assert kind(text, "I sold the boat.") is Kind.DIRECT
    assert kind(text, "Kolmar left the court.") is Kind.INDIRECT


@given(st.text(alphabet="ab '\"“”‘’«»„`\n.,s", max_size=80))
def test_quotations_are_in_order_and_apart(text: str) -> None:
    found = quotations(text)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(span.end <= len(text) for span in found)
