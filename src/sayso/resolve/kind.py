"""One type for a name that documents type differently: a person here and a place there, by the model's lapse."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.model import MentionType
from sayso.resolve import words
from sayso.resolve.given import KNOWN
from sayso.resolve.names import clean, fold, normalise
from sayso.resolve.noise import KINDS, is_name
from sayso.resolve.referent import Local

# How many documents must speak for another type of a place or a firm, for one that speaks for it.
_STUBBORN = 4
# Of names of one word these two are taken for each other most.
_CONFUSED = (MentionType.ORGANIZATION, MentionType.PERSON)
# What newspapers and agencies are called by.
_PRESS = frozenset(
    """
    chronicle courier daily digest dispatch echo examiner gazette herald inquirer journal mirror news observer post press
    register sentinel telegraph times tribune weekly wire
    """.split()
)


@dataclass(slots=True)
class _Use:
    """In how many documents, and how often, a name stands as one type."""

    documents: int = 0
    mentions: int = 0


def unified(referents: Sequence[Local], *, in_persons: Callable[[str], bool] = lambda word: False) -> list[Local]:
    """The referents in the order given, a name's type being the one that most of the case speaks for.

    A name of one word that stands in a person's fuller name stays as it is: "Ford" may be the man as well as the firm.
    `in_persons` knows such words beyond these referents.
    """
    uses: defaultdict[str, defaultdict[MentionType, _Use]] = defaultdict(lambda: defaultdict(_Use))
    for local in referents:
        if local.type in KINDS:
            use = uses[_key(local)][local.type]
            use.documents += 1
            use.mentions += max(1, local.mentions)
    mixed = {key: found for key, found in uses.items() if len(found) > 1}
    parts = frozenset(word for local in referents for word in words_of_person(local)) if mixed else frozenset[str]()
    kinds = dict(_kinds(mixed, lambda word: word in parts or in_persons(word)))
    return [_typed(local, kinds) for local in referents]


def _key(local: Local) -> str:
    return fold(clean(local.name or ""))


def _kinds(
    mixed: Mapping[str, Mapping[MentionType, _Use]], in_persons: Callable[[str], bool]
) -> Iterator[tuple[tuple[str, MentionType], MentionType]]:
    """The type that a name of this type has, for each that has several, where the case is plain enough."""
    for key, found in mixed.items():
        tokens = re.findall(r"\w+", key)
        for kind in found:
            better = _of_words(key, tokens, found) if len(tokens) > 1 else _of_word(tokens, found, kind, in_persons)
            if better is not None:
                yield (key, kind), better


def _of_word(
    tokens: Sequence[str],
    found: Mapping[MentionType, _Use],
    kind: MentionType,
    in_persons: Callable[[str], bool],
) -> MentionType | None:
    """The type of a name of one word that stands as this type and as others.

    Towns are called after people, and firms after both, so a place or a firm stays one unless nearly all others differ.
    """
    if not tokens or in_persons(tokens[0]):
        return _of_surname(found, kind) if tokens else None
    firm, person = (found.get(one, _Use()) for one in _CONFUSED)
    if kind in _CONFUSED and firm.documents and person.documents and (plain := _plain(firm, person)) is not None:
        kind = plain
    others = {one: use for one, use in found.items() if one is not kind and one is not MentionType.PERSON}
    best = max(others, key=lambda one: (others[one].documents, others[one].mentions, one), default=kind)
    stubborn = kind in (MentionType.PLACE, MentionType.ORGANIZATION)
    weight = _STUBBORN if stubborn else 1
    return best if best is not kind and found[best].documents > weight * found[kind].documents else kind


def _of_surname(found: Mapping[MentionType, _Use], kind: MentionType) -> MentionType | None:
    firm, person = (found.get(one, _Use()) for one in _CONFUSED)
    return MentionType.PERSON if kind in _CONFUSED and person.documents > firm.documents else None


def _of_words(key: str, tokens: Sequence[str], found: Mapping[MentionType, _Use]) -> MentionType | None:
    """The type of a name of several words: hardly ever are a man, a firm and a place all called so."""
    best = max(found, key=lambda kind: (found[kind].documents, found[kind].mentions, kind))
    most, rest = found[best], _sum(use for kind, use in found.items() if kind is not best)
    firm = found.get(MentionType.ORGANIZATION)
    if firm is not None and (_reads_as_firm(key) or tokens[-1] in _PRESS):
        return MentionType.ORGANIZATION if 2 * firm.documents >= most.documents else best
    person = found.get(MentionType.PERSON)
    if person is not None and tokens[0] in KNOWN and 2 * person.documents >= most.documents:
        return MentionType.PERSON
    plain = most.documents >= 2 * rest.documents or most.mentions >= 3 * rest.mentions
    return best if plain else None


def _sum(uses: Iterable[_Use]) -> _Use:
    listed = list(uses)
    return _Use(sum(use.documents for use in listed), sum(use.mentions for use in listed))


def _plain(firm: _Use, person: _Use) -> MentionType | None:
    """The type that two uses of one name come to; None when it is not plain.

    A document repeats its lapse, so documents count and not mentions alone. They count double for a firm: nobody is
    called by one word throughout a case, in which a firm's short name often looks like a surname.
    """
    if person.documents > 2 * firm.documents:
        return MentionType.PERSON
    return MentionType.ORGANIZATION if firm.documents > 1 or firm.mentions >= person.mentions else None


def words_of_person(local: Local) -> tuple[str, ...]:
    """The words of a person's name of more than one word."""
    if local.type is not MentionType.PERSON or _reads_as_firm(_key(local)):
        return ()
    tokens = normalise(local.name or "", local.type).tokens
    return tokens if len(tokens) > 1 else ()


def _reads_as_firm(folded: str) -> bool:
    """Whether the name has a company's form or a word that firms and public bodies are called by."""
    name = normalise(folded, MentionType.ORGANIZATION)
    return bool(name.tail) or not words.COMPANY_WORDS.union(words.PUBLIC_WORDS).isdisjoint(name.tokens)


def _typed(local: Local, kinds: Mapping[tuple[str, MentionType], MentionType]) -> Local:
    kind = kinds.get((_key(local), local.type))
    fits = kind is not None and is_name(local.name or "", kind) and normalise(local.name or "", kind).tokens
    return replace(local, type=kind) if kind is not None and fits else local
