"""Holders: who has the post that a title phrase names, by what stands beside it and by the verbs that give and take posts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from sayso.extract import titles
from sayso.extract.lemmas import lemmas
from sayso.extract.titlephrases import Place, TitlePhrase, place_of
from sayso.extract.wording import Wording
from sayso.language.protocol import WordRange
from sayso.language.words import Gap
from sayso.model import Form, Mention, MentionType, Tense


class Change(Enum):
    """What a verb does to a post: which bound of it the verb's time gives."""

    NONE = 0
    BEGINS = 1
    ENDS = 2


@dataclass(frozen=True, slots=True)
class Held:
    """A title with one who holds it.

    words   where to look for when: from the verb, or from the title, to the end of the title phrase
    timed   whether the time may stand elsewhere in the sentence, as it does with a verb
    sure    how often such a pattern is right
    """

    phrase: TitlePhrase
    holder: Mention
    tense: Tense
    words: WordRange
    sure: float
    timed: bool = False
    change: Change = Change.NONE


_CLOSING = frozenset(", . ; : ) ( — – - ” \" ' ? ! ]".split()) | {""}
_LIKELY = {"name": 0.95, "beside": 0.9, "verb": 0.9, "signed": 0.9, "shared": 0.85}
_ADVERBS = frozenset(
    "also now still then once formerly currently previously later already long both newly since".split()
)
_AUXILIARIES = frozenset("has have had will shall 'll 'd do does did".split())
_POSTS = frozenset("post position rank office role job title capacity".split())
_ASIDE = frozenset(("who", ","))
_FAR = 8


def find_holders(wording: Wording, phrases: Sequence[TitlePhrase]) -> Iterator[Held]:
    """Each title with its holders, in text order. A title that nobody in particular holds is left out."""
    before: list[Held] = []
    for n, phrase in enumerate(phrases):
        found = list(_held(wording, phrase)) or [_shared(wording, phrase, one) for one in before]
        following = phrases[n + 1] if n + 1 < len(phrases) else None
        if not found and following is not None and _opens(wording, phrase, following):
            found = [_shared(wording, phrase, one) for one in _named(wording, following)]
        yield from found
        before = found if following is not None and _joined(wording, phrase, following) else []


def _opens(wording: Wording, left: TitlePhrase, right: TitlePhrase) -> bool:
    """Whether two titles stand before one name; "the firm's clerk, and Captain Odo" are two people."""
    listed = left.determined and wording.word(left.words[1]) == "," and wording.word(left.words[1] + 1) == "and"
    return _joined(wording, left, right, comma=True) and not listed


def _joined(wording: Wording, left: TitlePhrase, right: TitlePhrase, *, comma: bool = False) -> bool:
    """Whether two titles are put together: "mayor of Varn and chairman of the union"; "the Minister, General Odo"."""
    between = [wording.word(k) for k in range(left.words[1], right.words[0])]
    return between in (["and"], ["&"], [",", "and"], ["—", "and"]) or (
        comma and bool(left.determined) and between == [","]
    )


def _shared(wording: Wording, phrase: TitlePhrase, one: Held) -> Held:
    tense = phrase.tense if phrase.tense is not Tense.UNSTATED else one.tense
    owned = phrase
    if phrase.place is None and one.phrase.determined in ("'s", "name") and phrase.kind is one.phrase.kind:
        owned = replace(phrase, place=one.phrase.place)
    return replace(one, phrase=owned, tense=tense, sure=_LIKELY["shared"])


def _held(wording: Wording, phrase: TitlePhrase) -> Iterator[Held]:
    """By the first pattern that fits."""
    for pattern in (_named, _signed, _beside, _equals, _by_verb):
        found = [held for held in pattern(wording, phrase) if not _is_title(wording, held.holder)]
        if found:
            yield from found
            return


def _is_title(wording: Wording, name: Mention) -> bool:
    """Whether what was taken for a name is a title and nobody's: "President-Elect"."""
    a, b = wording.range(name.span)
    known = titles.HEADS | titles.MODIFIERS | titles.BEHIND_FUTURE | titles.DETERMINERS | {"-"}
    return name.form is Form.NAMED and all(wording.word(k) in known for k in range(a, b))


