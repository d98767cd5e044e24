"""The shipped encoder and its heads: one quantised ONNX file, run by onnxruntime on the CPU."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from sayso.errors import ModelError
from sayso.language.decode import Floats, Ints
from sayso.language.protocol import Parameters, Sheet, WordRange
from sayso.language.scheme import WIDTHS
from sayso.language.windows import WINDOW_PIECES
from sayso.language.words import Gap, Words, split_words

WEIGHTS = Path(__file__).parent / "weights"
# How many word pieces go through the encoder together. Fixed, since quantised scores depend on it in the last digits.
BATCH_PIECES = 1536
# Ranges are sorted by length among this many at a time, so that a batch is padded little and memory stays flat.
LOOK_AHEAD = 64
CONTINUED = len(Gap)


class OnnxLanguage:
    """Implements `Language`. Not shared between threads; a process loads its own."""

    def __init__(self, folder: Path = WEIGHTS, *, threads: int = 1) -> None:
        """Raises ModelError when the files are missing or damaged."""
        model, tokenizer = folder / "model.onnx", folder / "tokenizer.json"
        for file in (model, tokenizer):
            if not file.is_file():
                raise ModelError(f"the language model lacks {file.name} (looked in {folder}); install sayso again")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
            self._tokenizer = Tokenizer.from_file(str(tokenizer))
            notes = json.loads(self._session.get_modelmeta().custom_metadata_map["sayso"])
        except Exception as error:  # onnxruntime and tokenizers raise bare Exceptions of their own
            raise ModelError(f"the language model in {folder} is damaged ({error}); install sayso again") from error
        self._notes = notes
        self._seconds = 0.0
        self._opening = self._mark("[CLS]")
        self._closing = self._mark("[SEP]")

    def _mark(self, name: str) -> int:
        ident: int | None = self._tokenizer.token_to_id(name)
        if ident is None:
            raise ModelError(f"the tokenizer has no {name}; install sayso again")
        return ident

    @property
    def version(self) -> str:
        return str(self._notes["version"])

    @property
    def seconds(self) -> float:
        return self._seconds

    @cached_property
    def parameters(self) -> Parameters:
        def table(name: str) -> Floats:
            note = self._notes[name]
            flat: Floats = np.frombuffer(base64.b64decode(note["data"]), dtype="<f4")
            return flat.reshape(note["shape"])

        return Parameters(
            role_moves=table("role_moves"),
            source_bias=table("source_bias"),
            content_bias=table("content_bias"),
            coref_bias=table("coref_bias"),
            no_source=float(table("no_source")[0]),
            governing=table("governing"),
            relations=table("relations"),
            span_open=table("span_open"),
            span_close=table("span_close"),
            span_bias=table("span_bias"),
        )

    def split(self, text: str) -> Words:
        return split_words(text, self._tokenizer)

    def read(self, words: Words, ranges: Sequence[WordRange]) -> Iterator[Sheet]:
        for at in range(0, len(ranges), LOOK_AHEAD):
            group = ranges[at : at + LOOK_AHEAD]
            sizes = [min(sum(map(len, words.pieces[a:b])), WINDOW_PIECES) for a, b in group]
            done: dict[int, Sheet] = {}
            for batch in _batches(sizes):
                rows = [group[k] for k in batch]
                for k, sheet in zip(batch, self._run(words, rows), strict=True):
                    done[k] = sheet
            for k in range(len(group)):
                yield done[k]

    def _run(self, words: Words, rows: Sequence[WordRange]) -> Iterator[Sheet]:
        inputs, counts = self._lay(words, rows)
        began = time.perf_counter()
        scores: Floats = self._session.run(None, inputs)[0]
        self._seconds += time.perf_counter() - began
        for k, (row, count) in enumerate(zip(rows, counts, strict=True)):
            parts, column = {}, 0
            for name, width in WIDTHS:
                parts[name] = scores[k, :count, column : column + width]
                column += width
            yield Sheet((row[0], row[0] + count), parts)

    def _lay(self, words: Words, rows: Sequence[WordRange]) -> tuple[dict[str, Ints], list[int]]:
        """The encoder's inputs, padded, and how many words of each row fit."""
        sheets = [self._row(words, a, b) for a, b in rows]
        most = max(len(ids) for ids, *_ in sheets)
        most_words = max(len(first) for *_, first in sheets)
        pieces, cases, gaps = (np.zeros((len(rows), most), dtype=np.int64) for _ in range(3))
        firsts = np.zeros((len(rows), most_words), dtype=np.int64)
        for k, (ids, case, gap, first) in enumerate(sheets):
            pieces[k, : len(ids)] = ids
            cases[k, : len(case)] = case
            gaps[k, : len(gap)] = gap
            firsts[k, : len(first)] = first
        inputs = {"pieces": pieces, "cases": cases, "gaps": gaps, "words": firsts}
        return inputs, [len(first) for *_, first in sheets]

    def _row(self, words: Words, start: int, end: int) -> tuple[list[int], list[int], list[int], list[int]]:
        ids, cases, gaps = [self._opening], [0], [CONTINUED]
        first: list[int] = []
        for k in range(start, end):
            pieces = words.pieces[k]
            if len(ids) + len(pieces) > WINDOW_PIECES + 1:
                break
            first.append(len(ids))
            ids += pieces
            cases += [words.cases[k]] * len(pieces)
            # A range is read as a text of its own, and a text opens as a paragraph does.
            gaps += [words.gaps[k] if k > start else Gap.BLANK_LINE] + [CONTINUED] * (len(pieces) - 1)
        ids.append(self._closing)
        return ids, cases, gaps, first


def _batches(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Rows of like length together, up to BATCH_PIECES with the padding."""
    batch: list[int] = []
    for k in sorted(range(len(sizes)), key=lambda k: (sizes[k], k)):
        if batch and (len(batch) + 1) * (sizes[k] + 2) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(k)
    if batch:
        yield batch


def load(folder: Path = WEIGHTS) -> OnnxLanguage:
    """The shipped model, on one thread: a build spreads over processes."""
    return OnnxLanguage(folder)
