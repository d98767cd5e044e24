"""Mentions as candidates: what the model spotted, with the head of every source beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.extract.lookup import Lookup
from sayso.extract.pronouns import Pronoun, pronoun
from sayso.extract.signals import Signals
from sayso.extract.tags import Spotted
from sayso.language.protocol import WordRange
from sayso.language.words import Gap, Words
from sayso.model import Form, MentionType, Span

# Where a noun phrase's own words end and what follows of it begins.
AFTER_HEAD = frozenset(
    "of for at in from with on to by who whom whose which that , ( -- – — ; : about against near".split()
)
LOOSE_ENDS = frozenset("' ’ s of and the for in , ( [ { - & /".split())
NICKNAME_BETWEEN = re.compile(r"\s*[(]?[“\"„«‘'][^”\"“»’'\n]{1,30}[”\"»’'][)]?\s*")
OPENING, CLOSING = "“„«", "”»"
RELATIVE = frozenset(("who", "whom", "which", "that"))
# "Witness 1", "Individual A": who is told apart by a number or a letter alone.
LABELLED = frozenset(
    "Witness Individual Person Victim Source Minor Child Suspect Defendant Informant Company Corporation Firm Bank Officer"
    " Official Employee Agent Associate Conspirator Co-conspirator Plaintiff Patient Student Juror Detainee".split()
)
LABEL = re.compile(r"[ \t](?:(?:No\.?|#)[ \t]?)?(?:\d{1,3}|[A-HJ-Z])\b(?![\w.,]\w)")
VERSUS = frozenset(("v", "vs", "versus"))
GENERATION = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
LOOSE_STARTS = frozenset(("the", "a", "an", ",", "-", "(", "and"))
TELLING = frozenset("first second third fourth fifth sixth other another next last latter elder younger".split())
DETERMINERS = frozenset("the this that these those his her its their our my your".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention on its way to a cluster. `spotted` is None for a source's head that the model did not spot."""

    words: WordRange
    span: Span
    text: str
    form: Form
    type: MentionType
    confidence: float
    spotted: Spotted | None = None
    pronoun: Pronoun | None = None

    @property
    def definite(self) -> bool:
        """Whether a nominal opens with a word that points to something known."""
        return self.text.split()[0].casefold() in DETERMINERS

    @property
    def noun(self) -> str:
        """A nominal's own noun, in small letters: its last word that is no number."""
        return next((w for w in reversed(self.text.casefold().split()) if len(w) > 1 and w.isalpha()), "")

    @property
    def telling(self) -> frozenset[str]:
        """A nominal's words that tell it from others of its kind: "the second witness", "Individual B"."""
        words = self.text.casefold().split()
        return frozenset(w for w in words[1:] if w in TELLING or len(w) == 1 or w.isdecimal()) | TELLING & {*words[:1]}


def candidates(text: str, signals: Signals) -> list[Candidate]:
    """What may refer, in text order, the source heads that nobody spotted among it."""
    ends = frozenset(signals.ends)
    found = [c for spotted in signals.spotted for c in _candidates(text, signals.words, spotted, ends)]
    kept = [_labelled(text, signals.words, c) for c in _distinct(found)]
    kept = _surname_first(text, _nicknamed(text, _parted(text, signals.words, _generations(text, kept))))
    placed = by_words(kept)
    sources = (said.linked.source.words for said in signals.said if said.linked.source is not None)
    unspotted = [s for s in sources if head(s, placed, text, signals.words) is None]
    return _distinct([*kept, *(_unspotted(s, placed, text, signals.words) for s in unspotted)])


def by_words(found: Sequence[Candidate]) -> Lookup[Candidate]:
    """Candidates by where they stand."""
    return Lookup(found, lambda c: c.words)


def _candidates(text: str, words: Words, s: Spotted, ends: frozenset[int]) -> Iterator[Candidate]:
    """What was spotted, as one candidate; a name that runs over a border as one on each side of it."""
    parts = (
        [_name_alone(text, words, r) for r in _unbroken(text, words, s.words, ends)]
        if s.form is Form.NAMED
        else [s.words]
    )
    for r in parts:
        span = word_span(words, r)
        said = span.of(text)
        found = pronoun(said) if s.form is Form.PRONOMINAL else None
        yield Candidate(r, span, said, s.form, MentionType(s.type), s.confidence, s, found)


