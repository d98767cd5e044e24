"""One type for a name that documents type differently: an organization here and a person there, by the model's lapse."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.model import MentionType
from sayso.resolve import words
from sayso.resolve.names import clean, fold, normalise
from sayso.resolve.noise import is_name
from sayso.resolve.referent import Local

# Towns and events are called after people, and firms after both: only these two are taken for each other.
_CONFUSED = (MentionType.ORGANIZATION, MentionType.PERSON)


def unified(referents: Sequence[Local]) -> list[Local]:
    """The referents in the order given, a name's type being the one that it has most often in the case.

    Only for a name of one word, or one that reads as a firm's; all others stay as they are. A word that stands in a
    person's fuller name is never made an organization's: "Ford" may be the man as well as the firm.
    """
    counts: defaultdict[str, Counter[MentionType]] = defaultdict(Counter)
    for local in referents:
        if local.type in _CONFUSED:
            counts[_key(local)][local.type] += max(1, local.mentions)
    mixed = {key: found for key, found in counts.items() if len(found) > 1}
    kinds = dict(_kinds(mixed, frozenset(_parts_of_persons(referents)) if mixed else frozenset()))
    return [_typed(local, kinds) for local in referents]


def _key(local: Local) -> str:
    return fold(clean(local.name or ""))


def _kinds(mixed: Mapping[str, Counter[MentionType]], persons: frozenset[str]) -> Iterator[tuple[str, MentionType]]:
    """The type of each name that has several; of equals, the organization."""
    for key, counts in mixed.items():
        tokens = re.findall(r"\w+", key)
        if len(tokens) != 1 and not _reads_as_firm(key):
            continue
        kind = max(_CONFUSED, key=lambda one: (counts[one], one is MentionType.ORGANIZATION))
        if kind is MentionType.PERSON or not persons.intersection(tokens):
            yield key, kind


def _parts_of_persons(referents: Iterable[Local]) -> Iterator[str]:
    """The words of all persons' names of more than one word."""
    for local in referents:
        if local.type is MentionType.PERSON:
            for name in local.names:
                tokens = normalise(name, local.type).tokens
                if len(tokens) > 1 and not _reads_as_firm(fold(clean(name))):
                    yield from tokens


def _reads_as_firm(folded: str) -> bool:
    """Whether the name has a company's form or a word that firms and public bodies are called by."""
    name = normalise(folded, MentionType.ORGANIZATION)
    return bool(name.tail) or not words.COMPANY_WORDS.union(words.PUBLIC_WORDS).isdisjoint(name.tokens)


def _typed(local: Local, kinds: Mapping[str, MentionType]) -> Local:
    kind = kinds.get(_key(local)) if local.type in _CONFUSED else None
    fits = kind is not None and is_name(local.name or "", kind) and normalise(local.name or "", kind).tokens
    return replace(local, type=kind) if kind is not None and fits else local
