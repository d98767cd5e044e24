"""Dependency trees, factuality and times of the treebanks as layers over words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.language.scheme import RELATIONS
from sayso.language.words import Words

Range = tuple[int, int]
INNER = RELATIONS.index("inner")
UNKNOWN = RELATIONS.index("dep")


@dataclass(frozen=True)
class Tree:
    """Dependencies over words, in parallel lists as long as the words.

    heads      the governing word; a word that governs itself is a root; -1 where nobody looked
    relations  indices into RELATIONS
    sentences  the sentence of each word, -1 outside of all
    """

    heads: list[int]
    relations: list[int]
    sentences: list[int]


def anchors(words: Words, offsets: Sequence[Range]) -> list[int | None]:
    """The word that stands for each token: the first that it touches and no token before it took; None where none is left."""
    out: list[int | None] = []
    taken, k = -1, 0
    for start, end in offsets:
        while k < len(words) and words.ends[k] <= start:
            k += 1
        j = max(k, taken + 1)
        if j < len(words) and words.starts[j] < end:
            out.append(j)
            taken = j
        else:
            out.append(None)
    return out


def lay_tree(words: Words, sentences: Sequence[Sequence[Sequence[str]]], offsets: Sequence[Sequence[Range]]) -> Tree:
    """The trees of CoNLL-U sentences (rows of ten columns, tokens only) over our words.

    A word that no token took governs nothing and hangs as "inner" on the token's word before it.
    """
    heads, relations, where = ([-1] * len(words) for _ in range(3))
    for number, (rows, row) in enumerate(zip(sentences, offsets, strict=True)):
        places = anchors(words, row)
        for k, (cols, place) in enumerate(zip(rows, places, strict=False)):
            if place is None:
                continue
            where[place] = number
            governor = int(cols[6])
            target = place if governor == 0 else places[governor - 1] if governor <= len(places) else None
            if target is not None:
                name = cols[7].split(":")[0]
                heads[place] = target
                relations[place] = RELATIONS.index(name) if name in RELATIONS else UNKNOWN
            following = next((p for p in places[k + 1 :] if p is not None), len(words))
            for inner in range(place + 1, following):
                if words.starts[inner] >= row[k][1]:
                    break
                heads[inner], relations[inner], where[inner] = place, INNER, number
    return Tree(heads, relations, where)


def read_factuality(folder: Path, split: str) -> dict[str, list[tuple[int, float]]]:
    """UDS-IH2: for a sentence's tokens joined by spaces, (token, mean factuality from -3 to 3) of each event."""
    out: dict[str, list[tuple[int, float]]] = {}
    for line in (folder / "factuality" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        out[item["text"]] = [(t["span1"][0], float(t["label"])) for t in item["targets"]]
    return out


def read_dates(rows: Sequence[Sequence[str]], offsets: Sequence[Range]) -> Iterator[Range]:
    """The characters of each date that GUM marks (`<date ...>` to `</date>` in the tokens' XML)."""
    begun: int | None = None
    for cols, (start, end) in zip(rows, offsets, strict=False):
        marks = next((part[4:] for part in cols[9].split("|") if part.startswith("XML=")), "")
        if re.search(r"<date\b", marks):
            begun = start
        if "</date>" in marks and begun is not None:
            yield begun, end
            begun = None


def read_tdg(path: Path) -> Iterator[tuple[str, list[list[str]], list[list[Range]]]]:
    """TDG: name, tokens of each sentence, and token ranges of its time expressions."""
    for block in path.read_text(encoding="utf-8").split("filename:")[1:]:
        head, _, edges = block.partition("EDGE_LIST")
        lines = head.splitlines()
        tokens = [line.split(" ") for line in lines[1:] if line != ":SNT_LIST"]
        found: list[list[Range]] = [[] for _ in tokens]
        for key in sorted({line.split("\t")[0] for line in edges.splitlines() if "\tTimex\t" in line}):
            sentence, first, last = (int(part) for part in key.split("_"))
            found[sentence].append((first, last + 1))
        yield lines[0], tokens, found
