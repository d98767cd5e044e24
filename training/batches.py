"""Passages cut into windows and padded into batches, with the noise that makes heads robust."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import Tensor

from sayso.language.windows import WINDOW_PIECES, windows
from sayso.language.words import Case, Gap
from training.corpora import Passage, Referring, Said
from training.network import GAPS, Batch

BUDGET = 2048
MISREAD = (
    ("rn", "m"), ("m", "rn"), ("l", "1"), ("i", "l"), ("e", "c"), ("c", "e"), ("o", "0"), ("h", "b"), ("a", "o"), ("t", "f"),
    ("n", "u"), ("u", "n"), ("s", "5"), ("cl", "d"), ("f", "t"), ("r", "n"), ("g", "q"), ("y", "v"), ("w", "vv"),
)  # fmt: skip
QUOTES = '"“”„«»'


@dataclass(frozen=True)
class Cut:
    """One window of a passage, and which annotator's layer to take."""

    passage: Passage
    start: int
    end: int
    pieces: int
    annotator: int = 0


def cut(passage: Passage, rng: random.Random | None) -> list[Cut]:
    """A passage's windows; with a generator their borders move and the annotator is drawn."""
    first = rng.randint(60, WINDOW_PIECES) if rng else None
    annotator = rng.randrange(len(passage.roles)) if rng and passage.roles else 0
    sizes = passage.words.pieces
    return [
        Cut(passage, a, b, sum(len(p) for p in sizes[a:b]), annotator)
        for a, b in windows(passage.words, first=first)
        if b - a > 1 or not rng
    ]


