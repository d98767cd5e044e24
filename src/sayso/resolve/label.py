"""Labels: the name that a referent is known by, and how far it means the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sayso.model import MentionType
from sayso.resolve.describe import fullness
from sayso.resolve.likeness import ASK, Key, Relation, keys, liken
from sayso.resolve.names import Name, clean, fold, introduced, normalise
from sayso.resolve.noise import is_anonymous, is_local, is_name
from sayso.resolve.referent import Local
from sayso.store.protocol import Placing

_APART = "\x1f"


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """What a group of referents is known by: a name, and where it means something; "" for the whole case."""

    name: Name
    scope: str = ""

    @property
    def text(self) -> str:
        """The label as one string, for the store."""
        return _APART.join((self.name.type, " ".join(self.name.tokens), self.name.tail, self.scope))

    @classmethod
    def of(cls, text: str) -> Label:
        """The label of a string that `text` made."""
        kind, tokens, tail, scope = text.split(_APART)
        return cls(Name(MentionType(kind), tuple(tokens.split(" ")), tail), scope)


def named(referents: Iterable[Local]) -> list[Local]:
    """The referents that have a name which is no noise, each under its best, in the order given."""
    return [found for local in referents if (found := _named(local)) is not None]


def label_of(local: Local, proceedings: Mapping[str, str]) -> Label:
    """The referent's name, and its scope: a bare surname means one referent, "Witness 1" one of its proceeding."""
    written = local.name or ""
    name = normalise(written, local.type)
    if not is_local(written, local.type):
        return Label(name)
    if is_anonymous(written) and local.document in proceedings:
        return Label(name, f"proceeding {proceedings[local.document]}")
    return Label(name, f"{local.document} {local.cluster}")


def short_forms(local: Local, name: Name) -> frozenset[Name]:
    """The names that the document itself gives for the one it uses most fully: acronyms, nicknames, near forms."""
    found = {other for other in introduced(local.name or "", local.names, local.type) if other != name}
    for written in local.names:
        other = normalise(written, local.type)
        if other != name and other.tokens and not is_local(written, local.type):
            likeness = liken(name, other)
            # The document speaks of both as one; that makes a likely pair sure, but no likeness out of nothing.
            if likeness.score >= ASK and likeness.relation is not Relation.CONFLICT:
                found.add(other)
    return frozenset(found)


def folded(local: Local) -> str:
    """The referent's name without case and diacritics."""
    return fold(clean(local.name or ""))


def key_text(key: Key) -> str:
    """A blocking key as one string, for the store."""
    return _APART.join(key)


def word_key(word: str) -> str:
    """The key of the labels in whose name of several words a word stands."""
    return f"word{_APART}{word}"


def placing(local: Local, label: Label) -> Placing:
    """Where the referent stands in the directory."""
    return Placing(
        document=local.document,
        cluster=local.cluster,
        label=label.text,
        folded=folded(local),
        keys=() if label.scope else tuple(_keys(local, label.name)),
        introductions=() if label.scope else tuple(sorted(Label(one).text for one in short_forms(local, label.name))),
    )


def _keys(local: Local, name: Name) -> Iterator[str]:
    yield from map(key_text, keys(name))
    # Under every type, for a firm here may be a person in another document.
    words = normalise(local.name or "", MentionType.PERSON).tokens
    yield from (word_key(word) for word in words if len(words) > 1)


def _named(local: Local) -> Local | None:
    options = [name for name in (local.name, *sorted(local.names)) if name and is_name(name, local.type)]
    if not options:
        return None
    name = options[0] if options[0] == local.name else max(options, key=lambda one: fullness(one, local.type))
    if not normalise(name, local.type).tokens:
        return None
    return replace(local, name=name, names=tuple(options))