# Beside a name


def _named(wording: Wording, phrase: TitlePhrase) -> list[Held]:
    """ "Captain Odo"; "lawyers Ana Rey and Luis Sol"; "Mayor Dann of Ostry"."""
    within = wording.name_over(phrase.head)
    if within is not None:
        names = [within] if wording.range(within.span)[1] > phrase.head + 1 else []
    elif _belongs_to_another(wording, phrase):
        names = []
    elif wording.gap(phrase.words[1]) == Gap.SPACE or wording.gap(phrase.words[1]) == Gap.LINE:
        names = _names_from(wording, phrase.words[1], several=phrase.plural)
    else:
        names = []
    out = []
    for name in names:
        end = wording.range(name.span)[1]
        titled = phrase if phrase.place is not None else _of(wording, phrase, end)
        out.append(_left(wording, Held(titled, name, phrase.tense, phrase.words, _LIKELY["name"]), end))
    return out


def _belongs_to_another(wording: Wording, phrase: TitlePhrase) -> bool:
    """Whether a title only says whose another is: "adviser to the President Odo"."""
    first = phrase.words[0]
    led = wording.word(first - 1) in ("to", "of", "for") and wording.word(first) == "the"
    return led and wording.word(first - 2) in titles.HEADS


def _of(wording: Wording, phrase: TitlePhrase, end: int) -> TitlePhrase:
    """The title with the place that stands behind the name: "Mayor Dann of Ostry"."""
    if wording.word(end) != "of":
        return phrase
    for k in (end + 1, end + 2):
        thing = wording.opening(k)
        if thing is not None and thing.form is Form.NAMED:
            return replace(phrase, place=place_of(wording, thing)) if _is_where(wording, thing) else phrase
        if wording.word(k) not in titles.DETERMINERS:
            break
    return phrase


def _is_where(wording: Wording, thing: Mention) -> bool:
    return wording.type_of(thing) in (MentionType.ORGANIZATION, MentionType.PLACE)


def _names_from(wording: Wording, k: int, *, several: bool) -> list[Mention]:
    """The person's name that begins here, and those that are put together with it."""
    name = _name(wording, wording.opening(k))
    if name is None:
        return []
    out, at = [name], wording.range(name.span)[1]
    while several and wording.word(at) in (",", "and", "&"):
        at += 2 if wording.word(at) == "," and wording.word(at + 1) == "and" else 1
        following = _name(wording, wording.opening(at))
        if following is None:
            break
        out.append(following)
        at = wording.range(following.span)[1]
    return out


def _names_until(wording: Wording, k: int, *, several: bool) -> list[Mention]:
    """The person's name that ends here, and those before that it is put together with."""
    name = _name(wording, wording.closing(k))
    out: list[Mention] = []
    while name is not None:
        out.append(name)
        at = wording.range(name.span)[0] - 1
        if not several or wording.word(at) not in (",", "and", "&"):
            break
        at -= 1 if wording.word(at) == "and" and wording.word(at - 1) == "," else 0
        name = _name(wording, wording.closing(at))
    return out[::-1]


def _name(wording: Wording, mention: Mention | None) -> Mention | None:
    return wording.person(mention) if mention is not None and mention.form is Form.NAMED else None