def batches(cuts: list[Cut], rng: random.Random) -> list[list[Cut]]:
    """Windows of like length and one corpus together, up to BUDGET pieces with the padding; in random order."""
    groups: dict[str, list[Cut]] = {}
    for c in cuts:
        groups.setdefault(c.passage.corpus, []).append(c)
    out = []
    for group in groups.values():
        rng.shuffle(group)
        group.sort(key=lambda c: c.pieces // 16)
        row: list[Cut] = []
        for c in group:
            if row and (len(row) + 1) * (max(c.pieces, row[-1].pieces) + 2) > BUDGET:
                out.append(row)
                row = []
            row.append(c)
        if row:
            out.append(row)
    rng.shuffle(out)
    return out


class Noise:
    """Perturbed copies: lost capitals, other quotation marks, lost blank lines, lost pieces, misread letters."""

    def __init__(self, tokenizer: Tokenizer, rng: random.Random) -> None:
        self.rng = rng
        ids = [tokenizer.token_to_id(q) for q in QUOTES]
        self.quotes = {i for i in ids if i is not None}
        self.styles = [tuple(tokenizer.token_to_id(q) for q in pair) for pair in ('""', "“”", "„“", "«»", "''")]
        self.styles = [s for s in self.styles if None not in s]
        self.unknown = tokenizer.token_to_id("[MASK]")
        self.tokenizer = tokenizer

    def __call__(self, pieces: list[list[int]], cases: list[int], gaps: list[int]) -> tuple:
        rng = self.rng
        if rng.random() < 0.1:
            pieces = [self._misread(word) if rng.random() < 0.06 else word for word in pieces]
        if rng.random() < 0.08:
            style = rng.choice((Case.LOWER, Case.UPPER))
            cases = [style if c in (Case.LOWER, Case.TITLE, Case.UPPER, Case.MIXED) else c for c in cases]
        if rng.random() < 0.2:
            pair, k, swapped = rng.choice(self.styles), 0, []
            for word in pieces:
                if word[0] in self.quotes:
                    swapped.append([pair[k % 2]])
                    k += 1
                else:
                    swapped.append(word)
            pieces = swapped
        if rng.random() < 0.15:
            to = rng.choice((Gap.LINE, Gap.SPACE))
            gaps = [to if g == Gap.BLANK_LINE else g for g in gaps]
        if rng.random() < 0.3:
            pieces = [[self.unknown if rng.random() < 0.04 else p for p in word] for word in pieces]
        return pieces, cases, gaps

    def _misread(self, pieces: list[int]) -> list[int]:
        """A word as bad print gives it: one letter, or two, taken for another."""
        word = self.tokenizer.decode(pieces).replace(" ", "")
        places = [(a, b) for a, b in MISREAD if a in word]
        if not places or len(word) < 3:
            return pieces
        a, b = self.rng.choice(places)
        return self.tokenizer.encode(word.replace(a, b, 1), add_special_tokens=False).ids[:12] or pieces


def collate(cuts: list[Cut], *, opening: int, closing: int, noise: Noise | None = None) -> Batch:
    """One padded batch."""
    rows = []
    for c in cuts:
        w = c.passage.words
        sheet = (w.pieces[c.start : c.end], w.cases[c.start : c.end], w.gaps[c.start : c.end])
        rows.append(noise(*sheet) if noise else sheet)
    most_words = max(len(r[0]) for r in rows)
    most = max(sum(map(len, r[0])) for r in rows) + 2
    pieces, cases, gaps = (torch.zeros(len(rows), most, dtype=torch.long) for _ in range(3))
    words = torch.zeros(len(rows), most_words, dtype=torch.long)
    mask = torch.zeros(len(rows), most_words, dtype=torch.bool)
    for k, (p, c, g) in enumerate(rows):
        ids, ca, ga, first = [opening], [0], [GAPS], []
        for word, case, gap in zip(p, c, g, strict=True):
            first.append(len(ids))
            ids += word
            ca += [case] * len(word)
            ga += [gap] + [GAPS] * (len(word) - 1)
        ids.append(closing)
        pieces[k, : len(ids)] = torch.tensor(ids)
        cases[k, : len(ca)] = torch.tensor(ca)
        gaps[k, : len(ga)] = torch.tensor(ga)
        words[k, : len(first)] = torch.tensor(first)
        mask[k, : len(first)] = True

    def layer(name: str) -> Tensor | None:
        return _layer(cuts, name, most_words)

    sentence, inner = layer("sentence"), layer("inner")
    first_passage = cuts[0].passage
    return Batch(
        pieces, cases, gaps, words, mask,
        layer("roles"), layer("roles_gum"), layer("named"), layer("nominal"),
        sentence.float() if sentence is not None else None,
        [_said(c) if first_passage.corpus == "polnear" else [] for c in cuts],
        [_chains(c) for c in cuts] if first_passage.chains is not None else None,
        _trees(cuts, most_words),
        [_spans(c) for c in cuts] if first_passage.spans is not None else None,
        inner.float() if inner is not None else None,
        _factuality(cuts, most_words) if any(c.passage.factuality for c in cuts) else None,
        layer("date"), layer("timex"),
    )  # fmt: skip


def _trees(cuts: list[Cut], most: int) -> tuple[Tensor, Tensor, Tensor] | None:
    """Heads, relations and sentence numbers; a word whose governor is outside the window has none."""
    if cuts[0].passage.tree is None:
        return None
    heads, relations, sentences = (torch.full((len(cuts), most), -1, dtype=torch.long) for _ in range(3))
    for k, c in enumerate(cuts):
        tree = c.passage.tree
        near = [h - c.start if c.start <= h < c.end else -1 for h in tree.heads[c.start : c.end]]
        heads[k, : len(near)] = torch.tensor(near)
        relations[k, : len(near)] = torch.tensor(tree.relations[c.start : c.end])
        sentences[k, : len(near)] = torch.tensor(tree.sentences[c.start : c.end])
    return heads, relations, sentences


def _spans(c: Cut) -> list[tuple[tuple[int, int], int]]:
    return [((a - c.start, b - c.start), t) for (a, b), t in c.passage.spans or () if c.start <= a and b <= c.end]


def _factuality(cuts: list[Cut], most: int) -> Tensor:
    out = torch.full((len(cuts), most), float("nan"))
    for k, c in enumerate(cuts):
        for word, value in (c.passage.factuality or {}).items():
            if c.start <= word < c.end:
                out[k, word - c.start] = value
    return out


def _layer(cuts: list[Cut], name: str, most: int) -> Tensor | None:
    rows = []
    for c in cuts:
        values = getattr(c.passage, name)
        if values is None:
            return None
        rows.append((values[c.annotator] if values and isinstance(values[0], list) else values)[c.start : c.end])
    out = torch.zeros(len(rows), most, dtype=torch.long)
    for k, row in enumerate(rows):
        out[k, : len(row)] = torch.tensor(row)
    return out


def _said(c: Cut) -> list[Said]:
    """The attributions whose cue and at least one content fragment lie in the window, moved to its own numbering."""
    if not c.passage.said:
        return []

    def inside(r: tuple[int, int] | None) -> bool:
        return r is not None and c.start <= r[0] and r[1] <= c.end

    def move(r: tuple[int, int]) -> tuple[int, int]:
        return r[0] - c.start, r[1] - c.start

    out = []
    for s in c.passage.said[c.annotator]:
        content = tuple(move(r) for r in s.content if inside(r))
        if inside(s.cue) and content and (s.source is None or inside(s.source)):
            out.append(Said(move(s.source) if s.source else None, move(s.cue), content))
    return out


def _chains(c: Cut) -> list[Referring]:
    return [
        Referring((m.words[0] - c.start, m.words[1] - c.start), m.chain, m.form)
        for m in c.passage.chains or ()
        if c.start <= m.words[0] and m.words[1] <= c.end
    ]


def evaluation_batches(passages: list[Passage], size: int = 8) -> Iterator[list[Cut]]:
    """All windows in order, `size` at a time."""
    cuts = [c for p in passages for c in cut(p, None)]
    for k in range(0, len(cuts), size):
        yield cuts[k : k + size]
