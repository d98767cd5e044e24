"""How common a word is, from its place in the encoder's vocabulary, which is sorted by how often words are written."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

from sayso.errors import ModelError

WEIGHTS = Path(__file__).parent / "weights"
# The vocabulary opens with marks, single letters and signs; its first word of more than one letter is "the".
FIRST = "the"


@lru_cache(maxsize=1)
def ranks(folder: Path = WEIGHTS) -> dict[str, int]:
    """The rank of each whole word of the vocabulary without case, 1 for the commonest. Raises ModelError."""
    try:
        words = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
        first = words[FIRST]
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise ModelError(f"the tokenizer in {folder} cannot be read ({error}); install sayso again") from error
    return {word: at - first + 1 for word, at in words.items() if at >= first and word.isalpha()}
