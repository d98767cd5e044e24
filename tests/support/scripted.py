"""A Language that reads from a script, so that a test fixes what the model sees and holds what sayso makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from tokenizers import Tokenizer

from sayso.extract.links import DISTANCES
from sayso.language.decode import lawful
from sayso.language.onnx import WEIGHTS
from sayso.language.protocol import Parameters, Sheet, WordRange
from sayso.language.scheme import ARC_SIZE, RELATION_SIZE, RELATIONS, ROLE_TAGS, SPAN_SIZE, TYPES, WIDTHS
from sayso.language.words import Words, split_words

BUCKETS = 2 * (len(DISTANCES) + 1)


@dataclass(frozen=True)
class Says:
    """One attribution of the script, by quotation; `inside` holds what is said inside its content."""

    source: str | None
    cue: str
    content: tuple[str, ...]
    inside: tuple[Says, ...] = ()


@dataclass(frozen=True)
class Script:
    """What the model shall see in a text, by quotation: an attribution's at their first place, names and nouns everywhere.

    "Later [Quill]" means the "Quill" that follows "Later ".
    """

    says: tuple[Says, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    nouns: dict[str, str] = field(default_factory=dict)
    same: tuple[tuple[str, str], ...] = ()
    stops: str = ".!?"


@cache
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))


class ScriptedLanguage:
    """Implements Language for one text and its script."""

    version = "scripted"
    seconds = 0.0
    parameters = Parameters(
        role_moves=lawful(len(ROLE_TAGS)),
        source_bias=np.zeros(BUCKETS, dtype=np.float32),
        content_bias=np.zeros(BUCKETS, dtype=np.float32),
        coref_bias=np.zeros(BUCKETS, dtype=np.float32),
        no_source=1.0,
        governing=np.zeros(ARC_SIZE, dtype=np.float32),
        relations=np.zeros((len(RELATIONS), RELATION_SIZE + 1, RELATION_SIZE + 1), dtype=np.float32),
        span_open=np.zeros(SPAN_SIZE, dtype=np.float32),
        span_close=np.zeros(SPAN_SIZE, dtype=np.float32),
        span_bias=np.full(BUCKETS, -1.0, dtype=np.float32),
    )

    def __init__(self, text: str, script: Script) -> None:
        self.text, self.script = text, script
        self.words = split_words(text, tokenizer())

    def split(self, text: str) -> Words:
        return split_words(text, tokenizer())

    def read(self, words: Words, ranges: Sequence[WordRange]) -> Iterator[Sheet]:
        for r in ranges:
            yield self._sheet(r)

    def _sheet(self, r: WordRange) -> Sheet:
        scores = {name: np.zeros((r[1] - r[0], width), dtype=np.float32) for name, width in WIDTHS}
        for name in ("roles", "roles_gum", "named", "nominal", "date", "timex"):
            scores[name][:, 0] = 5.0
        scores["sentence"] -= 5.0
        scores["inner"] -= 5.0
        scores["fresh"] += 2.0
        for k in range(*r):
            if self.text[self.words.starts[k]] in self.script.stops:
                scores["sentence"][k - r[0]] = 5.0
        for n, (says, _) in enumerate(self._level(r)):
            self._tag(scores, r, n, says)
        for layer, table in (("named", self.script.names), ("nominal", self.script.nouns)):
            for quotation, kind in table.items():
                for a, b in self._everywhere(quotation):
                    self._paint(scores[layer], r, (a, b), TYPES.index(kind))
        for n, (anaphor, antecedent) in enumerate(self.script.same):
            self._point(scores, r, n, anaphor, antecedent)
        return Sheet(r, scores)

    def _level(self, r: WordRange) -> list[tuple[Says, int]]:
        """What is said at the depth of a range: at the top, or inside the content that the range is."""
        todo, found = [(s, None) for s in self.script.says], []
        inner = []
        while todo:
            says, outer = todo.pop(0)
            if outer is None:
                found.append((says, 0))
            elif outer[0] <= r[0] and r[1] <= outer[1]:
                inner.append((says, 1))
            for content in says.content:
                todo += [(s, self._at(content)) for s in says.inside]
        return inner or found

    def _tag(self, scores: dict, r: WordRange, n: int, says: Says) -> None:
        parts = [(says.source, 0), (says.cue, 1), *((c, 2) for c in says.content)]
        for quotation, label in parts:
            if quotation is None:
                continue
            a, b = self._at(quotation)
            self._paint(scores["roles"], r, (a, b), label)
            head = {0: "source", 2: "content"}.get(label)
            for k in range(max(a, r[0]), min(b, r[1])):
                for name in [head] if head else ["cue_to_source", "cue_to_content"]:
                    scores[name][k - r[0], n] = 10.0
        if says.source is None:
            a, b = self._at(says.cue)
            scores["cue_to_source"][max(0, a - r[0]) : max(0, b - r[0])] = 0.0
        for inner in says.inside:
            a, b = self._at(inner.cue)
            for k in range(max(a, r[0]), min(b, r[1])):
                scores["inner"][k - r[0]] = 8.0

    def _point(self, scores: dict, r: WordRange, n: int, anaphor: str, antecedent: str) -> None:
        for name, quotation in (("anaphor", anaphor), ("antecedent", antecedent)):
            for a, b in self._everywhere(quotation):
                for k in range(max(a, r[0]), min(b, r[1])):
                    scores[name][k - r[0], n] = 10.0

    def _paint(self, layer: np.ndarray, r: WordRange, words: WordRange, label: int) -> None:
        for k in range(max(words[0], r[0]), min(words[1], r[1])):
            layer[k - r[0]] = 0.0
            layer[k - r[0], 2 * label + (1 if k == words[0] else 2)] = 10.0

    def _at(self, quotation: str) -> WordRange:
        found = self._everywhere(quotation)
        if not found:
            raise ValueError(f"the script quotes {quotation!r}, which the text does not hold")
        return found[0]

    def _everywhere(self, quotation: str) -> list[WordRange]:
        """Where it occurs; of "Later [Quill]" only what stands in brackets counts."""
        before, _, rest = quotation.rpartition("[")
        wanted = rest.removesuffix("]") if "[" in quotation else quotation
        out, at = [], self.text.find(before + wanted)
        while at >= 0:
            start = at + len(before)
            end = start + len(wanted)
            inside = [k for k in range(len(self.words)) if start <= self.words.starts[k] and self.words.ends[k] <= end]
            if inside and self.words.starts[inside[0]] == start:
                out.append((inside[0], inside[-1] + 1))
            at = self.text.find(before + wanted, at + 1)
        return out
