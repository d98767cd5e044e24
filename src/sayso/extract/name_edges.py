"""Edges of names: where a name begins and ends, and the names that the model tore apart or took together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.extract.candidate import Candidate, word_span
from sayso.language.protocol import WordRange
from sayso.language.words import Gap, Words
from sayso.model import Form, MentionType, Span

LOOSE_ENDS = frozenset("' ’ s of and the for in , ( [ { - & /".split())
LOOSE_STARTS = frozenset(("the", "a", "an", ",", "-", "(", "and"))
NICKNAME_BETWEEN = re.compile(r"\s*[(]?[“\"„«‘'][^”\"“»’'\n]{1,30}[”\"»’'][)]?\s*")
OPENING, CLOSING = "“„«", "”»"
# "Witness 1", "Individual A": who is told apart by a number or a letter alone.
LABELLED = frozenset(
    "Witness Individual Person Victim Source Minor Child Suspect Defendant Informant Company Corporation Firm Bank Officer"
    " Official Employee Agent Associate Conspirator Co-conspirator Plaintiff Patient Student Juror Detainee".split()
)
LABEL = re.compile(r"[ \t](?:(?:No\.?|#)[ \t]?)?(?:\d{1,3}|[A-HJ-Z])\b(?![\w.,]\w)")
VERSUS = frozenset(("v", "vs", "versus"))
# What firms and public bodies are, which never is their whole name: "Dredging Limited", "Police Department".
COMMON = frozenset(
    """
    limited ltd incorporated inc corporation corp company co llc llp plc gmbh sa ag nv bv holdings holding group bank
    shipping dredging logistics airlines airways motors industries telecom energy petroleum mining steel insurance
    securities police department port authority harbour harbor board city council county court district ministry bureau
    commission committee office university college hospital school institute association federation union
    """.split()
)
BEFORE_NAMES = frozenset("the a an at in on of for by from to with and or but as if when while this that".split())
GENERATION = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")


def names_in(text: str, words: Words, r: WordRange, ends: frozenset[int]) -> list[WordRange]:
    """The names in a run of words that was taken for one; `ends` are the words that end a sentence."""
    return [_name_alone(text, words, part) for part in _unbroken(text, words, r, ends)]


def mended(text: str, words: Words, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, in text order, with torn names joined and joined ones parted."""
    whole = _generations(text, _firms(text, words, [_labelled(text, words, c) for c in found]))
    return _surname_first(text, _nicknamed(text, _parted(text, words, whole)))


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


def _firms(text: str, words: Words, found: list[Candidate]) -> list[Candidate]:
    """An organisation's name with the word right before it that tells it from others of its kind, if it lacks one."""
    out: list[Candidate] = []
    for c in found:
        first = _telling(text, words, c)
        left = out[-1] if out and first is not None and out[-1].span.end > words.starts[first] else None
        # "Ana Prado Bank" may be a man's name and a word behind it.
        if first is None or (left is not None and left.type is MentionType.PERSON and " " in left.text):
            out.append(c)
            continue
        if left is not None:
            first = min(first, out.pop().words[0])
        span = Span(words.starts[first], c.span.end)
        out.append(replace(c, words=(first, c.words[1]), span=span, text=span.of(text)))
    return out


def _telling(text: str, words: Words, c: Candidate) -> int | None:
    """The place of the capitalised word before a name of several words, all common, on the same line."""
    k = c.words[0] - 1
    parts = c.text.split()
    common = len(parts) > 1 and all(word.strip(".,").casefold() in COMMON for word in parts)
    if c.form is not Form.NAMED or c.type is not MentionType.ORGANIZATION or not common or k < 0:
        return None
    before = text[words.starts[k] : words.ends[k]]
    beside = text[words.ends[k] : c.span.start] == " "
    capital = before[:1].isupper() and before.isalpha() and before.casefold() not in BEFORE_NAMES
    return k if beside and capital else None


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
