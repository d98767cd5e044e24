"""The benchmark of facets: what it counts, and how it sets annotated attributions in the place of found ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.scripted import tokenizer

from benchmarks import facets, passages
from sayso.language.words import split_words

ROOT = Path(__file__).resolve().parents[2]
VALUES = ("first-hand", "told", "unstated")


def rows(*pairs: tuple[str, str, float]) -> list[facets.Judged]:
    return [facets.Judged("letter-99", "", "basis", wanted, value, sure, "") for wanted, value, sure in pairs]


def test_macro_f1_is_the_mean_over_the_annotated_values() -> None:
    some = rows(("told", "told", 1), ("told", "unstated", 1), ("unstated", "unstated", 1), ("unstated", "inferred", 1))
    assert facets.scores(some)["told"].f1 == pytest.approx(2 / 3)
    assert facets.macro(some) == pytest.approx((2 / 3 + 1 / 2) / 2)
    assert facets.macro(some, stated=True) == pytest.approx(2 / 3)


def test_the_surest_are_kept_and_of_equals_the_earlier() -> None:
    some = rows(("told", "told", 0.9), ("told", "unstated", 0.2), ("unstated", "unstated", 0.5), ("told", "told", 0.5))
    assert facets.surest(some, 50) == [some[0], some[2]]
    assert facets.accuracy(facets.surest(some, 50)) == 1.0


def test_a_time_counts_where_there_is_one() -> None:
    score = facets.timely(rows(("a", "a", 1), ("b", "c", 1), ("d", "unstated", 1), ("unstated", "unstated", 1)))
    assert (score.wanted, score.found, score.right) == (3, 2, 1)


@given(st.lists(st.tuples(st.sampled_from(VALUES), st.sampled_from(VALUES), st.floats(0, 1)), min_size=1))
def test_figures_are_shares(pairs: list[tuple[str, str, float]]) -> None:
    some = rows(*pairs)
    assert 0 <= facets.macro(some) <= 1
    assert len(facets.surest(some, 100)) == len(some)
    assert all(one.f1 <= 1 for one in facets.scores(some).values())


def test_annotated_attributions_stand_in_words_with_their_parents() -> None:
    text = "Ada Lisk said that a guard told her the gate was shut."
    outer = {
        "id": "outer",
        "marked": "{source Ada Lisk} {cue said} {content that a guard told her the gate was shut}",
        "speaker": "Ada Lisk",
        "act": "say",
    }
    inner = {
        "id": "inner",
        "parent": "outer",
        "marked": "{source a guard} {cue told} her {content the gate was shut}",
        "speaker": "a guard",
        "act": "say",
        "claims": [{"text": "the gate was shut", "chain": ["Ada Lisk", "a guard"]}],
    }
    table = {"author": "", "names": {"Ada Lisk": []}, "claims": [], "attribution": [outer, inner]}
    passage = passages.annotate("letter-99", text, table)
    words = split_words(text, tokenizer())
    said = facets.said_as_annotated(passage, words)

    def quoted(part: tuple[int, int]) -> str:
        return text[words.starts[part[0]] : words.ends[part[1] - 1]]

    found = [(quoted(s.linked.source.words), quoted(s.linked.content[0].words)) for s in said if s.linked.source]
    assert found == [
        ("Ada Lisk", "that a guard told her the gate was shut"),
        ("a guard", "the gate was shut"),
    ]
    assert [s.parent for s in said] == [None, 0]
    assert [claim.attribution for claim in passage.claims] == ["inner"]


def test_nobody_looks_into_the_unseen_half() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "facets.py"), "--part", "unseen", "--show"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "nobody looks" in done.stderr
