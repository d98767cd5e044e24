"""What people decided and reviewed, as the sentences of a history."""

from __future__ import annotations

import pytest

from sayso.model import Judgement, Review, ReviewKind, Span, Verdict
from sayso.report.decisions import reviewed, sentence


@pytest.mark.parametrize(
    ("right", "verdict", "undoes", "said"),
    [
        ("e2", Verdict.SAME, None, "Ana Rey is the same as A. Rey"),
        ("e2", Verdict.DIFFERENT, None, "Ana Rey is not the same as A. Rey"),
        ("e2", Verdict.UNSURE, None, "Ana Rey may or may not be the same as A. Rey"),
        ("e1", Verdict.DIFFERENT, None, "A. Rey taken out of Ana Rey"),
        ("e2", Verdict.SAME, "j4", "takes back j4: Ana Rey / A. Rey"),
    ],
)
def test_a_judgement_as_a_sentence(right: str, verdict: Verdict, undoes: str | None, said: str) -> None:
    one = Judgement("e1", right, verdict, "bo", "", left_name="Ana Rey", right_name="A. Rey", undoes=undoes)
    assert sentence(one) == said


@pytest.mark.parametrize(
    ("kind", "value", "document", "undoes", "said"),
    [
        (ReviewKind.MARK, "disputed", "d", None, "marked disputed"),
        (ReviewKind.GRADE, "2", "d", None, "graded 2, probably true"),
        (ReviewKind.GRADE, "B", None, None, "graded B, usually reliable"),
        (ReviewKind.GRADE, "", None, None, "took the grade off"),
        (ReviewKind.NOTE, "ask her again", "d", None, "noted “ask her again”"),
        (ReviewKind.MARK, "accepted", "d", "r3", "takes back r3: marked accepted"),
    ],
)
def test_a_review_as_a_sentence(
    kind: ReviewKind, value: str, document: str | None, undoes: str | None, said: str
) -> None:
    assert reviewed(Review("c1", kind, value, "bo", "", document=document, span=Span(0, 1), undoes=undoes)) == said
