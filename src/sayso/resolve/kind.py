"""One type for a name that documents type differently: an organization here and a person there, by the model's lapse."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.model import MentionType
from sayso.resolve import words
from sayso.resolve.names import clean, fold, normalise
from sayso.resolve.noise import is_name
from sayso.resolve.referent import Local

# Towns and events are called after people, and firms after both: only these two are taken for each other.
_CONFUSED = (MentionType.ORGANIZATION, MentionType.PERSON)


@dataclass(slots=True)
class _Use:
    """In how many documents, and how often, a name stands as one type."""

    documents: int = 0
    mentions: int = 0


def unified(referents: Sequence[Local], *, in_persons: Callable[[str], bool] = lambda word: False) -> list[Local]:
    """The referents in the order given, a name's type being the one that most of the case speaks for.

    Only for a name of one word, or one that reads as a firm's; all others stay as they are, and so does a word that
    stands in a person's fuller name: "Ford" may be the man as well as the firm. `in_persons` knows such words beyond
    these referents.
    """
    uses: defaultdict[str, defaultdict[MentionType, _Use]] = defaultdict(lambda: defaultdict(_Use))
    for local in referents:
        if local.type in _CONFUSED:
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
) -> Iterator[tuple[str, MentionType]]:
    """The type of each name that has several, where the case is plain enough."""
    for key, found in mixed.items():
        tokens = re.findall(r"\w+", key)
        firm, person = found[MentionType.ORGANIZATION], found[MentionType.PERSON]
        if len(tokens) == 1 and in_persons(tokens[0]) and person.documents > firm.documents:
            yield key, MentionType.PERSON
        elif (len(tokens) == 1 and not in_persons(tokens[0])) or _reads_as_firm(key):
            kind = _plain(firm, person)
            if kind is not None:
                yield key, kind


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


def _typed(local: Local, kinds: Mapping[str, MentionType]) -> Local:
    kind = kinds.get(_key(local)) if local.type in _CONFUSED else None
    fits = kind is not None and is_name(local.name or "", kind) and normalise(local.name or "", kind).tokens
    return replace(local, type=kind) if kind is not None and fits else local
