"""What the benchmarks share: mentions as annotated and as found, in words; matching, scores, and a plain table."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import numpy as np
from tokenizers import Tokenizer
from training.corpora import Passage, lay_out, read_conllu, word_range

from sayso.extract import understand
from sayso.language.decode import spans
from sayso.language.onnx import WEIGHTS, OnnxLanguage
from sayso.language.protocol import Language
from sayso.language.scheme import TYPES
from sayso.language.words import Words
from sayso.model import Document, Form, MentionType, Reading, Span, document_id
from sayso.readers.opening import opening
from training import corpora

Range = tuple[int, int]
T = TypeVar("T")
U = TypeVar("U")


# The command line


@dataclass(frozen=True)
class Options:
    """What every benchmark takes; `documents` is how many of each set to read, None for all."""

    corpora: Path
    language: Language
    tokenizer: Tokenizer
    documents: int | None

    def gum(self) -> list[Annotated]:
        """GUM dev."""
        return sample(list(gum(self.corpora / "gum" / "dev", self.tokenizer)), self.documents)

    def ewt(self) -> list[Passage]:
        """EWT dev, equal texts once."""
        return sample(_distinct(corpora.ewt(self.corpora / "ewt", "dev", self.tokenizer)), self.documents)

    def worldwide(self) -> list[Passage]:
        """Worldwide dev, equal texts once."""
        folder = self.corpora / "ner" / "worldwide" / "dev"
        return sample(_distinct(corpora.worldwide(folder, self.tokenizer)), self.documents)

    def polnear(self) -> list[Passage]:
        """PolNeAR dev."""
        return sample(list(corpora.polnear(self.corpora / "polnear" / "dev", self.tokenizer)), self.documents)

    def litbank(self) -> list[Passage]:
        """LitBank dev."""
        return sample(list(corpora.litbank(self.corpora / "litbank" / "dev", self.tokenizer)), self.documents)

    def heading(self, what: str) -> str:
        """The line above a table: what is measured, on how much, when, and of which weights."""
        part = f", a sample of {self.documents} documents a set" if self.documents else ""
        return f"{what}{part}; {date.today().isoformat()}; weights {self.language.version}"


def ask(description: str | None) -> Options | None:
    """The options of the command line; None, with the reason printed, where the corpora are not there."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="the folder of annotated corpora")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="other weights than the shipped ones")
    parser.add_argument("--documents", type=int, help="read only so many documents of each set, evenly spread")
    given = parser.parse_args()
    if not given.corpora.is_dir():
        print(f"skipped: there are no corpora in {given.corpora}")
        return None
    tokenizer = Tokenizer.from_file(str(given.weights / "tokenizer.json"))
    return Options(given.corpora, OnnxLanguage(given.weights), tokenizer, given.documents)


