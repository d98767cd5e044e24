"""Mentions as candidates: what the model spotted, with the head of every source beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sayso.extract.candidate import Candidate, word_span
from sayso.extract.lookup import Lookup
from sayso.extract.name_edges import mended, names_in
from sayso.extract.pronouns import pronoun
from sayso.extract.signals import Signals
from sayso.extract.tags import Spotted
from sayso.language.protocol import WordRange
from sayso.language.words import Words
from sayso.model import Form, MentionType

# Where a noun phrase's own words end and what follows of it begins.
AFTER_HEAD = frozenset(
    "of for at in from with on to by who whom whose which that , ( -- – — ; : about against near".split()
)
RELATIVE = frozenset(("who", "whom", "which", "that"))


def candidates(text: str, signals: Signals) -> list[Candidate]:
    """What may refer, in text order, the source heads that nobody spotted among it."""
    ends = frozenset(signals.ends)
    found = [c for spotted in signals.spotted for c in _candidates(text, signals.words, spotted, ends)]
    kept = mended(text, signals.words, _distinct(found))
    placed = by_words(kept)
    sources = (said.linked.source.words for said in signals.said if said.linked.source is not None)
    unspotted = [s for s in sources if head(s, placed, text, signals.words) is None]
    return _distinct([*kept, *(_unspotted(s, placed, text, signals.words) for s in unspotted)])


def by_words(found: Sequence[Candidate]) -> Lookup[Candidate]:
    """Candidates by where they stand."""
    return Lookup(found, lambda c: c.words)


def _candidates(text: str, words: Words, s: Spotted, ends: frozenset[int]) -> Iterator[Candidate]:
    """What was spotted, as one candidate; a name that runs over a border as one on each side of it."""
    parts = names_in(text, words, s.words, ends) if s.form is Form.NAMED else [s.words]
    for r in parts:
        span = word_span(words, r)
        said = span.of(text)
        found = pronoun(said) if s.form is Form.PRONOMINAL else None
        yield Candidate(r, span, said, s.form, MentionType(s.type), s.confidence, s, found)


def _distinct(found: list[Candidate]) -> list[Candidate]:
    """In text order, one a span: a name before a pronoun before a noun phrase."""
    rank = {Form.NAMED: 0, Form.PRONOMINAL: 1, Form.NOMINAL: 2}
    best: dict[WordRange, Candidate] = {}
    for c in sorted(found, key=lambda c: (c.words, rank[c.form])):
        best.setdefault(c.words, c)
    return sorted(best.values(), key=lambda c: (c.words[0], -c.words[1]))


def core(source: WordRange, found: Lookup[Candidate], text: str, words: Words) -> WordRange:
    """A source's noun phrase without what follows its head: "the lawyer" of "the lawyer for the two men"."""
    names = [c.words for c in found.overlapping(*source) if c.form is Form.NAMED]
    for k in range(source[0] + 1, source[1]):
        word = text[words.starts[k] : words.ends[k]].casefold()
        if word in AFTER_HEAD and not any(a <= k < b for a, b in names):
            return source[0], k
    return source


def head(source: WordRange, found: Lookup[Candidate], text: str, words: Words) -> Candidate | None:
    """The mention that a source's noun phrase ends with: whom the source is. None when nobody spotted one.

    Of several that end there the named one counts, since the title before a name is no other person; but a possessor
    ("the mayor's lawyer") never stands for what is possessed, since it ends earlier.
    """
    if text[words.starts[source[0]] : words.ends[source[1] - 1]].casefold() in RELATIVE:
        return _before(source[0], found, text, words)
    a, b = core(source, found, text, words)
    near = found.overlapping(*source)
    for c in near:
        # "The clerk, Odo Brandt," is the one whom the name beside it names.
        beside = (
            c.form is Form.NAMED
            and b < c.words[0] < source[1]
            and text[words.ends[b - 1] : c.span.start].strip() == ","
        )
        if beside and c.type is MentionType.PERSON:
            return c
    last = b - _trailing(a, b, text, words)
    inside = [c for c in near if a <= c.words[0] and last <= c.words[1] <= b]
    rank = {Form.NAMED: 0, Form.PRONOMINAL: 1, Form.NOMINAL: 2}
    return min(inside, key=lambda c: (rank[c.form], c.words[0])) if inside else None


def _before(place: int, found: Lookup[Candidate], text: str, words: Words) -> Candidate | None:
    """The mention that a relative pronoun follows, a comma between them or none: "Odo Brandt, who says …"."""
    end = place - 1 if place and text[words.starts[place - 1] : words.ends[place - 1]] == "," else place
    ending = [c for c in found.overlapping(max(0, end - 1), end) if c.words[1] == end]
    rank = {Form.NAMED: 0, Form.NOMINAL: 1, Form.PRONOMINAL: 2}
    return min(ending, key=lambda c: (rank[c.form], c.words[0])) if ending else None


def _trailing(a: int, b: int, text: str, words: Words) -> int:
    """How many words at a phrase's end are punctuation."""
    n = 0
    while b - n - 1 > a and not text[words.starts[b - n - 1]].isalnum():
        n += 1
    return n


def joined(source: WordRange, found: Lookup[Candidate], text: str, words: Words) -> bool:
    """Whether a source is several names put together ("A and B"), who are nobody in particular as one."""
    a, b = core(source, found, text, words)
    names = [c for c in found.overlapping(a, b) if c.form is Form.NAMED and a <= c.words[0] and c.words[1] <= b]
    for left, right in pairwise(names):
        between = [text[words.starts[k] : words.ends[k]].casefold() for k in range(left.words[1], right.words[0])]
        if {"and", "&"} & set(between) and len(between) <= 3 and left.type == right.type:
            return True
    return False


def _unspotted(source: WordRange, found: Lookup[Candidate], text: str, words: Words) -> Candidate:
    """A noun phrase that only its being a source gives away; a person until the text says otherwise."""
    r = core(source, found, text, words)
    span = word_span(words, r)
    return Candidate(r, span, span.of(text), Form.NOMINAL, MentionType.PERSON, 0.5)
