"""Paste tables of what is planted in the harbour case, made from examples/expected.json."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

EXPECTED = Path(__file__).resolve().parents[2] / "examples" / "expected.json"


def tables() -> None:
    """Print a table for each kind of planted thing."""
    expected: dict[str, Any] = json.loads(EXPECTED.read_text("utf-8"))
    _section(
        "Chains", ("file", "words", "speakers below the document's voice", "shows"), map(_chain, expected["chains"])
    )
    _section("Acts and status", ("file", "words", "speakers", "shows"), map(_chain, expected["acts"]))
    _section("One person under several names", ("names",), ((" = ".join(n),) for n in expected["aliases"]["same"]))
    _section("Two that are not one", ("names",), ((" ≠ ".join(n),) for n in expected["aliases"]["different"]))
    _section("One origin", ("files", "shows"), map(_origin, expected["origins"]))
    _section("Conflicts", ("about", "one side", "the other", "shows"), map(_conflict, expected["conflicts"]))
    _section("One day said three ways", ("file", "words", "means", "shows"), map(_date, expected["dates"]))


def _chain(entry: dict[str, Any]) -> tuple[str, ...]:
    speakers = " › ".join(name or "*open*" for name in entry["speakers"]) or "*none: the author's own word*"
    return f"`{entry['document']}`", entry["quotation"], speakers, entry["shows"]


def _origin(entry: dict[str, Any]) -> tuple[str, ...]:
    return ", ".join(f"`{name}`" for name in entry["documents"]), entry["shows"]


def _conflict(entry: dict[str, Any]) -> tuple[str, ...]:
    sides = [f"{entry[side]['quotation']} (`{entry[side]['document']}`)" for side in ("left", "right")]
    return entry["about"], *sides, entry["shows"]


def _date(entry: dict[str, Any]) -> tuple[str, ...]:
    return f"`{entry['document']}`", entry["words"], entry["start"] or "*left open*", entry["shows"]


def _section(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    print(f"\n## {title}\n")
    print("| " + " | ".join(head) + " |")
    print("|" + "---|" * len(head))
    for row in rows:
        print("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |")