def _beside(wording: Wording, phrase: TitlePhrase) -> list[Held]:
    """ "Odo, the clerk of the port,"; "the clerk of the port, Odo,"."""
    first, after = phrase.words
    if (
        wording.word(first - 3) == "at"
        and wording.word(first - 2) in ("the", "that")
        and wording.word(first - 1) == "time"
    ):
        first, phrase = first - 3, replace(phrase, tense=Tense.FORMER)
    if wording.word(first - 1) in (",", "(", "—", "–") and not _listed(wording, phrase) and not _acts(wording, phrase):
        end = _aside(wording, first - 1)
        names = _names_until(wording, end, several=phrase.plural)
        if names and wording.gap(end) != Gap.BLANK_LINE and not _may_be_its_heads(wording, phrase, names[0]):
            sure = _LIKELY["beside"]
            held = [Held(phrase, name, phrase.tense, (first, after), sure) for name in names]
            return [_left(wording, one, after) for one in held]
    if wording.word(after) in (",", ":") and (phrase.determined or wording.sentence_of(first)[0] == first):
        names = _names_from(wording, after + 1, several=phrase.plural)
        end = wording.range(names[-1].span)[1] if names else after
        closed = wording.word(end) in _CLOSING or _of(wording, phrase, end) is not phrase
        if names and closed and not _lists(wording, end):
            held = [Held(phrase, name, phrase.tense, (first, after), _LIKELY["beside"]) for name in names]
            return [_left(wording, one, end) for one in held]
    return []


def _acts(wording: Wording, phrase: TitlePhrase) -> bool:
    """Whether a title behind a comma goes on as its own sentence: "According to Odo, the mayor knew"."""
    after = phrase.words[1]
    if wording.written(phrase.words[0]) in ("A", "An", "The"):
        return True  # a headline behind its author
    own = wording.relation(phrase.head) in ("nsubj", "csubj") and wording.governor(phrase.head) >= after
    return own and wording.word(after) not in _CLOSING | {"who", "whose", "whom"}


def _may_be_its_heads(wording: Wording, phrase: TitlePhrase, name: Mention) -> bool:
    """Whether a title may as well be that of whom another title before the name means: "envoy of Odo, former mayor"."""
    a = wording.range(name.span)[0]
    return not phrase.determined and wording.word(a - 1) in ("of", "to", "for") and wording.word(a - 2) in titles.HEADS


def _lists(wording: Wording, end: int) -> bool:
    """Whether the name that ends here is one more in a list: "the mayor, Odo, and Rey"."""
    if wording.word(end) != "," or wording.word(end + 1) not in ("and", "or"):
        return False
    return _name(wording, wording.opening(end + 2)) is not None


def _aside(wording: Wording, comma: int) -> int:
    """Where the name ends that a phrase stands beside, past an age or a firm: "Tom Marrow, 54, a clerk"."""
    if wording.word(comma - 1).isdigit() and wording.word(comma - 2) == ",":
        return comma - 2
    thing = wording.closing(comma)
    if thing is not None and thing.form is Form.NAMED and _is_where(wording, thing):
        a = wording.range(thing.span)[0]
        a -= 1 if wording.word(a - 1) in titles.DETERMINERS else 0
        return a - 1 if wording.word(a - 1) in ("of", "from") else comma
    return comma


def _listed(wording: Wording, phrase: TitlePhrase) -> bool:
    """Whether what follows shows the title to be one more in a list, and not about the name before it."""
    after = phrase.words[1]
    if wording.word(after) in ("and", "or", "&"):
        return wording.word(after + 1) not in titles.HEADS | titles.MODIFIERS
    return (
        phrase.determined in ("a", "an")
        and wording.word(after) == ","
        and wording.word(after + 1) in ("a", "an", "two")
    )


def _left(wording: Wording, held: Held, end: int) -> Held:
    """A post that its holder, named or titled up to here, is then said to leave: "the clerk, Odo, resigned"."""
    at = end + 1 if wording.word(end) in (",", ")") else end
    while wording.word(at) in _ADVERBS | {"has", "had"}:
        at += 1
    if not _leaves(wording, at):
        return held
    span = (held.words[0], at + 1)
    return replace(held, tense=Tense.FORMER, words=span, timed=True, change=Change.ENDS)


def _leaves(wording: Wording, at: int) -> bool:
    known = set(lemmas(wording.word(at))) & titles.LEAVING if wording.word(at) else set()
    if wording.relation(at) in ("amod", "compound") or wording.word(at + 1) == "as":
        return False
    return bool(known - {"step", "stand"}) or (bool(known) and wording.word(at + 1) == "down")


