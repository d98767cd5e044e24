"""What a search found leaves with its speakers, its place and its address."""

from __future__ import annotations

import csv
import json

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


def test_lines_of_json_have_the_chain_in_words(case: MemoryView) -> None:
    idents = [one.id for one in case.claims()][:3]
    rows = [json.loads(line) for line in found_jsonl(case, idents, address=address, note="more")]
    assert rows.pop() == {"note": "more"}
    assert [row["id"] for row in rows] == idents
    assert all(row["said_by"] and row["address"] == address(row["id"]) for row in rows)
