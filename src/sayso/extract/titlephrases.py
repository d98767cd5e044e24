"""Title phrases: the noun phrases of a text that name a post, with where the post is or for whom its holder speaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.extract import titles
from sayso.extract.wording import Wording
from sayso.language.protocol import WordRange
from sayso.language.words import Gap
from sayso.model import Form, Mention, MentionType, PostKind, Tense

_SPEAKING_FOR = frozenset(("for", "of"))
_PLACED = frozenset(("of", "for", "at", "with", "in", "to"))
_ABROAD = frozenset(("ambassador", "envoy", "consul", "delegate", "adviser", "advisor"))
_TITLED = frozenset(("of", "for"))
_PARTY_TYPES = frozenset((MentionType.ORGANIZATION, MentionType.PLACE, MentionType.PERSON))
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Place:
    """Where a post is, or for whom its holder speaks: its words, and its mention where there is one."""

    words: WordRange
    mention: Mention | None


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """A title in the text, in word numbers.

    words       the whole phrase: "the former chief clerk of Tarn Dredging"
    title       the title in it as written: "former chief clerk"
    head        its head
    lemma       "chief clerk"
    place       where the post is or, for a relation of speech, the principal
    tense       as far as the phrase itself says
    determined  whether an article or a possessor opens it
    """

    words: WordRange
    title: WordRange
    head: int
    lemma: str
    kind: PostKind
    plural: bool
    tense: Tense
    place: Place | None
    determined: str


def place_of(wording: Wording, mention: Mention) -> Place:
    """A mention as a place, with the noun that it only qualifies: "the Varn police", not Varn."""
    a, b = wording.range(mention.span)
    whole = wording.governor(b - 1)
    if mention.form is not Form.NAMED or not b <= whole < b + 2 or wording.relation(b - 1) not in ("compound", "amod"):
        return Place((a, b), mention)
    further = wording.opening(whole)
    if further is not None and further.form is Form.NAMED:
        # One name that was spotted as two: neither of the two is what it names.
        return Place((a, wording.range(further.span)[1]), None)
    around = wording.over(whole)
    inside = around is not None and wording.range(around.span)[0] <= a
    return Place((a, whole + 1), around if inside else None)


def find_titles(wording: Wording) -> Iterator[TitlePhrase]:
    """All title phrases, in text order. A title inside the name of a street, a firm or an office is none."""
    at = 0
    while at < len(wording):
        if wording.word(at) in titles.PLURALS or wording.word(at) in titles.HEADS:
            found = _phrase(wording, _last_head(wording, at))
            if found is not None:
                yield found
                at = max(at, found.head)
        at += 1


def _last_head(wording: Wording, k: int) -> int:
    """The last of the heads that stand side by side: "general" of "Major General"."""
    while wording.gap(k + 1) == Gap.SPACE and (wording.word(k + 1) in titles.HEADS or _is_plural(wording, k + 1)):
        k += 1
    return k


def _is_plural(wording: Wording, k: int) -> bool:
    return wording.word(k) in titles.PLURALS and wording.word(k) not in titles.HEADS


def _phrase(wording: Wording, head: int) -> TitlePhrase | None:
    if not _may_title(wording, head) or wording.word(head + 1) in ("'", "'s"):
        return None  # "the president's son" gives nobody the post, whoever stands beside it
    start = _left(wording, head)
    end, behind, after = _right(wording, head)
    first, tense = _marks(wording, start)
    if wording.word(head + 1) == "-" and wording.word(head + 2) in titles.BEHIND_FUTURE:
        end, after, tense = head + 3, max(after, head + 3), Tense.FUTURE
    titled = first
    first, before, determined = _owner(wording, first)
    if determined:
        first, outer = _marks(wording, first)
        tense = outer if tense is Tense.UNSTATED else tense
    speaks = _speaks(wording, start, head)
    place = behind or before
    kind = PostKind.SPEAKS_FOR if speaks and place is not None else PostKind.HOLDS
    if kind is PostKind.SPEAKS_FOR and behind is not None and wording.word(end) not in _SPEAKING_FOR:
        kind = PostKind.HOLDS
    if kind is PostKind.HOLDS and place is not None and _is_person(wording, place):
        place = None
    stem = wording.word(head) if wording.word(head) in titles.HEADS else titles.PLURALS[wording.word(head)]
    bare = start == head and end == head + 1
    if stem in titles.WEAK and place is None and not speaks and (bare or _is_plural(wording, head)):
        return None
    return TitlePhrase(
        words=(first, after),
        title=(titled, end),
        head=head,
        lemma=_lemma(wording, start, head, end, stem),
        kind=kind,
        plural=_is_plural(wording, head),
        tense=tense,
        place=place,
        determined=determined,
    )


def _may_title(wording: Wording, head: int) -> bool:
    """Whether a head stands outside of all names, or opens the name of a person: "Major General Odo" but not "Odo Judge"."""
    name = wording.name_over(head)
    if name is None:
        return True
    first, end = wording.range(name.span)
    opened = all(
        wording.word(k) in titles.MODIFIERS | titles.HEADS or _tense(wording.word(k)) for k in range(first, head)
    )
    return name.type is MentionType.PERSON and opened and end > head + 1 and wording.word(head + 1) != ","


def _lemma(wording: Wording, start: int, head: int, end: int, stem: str) -> str:
    """The title in small letters and in the singular, without "-elect"."""
    text, words = wording.text, wording.words
    before = text[words.starts[start] : words.starts[head]]
    stop = head + 1 if wording.word(head + 1) == "-" else end
    behind = text[words.ends[head] : words.ends[stop - 1]]
    return " ".join(f"{before}{stem}{behind}".casefold().split())


def _speaks(wording: Wording, start: int, head: int) -> bool:
    """Whether the title is one that speaks for another: a lawyer, a spokesman, a press secretary."""
    stem = titles.PLURALS.get(wording.word(head), wording.word(head))
    before = {wording.word(k) for k in range(start, head)}
    if before & titles.PRESS and stem in ("secretary", "officer"):
        return True
    return stem in titles.SPEAKERS and not before & titles.PUBLIC


def _is_person(wording: Wording, place: Place) -> bool:
    return wording.type_of(place.mention) is MentionType.PERSON


# To the left of the head


def _left(wording: Wording, head: int) -> int:
    """Where the title begins: its modifiers, as the lexicon or the grammar has them, but no part of a name."""
    k = head
    while k > 0 and wording.gap(k) in (Gap.SPACE, Gap.NONE):
        before = wording.word(k - 1)
        if before == "-" and wording.gap(k - 1) == Gap.NONE and wording.word(k - 2) in titles.MODIFIERS | {"co"}:
            k -= 2
        elif wording.gap(k) == Gap.SPACE and _modifies(wording, k - 1, head):
            k -= 1
        else:
            break
    return k


def _modifies(wording: Wording, k: int, head: int) -> bool:
    name = wording.name_over(k)
    if name is not None and name.type is not MentionType.ABSTRACT and wording.name_over(head) is not name:
        return False
    word = wording.word(k)
    if word in titles.MODIFIERS or word in titles.HEADS:
        return True
    return _compounds(wording, k, head)


def _compounds(wording: Wording, k: int, head: int) -> bool:
    joined = wording.relation(k) == "compound" and wording.governor(k) == head
    return joined and wording.word(k).isalpha() and not _is_acronym(wording, k)


def _marks(wording: Wording, start: int) -> tuple[int, Tense]:
    """Where the words before a title begin that say since when or what its holder is like, and the tense they give."""
    tense = Tense.UNSTATED
    k = start
    while k > 0 and wording.gap(k) in (Gap.SPACE, Gap.NONE):
        word = wording.word(k - 1)
        said = _tense(word)
        if said is not None:
            tense = said
        elif word == "-" and wording.word(k - 2) == "ex":
            tense = Tense.FORMER
        elif not (word in titles.FILLERS or _describes(wording, k - 1, start)):
            break
        k -= 1
    return k, tense


def _tense(word: str) -> Tense | None:
    if word in titles.BEFORE_FORMER:
        return Tense.FORMER
    if word in titles.BEFORE_CURRENT:
        return Tense.CURRENT
    return Tense.FUTURE if word in titles.BEFORE_FUTURE else None


def _describes(wording: Wording, k: int, start: int) -> bool:
    """An adjective of the grammar: "the tall captain", "the former Norwegian minister"."""
    name = wording.name_over(k)
    if name is not None and wording.range(name.span) != (k, k + 1):
        return False
    near = wording.governor(k) in range(start, start + _MOST_WORDS)
    return wording.relation(k) == "amod" and near and wording.word(k).isalpha()


def _owner(wording: Wording, first: int) -> tuple[int, Place | None, str]:
    """What opens a phrase: an article, a possessor ("the company's", "his"), or the name of a firm or a place."""
    before = wording.word(first - 1)
    if wording.gap(first) not in (Gap.SPACE, Gap.LINE) or not before:
        return first, None, ""
    if before in titles.POSSESSIVES:
        mention = wording.closing(first)
        pronoun = mention if mention is not None and mention.form is Form.PRONOMINAL else None
        return first - 1, Place((first - 1, first), pronoun) if pronoun else None, before
    if before in titles.DETERMINERS:
        return first - 1, None, before
    end = _possessor(wording, first)
    owner = wording.closing(end or first)
    if owner is None and end is None and _is_acronym(wording, first - 1):
        return first - 1, Place((first - 1, first), None), "name"
    if owner is None or (end is None and (owner.form is not Form.NAMED or wording.relation(first - 1) == "amod")):
        return first, None, ""
    a, b = wording.range(owner.span)
    if wording.type_of(owner) not in (_PARTY_TYPES if end else _PARTY_TYPES - {MentionType.PERSON}):
        return (a if end else first), None, "'s" if end else ""
    opened = a - 1 if wording.word(a - 1) in titles.DETERMINERS else a
    return opened, Place((a, b), owner), "'s" if end else "name"


def _is_acronym(wording: Wording, k: int) -> bool:
    """An organisation that nobody spotted as one: "DEA agent Odo"."""
    word = wording.written(k)
    return (
        len(word) > 1 and word.isalpha() and word.isupper() and wording.word(k) not in titles.MODIFIERS | titles.HEADS
    )


def _possessor(wording: Wording, first: int) -> int | None:
    """Where a possessor's own words end: before "'s", or before the apostrophe of a plural."""
    if wording.word(first - 1) == "s" and wording.word(first - 2) == "'":
        return first - 2
    return first - 1 if wording.word(first - 1) in ("'", "'s") else None


