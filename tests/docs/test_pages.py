"""The pages name every command, every term and every exported field, and their links lead somewhere."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from pathlib import Path

import pytest

from sayso.cli.main import COMMANDS
from sayso.model import Act, Basis, Factuality, Form, FrameKind, Kind, MentionType, Part, Status

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md")])


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text("utf-8"))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (path.parent / link).exists()] == []


def test_every_command_has_its_help() -> None:
    names = [module.__name__.rpartition(".")[2] for module in COMMANDS]
    text = page("command-line.md")
    assert [name for name in names if f"$ sayso {name} --help" not in text] == [], "run: make docs"


@pytest.mark.parametrize("terms", [Act, Basis, Factuality, Status], ids=lambda terms: terms.__name__)
def test_every_value_of_a_facet_is_explained(terms: type[StrEnum]) -> None:
    text = page("terms.md")
    assert [str(term) for term in terms if f"`{term}`" not in text] == []


@pytest.mark.parametrize("terms", [Form, FrameKind, Kind, MentionType, Part], ids=lambda terms: terms.__name__)
def test_every_exported_value_is_named(terms: type[StrEnum]) -> None:
    text = page("export.md")
    assert [str(term) for term in terms if not re.search(rf"\b{term}\b", text)] == []


@pytest.mark.parametrize("schema", sorted(ROOT.glob("docs/schema/*.json")), ids=lambda path: path.stem)
def test_every_exported_field_is_named_in_its_order(schema: Path) -> None:
    fields = ", ".join(json.loads(schema.read_text("utf-8"))["properties"])
    row = next(line for line in page("export.md").splitlines() if line.startswith(f"| `{schema.stem}.jsonl`"))
    assert row.endswith(f"| {fields} |")
