"""What claims and documents are found by, in SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.model import Relation, RelationKind
from sayso.store import open_writer
from sayso.store.protocol import Comparison, Writer
from support.told import document, put

READINGS = [document(f"{k}.txt", [("Ruta", "Tamro paid for the drums")]) for k in range(4)]
CLAIMS = [one.claims[0].id for one in READINGS]
DOCUMENTS = [one.document.id for one in READINGS]


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    with open_writer(tmp_path / "case.sayso") as opened:
        put(opened, READINGS)
        yield opened


@pytest.fixture
def sheet(writer: Writer) -> Iterator[Comparison]:
    with writer.comparison() as opened:
        opened.clear()
        opened.settled()
        opened.words((claim, 7, ident) for claim, ident in zip(CLAIMS, DOCUMENTS, strict=True))
        opened.post((key, claim) for claim in CLAIMS[:3] for key in (-1, 2**62))
        yield opened


def test_what_is_posted_is_found_sorted_and_no_more_than_asked(sheet: Comparison) -> None:
    assert sheet.posted([-1, 5], most=3) == {-1: sorted(CLAIMS[:3])}
    assert sheet.posted([-1], most=2) == {-1: sorted(CLAIMS[:2])}
    assert sheet.count([-1, 2**62, 5]) == {-1: 3, 2**62: 3}
    assert sheet.keys(CLAIMS[2:]) == {CLAIMS[2]: [-1, 2**62]}
    assert sheet.worded([7, 8]) == {7: sorted(CLAIMS)}
    assert sheet.said(CLAIMS[:1]) == {CLAIMS[0]: "Tamro paid for the drums"}


def test_what_is_forgotten_is_noted_with_how_many_there_were(sheet: Comparison) -> None:
    left, right = sorted(CLAIMS[:2])
    sheet.relate([Relation(RelationKind.CONFLICTS, left, right, 0.5, None, "why")])
    sheet.forget(DOCUMENTS[:1])
    assert sheet.count([-1]) == {-1: 2}
    assert sheet.lost() == {-1: 3, 2**62: 3}
    assert sheet.loosened() == {7}
    assert not list(sheet.view.relations())
    sheet.settled()
    assert not sheet.lost() and not sheet.loosened()


def test_a_document_that_is_dropped_takes_along_what_its_claims_are_found_by(writer: Writer, sheet: Comparison) -> None:
    writer.drop(["0.txt"])
    assert sheet.changed() == {DOCUMENTS[0]}
    assert sheet.count([-1]) == {-1: 2}
    assert sheet.lost() == {-1: 3, 2**62: 3}
    assert sheet.loosened() == {7}


def test_what_many_documents_have_finds_the_first_and_what_left_is_not_found(writer: Writer, sheet: Comparison) -> None:
    for k, ident in enumerate(DOCUMENTS):
        sheet.mark(ident, [1, 10 + k])
    assert sheet.marked([1], most=3) == dict.fromkeys(DOCUMENTS[:3], 1)
    assert sheet.marked([1, 10], most=4) == {ident: 1 + (ident == DOCUMENTS[0]) for ident in DOCUMENTS}
    sheet.mark(DOCUMENTS[0], [99])
    writer.vanish(["1.txt"])
    assert sheet.marked([1, 10], most=3) == {DOCUMENTS[2]: 1, DOCUMENTS[3]: 1}


def test_what_is_written_in_bulk_is_found_like_the_rest(sheet: Comparison) -> None:
    sheet.clear()
    with sheet.in_bulk():
        sheet.words([(claim, 7, ident) for claim, ident in zip(CLAIMS, DOCUMENTS, strict=True)])
        sheet.post_all([CLAIMS[2], CLAIMS[0]], [(-5, 1), (3, 0), (3, 1)])
    assert sheet.posted([-5, 3], most=9) == {-5: [CLAIMS[0]], 3: sorted([CLAIMS[0], CLAIMS[2]])}
    sheet.forget(DOCUMENTS[:1])
    assert sheet.keys(CLAIMS) == {CLAIMS[2]: [3]}


def test_indexes_outlive_writing_in_bulk(tmp_path: Path) -> None:
    """Without that of claims, whatever is taken back goes through all postings."""
    case = tmp_path / "case.sayso"

    def indexes() -> list[tuple[str, str]]:
        base = sqlite3.connect(case)
        found = base.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name").fetchall()
        base.close()
        return found

    with open_writer(case) as opened:
        before = indexes()
        with opened.comparison() as sheet, sheet.in_bulk():
            sheet.words([])
    assert indexes() == before
    assert "posting_claim" in dict(before)


def test_a_case_that_is_new_is_to_be_compared_as_a_whole(writer: Writer) -> None:
    with writer.comparison() as sheet:
        assert sheet.changed() is None
        sheet.settled()
        assert sheet.changed() == frozenset()