# To the right of it


def _right(wording: Wording, head: int) -> tuple[int, Place | None, int]:
    """Where the title ends, where the post is, and where the whole phrase ends."""
    end = at = head + 1
    stem = titles.PLURALS.get(wording.word(head), wording.word(head))
    while wording.word(at) in _PLACED and wording.gap(at) in (Gap.SPACE, Gap.LINE):
        preposition = wording.word(at)
        thing = _thing(wording, at + 1)
        if (unspotted := _capitals(wording, at + 1)) is not None and (thing is None or thing.form is not Form.NAMED):
            return end, unspotted, unspotted.words[1]
        if thing is None or (thing.form is not Form.NAMED and _bare(wording, at + 1)):
            stop = _common(wording, at + 1) if preposition in _TITLED else at
            if stop <= at + 1:
                return end, None, max(end, at)
            if stem == "member":
                return end, Place((at + 1, stop), None), stop
            end = at = stop
            continue
        a, b = wording.range(thing.span)
        if stem == "member" and wording.word(b - 1) in titles.NOT_MEMBERS:
            return end, None, b
        if thing.form is not Form.NAMED and _goes_on(wording, b) and wording.word(b - 1) in titles.BODIES:
            end = at = b
            continue
        if thing.form is not Form.NAMED and _goes_on(wording, b) and wording.word(b - 1) in titles.AREAS:
            at = b
            continue
        if not _places(wording, preposition, thing, stem):
            return end, None, at
        place = place_of(wording, thing)
        return end, place, place.words[1]
    if wording.word(end) == "," and wording.written(head)[:1].isupper():
        firm = wording.opening(end + 1)
        if firm is not None and firm.form is Form.NAMED and firm.type is MentionType.ORGANIZATION:
            a, b = wording.range(firm.span)
            return end, Place((a, b), firm), b
    return end, None, end