def sample(items: Sequence[T], wanted: int | None) -> list[T]:
    """So many of the items, evenly spread over them and always the same; all of them for None."""
    if wanted is None or wanted >= len(items):
        return list(items)
    return [items[k * len(items) // wanted] for k in range(wanted)]


def _distinct(passages: Iterable[Passage]) -> list[Passage]:
    return list({passage.text: passage for passage in passages}.values())


# What is annotated


@dataclass(frozen=True, slots=True)
class Gold:
    """A mention as annotated.

    words  all that it spans
    head   the number of its head's word; None where the corpus does not say
    chain  the same for mentions of one referent
    """

    words: Range
    head: int | None
    chain: str
    form: Form
    type: MentionType | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document of GUM: its layers, and all its mentions with their full spans, nested ones among them."""

    passage: Passage
    mentions: tuple[Gold, ...]


def gum(folder: Path, tokenizer: Tokenizer) -> Iterator[Annotated]:
    """The documents of a part of GUM."""
    for passage in corpora.gum(folder, tokenizer):
        yield Annotated(passage, gum_mentions(folder / f"{passage.name}.conllu", passage.words))


ENTITY = re.compile(r"\((?P<opened>[^()]+)(?P<whole>\)?)|(?P<closed>[^()]+)\)")
PROPER = ("NNP", "NNPS")
PRONOUN = ("PRP", "WP", "DT")


def gum_mentions(path: Path, words: Words) -> tuple[Gold, ...]:
    """The mentions in GUM's Entity column, outer before inner; an edge inside a word takes the whole word."""
    sentences = list(read_conllu(path))
    offsets = [place for row in lay_out(sentences)[1] for place in row]
    rows = [row for s in sentences for row in s.rows if row[0].isdigit()]
    out = []
    for chain, kind, start, end in _entities(rows):
        head = _head(rows, start, end)
        found = word_range(words, offsets[start][0], offsets[end - 1][1])
        at = word_range(words, *offsets[head])
        if found and at:
            form = _form(rows[head][4], end - start)
            out.append(Gold(found, at[0], chain, form, MentionType(kind)))
    return tuple(sorted(out, key=lambda m: (m.words[0], -m.words[1])))


def _entities(rows: Sequence[list[str]]) -> Iterator[tuple[str, str, int, int]]:
    """(chain, type, first token, end token) of each bracketed mention."""
    opened: dict[str, list[tuple[str, int]]] = {}
    for k, row in enumerate(rows):
        value = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
        for mark in ENTITY.finditer(value):
            if mark["closed"]:
                if waiting := opened.get(mark["closed"]):
                    kind, start = waiting.pop()
                    yield mark["closed"], kind, start, k + 1
                continue
            chain, kind = mark["opened"].split("-")[:2]
            if mark["whole"]:
                yield chain, kind, k, k + 1
            else:
                opened.setdefault(chain, []).append((kind, k))


def _head(rows: Sequence[list[str]], start: int, end: int) -> int:
    """The token whose own head lies outside."""
    for k in range(start, end):
        head = k + int(rows[k][6]) - int(rows[k][0])
        if rows[k][6] == "0" or not start <= head < end:
            return k
    return end - 1


def _form(tag: str, length: int) -> Form:
    if tag in PROPER:
        return Form.NAMED
    return Form.PRONOMINAL if length == 1 and tag.startswith(PRONOUN) else Form.NOMINAL


def marks(layer: Sequence[int]) -> Iterator[tuple[Range, MentionType]]:
    """The mentions of a layer of type tags."""
    for start, end, label in spans(np.array(layer, dtype=np.int64)):
        yield (start, end), MentionType(TYPES[label])


def named_marks(passage: Passage) -> set[tuple[Range, MentionType]]:
    """The annotated names of a passage; its layer holds the tags allowed as bits, one where the corpus is sure."""
    sure = [bits.bit_length() - 1 if bits.bit_count() == 1 else 0 for bits in passage.named or ()]
    return set(marks(sure))


@dataclass(frozen=True, slots=True)
class Attributed:
    """An attribution in words, annotated or found.

    parent   the number of the one that encloses it
    cluster  sayso's of its source
    """

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    parent: int | None = None
    cluster: int | None = None


def annotated(passage: Passage) -> list[Attributed]:
    """The attributions of a passage, those of its first annotator where there are several."""
    said = passage.said[0] if passage.said else []
    return [Attributed(_words(s.source), _words(s.cue), _words(*s.content), s.parent) for s in said]


def _words(*ranges: Range | None) -> frozenset[int]:
    return frozenset(k for r in ranges if r for k in range(*r))


# What is found


@dataclass(frozen=True, slots=True)
class Found:
    """A mention that sayso shows, in words."""

    words: Range
    cluster: int | None
    form: Form
    type: MentionType


def read(text: str, name: str, *, language: Language) -> Reading:
    """What sayso makes of a plain text, with the author and date that its own opening and closing lines give."""
    facts = opening(text)
    document = Document(
        document_id(text.encode()), name, "text/plain", text, author=facts.author, published=facts.published
    )
    return understand(document, language=language)


def found_mentions(reading: Reading, words: Words) -> list[Found]:
    """The mentions of a reading, in text order."""
    out = []
    for m in reading.mentions:
        if place := word_range(words, m.span.start, m.span.end):
            out.append(Found(place, m.cluster, m.form, m.type))
    return out


def touched(spans: Iterable[Span], words: Words) -> frozenset[int]:
    """The numbers of the words that some spans touch."""
    return _words(*(word_range(words, span.start, span.end) for span in spans))


def heard(reading: Reading, words: Words) -> list[Attributed]:
    """The attributions of a reading, in its order."""
    number = {a.id: k for k, a in enumerate(reading.attributions)}
    return [
        Attributed(
            touched(a.source, words),
            touched(a.cue, words),
            touched(a.content, words),
            number[a.parent] if a.parent is not None else None,
            a.source_cluster,
        )
        for a in reading.attributions
    ]


def runs(numbers: Iterable[int]) -> list[Range]:
    """Numbers as half-open ranges without gaps."""
    out: list[Range] = []
    for k in sorted(numbers):
        if out and out[-1][1] == k:
            out[-1] = (out[-1][0], k + 1)
        else:
            out.append((k, k + 1))
    return out


def fragments(attributions: Iterable[Attributed], role: str) -> set[Range]:
    """The unbroken stretches of one role in the attributions that no other encloses."""
    return {r for a in attributions if a.parent is None for r in runs(getattr(a, role))}


# Matching and scores


def match(left: Sequence[T], right: Sequence[U], likeness: Callable[[T, U], float]) -> list[tuple[int, int]]:
    """Pairs one to one, the likest first, none with a likeness of 0; among equals the first in order."""
    likes = [(likeness(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)]
    out: list[tuple[int, int]] = []
    lefts, rights = set(), set()
    for like, i, j in sorted(likes, key=lambda x: (-x[0], x[1], x[2])):
        if like > 0 and i not in lefts and j not in rights:
            lefts.add(i)
            rights.add(j)
            out.append((i, j))
    return sorted(out)


def shared(left: Set[int], right: Set[int]) -> float:
    """How many words two sets of words share."""
    return len(left & right)


def jaccard(left: Set[int], right: Set[int]) -> float:
    """What two sets share of all that they hold, 0 to 1."""
    union = len(left | right)
    return len(left & right) / union if union else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """How much of what was found is right, and how much of what is annotated was reached. Scores of documents add up."""

    right: float = 0
    found: float = 0
    reached: float = 0
    gold: float = 0

    @classmethod
    def of(cls, found: Set[T], gold: Set[T]) -> Score:
        """Things that are right when they are equal."""
        hits = len(found & gold)
        return cls(hits, len(found), hits, len(gold))

    def __add__(self, other: Score) -> Score:
        return Score(
            self.right + other.right, self.found + other.found, self.reached + other.reached, self.gold + other.gold
        )

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.reached / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def percent(self) -> str:
        """F1 in percent; a dash where nothing is annotated."""
        return percent(self.f1) if self.gold else "-"


# Tables


def percent(share: float) -> str:
    """A share of 1 in percent."""
    return f"{100 * share:.1f}"


def ratio(part: float, whole: float) -> str:
    """A part of a whole in percent; a dash of nothing."""
    return percent(part / whole) if whole else "-"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Aligned columns, the first to the left and the others to the right."""
    cells = [list(map(str, row)) for row in (heads, *rows)]
    widths = [max(len(row[k]) for row in cells) for k in range(len(heads))]
    return "\n".join(
        "  ".join(c.ljust(w) if k == 0 else c.rjust(w) for k, (c, w) in enumerate(zip(row, widths, strict=True)))
        for row in cells
    )


def totals_last(names: Iterable[str], total: str = "all") -> list[str]:
    """Names in order, the total behind them."""
    return sorted(names, key=lambda name: (name == total, name))
