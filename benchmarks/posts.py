"""Posts and relations of speech on the project's own passages: python benchmarks/posts.py [--show]

benchmarks/data/posts.jsonl holds one invented passage a line with the posts that a reader would take from it. The passages
with odd numbers were written before the patterns and are unseen: of them only the figures are printed. --show lists what is
wrong in the seen ones, those with even numbers.

- post: a post found is right when its kind, its holder, its title's dictionary form and its organisation or principal all
  are. A name that the annotation gives in several forms ("the company|Tarn Dredging") may be any of them.
- tense, time: of the posts that are right, those whose tense, or whose bounds in time, are right too.
- whole: posts with all of it right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.extract import understand
from sayso.language import Language, load
from sayso.model import Document, Post, PostKind, document_id

DATA = Path(__file__).resolve().parent / "data" / "posts.jsonl"

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """How many posts were wanted, found, right, right with their tense, with their time, with both."""

    passages: int
    wanted: int
    found: int
    right: int
    tense: int
    time: int
    whole: int

    def line(self, name: str) -> str:
        """The score as one line of a table."""
        precision, recall = _share(self.right, self.found), _share(self.right, self.wanted)
        whole = f"{_share(self.whole, self.found)} / {_share(self.whole, self.wanted)}"
        return (
            f"{name:7} {self.passages:8} {self.wanted:6} {self.found:5} {precision:>9} {recall:>6}"
            f" {_share(self.tense, self.right):>6} {_share(self.time, self.right):>5}  {whole}"
        )


HEADER = "part    passages wanted found precision recall  tense  time  whole (precision / recall)"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


def read(file: Path = DATA) -> list[Row]:
    """The passages with their annotation, numbered from 1."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def found_in(row: Row, language: Language) -> tuple[Post, ...]:
    """The posts that sayso takes from a passage."""
    text = row["text"]
    document = Document(
        id=document_id(text.encode()),
        path=f"{row['n']}.txt",
        media_type="text/plain",
        text=text,
        language="en",
        author=row.get("author"),
        published=row.get("published"),
    )
    return understand(document, language=language).posts


def fits(post: Post, wanted: Row) -> bool:
    """Whether a post found is the one annotated, its tense and time aside."""
    place = post.principal if post.kind is PostKind.SPEAKS_FOR else post.organization
    return (
        post.kind == wanted["kind"]
        and post.lemma == wanted["lemma"]
        and _named(post.holder.name, wanted["holder"])
        and _named(place.name if place else None, wanted["at"])
    )


def _named(name: str | None, wanted: str | None) -> bool:
    return name == wanted if name is None or wanted is None else name in wanted.split("|")


def same_time(post: Post, wanted: Row) -> bool:
    """Whether the bounds in time are the annotated ones; none where the annotation has none."""
    bounds = [post.time.start, post.time.end] if post.time else None
    return bool(bounds == wanted["time"])


def pairs(posts: Sequence[Post], wanted: Sequence[Row]) -> list[tuple[Post, Row]]:
    """The posts that are right, each with the annotation that it meets, one to one."""
    left = list(wanted)
    out = []
    for post in posts:
        row = next((one for one in left if fits(post, one)), None)
        if row is not None:
            left.remove(row)
            out.append((post, row))
    return out


def score(rows: Iterable[Row], language: Language, *, show: bool = False) -> Score:
    """The score over some passages."""
    passages = wanted = found = right = tense = time = whole = 0
    for row in rows:
        posts = found_in(row, language)
        met = pairs(posts, row["posts"])
        tensed = [(p, w) for p, w in met if p.tense == w["tense"]]
        timed = [(p, w) for p, w in met if same_time(p, w)]
        passages, wanted, found = passages + 1, wanted + len(row["posts"]), found + len(posts)
        right, tense, time = right + len(met), tense + len(tensed), time + len(timed)
        both = [pair for pair in tensed if pair in timed]
        whole += len(both)
        if show and (len(both) < len(row["posts"]) or len(both) < len(posts)):
            _show(row, posts)
    return Score(passages, wanted, found, right, tense, time, whole)


def _show(row: Row, posts: Sequence[Post]) -> None:
    print(f"{row['n']}: {row['text']!r}")
    for one in row["posts"]:
        print(
            "   wanted", one["kind"], one["holder"], "|", one["lemma"], "|", one["at"], "|", one["tense"], one["time"]
        )
    for post in posts:
        place = post.principal or post.organization
        bounds = [post.time.start, post.time.end] if post.time else None
        at = place.name if place else None
        print("   found ", str(post.kind), post.holder.name, "|", post.lemma, "|", at, "|", str(post.tense), bounds)


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="list what is wrong in the seen passages")
    options = parser.parse_args()
    language = load()
    rows = read()
    seen = score((row for row in rows if row["n"] % 2 == 0), language, show=options.show)
    unseen = score((row for row in rows if row["n"] % 2), language)
    print(HEADER)
    print(seen.line("seen"))
    print(unseen.line("unseen"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
