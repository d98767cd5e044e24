"""Where a copy says something else than its original."""

from __future__ import annotations

import re

from sayso.compare.altered import altered
from sayso.compare.changes import Disagreement
from sayso.model import Document, Span, document_id


def _document(text: str) -> tuple[Document, list[Span]]:
    found = Document(document_id(text.encode()), "a.txt", "text/plain", text)
    return found, [Span(*one.span()) for one in re.finditer(r"[^.]+\.", text)]


WIRE = "The yard burned on Friday. Tamro paid Ilvesmaa for the drums. Nobody was hurt in the fire."


def test_a_changed_day_is_found_in_its_sentence_and_the_rest_is_left_alone() -> None:
    """The copy says Monday."""
    (wire, said), (copy, repeated) = _document(WIRE), _document(WIRE.replace("Friday", "Monday"))
    (found,) = altered(copy, repeated, wire, said)
    assert found.difference.kind is Disagreement.TIME
    assert (found.left_place.of(copy.text), found.right_place.of(wire.text)) == ("Monday", "Friday")


def test_two_who_changed_places() -> None:
    (wire, said), (copy, repeated) = (
        _document(WIRE), _document(WIRE.replace("Tamro paid Ilvesmaa", "Ilvesmaa paid Tamro"))
    )  # fmt: skip
    (found,) = altered(copy, repeated, wire, said)
    assert found.difference.kind is Disagreement.ROLE


def test_rows_of_a_table_are_not_each_others_copies() -> None:
    """Two logs with two rows each: no row can be said to have been made from one of the other's."""
    left, right = (
        _document(f"The barge took {a} loads of silt. The barge took {b} loads of silt.") for a, b in ((1, 2), (3, 4))
    )
    assert list(altered(*left, *right)) == []
