"""How common a word is."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import ModelError
from sayso.language.commonness import ranks


def test_common_words_come_before_rare_ones_and_marks_are_left_out() -> None:
    found = ranks()
    assert found["the"] == 1 < found["house"] < found["permit"]
    assert all(word.isalpha() and rank > 0 for word, rank in found.items())


@pytest.mark.parametrize("held", [None, "no json", "{}", '{"model": {"vocab": {}}}', '{"model": []}'])
def test_a_tokenizer_that_cannot_be_read_is_told(tmp_path: Path, held: str | None) -> None:
    if held is not None:
        (tmp_path / "tokenizer.json").write_text(held, encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be read"):
        ranks(tmp_path)
