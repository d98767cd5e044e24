"""Bare surnames: settled by their own document when it names one person so, under whatever full names."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from sayso.model import MentionType
from sayso.resolve import words
from sayso.resolve.cluster import Sets
from sayso.resolve.label import Label
from sayso.resolve.names import Name
from sayso.resolve.referent import Local
from sayso.store.protocol import Member

# Of several people with one surname a document means the one whom it names so many times as often as all the others.
DOMINANT = 10


def settle(referents: Iterable[Local], labels: Mapping[Member, Label], sets: Sets) -> dict[Member, Name]:
    """The set of names that each bare surname means, by its smallest name; those that stay open are left out.

    "Prado" is "Ana Prado" where that is the only Prado whom the document names in full, or nearly. Who is called "Jr."
    is not meant by the bare surname, and "Prado Jr." means nobody else.
    """
    listed = list(referents)
    bearers: defaultdict[tuple[str, str], Counter[Name]] = defaultdict(Counter)
    juniors: set[Name] = set()
    for local in listed:
        label = labels[local.member]
        for surname in surnames(label):
            root = sets.find(label.name)
            bearers[local.document, surname][root] += max(1, local.mentions)
            if label.name.tail:
                juniors.add(root)
    found = ((local.member, bare(labels[local.member]), local.document) for local in listed)
    meant: dict[Member, Name] = {}
    for member, alone, document in found:
        if alone is not None:
            junior = bool(labels[member].name.tail)
            called = {name: n for name, n in bearers[document, alone].items() if (name in juniors) == junior}
            if (name := _meant(called)) is not None:
                meant[member] = name
    return meant


def surnames(label: Label) -> Iterator[str]:
    """The surnames by which somebody of this name may be called."""
    name = label.name
    if label.scope or name.type is not MentionType.PERSON or len(name.tokens) < 2:
        return
    yield name.tokens[-1]
    second = name.tokens[-2]
    if len(name.tokens) > 2 and len(second) > 1 and second not in words.SECOND_GIVEN:
        yield second


def bare(label: Label) -> str | None:
    """The surname, or given name, that is all there is of this name."""
    name = label.name
    return name.tokens[0] if label.scope and name.type is MentionType.PERSON and len(name.tokens) == 1 else None


def bare_prefixes(surname: str, document: str | None = None) -> list[str]:
    """How the labels of a surname begin that stands bare, with "Jr." or without, in any document or in one."""
    scope = "" if document is None else f"{document} "
    tails = ("", *sorted(set(words.GENERATION.values())))
    return [Label(Name(MentionType.PERSON, (surname,), tail), scope).text for tail in tails]


def _meant(bearers: Mapping[Name, int]) -> Name | None:
    if not bearers:
        return None
    best = max(bearers, key=lambda name: (bearers[name], name))
    return best if bearers[best] >= DOMINANT * (sum(bearers.values()) - bearers[best]) else None
