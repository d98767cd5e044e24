"""The sources of a case: who speaks, how much, of whom, and through whose documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sayso.model import Act, Claim
from sayso.report.speakers import Speaker, mouths
from sayso.store.protocol import View

Key = tuple[str, ...]
"""What makes two speakers one source: their entity; else a voice's name; else their words in one document."""

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One source and the claims of which it is the innermost speaker.

    name       its entity's name, or the document's words for it; a fixed phrase when the document has none
    open       whether nothing ties it to a name
    voice      claims that it makes as the voice of a document, the rest being quoted or reported
    documents  ids of the documents that hold them, sorted
    acts       (act, claims), most frequent first
    about      (entity id, claims), most frequent first: of whom and what it speaks
    through    (name, claims) of the speakers who pass its words on, most frequent first
    """

    key: Key
    name: str
    entity: str | None
    open: bool
    claims: int
    voice: int
    documents: tuple[str, ...]
    acts: Counts
    about: Counts
    through: Counts


def source_key(speaker: Speaker, document: str) -> Key:
    """The source that a speaker is. Names that were not resolved are not matched beyond their document,
    save those of voices, which are bylines, not references."""
    if speaker.entity is not None:
        return ("entity", speaker.entity)
    if speaker.voice:
        return ("voice", speaker.name) if speaker.name else ("voice of", document)
    return ("words", document, speaker.name) if speaker.name else ("open", document)


def sources(view: View) -> tuple[Source, ...]:
    """Every source of the case, those quoted most first, documents' own voices last."""
    return tally(view.claims(), names={one.id: one.name for one in view.entities()})


def tally(claims: Iterable[Claim], *, names: Mapping[str, str]) -> tuple[Source, ...]:
    """The sources of these claims, those quoted most first, then by claims and name; `names` gives each entity's."""
    counts: dict[Key, _Count] = {}
    for claim in claims:
        chain = mouths(claim)
        last = chain[-1]
        key = source_key(last, claim.document)
        count = counts.setdefault(key, _Count(_name(last, names), last.entity, last.open))
        count.add(claim, chain)
    found = (count.source(key) for key, count in counts.items())
    return tuple(sorted(found, key=_quoted_first))


def _quoted_first(source: Source) -> tuple[int, int, str, Key]:
    return source.voice - source.claims, -source.claims, source.name.casefold(), source.key


def _name(speaker: Speaker, names: Mapping[str, str]) -> str:
    return names.get(speaker.entity or "", speaker.label)


@dataclass(slots=True)
class _Count:
    name: str
    entity: str | None
    open: bool
    claims: int = 0
    voice: int = 0
    documents: set[str] = field(default_factory=set)
    acts: Counter[Act] = field(default_factory=Counter)
    about: Counter[str] = field(default_factory=Counter)
    through: Counter[str] = field(default_factory=Counter)

    def add(self, claim: Claim, chain: tuple[Speaker, ...]) -> None:
        self.claims += 1
        self.voice += chain[-1].voice
        self.documents.add(claim.document)
        self.acts[claim.act] += 1
        self.about.update(claim.about_entities)
        # Who says that he believes so passes nothing on.
        if len(chain) > 1 and source_key(chain[-2], claim.document) != source_key(chain[-1], claim.document):
            self.through[chain[-2].label] += 1

    def source(self, key: Key) -> Source:
        return Source(
            key=key,
            name=self.name,
            entity=self.entity,
            open=self.open,
            claims=self.claims,
            voice=self.voice,
            documents=tuple(sorted(self.documents)),
            acts=_ranked({str(act): number for act, number in self.acts.items()}),
            about=_ranked(self.about),
            through=_ranked(self.through),
        )


def _ranked(counts: Mapping[str, int]) -> Counts:
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