def _signed(wording: Wording, phrase: TitlePhrase) -> list[Held]:
    """A name alone on a line, and the title on the next."""
    first, after = phrase.words
    if wording.gap(first) != Gap.LINE or first == 0:
        return []
    start = first - 1
    while start > 0 and wording.gap(start) not in (Gap.LINE, Gap.BLANK_LINE):
        start -= 1
    name = _name(wording, wording.opening(start))
    if (
        name is None
        or first - start > _FAR
        or (end := wording.range(name.span)[1]) not in (first, *_degrees(wording, end))
    ):
        return []
    firm = wording.opening(after)
    named = firm is not None and firm.form is Form.NAMED and wording.type_of(firm) is MentionType.ORGANIZATION
    if phrase.place is None and wording.gap(after) == Gap.LINE and firm is not None and named:
        phrase = replace(phrase, place=Place(wording.range(firm.span), firm))
    tense = phrase.tense if phrase.tense is not Tense.UNSTATED else Tense.CURRENT
    return [Held(phrase, name, tense, phrase.words, _LIKELY["signed"])]


def _degrees(wording: Wording, end: int) -> tuple[int, ...]:
    """A name that a comma follows may have a degree behind it."""
    return (end,) if wording.word(end) == "," else ()


# By a verb


def _equals(wording: Wording, phrase: TitlePhrase) -> list[Held]:
    """ "Odo is the clerk", "Odo became clerk"; "whose clerk is Odo"."""
    first, after = phrase.words
    if wording.word(after) in ("is", "was") and (phrase.determined or wording.sentence_of(first)[0] == first):
        names = _names_from(wording, after + 1, several=False)
        if names and wording.word(wording.range(names[0].span)[1]) in _CLOSING:
            told = Tense.CURRENT if wording.word(after) == "is" else Tense.FORMER
            return [Held(_whose(wording, phrase), names[0], told, phrase.words, _LIKELY["verb"], timed=True)]
    start = _group(wording, first)
    group = [wording.word(k) for k in range(start, first)]
    becoming = any(set(lemmas(word)) & titles.BECOMING for word in group)
    if not (becoming or titles.BEING & set(group)) or not _asserted(wording, start, first):
        return []
    tense = _tense_of(group, becoming=becoming)
    subjects = _subjects(wording, phrase.head, start) if tense is not None else []
    change = Change.BEGINS if becoming else Change.NONE
    return [
        Held(phrase, one, _first(phrase.tense, tense), (start, after), _LIKELY["verb"], timed=True, change=change)
        for one in subjects
    ]


def _first(said: Tense, by_verb: Tense | None) -> Tense:
    return said if said is not Tense.UNSTATED or by_verb is None else by_verb


def _whose(wording: Wording, phrase: TitlePhrase) -> TitlePhrase:
    """A title whose organisation stands before "whose"."""
    if phrase.determined != "whose":
        return phrase
    at = phrase.words[0] - 1 if wording.word(phrase.words[0] - 1) == "," else phrase.words[0]
    firm = wording.closing(at)
    return replace(phrase, place=Place(wording.range(firm.span), firm)) if firm is not None else phrase


def _group(wording: Wording, end: int) -> int:
    """Where the verbs begin that stand right before a word."""
    k = end
    known = titles.BEING | _AUXILIARIES | _ADVERBS | titles.NEGATIVE | titles.HYPOTHETICAL
    while k > 0 and end - k < _FAR:
        word = wording.word(k - 1)
        if word not in known and not set(lemmas(word)) & titles.BECOMING and word != "to":
            break
        k -= 1
    return k


def _tense_of(group: Sequence[str], *, becoming: bool) -> Tense | None:
    """The tense of a form of "be" or "become"; None for a bare infinitive, which asserts nothing."""
    said = set(group)
    if said & {"will", "shall", "'ll"}:
        return Tense.FUTURE
    if "to" in said:
        return Tense.FUTURE if said & {"is", "are", "was", "were"} else None
    if becoming:
        return Tense.UNSTATED
    if said & {"is", "are", "am", "'s", "'re", "'m"}:
        return Tense.CURRENT
    if said & {"was", "were", "had"}:
        return Tense.FORMER
    return Tense.UNSTATED if said & {"has", "have"} else None


