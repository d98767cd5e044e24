"""The sources of a case: who speaks, how much, of whom, and through whose documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from sayso.model import Act, Basis, Claim, Relation, RelationKind
from sayso.report.speakers import Speaker, mouths
from sayso.report.stakes import Stakes
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
    bases      (basis, claims), most frequent first: first-hand or not
    borne_out  claims that another known origin makes too
    repeated   claims that others make too, but from the same origin or from an unknown one
    disputed   claims that conflict with another source's
    at_odds    claims that conflict with others of its own
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
    bases: Counts
    borne_out: int
    repeated: int
    disputed: int
    at_odds: int
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
    names = {one.id: one.name for one in view.entities()}
    return tally(view.claims(), names=names, relations=tuple(view.relations()))


def profiles(view: View, wanted: Set[str] | None = None) -> tuple[tuple[Source, ...], Stakes]:
    """The sources of these claims, or of all, with the stakes that the whole case gives anybody."""
    names = {one.id: one.name for one in view.entities()}
    stakes = Stakes()
    stakes.read(view.posts(), names)
    claims = stakes.watching(view.claims())
    return tally(claims, names=names, relations=tuple(view.relations()), wanted=wanted), stakes


def tally(
    claims: Iterable[Claim],
    *,
    names: Mapping[str, str],
    relations: Sequence[Relation] = (),
    wanted: Set[str] | None = None,
) -> tuple[Source, ...]:
    """The sources of these claims, those quoted most first, then by claims and name; `names` gives each entity's.

    With `wanted`, only these claims count; the others only tell whether a source conflicts with itself.
    """
    counts: dict[Key, _Count] = {}
    related = {ident for one in relations for ident in (one.left, one.right)}
    speakers: dict[str, Key] = {}
    for claim in claims:
        chain = mouths(claim)
        last = chain[-1]
        key = source_key(last, claim.document)
        if wanted is None or claim.id in wanted:
            counts.setdefault(key, _Count(_name(last, names), last.entity, last.open)).add(claim, chain)
        if claim.id in related:
            speakers[claim.id] = key
    for one in relations:
        for mine, other in ((one.left, one.right), (one.right, one.left)):
            if mine in speakers and (wanted is None or mine in wanted):
                counts[speakers[mine]].relate(one, mine, own=speakers.get(other) == speakers[mine])
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
    bases: Counter[Basis] = field(default_factory=Counter)
    borne_out: set[str] = field(default_factory=set)
    repeated: set[str] = field(default_factory=set)
    disputed: set[str] = field(default_factory=set)
    at_odds: set[str] = field(default_factory=set)

    def relate(self, relation: Relation, claim: str, *, own: bool) -> None:
        if relation.kind is RelationKind.CONFLICTS:
            (self.at_odds if own else self.disputed).add(claim)
        elif relation.independent:
            self.borne_out.add(claim)
        else:
            self.repeated.add(claim)

    def add(self, claim: Claim, chain: tuple[Speaker, ...]) -> None:
        self.claims += 1
        self.voice += chain[-1].voice
        self.documents.add(claim.document)
        self.acts[claim.act] += 1
        self.bases[claim.basis] += 1
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
            bases=_ranked({str(basis): number for basis, number in self.bases.items()}),
            borne_out=len(self.borne_out),
            repeated=len(self.repeated - self.borne_out),
            disputed=len(self.disputed),
            at_odds=len(self.at_odds),
            about=_ranked(self.about),
            through=_ranked(self.through),
        )


def _ranked(counts: Mapping[str, int]) -> Counts:
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
