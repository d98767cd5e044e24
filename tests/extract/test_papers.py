"""Which sources are documents."""

from __future__ import annotations

import pytest

from sayso.extract.papers import is_paper


@pytest.mark.parametrize(
    ("phrase", "head", "paper"),
    [
        ("the yard's invoice of 30 August", "invoice", True),
        ("The schoolbooks", "schoolbooks", True),
        ("the rota", "rota", True),
        ("The Complaint", "Complaint", True),
        ("the Daily Record", "Record", False),
        ("the author of the report", "author", False),
        ("Tidebook", "Tidebook", False),
        ("the newspaper", "newspaper", False),
        ("Odo", "Odo", False),
    ],
)
def test_papers(phrase: str, head: str, paper: bool) -> None:
    assert is_paper(phrase, head) is paper
