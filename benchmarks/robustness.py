"""What damage to the text costs: python benchmarks/robustness.py CORPORA --documents 30

The same documents, changed in one way at a time, each scored by the same scorer; a character map carries the annotation
over, so that nothing but the text is different, and a change is the same at every run. F1 in percent:
- source, cue, content: unbroken stretches of words that are exactly the annotated ones, PolNeAR dev;
- linked: whole attributions, one to one: contents that share half of their words (Jaccard), sources that overlap or are
  both absent, cues likewise; PolNeAR dev;
- EWT, Worldwide: named persons, organisations and places of equal words and type, their dev sets.
Where the marks of a quotation are gone, its annotated content still ends with the comma that stood inside them, as no
content without marks does: there the linked column says more than the content's.
A figure here is not that of benchmarks/accuracy.py, which scores CofeNet's instances: compare a line with the first.
"""

from __future__ import annotations

import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.common import (
    Attributed,
    Range,
    Score,
    annotated,
    ask,
    found_mentions,
    fragments,
    heard,
    jaccard,
    match,
    named_marks,
    read,
    runs,
    table,
    touched,
)
from training.corpora import Passage, word_range

from sayso.language.protocol import Language
from sayso.language.scheme import ROLES
from sayso.language.words import Words
from sayso.model import Form, MentionType, Span

WANTED = (MentionType.PERSON, MentionType.ORGANIZATION, MentionType.PLACE)
ALIKE = 0.5
MAIL_WIDTH, PLEADING_WIDTH = 72, 65


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A changed text, and for each character of the old one where what became of it begins and ends."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def carry(self, start: int, end: int) -> Span | None:
        """What became of a stretch, without white space at its edges; None when nothing did."""
        a, b = self.starts[start], self.ends[end - 1]
        while a < b and self.text[a].isspace():
            a += 1
        while b > a and self.text[b - 1].isspace():
            b -= 1
        return Span(a, b) if a < b else None


@dataclass
class Draft:
    """A text as it is being changed: what stands in place of each of its characters, and what is put before it."""

    bodies: list[str]
    before: dict[int, str]

    @classmethod
    def of(cls, text: str) -> Draft:
        """Nothing changed yet."""
        return cls(list(text), {})

    def done(self) -> Rewritten:
        """The changed text."""
        parts: list[str] = []
        starts, ends, at = [], [], 0
        for k, body in enumerate(self.bodies):
            opening = self.before.get(k, "")
            parts += (opening, body)
            starts.append(at + len(opening))
            at += len(opening) + len(body)
            ends.append(at)
        return Rewritten("".join(parts), tuple(starts), tuple(ends))


Change = Callable[[str, random.Random], Draft]


# The changes


def unchanged(text: str, dice: random.Random) -> Draft:
    """The text as it is."""
    del dice
    return Draft.of(text)


# What scanners read one for the other.
CONFUSED = {
    "rn": "m",
    "m": "rn",
    "l": "1",
    "1": "l",
    "c": "e",
    "e": "c",
    "I": "l",
    "O": "0",
    "0": "O",
    "h": "b",
    "S": "5",
    "5": "S",
}


def confuse(share: float) -> Change:
    """So many of all characters read as others that look like them."""

    def change(text: str, dice: random.Random) -> Draft:
        draft = Draft.of(text)
        places = list(re.finditer("|".join(CONFUSED), text))
        for place in dice.sample(places, min(len(places), round(share * len(text)))):
            draft.bodies[place.start()] = CONFUSED[place.group()]
            for k in range(place.start() + 1, place.end()):
                draft.bodies[k] = ""
        return draft

    return change


def break_words(share: float) -> Change:
    """So many of the longer words broken in two by a space."""

    def change(text: str, dice: random.Random) -> Draft:
        draft = Draft.of(text)
        places = list(re.finditer(r"[^\W\d_]{4,}", text))
        for place in dice.sample(places, round(share * len(places))):
            draft.before[dice.randrange(place.start() + 2, place.end() - 1)] = " "
        return draft

    return change


def hyphenate(text: str, dice: random.Random) -> Draft:
    """Lines of a narrow column, the word at the end of each broken by a hyphen where it is long enough."""
    del dice
    draft = Draft.of(text)
    wrap(draft, text, width=50, hyphens=True)
    return draft


def recase(how: Callable[[str], str]) -> Change:
    """All letters small, or all capital."""

    def change(text: str, dice: random.Random) -> Draft:
        del dice
        return Draft([how(char) for char in text], {})

    return change


def requote(opening: str, closing: str) -> Change:
    """Double quotation marks of another kind."""

    def change(text: str, dice: random.Random) -> Draft:
        del dice
        draft = Draft.of(text)
        for mark in re.finditer('["“”]', text):
            k = mark.start()
            opens = mark.group() == "“" or (mark.group() == '"' and (k == 0 or text[k - 1] in " \t\r\n([-–—"))
            draft.bodies[k] = opening if opens else closing
        return draft

    return change


def quote_mail(text: str, dice: random.Random) -> Draft:
    """A mail quoted in its answer: lines of 72 characters, "> " before each."""
    del dice
    draft = Draft.of(text)
    wrap(draft, text, width=MAIL_WIDTH - 2)
    for k, char in enumerate(text):
        if k == 0 or draft.bodies[k - 1].endswith("\n"):
            draft.before[k] = ">" if char == "\n" else "> "
    return draft