def _thing(wording: Wording, k: int) -> Mention | None:
    """The mention behind a preposition, with or without an article."""
    here = wording.opening(k)
    inside = wording.opening(k + 1) if wording.word(k) in titles.DETERMINERS else None
    if inside is not None and inside.form is Form.NAMED and (here is None or here.form is not Form.NAMED):
        return inside
    return here if here is not None else None


def _capitals(wording: Wording, k: int) -> Place | None:
    """An organisation that nobody spotted as one: an article and several words in capitals, "the Armed Forces of Varn"."""
    if wording.word(k) not in titles.DETERMINERS:
        return None
    end = at = k + 1
    while wording.gap(at) == Gap.SPACE and wording.word(at).isalpha():
        if wording.written(at)[0].isupper():
            end = at + 1
        elif wording.word(at) not in ("of", "and", "for") or end < at:
            break
        at += 1
    return Place((k + 1, end), None) if end > k + 2 else None


def _bare(wording: Wording, k: int) -> bool:
    """A noun phrase that points to nothing known: the "accounts" of "head of accounts"."""
    mention = wording.opening(k)
    return mention is not None and mention.form is Form.NOMINAL and wording.word(k) not in titles.DETERMINERS


def _goes_on(wording: Wording, k: int) -> bool:
    """Whether "of X" follows, X a name."""
    if wording.word(k) not in ("of", "at", "for"):
        return False
    thing = _thing(wording, k + 1)
    return thing is not None and thing.form is Form.NAMED


def _common(wording: Wording, k: int) -> int:
    """Where the common nouns end that belong to a title: "operations", "Foreign Affairs", "research and development"."""
    at = k
    while at < k + _MOST_WORDS and wording.word(at).isalpha() and wording.name_over(at) is None:
        if wording.word(at) in titles.DETERMINERS | titles.POSSESSIVES:
            return k
        at += 1
        joined = wording.word(at) == "and" and wording.relation(at + 1) == "conj" and wording.governor(at + 1) == at - 1
        if joined and wording.word(at + 1).isalpha():
            at += 1
        elif wording.relation(at - 1) not in ("compound", "amod") or wording.gap(at) != Gap.SPACE:
            break
    return at


def _places(wording: Wording, preposition: str, thing: Mention, stem: str) -> bool:
    """Whether a thing behind this preposition says where a post is, or for whom its holder speaks."""
    kind = wording.type_of(thing)
    if stem in titles.SPEAKERS and preposition in _SPEAKING_FOR:
        return kind in _PARTY_TYPES
    if thing.form is Form.PRONOMINAL or kind is MentionType.PERSON:
        return False
    if preposition == "to":
        return stem in _ABROAD and kind in _PARTY_TYPES
    if preposition == "in":
        return kind is MentionType.ORGANIZATION
    return kind in _PARTY_TYPES or thing.form is Form.NAMED
