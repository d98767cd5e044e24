"""What a search found leaves with its speakers, its place and its address."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

from sayso.model import Hold, Review, ReviewKind
from sayso.report.found import found_csv, found_jsonl
from support.memory import MemoryView


def address(ident: str) -> str:
    return f"http://localhost/claim/{ident}"


def test_every_row_says_who_says_it_and_where(case: MemoryView) -> None:
    idents = [one.id for one in case.claims()]
    names = {one.id: one.name for one in case.known}
    text = b"".join(found_csv(case, idents, names, address=address, note="=the rest is left out")).decode("utf-8-sig")
    *rows, note = csv.DictReader(text.splitlines(keepends=True))
    assert len(rows) == len(idents)
    assert all(row["chain"] and row["path"] and row["line"] for row in rows)
    assert {row["address"] for row in rows} == {address(ident) for ident in idents}
    assert note["id"] == "'=the rest is left out"
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]


def reviewed(case: MemoryView) -> tuple[MemoryView, str, str]:
    """Ana disputes the first claim, then takes a note back; Bo grades it and notes something hostile."""
    first, second, *_ = case.claims()
    at, document = "2024-05-01T10:00:00Z", first.document

    def say(ident: str, kind: ReviewKind, value: str, by: str, **more: str) -> Review:
        return Review(first.id, kind, value, by, at, id=ident, document=document, span=first.span, **more)

    said = (
        say("r1", ReviewKind.MARK, "accepted", "ana"),
        say("r2", ReviewKind.MARK, "disputed", "ana", why="=1+1"),
        say("r3", ReviewKind.NOTE, "wrong page", "ana"),
        say("r4", ReviewKind.NOTE, "wrong page", "ana", undoes="r3"),
        say("r5", ReviewKind.GRADE, "4", "bo"),
        say("r6", ReviewKind.NOTE, "=HYPERLINK(1)", "bo", why="the ledger"),
    )
    return replace(case, reviewed=said), first.id, second.id


def test_what_people_said_of_a_claim_goes_with_it_and_runs_nothing(case: MemoryView) -> None:
    view, first, second = reviewed(case)
    text = b"".join(found_csv(view, [first, second], {}, address=address)).decode("utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(text.splitlines(keepends=True))}
    one = rows[first]
    assert (one["mark"], one["mark_by"], one["mark_at"], one["mark_why"]) == (
        "disputed",
        "ana",
        "2024-05-01T10:00:00Z",
        "'=1+1",
    )
    assert (one["grade"], one["grade_by"]) == ("4", "bo")
    assert one["notes"] == "'=HYPERLINK(1) (bo, 2024-05-01T10:00:00Z, because: the ledger)"
    assert one["presented"].startswith(("as ", "without"))
    assert not [value for name, value in rows[second].items() if name.startswith(("mark", "grade", "note")) and value]


def test_what_people_said_of_a_claim_is_an_object_and_null_where_there_is_none(case: MemoryView) -> None:
    view, first, second = reviewed(case)
    one, other = (json.loads(line) for line in found_jsonl(view, [first, second], address=address))
    assert one["review"]["mark"]["value"] == "disputed"
    assert [note["value"] for note in one["review"]["notes"]] == ["=HYPERLINK(1)"]
    assert other["review"] is None


def test_what_was_said_of_an_earlier_reading_is_told_from_what_was_said_of_this_one(case: MemoryView) -> None:
    view, first, _ = reviewed(case)
    text = b"".join(found_csv(view, [first], {}, address=address)).decode("utf-8-sig")
    (row,) = csv.DictReader(text.splitlines(keepends=True))
    assert (row["mark_hold"], row["grade_hold"]) == ("as it was", "as it was")
    assert "read anew" not in row["notes"]

    view = replace(view, reviewed=tuple(replace(one, hold=Hold.ANEW) for one in view.reviewed))
    text = b"".join(found_csv(view, [first], {}, address=address)).decode("utf-8-sig")
    (row,) = csv.DictReader(text.splitlines(keepends=True))
    assert (row["mark"], row["mark_hold"], row["grade_hold"]) == ("disputed", "read anew", "read anew")
    assert row["notes"].endswith("; given before this claim was read anew)")
    (one,) = (json.loads(line) for line in found_jsonl(view, [first], address=address))
    assert [one["review"][name]["hold"] for name in ("mark", "grade")] == ["read anew", "read anew"]


def test_lines_of_json_have_the_chain_in_words(case: MemoryView) -> None:
    idents = [one.id for one in case.claims()][:3]
    rows = [json.loads(line) for line in found_jsonl(case, idents, address=address, note="more")]
    assert rows.pop() == {"note": "more"}
    assert [row["id"] for row in rows] == idents
    assert all(row["said_by"] and row["address"] == address(row["id"]) for row in rows)