def word_span(words: Words, r: WordRange) -> Span:
    """The characters of a run of words."""
    return Span(words.starts[r[0]], words.ends[r[1] - 1])


def _name_alone(text: str, words: Words, r: WordRange) -> WordRange:
    """A name without a possessive ending and without the small words that tie it to what is around it."""
    a, b = r
    while b - a > 1 and text[words.starts[b - 1] : words.ends[b - 1]].casefold() in LOOSE_ENDS:
        # The "s" of a possessive goes only with its apostrophe: "Type S" keeps its own.
        if text[words.starts[b - 1] : words.ends[b - 1]] in ("s", "S") and text[words.starts[b - 2]] not in "'’":
            break
        b -= 1
    while b - a > 1 and text[words.starts[a] : words.ends[a]] in LOOSE_STARTS:
        a += 1
    # A nickname that was caught without its opening mark ("Chato” Prado") is no part of what stands behind it.
    closing = [k for k in range(a, b - 1) if text[words.starts[k]] in CLOSING]
    opened = any(text[words.starts[k]] in OPENING for k in range(a, b))
    straight = [k for k in range(a, b - 1) if text[words.starts[k]] == '"']
    closing, opened = (straight, False) if len(straight) == 1 and straight[0] > a else (closing, opened)
    return (closing[-1] + 1, b) if closing and not opened else (a, b)


def _unbroken(text: str, words: Words, r: WordRange, ends: frozenset[int]) -> Iterator[WordRange]:
    """A name's parts where it runs over a border, or is the title of a case: "Prado v. Quill" is two."""
    start = r[0]
    for k in range(r[0], r[1]):
        versus = text[words.starts[k] : words.ends[k]] in VERSUS
        if (versus or _is_border(text, words, k, ends)) and k > start:
            yield start, k
            start = k
        if versus:
            start = k + 2 if text[words.ends[k] : words.ends[k] + 1] == "." else k + 1
    if start < r[1]:
        yield start, r[1]


def _is_border(text: str, words: Words, k: int, ends: frozenset[int]) -> bool:
    """Whether a sentence, a paragraph or a column ends before a word, or a line behind which other capitals stand."""
    if k == 0:
        return False
    left, right = (text[words.starts[i] : words.ends[i]] for i in (k - 1, k))
    recased = words.gaps[k] == Gap.LINE and left.isupper() != right.isupper()
    column = "\t" in text[words.ends[k - 1] : words.starts[k]]
    return words.gaps[k] == Gap.BLANK_LINE or recased or column or (k - 1 in ends and not _initial(text, words, k - 1))


def _initial(text: str, words: Words, k: int) -> bool:
    """Whether a full stop ends an initial or "Jr.", and no sentence: "James B. Quill"."""
    before = text[words.starts[k - 1] : words.ends[k - 1]] if k else ""
    shortened = (len(before) == 1 and before.isupper()) or before in ("Jr", "Sr", "St", "Mr", "Mrs", "Ms", "Dr")
    return text[words.starts[k]] == "." and shortened and words.ends[k - 1] == words.starts[k]


def _nicknamed(text: str, found: list[Candidate]) -> list[Candidate]:
    """One name where a nickname in quotation marks or brackets parts it: Luis Ángel (“Chato”) Prado."""
    out: list[Candidate] = []
    for c in found:
        left = next((x for x in reversed(out) if x.form is Form.NAMED), None)
        if (
            left is not None
            and c.form is Form.NAMED
            and left.type is c.type is MentionType.PERSON
            and NICKNAME_BETWEEN.fullmatch(text[left.span.end : c.span.start])
        ):
            span = Span(left.span.start, c.span.end)
            whole = replace(left, words=(left.words[0], c.words[1]), span=span, text=span.of(text))
            out = [x for x in out if x.span.end <= span.start or x.span.start >= span.end]
            out.append(whole)
        elif not (out and out[-1].form is Form.NAMED and out[-1].span.contains(c.span) and c.form is not Form.NAMED):
            out.append(c)
    return out