def plead(text: str, dice: random.Random) -> Draft:
    """A filing: each paragraph numbered and set off, its lines wrapped hard."""
    del dice
    draft = Draft.of(text)
    wrap(draft, text, width=PLEADING_WIDTH)
    for number, line in enumerate(re.finditer(r"[^\S\n]*\S.*", text), 1):
        draft.before[line.start()] = f"    {number}.  "
        if line.end() < len(text) - 1 and text[line.end() + 1] != "\n":
            draft.bodies[line.end()] = "\n\n"
    return draft


def wrap(draft: Draft, text: str, *, width: int, hyphens: bool = False) -> None:
    """Turn spaces into line ends so that lines are no longer than the width; old line ends stay."""
    begin, last = 0, 0
    for word in re.finditer(r"\S+", text):
        at, end = word.span()
        if "\n" in text[last:at]:
            begin = at
        last = end
        if end - begin <= width or at == begin:
            continue
        room = begin + width - 1 - at
        if hyphens and word.group().isalpha() and 2 <= room <= end - at - 3:
            draft.before[at + room] = "-\n"
            begin = at + room
        else:
            draft.bodies[at - 1] = "\n"
            begin = at


CHANGES: Mapping[str, Change] = {
    "as it is": unchanged,
    "characters confused, 1 %": confuse(0.01),
    "characters confused, 3 %": confuse(0.03),
    "words broken, 3 %": break_words(0.03),
    "lines hyphenated": hyphenate,
    "no capitals": recase(str.lower),
    "all capitals": recase(str.upper),
    "quotation « »": requote("«", "»"),
    "quotation „ “": requote("„", "“"),
    "quotation ‘ ’": requote("‘", "’"),
    "quotation --": requote("-- ", ""),
    "quotation none": requote("", ""),
    "mail quoted": quote_mail,
    "numbered paragraphs": plead,
}


# The scorer


def carried(numbers: Iterable[int], old: Words, new: Rewritten, words: Words) -> frozenset[int]:
    """Words of the old text in the new one."""
    spans = (new.carry(old.starts[a], old.ends[b - 1]) for a, b in runs(numbers))
    return touched((span for span in spans if span), words)


def score_attributions(passage: Passage, new: Rewritten, language: Language) -> Iterator[tuple[str, Score]]:
    """The scores of a changed story, by column."""
    words = language.split(new.text)
    gold = []
    for a in annotated(passage):
        source, cue, content = (carried(part, passage.words, new, words) for part in (a.source, a.cue, a.content))
        if content:
            gold.append(Attributed(source, cue, content))
    found = [h for h in heard(read(new.text, passage.name, language=language), words) if h.parent is None]
    for role in ROLES:
        yield role, Score.of(fragments(found, role), fragments(gold, role))
    hits = len(match(gold, found, likeness))
    yield "linked", Score(hits, len(found), hits, len(gold))


def likeness(gold: Attributed, found: Attributed) -> float:
    """How much two attributions share of their contents; 0 when it is less than half or the rest differs."""
    alike = jaccard(gold.content, found.content)
    others = ((gold.source, found.source), (gold.cue, found.cue))
    return alike if alike >= ALIKE and all(a & b or not (a or b) for a, b in others) else 0.0


def score_names(passage: Passage, new: Rewritten, language: Language) -> Score:
    """The score of the names in a changed text."""
    words, old = language.split(new.text), passage.words
    gold: set[tuple[Range, MentionType]] = set()
    for (start, end), kind in named_marks(passage):
        span = new.carry(old.starts[start], old.ends[end - 1]) if kind in WANTED else None
        if span and (place := word_range(words, span.start, span.end)):
            gold.add((place, kind))
    mentions = found_mentions(read(new.text, passage.name, language=language), words)
    return Score.of({(m.words, m.type) for m in mentions if m.form is Form.NAMED and m.type in WANTED}, gold)


def changed(passage: Passage, name: str) -> Rewritten:
    """A passage's text with one of the changes, the same at every run."""
    return CHANGES[name](passage.text, random.Random(f"{name}: {passage.name}")).done()


COLUMNS = (*ROLES, "linked", "EWT", "Worldwide")


def main() -> None:
    options = ask(__doc__)
    if options is None:
        return
    stories: Sequence[Passage] = [p for p in options.polnear() if p.said]
    named = {"EWT": options.ewt(), "Worldwide": options.worldwide()}
    rows = []
    for name in CHANGES:
        scores: dict[str, Score] = defaultdict(Score)
        for passage in stories:
            for column, score in score_attributions(passage, changed(passage, name), options.language):
                scores[column] += score
        for column, passages in named.items():
            for passage in passages:
                scores[column] += score_names(passage, changed(passage, name), options.language)
        rows.append([name, *(scores[column].percent() for column in COLUMNS)])
    print(options.heading("Robustness, PolNeAR dev, UNER EWT dev, Worldwide dev, F1 in percent"))
    print(table(["change", *COLUMNS], rows))


if __name__ == "__main__":
    main()
