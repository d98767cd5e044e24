"""The encoder of pairs: whether one sentence follows from another or contradicts it, and whether both tell of one event."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path
from typing import Protocol

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from sayso.errors import ModelError
from sayso.language.decode import Floats, Ints

WEIGHTS = Path(__file__).parent / "weights"
# Word pieces of a pair, marks included; the longer side is cut until it fits.
MOST_PIECES = 128
# Pairs that a thread takes at a time: to hand over each by itself takes a tenth of what reading it does.
TOGETHER = 16


@dataclass(frozen=True, slots=True)
class Verdict:
    """Probabilities. The first three say what the second sentence is to the first, and sum to 1."""

    entailed: float
    neutral: float
    contradicted: float
    same_event: float


class PairLanguage(Protocol):
    """Reads pairs of sentences."""

    @property
    def version(self) -> str:
        """Of the weights."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """What each second sentence is to its first."""


class OnnxPairs:
    """Implements `PairLanguage`. A process loads its own.

    Each pair goes through the encoder by itself. Quantised scores depend on all that goes through together, by as much
    as 0.15; and what a pair is must not depend on the other pairs of a case.
    """

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 1) -> None:
        """Raises ModelError when the files are missing or damaged. `threads` pairs are read at a time."""
        model, tokenizer = folder / "pairs.onnx", folder / "tokenizer.json"
        for file in (model, tokenizer):
            if not file.is_file():
                raise ModelError(f"the language model lacks {file.name} (looked in {folder}); install sayso again")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
            self._tokenizer = Tokenizer.from_file(str(tokenizer))
            self._version = str(json.loads(self._session.get_modelmeta().custom_metadata_map["sayso"])["version"])
        except Exception as error:  # onnxruntime and tokenizers raise bare Exceptions of their own
            raise ModelError(f"the language model in {folder} is damaged ({error}); install sayso again") from error
        self._threads = threads
        self._opening = int(self._tokenizer.token_to_id("[CLS]") or 0)
        self._closing = int(self._tokenizer.token_to_id("[SEP]") or 0)

    @property
    def version(self) -> str:
        return self._version

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        rows = self._rows(pairs)
        if self._threads == 1:
            return list(starmap(self._read, rows))
        with ThreadPoolExecutor(self._threads) as pool:
            parts = (rows[at : at + TOGETHER] for at in range(0, len(rows), TOGETHER))
            return [one for read in pool.map(lambda part: list(starmap(self._read, part)), parts) for one in read]

    def _rows(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[list[int], int]]:
        """Each pair as "[CLS] left [SEP] right [SEP]", and where its second sentence begins."""
        sides = [[one.ids for one in self._tokenizer.encode_batch(list(side), add_special_tokens=False)]
                 for side in zip(*pairs, strict=True)] if pairs else [[], []]  # fmt: skip
        found = []
        for left, right in zip(*sides, strict=True):
            while len(left) + len(right) > MOST_PIECES - 3:
                (left if len(left) >= len(right) else right).pop()
            found.append(([self._opening, *left, self._closing, *right, self._closing], len(left) + 2))
        return found

    def _read(self, row: Sequence[int], second: int) -> Verdict:
        pieces = np.array([row], dtype=np.int64)
        sides = (np.arange(len(row), dtype=np.int64) >= second).astype(np.int64)[None]
        inputs: dict[str, Ints] = {"pieces": pieces, "sides": sides}
        scores: Floats = self._session.run(None, inputs)[0][0]
        return _verdict(scores)


def _verdict(scores: Floats) -> Verdict:
    three = np.exp(scores[:3] - scores[:3].max())
    three /= three.sum()
    same = 1 / (1 + np.exp(-scores[3]))
    return Verdict(*(round(float(one), 4) for one in (*three, same)))
