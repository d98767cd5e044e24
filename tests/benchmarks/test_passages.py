"""The passages: what the loader refuses, what each one holds, how they are split, and how an export is scored."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


def script(name: str) -> ModuleType:
    """A benchmark, which is a script and no part of a package."""
    path = Path(__file__).resolve().parents[2] / "benchmarks" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


passages = script("passages")
FILES = sorted(passages.DATA.glob("*/*.txt"), key=lambda file: file.stem)
SEED = 20261123

TEXT = "Ada Lisk said that\na guard told her the gate was shut. He was told the same. The gate was open in May 2020."
OUTER: dict[str, Any] = {
    "id": "outer",
    "marked": "{source Ada Lisk} {cue said} {content that a guard told her the gate was shut}",
    "speaker": "Ada Lisk",
    "act": "say",
}
INNER: dict[str, Any] = {
    "id": "inner",
    "parent": "outer",
    "marked": "{source a guard} {cue told} her {content the gate was shut}",
    "speaker": "a guard",
    "act": "say",
    "claims": [{"text": "the gate was shut", "chain": ["Ada Lisk", "a guard"], "basis": "told"}],
}
OWN: dict[str, Any] = {"text": "The gate was open in May 2020", "time": "2020-05-01/2020-05-31"}
TABLE: dict[str, Any] = {
    "author": "",
    "names": {"Ada Lisk": ["Lisk"]},
    "claims": [OWN],
    "attribution": [OUTER, INNER],
}


def annotate(**changes: Any) -> Any:
    return passages.annotate("letter-99", TEXT, TABLE | changes)


# The loader


def test_marks_become_spans_over_a_line_break() -> None:
    outer, inner = annotate().attributions
    assert [TEXT[slice(*span)] for span in outer.source + outer.cue] == ["Ada Lisk", "said"]
    assert TEXT[slice(*outer.content[0])] == "that\na guard told her the gate was shut"
    assert (inner.parent, TEXT[slice(*inner.content[0])]) == ("outer", "the gate was shut")


def test_a_claim_takes_the_act_of_its_cue_and_says_little_unless_told() -> None:
    inner, own = annotate().claims
    assert (inner.chain, inner.act, inner.basis) == (("Ada Lisk", "a guard"), "say", "told")
    assert (own.chain, own.factuality, own.status, own.basis) == ((), "CT+", "unstated", "unstated")
    assert own.time == ("2020-05-01", "2020-05-31")


def claiming(**changes: Any) -> dict[str, Any]:
    return {"attribution": [OUTER, INNER | {"claims": [INNER["claims"][0] | changes]}]}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"claims": [{"text": "the boat"}]}, "'the boat' is not there"),
        ({"claims": [{"text": "gate"}]}, "'gate' is there 2 times: quote more"),
        ({"claims": [OWN | {"time": "May 2020"}]}, "'May 2020' is no time"),
        ({"claims": [OWN | {"statut": "denied"}]}, "statut"),
        ({"claims": [OWN | {"chain": ["Bo Tarn"]}]}, "'Bo Tarn' is neither in"),
        (claiming(basis="guessed"), "'guessed' is not a valid Basis"),
        (claiming(chain=["a guard"]), "its attributions give"),
        (claiming(act="deny"), "an act beside its cue"),
        (claiming(text="The gate was open"), "not where it should be"),
        (
            {"attribution": [OUTER | {"marked": "{source Lisk} {cue wrote} {content it}"}]},
            "'Lisk wrote it' is not there",
        ),
        ({"attribution": [OUTER | {"marked": "{cue told}"}]}, "there 2 times"),
        ({"attribution": [OUTER | {"marked": "{source Ada Lisk} {cue said}"}]}, "marks no content"),
        ({"attribution": [OUTER | {"marked": "{sauce Ada Lisk} said"}]}, "opens no source"),
        ({"attribution": [OUTER | {"speaker": "Lisk"}]}, "has a fuller name"),
        ({"attribution": [OUTER | {"act": "sing"}]}, "'sing' is not a valid Act"),
        ({"attribution": [OUTER, OUTER]}, "two attributions have the id 'outer'"),
        ({"attribution": [INNER]}, "does not stand before it"),
        (
            {"attribution": [OUTER, INNER | {"marked": "He was {cue told} {content the same}"}]},
            "not inside the content",
        ),
        ({"names": {"Ada Lisk": [], "Bo Tarn": []}}, "no form of the name 'Bo Tarn'"),
        ({"names": {"Ada Lisk": [], "A guard": ["Ada Lisk"]}}, "is a form of both"),
        ({"author": "Bo Tarn"}, "'Bo Tarn' is neither in"),
    ],
)
def test_a_mistake_is_named(changes: dict[str, Any], message: str) -> None:
    with pytest.raises((passages.Mistake, ValueError), match=message):
        annotate(**changes)


def test_a_mistake_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "news-99.txt").write_text("Nothing.", "utf-8")
    (tmp_path / "news-99.toml").write_text('author = ""\nclaims = [{ text = "Something" }]\n[names]\n', "utf-8")
    with pytest.raises(passages.Mistake, match=r"news-99\.toml: 'Something' is not there"):
        passages.load(tmp_path / "news-99.txt")


def test_times_may_be_open() -> None:
    assert passages.period("2020-05-04") == ("2020-05-04", "2020-05-04")
    assert passages.period("2020-05-04/..") == ("2020-05-04", None)
    assert passages.period("../2020-05-04") == (None, "2020-05-04")


# The passages


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_passage_loads_and_its_spans_are_its_quotations(file: Path) -> None:
    passage = passages.load(file)
    quotations = [row["text"] for row in _tables(file)]
    found = [passage.text[slice(*claim.span)] for claim in passage.claims]
    assert Counter(_words(said) for said in found) == Counter(map(_words, quotations))
    for one, row in zip(passage.attributions, _attributions(file), strict=True):
        for role in passages.ROLES:
            for start, end in one.part(role):
                assert f"{{{role} {_words(passage.text[start:end])}}}" in _words(row["marked"])
    assert 80 <= len(passage.text.split()) <= 200
    assert passage.attributions and passage.claims


def _attributions(file: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = passages.tomllib.loads(file.with_suffix(".toml").read_text("utf-8"))["attribution"]
    return rows


def _tables(file: Path) -> list[dict[str, Any]]:
    whole = passages.tomllib.loads(file.with_suffix(".toml").read_text("utf-8"))
    return [*whole.get("claims", []), *(claim for row in whole["attribution"] for claim in row.get("claims", []))]


def _words(said: str) -> str:
    return " ".join(said.split())


def test_both_halves_hold_five_passages_of_each_genre() -> None:
    for part in passages.PARTS:
        assert Counter(one.genre for one in passages.read(part)) == dict.fromkeys(passages.GENRES, 5)


def test_the_unseen_half_is_the_one_that_the_seed_draws() -> None:
    draw = random.Random(SEED)
    drawn = {
        name
        for genre in passages.GENRES
        for name in draw.sample(sorted(file.stem for file in FILES if file.stem.startswith(genre)), 5)
    }
    assert {one.name for one in passages.read("unseen")} == drawn


def test_nobody_looks_into_the_unseen_half() -> None:
    for part in ("unseen", "all"):
        command = [sys.executable, str(passages.__file__), "--part", part, "--show"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert "--part seen only" in done.stderr


# The scorer


def spot(words: str) -> list[int]:
    start = TEXT.index(words)
    return [start, start + len(words)]


def found(ident: str, source: str, cue: str, content: str, *, parent: str | None = None) -> dict[str, Any]:
    parts = {"source": [spot(source)], "cue": [spot(cue)], "content": [spot(content)]}
    return {"id": ident, "document": "d", **parts, "parent": parent, "source_entity": None}


def link(attribution: str | None, name: str | None, entity: str | None = None) -> dict[str, Any]:
    return {"attribution": attribution, "name": name, "entity": entity, "act": "say"}


def claim(words: str, *chain: dict[str, Any], time: dict[str, str] | None = None, **facets: str) -> dict[str, Any]:
    start, end = spot(words)
    values = {"act": "say", "factuality": "CT+", "status": "unstated", "basis": "unstated"} | facets
    return {"id": words, "document": "d", "start": start, "end": end, "chain": list(chain), "time": time, **values}


WHOLE = found("o", "Ada Lisk", "said", "that\na guard told her the gate was shut")
WITHIN = found("i", "a guard", "told", "the gate was shut", parent="o")
MAY = {"start": "2020-05-01", "end": "2020-05-31", "text": "in May 2020"}


def score(tmp_path: Path, attributions: list[dict[str, Any]], claims: list[dict[str, Any]]) -> Any:
    files = {
        "documents": [{"id": "d", "path": "letter-99.txt"}],
        "entities": [{"id": "e1", "name": "Ada Lisk"}],
        "attributions": attributions,
        "claims": claims,
    }
    for name, rows in files.items():
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return passages.score(annotate(), passages.exports(tmp_path)["letter-99"])


def test_an_export_that_says_what_is_annotated_is_right_in_all(tmp_path: Path) -> None:
    told = claim("the gate was shut", link("o", "Lisk", "e1"), link("i", "a guard"), basis="told")
    counts = score(tmp_path, [WHOLE, WITHIN], [told, claim("The gate was open in May 2020", time=MAY)]).counts
    assert {name: counts[name] for name in ("gold", "found", "exact", "partial", "pairs hit", "speakers")} == {
        "gold": 2,
        "found": 2,
        "exact": 2,
        "partial": 2,
        "pairs hit": 1,
        "speakers": 2,
    }
    assert all(counts[name] == 2 for name in ("matched", "chain", *passages.FACETS, "time"))
    assert (counts["basis stated hit"], counts["time stated hit"]) == (1, 1)


def test_a_shorter_content_is_partly_right_and_half_of_it_the_least(tmp_path: Path) -> None:
    shorter = found("o", "Lisk", "said", "told her the gate was shut")
    counts = score(tmp_path, [shorter], []).counts
    assert (counts["exact"], counts["partial"], counts["pairs found"]) == (0, 1, 0)
    counts = score(tmp_path, [found("o", "Lisk", "said", "gate was shut")], []).counts
    assert counts["partial"] == 0


def test_a_source_that_is_elsewhere_or_missing_is_no_match(tmp_path: Path) -> None:
    assert (
        score(tmp_path, [found("o", "He", "said", "that\na guard told her the gate was shut")], []).counts["partial"]
        == 0
    )
    assert score(tmp_path, [WHOLE | {"source": []}], []).counts["partial"] == 0


def test_an_inner_attribution_without_its_parent_makes_no_pair(tmp_path: Path) -> None:
    counts = score(tmp_path, [WHOLE, WITHIN | {"parent": None}], []).counts
    assert (counts["partial"], counts["pairs"], counts["pairs found"], counts["pairs hit"]) == (2, 1, 0, 0)


def test_an_open_source_must_stay_open_and_a_named_one_be_named(tmp_path: Path) -> None:
    named = claim("the gate was shut", link("o", "He"), link("i", "Ada Lisk", "e1"))
    counts = score(tmp_path, [WHOLE, WITHIN], [named]).counts
    assert (counts["speakers"], counts["depth"], counts["chain"]) == (0, 1, 0)


def test_a_speaker_who_follows_himself_is_one_mouth(tmp_path: Path) -> None:
    twice = claim("the gate was shut", link("o", "Lisk", "e1"), link("x", "Ada Lisk", "e1"), link("i", "a guard"))
    assert score(tmp_path, [WHOLE, WITHIN], [twice]).counts["chain"] == 1


def test_a_facet_that_is_wrong_counts_against_what_is_stated(tmp_path: Path) -> None:
    wrong = claim("the gate was shut", basis="document", time=MAY)
    counts = score(tmp_path, [], [wrong]).counts
    assert (counts["basis"], counts["basis stated"], counts["basis stated found"], counts["basis stated hit"]) == (
        0,
        1,
        1,
        0,
    )
    assert (counts["time"], counts["time stated"], counts["time stated found"]) == (0, 0, 1)


def test_the_table_has_a_column_for_each_genre_and_what_differs_can_be_shown(tmp_path: Path) -> None:
    scored = score(tmp_path, [WHOLE], [claim("The gate was open in May 2020", time=MAY, act="ask")])
    lines = passages.table([scored]).splitlines()
    assert lines[0].split() == ["all", *passages.GENRES]
    assert lines[1].split("found")[1].split("  ")[-1].strip() == "0 / 0"
    assert "2 / 1" in lines[1]
    shown = "\n".join(passages.differences(scored))
    assert "missed    a guard | told | the gate was shut" in shown
    assert "no claim  'the gate was shut'" in shown
    assert "act ask for say" in shown