def _labelled(text: str, words: Words, c: Candidate) -> Candidate:
    """A name with the number or letter behind it that tells it from others: "Witness 1"."""
    label = LABEL.match(text, c.span.end)
    if c.form is not Form.NAMED or label is None or c.text.split()[-1] not in LABELLED:
        return c
    end = c.words[1]
    while end < len(words) and words.ends[end] <= label.end():
        end += 1
    span = Span(c.span.start, label.end())
    return replace(c, words=(c.words[0], end), span=span, text=span.of(text))


def _generations(text: str, found: list[Candidate]) -> list[Candidate]:
    """A "Jr." that was caught alone belongs to the name before it, and is nobody's without one."""
    out: list[Candidate] = []
    for c in found:
        if c.form is not Form.NAMED or not GENERATION.fullmatch(c.text):
            out.append(c)
            continue
        left = out[-1] if out else c
        if left.form is Form.NAMED and text[left.span.end : c.span.start] in (" ", ", "):
            span = Span(left.span.start, c.span.end)
            out[-1] = replace(left, words=(left.words[0], c.words[1]), span=span, text=span.of(text))
    return out


def _parted(text: str, words: Words, found: list[Candidate]) -> list[Candidate]:
    """Two names where "and" joins two that the text also gives alone, or two full names: "Ana Prado and Odo Quill"."""
    named = [c for c in found if c.form is Form.NAMED]
    alone = {c.text for c in named}
    people = [c.text.split() for c in named if c.type is MentionType.PERSON]
    surnames = Counter(name[-1] for name in {tuple(name) for name in people if len(name) > 1})
    out: list[Candidate] = []
    for c in found:
        parts = list(_both(text, words, c)) if c.form is Form.NAMED else []
        full = c.type is MentionType.PERSON and all(b - a > 1 for a, b in parts)
        if c.form is Form.NAMED and _is_two_surnames(c, surnames):
            parts, full = [(k, k + 1) for k in range(*c.words)], True
        spans = [word_span(words, part) for part in parts]
        if parts and (full or all(span.of(text) in alone for span in spans)):
            out += [
                replace(c, words=part, span=span, text=span.of(text)) for part, span in zip(parts, spans, strict=True)
            ]
        else:
            out.append(c)
    return out


def _is_two_surnames(c: Candidate, surnames: Mapping[str, int]) -> bool:
    """Whether a name is two people's surnames side by side, as in a table's cells: each ends another person's name."""
    parts = c.text.split()
    if c.type is not MentionType.PERSON or len(parts) != 2 or c.words[1] - c.words[0] != 2:
        return False
    return surnames.get(parts[0], 0) > 0 and surnames.get(parts[1], 0) > 1


def _both(text: str, words: Words, c: Candidate) -> Iterator[WordRange]:
    """What stands on either side of the one "and" in a name."""
    places = [k for k in range(*c.words) if text[words.starts[k] : words.ends[k]] in ("and", "&")]
    if len(places) == 1 and c.words[0] < places[0] < c.words[1] - 1:
        yield c.words[0], places[0]
        yield places[0] + 1, c.words[1]


def _surname_first(text: str, found: list[Candidate]) -> list[Candidate]:
    """One name where a list has the surname first ("Prado, Ana"), which the text elsewhere gives in order."""
    out: list[Candidate] = []
    for c in found:
        left = out[-1] if out else c
        parts = (left, c)
        if (
            all(x.form is Form.NAMED and x.type is MentionType.PERSON and x.text.isalpha() for x in parts)
            and text[left.span.end : c.span.start] == ", "
            and _lists(text, left, c)
        ):
            span = Span(left.span.start, c.span.end)
            out[-1] = replace(left, words=(left.words[0], c.words[1]), span=span, text=span.of(text))
        else:
            out.append(c)
    return out


def _lists(text: str, family: Candidate, given: Candidate) -> bool:
    """Whether two names with a comma between them stand as in a list of people: before the next entry or column, and in
    the other order elsewhere; at a line's start, a column behind them is enough.
    """
    behind = text[given.span.end : given.span.end + 1]
    if behind == "\t" and (family.span.start == 0 or text[family.span.start - 1] == "\n"):
        return True
    return (
        behind in ("", "\n", "\t", ";", ")", "/", "|") and f"{given.text} {family.text}".casefold() in text.casefold()
    )


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
