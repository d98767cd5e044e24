"""An entity as it is shown: the best of its names, the others, its schema."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sayso.model import Entity, MentionType
from sayso.resolve.names import clean, normalise
from sayso.resolve.referent import Local
from sayso.resolve.schema import schema_of


def describe(ident: str, members: Sequence[Local]) -> Entity:
    """The entity of these referents."""
    name = best_name(members)
    written = {clean(other) for local in members for other in local.names}
    return Entity(
        id=ident,
        name=name,
        aliases=tuple(sorted(other for other in written if other and other != name)),
        schema=schema_of(members[0].type, (name, *sorted(written))),
        mentions=sum(local.mentions for local in members),
        documents=tuple(sorted({local.document for local in members})),
    )


def best_name(members: Sequence[Local]) -> str:
    """The fullest of the names, then the one in proper capitals, without a title, and the most frequent."""
    counts: Counter[str] = Counter()
    for local in members:
        counts[clean(local.name or "")] += max(1, local.mentions)
    if len(counts) == 1:
        return next(iter(counts))
    kind = members[0].type
    return max(
        sorted(counts), key=lambda name: (fullness(name, kind), _well_written(name), -len(name.split()), counts[name])
    )


def fullness(written: str, kind: MentionType) -> tuple[int, int]:
    """How much a name says: its words, then their letters, initials counting as one."""
    name = normalise(written, kind)
    return len(name.tokens) + bool(name.tail), sum(len(token) for token in name.tokens)


def _well_written(written: str) -> tuple[bool, bool]:
    """Preferred: capitals as in running text, and no lower-case beginning."""
    return not written.isupper(), written[:1].isupper()
