"""The encoder of pairs: what one sentence is to another."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.errors import ModelError
from sayso.language.pairs import WEIGHTS, OnnxPairs, Verdict

PAIRS = (
    ("The barge Petrel sank off the northern pier on Friday.", "The barge Petrel sank on Friday."),
    ("The foreman sold all of the drums.", "The foreman sold none of the drums."),
    ("The permit was signed.", "A dog slept in the sun."),
)


@pytest.fixture(scope="module")
def reader() -> Iterator[OnnxPairs]:
    yield OnnxPairs(threads=2)


def test_what_follows_what_contradicts_and_what_tells_of_something_else(reader: OnnxPairs) -> None:
    follows, contradicts, other = reader.judge(PAIRS)
    assert follows.entailed > 0.5 and follows.same_event > 0.5
    assert contradicts.contradicted > 0.5
    assert other.same_event < 0.5


def test_what_a_pair_is_depends_on_no_other_pair_and_not_on_the_number_of_threads(reader: OnnxPairs) -> None:
    together = reader.judge([*PAIRS, *PAIRS[::-1]])
    alone = [OnnxPairs().judge([one])[0] for one in PAIRS]
    assert together == [*alone, *alone[::-1]]


def test_probabilities_of_any_pair_sum_to_one(reader: OnnxPairs) -> None:
    hostile = [("", ""), ("drum " * 5_000, "x" * 5_000), ("a\x00b ½ ²", "\u202e٤٠٠"), ("short", "drum " * 500)]
    found = reader.judge(hostile)
    assert all(abs(one.entailed + one.neutral + one.contradicted - 1) < 0.001 for one in found)
    assert all(0 <= one.same_event <= 1 for one in found)


def test_nothing_is_read_of_nothing(reader: OnnxPairs) -> None:
    nothing: list[Verdict] = []
    assert reader.judge([]) == nothing


def test_missing_and_damaged_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"lacks pairs\.onnx"):
        OnnxPairs(tmp_path)
    (tmp_path / "pairs.onnx").write_bytes(b"no model")
    (tmp_path / "tokenizer.json").write_bytes((WEIGHTS / "tokenizer.json").read_bytes())
    with pytest.raises(ModelError, match="damaged"):
        OnnxPairs(tmp_path)
