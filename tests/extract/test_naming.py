"""Naming: what type the names of a document have."""

from __future__ import annotations

import pytest

from sayso.extract.candidate import Candidate
from sayso.extract.naming import one_type_a_name
from sayso.model import Form, MentionType, Span


def typed(name: str, kind: MentionType, confidence: float) -> MentionType:
    words = len(name.split())
    candidate = Candidate((0, words), Span(0, len(name)), name, Form.NAMED, kind, confidence)
    return one_type_a_name([candidate])[0].type


@pytest.mark.parametrize(
    ("name", "confidence", "wanted"),
    [
        ("Clara Prado", 0.4, MentionType.PERSON),
        ("Clara Prado", 0.9, MentionType.ORGANIZATION),
        ("Clara Prado Limited", 0.4, MentionType.ORGANIZATION),
        ("Clara Prado Institute", 0.4, MentionType.ORGANIZATION),
        ("Tarn Prado", 0.4, MentionType.ORGANIZATION),
        ("Clara", 0.4, MentionType.ORGANIZATION),
    ],
)
def test_a_given_name_and_a_surname_are_a_persons_where_the_model_is_unsure(
    name: str, confidence: float, wanted: MentionType
) -> None:
    assert typed(name, MentionType.ORGANIZATION, confidence) is wanted