def _asserted(wording: Wording, start: int, end: int) -> bool:
    """Whether the words before a title say that it is so: no "not", no "if", no question."""
    opened = wording.sentence_of(start)[0]
    around = {wording.word(k) for k in range(max(opened, start - 4), end)}
    if around & {"if", "whether", "unless", "wish"}:
        return False
    group = {wording.word(k) for k in range(max(opened, start - 2), end)}
    negated = bool(group & titles.NEGATIVE) and "longer" not in group
    return not negated and not group & (titles.HYPOTHETICAL - {"were"})


def _subjects(wording: Wording, predicate: int, start: int) -> list[Mention]:
    """Whom a predicate is said of: by the grammar, or else who stands right before its verbs."""
    heads = wording.children(predicate, "nsubj")
    if not heads and (beside := _name(wording, wording.closing(start))) is not None:
        return [beside]
    if not heads and wording.relation(predicate) == "conj":
        heads = wording.children(wording.governor(predicate), "nsubj")
    for k in heads:
        found = _before_relative(wording, k) if wording.word(k) in ("who", "that") else wording.over(k)
        if k < predicate and wording.person(found) is not None and found is not None:
            return _names_until(wording, wording.range(found.span)[1], several=True) or [found]
    at = start
    while wording.word(at - 1) in _ASIDE:
        at -= 1
    found = wording.person(wording.closing(at))
    return [found] if found is not None and not heads else []


def _before_relative(wording: Wording, k: int) -> Mention | None:
    return wording.closing(k - 1 if wording.word(k - 1) == "," else k)


def _by_verb(wording: Wording, phrase: TitlePhrase) -> list[Held]:
    """ "was appointed clerk", "served as clerk until 2010", "the board dismissed Odo as clerk"."""
    first = _unwrapped(wording, phrase.words[0])
    led = wording.word(first - 1) == "as"
    at = first - 1 if led else first
    verb = _verb_before(wording, at, far=led)
    if verb is None or not _asserted(wording, _group(wording, verb), verb + 1):
        return []
    return list(_by(wording, phrase, verb, at, led=led))


def _unwrapped(wording: Wording, first: int) -> int:
    """Before "the post of"; before "to be"."""
    if wording.word(first - 1) == "of" and wording.word(first - 2) in _POSTS:
        first -= 3 if wording.word(first - 3) in titles.DETERMINERS else 2
    if wording.word(first - 1) in ("be", "become") and wording.word(first - 2) == "to":
        first -= 2
    return first - 1 if wording.word(first - 1) == "to" else first


_CHANGING = titles.GIVING | titles.TAKING | titles.LEAVING | titles.SERVING | {"leave", "lose", "hold"}


def _verb_before(wording: Wording, at: int, *, far: bool) -> int | None:
    """The verb that a title belongs to: right before it, before the name that it follows, or further before "as"."""
    name = wording.closing(at)
    if name is not None and (name.form is not Form.NOMINAL or far):
        a = wording.range(name.span)[0]
        if _changes(wording, a - 1):
            return a - 1
    opened = wording.sentence_of(at - 1)[0]
    for k in range(at - 1, max(opened, at - _FAR) - 1 if far else at - 2, -1):
        if _changes(wording, k):
            return k
        if wording.word(k) in (",", ";", ":", "and", "that"):
            return None
    return None


def _changes(wording: Wording, k: int) -> bool:
    return k >= 0 and bool(_verb(wording, k) & _CHANGING) and wording.name_over(k) is None


def _verb(wording: Wording, k: int) -> set[str]:
    return set(lemmas(wording.word(k))) if wording.word(k).isalpha() else set()


