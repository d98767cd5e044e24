"""The harbour case holds what examples/expected.json says is planted in it, and its binaries come from its texts."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sayso.config import Config
from sayso.model import Document
from sayso.readers import read

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CASE = EXAMPLES / "harbour"
EXPECTED: dict[str, Any] = json.loads((EXAMPLES / "expected.json").read_text("utf-8"))


@cache
def documents() -> dict[str, Document]:
    """Every document of the case by its path, as the readers give it."""
    found = {}
    for file in sorted(CASE.iterdir()):
        outcome = read(file.read_bytes(), path=file.name, config=Config())
        assert outcome.problems == (), file.name
        found.update({document.path: document for document in outcome.documents})
    return found


def flat(text: str) -> str:
    """The text without its line breaks, so that a quotation may run over the end of a line."""
    return re.sub(r"\s+", " ", text)


def quotations(node: object) -> Iterator[tuple[str, str]]:
    """Every (document, quotation) of expected.json, however deep."""
    if isinstance(node, dict):
        if "quotation" in node:
            yield node["document"], node["quotation"]
        for value in node.values():
            yield from quotations(value)
    elif isinstance(node, list):
        for value in node:
            yield from quotations(value)


def maker() -> ModuleType:
    """examples/make.py, which is a script and no part of a package."""
    spec = importlib.util.spec_from_file_location("harbour_make", EXAMPLES / "make.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("path", "quotation"), sorted(set(quotations(EXPECTED))))
def test_every_planted_quotation_stands_once_in_its_document(path: str, quotation: str) -> None:
    """Once, so that a test can find the span from the words alone."""
    assert flat(documents()[path].text).count(quotation) == 1


def test_the_case_is_read_whole() -> None:
    """Eleven files, and the two documents inside the e-mail."""
    assert sorted(documents()) == sorted(entry["document"] for entry in EXPECTED["documents"])


@pytest.mark.parametrize("entry", EXPECTED["documents"], ids=lambda entry: entry["document"])
def test_a_document_says_whose_it_is_and_when(entry: dict[str, str | None]) -> None:
    """A null in expected.json leaves a field open: a reader may find a publisher there or none."""
    document = documents()[str(entry["document"])]
    found = {
        "author": document.author,
        "publisher": document.publisher,
        "published": (document.published or "")[:10],
    }
    wanted = {field: entry[field] for field in found if entry[field]}
    assert {field: found[field] for field in wanted} == wanted
    assert document.derived_from == (documents()[entry["derived_from"]].id if entry["derived_from"] else None)


@pytest.mark.parametrize("names", EXPECTED["aliases"]["same"], ids=lambda names: names[0])
def test_every_alias_is_used_somewhere(names: list[str]) -> None:
    text = flat(" ".join(document.text for document in documents().values()))
    assert [name for name in names if name not in text] == []


def test_speakers_are_names_that_the_aliases_or_the_documents_know() -> None:
    text = flat(" ".join(document.text for document in documents().values()))
    speakers = {name for entry in EXPECTED["chains"] + EXPECTED["acts"] for name in entry["speakers"] if name}
    assert sorted(name for name in speakers if name not in text) == []


def test_the_binary_files_are_made_from_the_texts() -> None:
    make = maker()
    stale = [paper.target for paper in make.PAPERS if make.make(paper) != (CASE / paper.target).read_bytes()]
    assert stale == [], "run: python examples/make.py"
