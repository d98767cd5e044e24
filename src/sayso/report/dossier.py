"""The page that `sayso report` draws: what a case holds, said by whom, and what was left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.model import Claim, Document, Entity, Post, Problem, Relation
from sayso.report.facets import facets
from sayso.report.posts import Ground, PostLine, post_lines
from sayso.report.sources import Key, Source, source_key, tally
from sayso.report.speakers import Speaker, mouths
from sayso.report.stakes import Stakes
from sayso.report.visible import one_line
from sayso.store.protocol import Totals, View

PEOPLE = frozenset({"Person", "Organization", "Company", "PublicBody", "LegalEntity"})
_QUOTE = 320  # code points of a quotation in a list; the whole of it is in the document
_SMALL = 1500  # claims of a case whose lists are shown whole
_UNFOLDED = 8  # lines of a list that stands open
_SHOWN = 30  # lines of a list in a larger case


@dataclass(frozen=True, slots=True)
class Mouth:
    """A speaker as shown: a name, the anchor of its source where it has one, its act (None for the voice)."""

    label: str
    anchor: str | None
    act: str | None
    open: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A claim as one line of a list: its anchor, its number ("3.12"), who says it, its facets and its words."""

    claim: str
    number: str
    mouths: tuple[Mouth, ...]
    facets: tuple[tuple[str, str], ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Named:
    """A name with a count and the anchor of its entry, where it has one."""

    name: str
    count: int
    anchor: str | None


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source, of whom it speaks, in which documents, and its claims, those in others' documents first.

    `unfolded` says whether its list is short enough to stand open.
    """

    anchor: str
    source: Source
    about: tuple[Named, ...]
    documents: tuple[Named, ...]
    lines: tuple[Line, ...]
    unfolded: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says of an entity."""

    mouth: Mouth
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PostEntry:
    """A post of an entity as listed, the other party with its anchor, who says so, and the passages: anchor and number."""

    line: PostLine
    other: Named | None
    mouths: tuple[Mouth, ...]
    passages: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person or an organisation, with what is said of it, by source; `claims` counts all, shown or not."""

    anchor: str
    entity: Entity
    claims: int
    shown: int
    said: tuple[Said, ...]
    unfolded: bool
    posts: tuple[PostEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document's line in the overview: its number, anchor, how much is said in it, and what it was part of.

    `container` is None for what was part of nothing, and for what came out of a pure container, such as a .zip.
    """

    number: int
    anchor: str
    document: Document
    claims: int
    container: Named | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """The report on a case. `omissions` are sentences: what it does not hold, and why."""

    name: str
    totals: Totals
    documents: tuple[DocumentEntry, ...]
    sources: tuple[SourceEntry, ...]
    people: tuple[PersonEntry, ...]
    silent: tuple[Entity, ...]
    problems: tuple[Problem, ...]
    omissions: tuple[str, ...]


class Index:
    """The claims of a case with the anchors and the numbers by which a report names them."""

    def __init__(self, view: View) -> None:
        self.entities = {one.id: one for one in view.entities()}
        self.documents: list[Document] = sorted(
            (_without_text(one) for one in view.documents()), key=lambda one: (one.path, one.id)
        )
        self.claims: dict[str, list[Claim]] = {one.id: [] for one in self.documents}
        for claim in view.claims():
            self.claims[claim.document].append(claim)
        self.posts: dict[str, list[Post]] = {one.id: [] for one in self.documents}
        for post in view.posts():
            self.posts[post.document].append(post)
        names = {ident: one.name for ident, one in self.entities.items()}
        every = (claim for one in self.documents for claim in self.claims[one.id])
        relations = tuple(view.relations())
        self.compared = bool(relations) or next(iter(view.roots()), None) is not None
        self.stakes = Stakes()
        self.stakes.read((post for one in self.documents for post in self.posts[one.id]), names)
        self.sources = tally(self.stakes.watching(every), names=names, relations=relations)
        self.source_anchors: dict[Key, str] = {one.key: f"s{n}" for n, one in enumerate(self.sources, start=1)}
        self.ranks: dict[Key, int] = {one.key: rank for rank, one in enumerate(self.sources)}
        self.numbers = {one.id: n for n, one in enumerate(self.documents, start=1)}
        self.relations = _by_claim(relations)
        self._quotes: dict[str, str] = {}
        for document in view.documents():
            for claim in self.claims[document.id]:
                self._quotes[claim.id] = one_line(claim.span.of(document.text), width=_QUOTE)
        self.claim_numbers = {
            claim.id: f"{self.numbers[ident]}.{n}"
            for ident, claims in self.claims.items()
            for n, claim in enumerate(claims, start=1)
        }

    def mouths(self, claim: Claim) -> tuple[Mouth, ...]:
        """The claim's speakers, each with the anchor of its source."""
        return tuple(self._mouth(one, claim.document) for one in mouths(claim))

    def mouth(self, ground: Ground) -> Mouth:
        """Who says that somebody has a post: the last speaker of the claim that it stands in, or the document's voice."""
        if ground.claim is not None:
            return self.mouths(ground.claim)[-1]
        document = self.documents[self.numbers[ground.document] - 1]
        name = document.author or document.publisher
        entity = next((one.voice.entity for one in self.claims[document.id]), None)
        return self._mouth(Speaker(name, entity, None, None, name is None, voice=True), document.id)

    def number(self, ground: Ground) -> str:
        """The number of the claim that a post stands in, or else of its document."""
        return self.claim_numbers[ground.claim.id] if ground.claim else str(self.numbers[ground.document])

    def _mouth(self, one: Speaker, document: str) -> Mouth:
        act = None if one.act is None else str(one.act)
        return Mouth(one.label, self.source_anchors.get(source_key(one, document)), act, one.open)

    def line(self, claim: Claim) -> Line:
        """The claim as a line of a list."""
        return Line(claim.id, self.claim_numbers[claim.id], self.mouths(claim), facets(claim), self._quotes[claim.id])


def dossier(index: Index, *, name: str, totals: Totals, problems: Iterable[Problem]) -> Dossier:
    """The report's page, all but the documents' texts."""
    claims = [claim for one in index.documents for claim in index.claims[one.id]]
    shown = len(claims) if len(claims) <= _SMALL else _SHOWN
    by_entity = _by_entity(claims)
    posts = _posts_by_entity(index)
    people = [one for one in index.entities.values() if one.schema in PEOPLE]
    spoken_of = sorted(
        (one for one in people if one.id in by_entity or one.id in posts),
        key=lambda one: (-len(by_entity.get(one.id, ())), one.name.casefold(), one.id),
    )
    anchors = {one.id: f"n{number}" for number, one in enumerate(spoken_of, start=1)}
    found = tuple(problems)
    return Dossier(
        name=name,
        totals=totals,
        documents=tuple(
            DocumentEntry(number, f"d{number}", one, len(index.claims[one.id]), _container(index, one))
            for number, one in enumerate(index.documents, start=1)
        ),
        sources=_source_entries(index, claims, anchors, shown),
        people=tuple(
            replace(
                _person(index, one, anchors[one.id], by_entity.get(one.id, ()), shown),
                posts=_post_entries(index, one, posts.get(one.id, ()), anchors),
            )
            for one in spoken_of
        ),
        silent=tuple(sorted((one for one in people if one.id not in anchors), key=lambda one: one.name.casefold())),
        problems=found,
        omissions=_omissions(index, claims, found),
    )


def _source_entries(
    index: Index, claims: Sequence[Claim], anchors: Mapping[str, str], shown: int
) -> tuple[SourceEntry, ...]:
    by_source: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_source[source_key(mouths(claim)[-1], claim.document)].append(claim)
    return tuple(
        SourceEntry(
            anchor=index.source_anchors[one.key],
            source=one,
            about=tuple(
                Named(index.entities[ident].name, count, anchors.get(ident))
                for ident, count in one.about
                if ident in index.entities
            ),
            documents=_documents(index, Counter(claim.document for claim in by_source[one.key])),
            lines=tuple(index.line(claim) for claim in sorted(by_source[one.key], key=_reported_first)[:shown]),
            unfolded=one.claims <= _UNFOLDED and len(claims) <= _SMALL,
        )
        for one in index.sources
    )


def _documents(index: Index, claims: Mapping[str, int]) -> tuple[Named, ...]:
    """The documents with these ids, by number, and how many claims there are in each."""
    return tuple(_document(index, ident, claims[ident]) for ident in sorted(claims, key=lambda one: index.numbers[one]))


def _document(index: Index, ident: str, claims: int) -> Named:
    number = index.numbers[ident]
    return Named(index.documents[number - 1].path, claims, f"d{number}")


def _container(index: Index, document: Document) -> Named | None:
    parent = document.derived_from
    return _document(index, parent, len(index.claims[parent])) if parent in index.numbers else None


def _reported_first(claim: Claim) -> bool:
    return not claim.chain


def _person(index: Index, entity: Entity, anchor: str, claims: Sequence[Claim], shown: int) -> PersonEntry:
    by_source: dict[Key, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=_reported_first)[:shown]:
        by_source[source_key(mouths(claim)[-1], claim.document)].append(claim)
    said = tuple(
        Said(index.mouths(by_source[key][0])[-1], tuple(index.line(claim) for claim in by_source[key]))
        for key in sorted(by_source, key=lambda key: index.ranks[key])
    )
    few = len(claims) <= min(_UNFOLDED, shown)
    return PersonEntry(anchor, entity, len(claims), min(shown, len(claims)), said, few)


def _posts_by_entity(index: Index) -> dict[str, list[Post]]:
    found: dict[str, list[Post]] = defaultdict(list)
    for one in index.documents:
        for post in index.posts[one.id]:
            parties = (post.holder, post.organization, post.principal)
            for ident in {party.entity for party in parties if party is not None and party.entity is not None}:
                found[ident].append(post)
    return found


def _post_entries(
    index: Index, entity: Entity, posts: Iterable[Post], anchors: Mapping[str, str]
) -> tuple[PostEntry, ...]:
    return tuple(_post_entry(index, line, anchors) for line in post_lines(posts, entity=entity.id, claims=index.claims))


def _post_entry(index: Index, line: PostLine, anchors: Mapping[str, str]) -> PostEntry:
    other = None
    if line.other is not None:
        name, ident = line.other
        known = index.entities.get(ident or "")
        other = Named(known.name if known else name, len(line.grounds), anchors.get(ident or ""))
    return PostEntry(
        line=line,
        other=other,
        mouths=tuple(dict.fromkeys(replace(index.mouth(one), act=None) for one in line.grounds)),
        passages=tuple((one.post, index.number(one)) for one in line.grounds),
    )


def _by_entity(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for ident in dict.fromkeys(claim.about_entities):
            found[ident].append(claim)
    return found


def _by_claim(relations: Iterable[Relation]) -> dict[str, list[Relation]]:
    found: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        found[relation.left].append(relation)
        found[relation.right].append(relation)
    return found


def _without_text(document: Document) -> Document:
    return Document(
        id=document.id,
        path=document.path,
        media_type=document.media_type,
        text="",
        language=document.language,
        title=document.title,
        author=document.author,
        publisher=document.publisher,
        published=document.published,
        derived_from=document.derived_from,
    )


def _omissions(index: Index, claims: Sequence[Claim], problems: Sequence[Problem]) -> tuple[str, ...]:
    documents = index.documents
    unclear = sum(mouths(claim)[-1].open for claim in claims)
    mute = sum(not index.claims[one.id] for one in documents)
    undated = sum(one.published is None for one in documents)
    foreign = sorted({one.language for one in documents if one.language not in (None, "en")} - {None}, key=str)
    found = (
        (
            len(problems),
            f"{_number(len(problems), 'problem was', 'problems were')} met in reading; each is listed below.",
        ),
        (mute, f"In {_number(mute, 'document', 'documents')} no claim was found."),
        (undated, f"{_number(undated, 'document gives', 'documents give')} no date."),
        (
            unclear,
            f"{_number(unclear, 'claim rests', 'claims rest')} on a source that could not be tied to a name. "
            "Such sources are shown as open.",
        ),
        (
            len(foreign),
            f"Some documents are not in English ({', '.join(map(str, foreign))}); the model reads English, "
            "and finds little or the wrong thing there.",
        ),
        (
            not index.compared,
            "Which claims bear each other out, repeat one origin or conflict has not been worked out in this case.",
        ),
    )
    return tuple(sentence for holds, sentence in found if holds)


def _number(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