def _by(wording: Wording, phrase: TitlePhrase, verb: int, at: int, *, led: bool) -> Iterator[Held]:
    """What one verb says of a title's holders."""
    kinds = _verb(wording, verb)
    start = _group(wording, verb)
    group = [wording.word(k) for k in range(start, verb)]
    words = (start, phrase.words[1])
    passive = bool(titles.BEING & set(group)) and wording.word(verb).endswith(("ed", "en", "de", "ht", "n"))
    subjects = _subjects(wording, verb, start)
    held = [Held(phrase, one, Tense.UNSTATED, words, _LIKELY["verb"], timed=True) for one in subjects]
    if "to" in group[-1:] and not titles.BEING & set(group):
        return
    if (kinds & titles.SERVING and led) or "hold" in kinds:
        served = _served(wording.word(verb), group)
        phrase = _employer(wording, phrase, verb, at)
        yield from (replace(one, phrase=phrase, tense=_first(phrase.tense, served)) for one in held)
    elif (kinds & titles.LEAVING or kinds & {"leave", "lose"}) and led:
        if _quits(wording, verb, at, kinds):
            yield from (replace(one, tense=Tense.FORMER, change=Change.ENDS) for one in held)
    elif kinds & (titles.GIVING | titles.TAKING):
        whom = held if passive else _objects(wording, phrase, verb, words)
        yield from (_given(one, kinds, group) for one in whom)
        if not passive and kinds & {"replace", "succeed"}:
            yield from (replace(one, change=Change.BEGINS) for one in held)


def _quits(wording: Wording, verb: int, at: int, kinds: set[str]) -> bool:
    between = {wording.word(k) for k in range(verb + 1, at)}
    if kinds & {"step", "stand"}:
        return "down" in between
    return bool(kinds & {"resign", "retire"}) or bool(between & _POSTS)


def _employer(wording: Wording, phrase: TitlePhrase, verb: int, at: int) -> TitlePhrase:
    """A title with the place that stands before it: "worked for Lasker Shipping as a driver"."""
    if phrase.place is None and wording.word(verb + 1) in ("for", "at", "with", "in"):
        for k in (verb + 2, verb + 3):
            thing = wording.opening(k)
            if thing is not None and thing.form is Form.NAMED and _is_where(wording, thing) and k < at:
                return replace(phrase, place=place_of(wording, thing))
    return phrase


def _served(word: str, group: Sequence[str]) -> Tense:
    said = set(group)
    if said & {"will", "shall", "'ll"}:
        return Tense.FUTURE
    if word.endswith("ing"):
        return Tense.CURRENT if said & {"is", "are", "am", "'s", "'m"} else Tense.FORMER
    if said & {"has", "have"}:
        return Tense.UNSTATED
    return Tense.FORMER if word.endswith("ed") or word == "held" else Tense.CURRENT


def _given(held: Held, kinds: set[str], group: Sequence[str]) -> Held:
    if kinds & titles.TAKING:
        return replace(held, tense=Tense.FORMER, change=Change.ENDS)
    if kinds & titles.HOPED or {"will", "to", "shall"} & set(group):
        return replace(held, tense=Tense.FUTURE)
    return replace(held, tense=held.phrase.tense, change=Change.BEGINS)


def _objects(wording: Wording, phrase: TitlePhrase, verb: int, words: WordRange) -> list[Held]:
    """Whom an active verb gives the post to, or takes it from: who stands right behind it."""
    found = wording.person(wording.opening(verb + 1))
    if found is None or found.form is Form.NOMINAL:
        return []
    by = _appointer(wording, phrase, verb)
    return [Held(by, found, phrase.tense, words, _LIKELY["verb"], timed=True)]


def _appointer(wording: Wording, phrase: TitlePhrase, verb: int) -> TitlePhrase:
    """A title without a place is at the organisation that gives it: "Lasker named Odo head of security"."""
    if phrase.place is not None:
        return phrase
    heads = wording.children(verb, "nsubj")
    firm = wording.over(heads[0]) if heads else wording.closing(verb)
    if firm is None or firm.form is not Form.NAMED or wording.type_of(firm) is not MentionType.ORGANIZATION:
        return phrase
    return replace(phrase, place=Place(wording.range(firm.span), firm))
