"""What a store offers: a Writer for the pipeline, a View for everything that reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sayso.model import (
    Act,
    Attribution,
    Basis,
    Claim,
    Descent,
    Document,
    Doubt,
    Entity,
    Judgement,
    Mention,
    Post,
    Problem,
    Reading,
    Referent,
    Relation,
    RelationKind,
    Review,
    Root,
    Span,
    Status,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims to show; every field that is set must hold.

    about, source   an entity's id or its beginning, or a name (matched without case against names and aliases)
    since, until    ISO dates; a claim's time, or else its document's date, must fall within
    timed           whether the claim must have words for a time (True), or must have none (False)
    text            what the claim or the sentences around it must hold, as sayso.store.query reads it
    """

    about: str | None = None
    source: str | None = None
    act: Act | None = None
    status: Status | None = None
    basis: Basis | None = None
    timed: bool | None = None
    since: str | None = None
    until: str | None = None
    text: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """A file as last seen: its path, size, modification time in nanoseconds, content hash, and whether it has vanished.

    modified  0 when the time proves nothing: the file had just been written when it was read
    document  SHA-256 of the bytes; None when they could not be read, so that the next build tries again
    source    the absolute path that the user named, and `name` the file's path below it ("" for the source itself);
              both as os.fsdecode gives them; for reopening originals, never exported
    version   of the model and program that read it; "" asks the next build to read it again
    """

    path: str
    size: int
    modified: int
    document: str | None
    vanished: bool = False
    source: str = ""
    name: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How much a case holds."""

    documents: int
    claims: int
    attributions: int
    mentions: int
    entities: int
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """What has changed since the case was last resolved; false when nothing has.

    everything  true when that is not known: the case is new, or of an older program
    documents   ids of the documents that came, went or were read again
    entities    ids of the entities that these spoke of before, or that somebody has judged
    labels      of the referents that left, or were read again; folded: their names without case and diacritics
    """

    everything: bool
    documents: frozenset[str]
    entities: frozenset[str]
    labels: frozenset[str]
    folded: frozenset[str]

    def __bool__(self) -> bool:
        return self.everything or bool(self.documents or self.entities)


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """A sentence in which no claim was found: its document, its place there, its words."""

    document: str
    span: Span
    text: str


Member = tuple[str, int]
"""A referent: its document's id and its number there."""

Told = tuple[str, Referent, int]
"""A referent as the store tells of it: its document's id, itself, and how many mentions it has there."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Under which label a referent is found, and how its name is written without case and diacritics.

    keys           of the label, if it may be compared with others
    introductions  labels of short forms for which its document gives this name
    """

    document: str
    cluster: int
    label: str
    folded: str
    keys: tuple[str, ...] = ()
    introductions: tuple[str, ...] = ()


class Directory(Protocol):
    """The referents of a case as they were last resolved, looked up as needed: a change costs what it touches."""

    def in_documents(self, documents: Iterable[str]) -> list[Told]:
        """All named referents of these documents."""

    def of_members(self, members: Iterable[Member]) -> list[Told]:
        """These referents, by (document id, cluster)."""

    def of_entities(self, entities: Iterable[str]) -> list[Told]:
        """The referents that belonged to these entities, or have one of these ids as their own."""

    def of_labels(self, labels: Iterable[str]) -> list[Told]:
        """The referents under these labels."""

    def beginning(self, labels: Iterable[str]) -> list[Told]:
        """The referents whose labels begin so."""

    def folded(self, names: Iterable[str]) -> list[Told]:
        """The referents whose name, without case and diacritics, is one of these."""

    def labels(self, members: Iterable[Member]) -> dict[Member, str]:
        """The label of each of these referents that has one."""

    def entities(self, members: Iterable[Member]) -> dict[Member, str]:
        """The entity that each of these referents belonged to."""

    def homes(self, members: Iterable[Member]) -> dict[Member, str]:
        """The id that each of these referents was given as its own."""

    def taken(self, ident: str) -> bool:
        """Whether a referent was given this id as its own."""

    def keyed(self, key: str, most: int | None = None) -> list[str]:
        """The labels with this key; no more than `most` of them, if that is given."""

    def introductions(self, labels: Iterable[str]) -> list[tuple[str, str]]:
        """(short form's label, full name's label) wherever one of these labels has a part in it."""

    def place(self, placings: Iterable[Placing]) -> None:
        """Put these referents under their labels, in the place of those they had."""

    def prune(self, labels: Iterable[str]) -> frozenset[str]:
        """Forget those of these labels that no referent has any more; returns them."""


class Comparison(Protocol):
    """The relations of a case, and what claims and documents are found by. All claims and documents go by their ids."""

    @property
    def view(self) -> View:
        """The case as it stands in this transaction."""

    @property
    def case(self) -> Path | None:
        """Where the case is, for processes that open it for themselves: they see it as it was before this transaction.

        None where this is part of a greater one: what that has changed by now they would not see.
        """

    def changed(self) -> frozenset[str] | None:
        """The documents that came, went or changed since the claims were last compared; None for all of them."""

    def clear(self) -> None:
        """Forget all relations, roots and descents, and everything that claims and documents are found by."""

    def settled(self) -> None:
        """Nothing is to be compared again, from here on."""

    def forget(self, documents: Iterable[str]) -> None:
        """Forget what the claims of these documents are found by, their roots and their relations."""

    def loosened(self) -> frozenset[int]:
        """The wordings that lost a claim since the claims were last compared."""

    def words(self, wordings: Iterable[tuple[str, int, str]]) -> None:
        """Which claim has which wording: (claim, wording, document)."""

    def worded(self, wordings: Iterable[int]) -> dict[int, list[str]]:
        """The claims of each of these wordings, sorted."""

    def post(self, postings: Iterable[tuple[int, str]]) -> None:
        """What claims are found by: (key, claim)."""

    def post_all(self, claims: Sequence[str], postings: Iterable[tuple[int, int]]) -> None:
        """The same for a case of which nothing is posted yet: (key, which of the claims), by key."""

    def in_bulk(self) -> AbstractContextManager[None]:
        """Within it much is added quickly, and what was added is looked up slowly."""

    def unpost(self, claims: Iterable[str]) -> None:
        """These claims are found by nothing any more, and have no relations."""

    def posted(self, keys: Iterable[int], *, most: int) -> dict[int, list[str]]:
        """The claims found by each of these keys, sorted: no more than `most` each, whichever."""

    def unrelate(self, claims: Iterable[str]) -> None:
        """Forget the relations of these claims."""

    def wordings(self, claims: Iterable[str]) -> frozenset[int]:
        """The wordings of these claims."""

    def count(self, keys: Iterable[int]) -> dict[int, int]:
        """How many claims are found by each of these keys."""

    def lost(self) -> dict[int, int]:
        """How many claims were found by each key that has lost some since the claims were last compared."""

    def keys(self, claims: Iterable[str]) -> dict[str, list[int]]:
        """What each of these claims is found by."""

    def mark(self, document: str, fingerprints: Iterable[int]) -> None:
        """What a document is found by, in the place of what it was."""

    def marked(self, fingerprints: Iterable[int], *, most: int) -> dict[str, int]:
        """The present documents found by these, with by how many; of each no more than the `most` that came first."""

    def relate(self, relations: Iterable[Relation]) -> None:
        """Add relations."""

    def unsay(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Forget the relations of these pairs of claims, the smaller id first."""

    def root(self, roots: Iterable[Root]) -> None:
        """Add roots, or put them in the place of the claims' earlier ones."""

    def descend(self, descents: Iterable[Descent]) -> None:
        """Add descents."""

    def undescend(self, documents: Iterable[str]) -> None:
        """Forget what these documents come from and what comes from them."""

    def said(self, claims: Iterable[str]) -> dict[str, str]:
        """The words of these claims."""

    def speaking(self, entities: Iterable[str]) -> frozenset[str]:
        """The documents in which one of these entities speaks."""

    def spoken_for(self) -> Iterator[tuple[str, str, str]]:
        """Each (document, speaker, key) of the roots that were found because somebody speaks for another."""

    def compared(self, document: str) -> bool:
        """Whether a document has claims that have been compared."""

    def publishers(self) -> frozenset[str]:
        """The publishers of the present documents."""

    def published(self, publishers: Iterable[str], *, since: str, until: str) -> frozenset[str]:
        """The present documents of these publishers from these days, inclusive, and the undated ones."""


class Writer(Protocol):
    """Writes a case, one transaction a call: a kill between two calls loses neither."""

    def transaction(self) -> AbstractContextManager[None]:
        """All calls within it are one transaction: what it reads nobody changes before it writes; all of it, or nothing."""

    def put(self, readings: Iterable[Reading], *, file: FileState, problems: Iterable[Problem] = ()) -> None:
        """Replace all that came from one file (its document and its members' documents) by these readings.

        Raises ValueError, and changes nothing, when the readings cannot be held: two findings with one id, a text
        that is not Unicode.
        """

    def keep(self, file: FileState, *, like: str) -> bool:
        """Record a file whose bytes were read before, as the file at the path `like`, which may be its own.

        Does nothing and returns False when that file has no longer these bytes: it is to be read.
        """

    def vanish(self, paths: Iterable[str]) -> None:
        """Mark files that are no longer there; their documents leave every View until they come back."""

    def rename(self, paths: Iterable[tuple[str, str]]) -> None:
        """Show files under other paths, all at once: (old path, new path)."""

    def move(self, old: str, new: str) -> None:
        """The source at the absolute path `old` is at `new` now."""

    def drop(self, paths: Iterable[str]) -> None:
        """Forget files for good, with the documents that no other file holds."""

    def troubled(self) -> frozenset[str]:
        """The paths of the files that have problems."""

    def referents(self) -> Iterator[Told]:
        """The referents that have a name, by document and cluster."""

    def minted(self) -> Iterator[tuple[Member, str]]:
        """The id that each (document id, cluster) was given as its own, also in documents that have left since."""

    def pending(self) -> Pending:
        """What has changed since the case was last resolved."""

    def resolve(
        self,
        entities: Iterable[Entity],
        clusters: Iterable[tuple[str, int, str]],
        *,
        homes: Iterable[tuple[str, int, str]] | None = None,
        doubts: Iterable[Doubt] = (),
        placings: Iterable[Placing] | None = None,
        replaced: frozenset[str] | None = None,
        asked: frozenset[str] = frozenset(),
    ) -> None:
        """Replace the entities, all or those in `replaced`, the doubts about them, and those about surnames in `asked`.

        Nothing is pending then.

        `clusters` gives (document id, cluster, entity id); `homes` the id that each keeps as its own, if it is another;
        `placings` the whole directory, when all of it is replaced.
        """

    def directory(self) -> AbstractContextManager[Directory]:
        """The directory, to look up and change in one transaction with the `resolve` that follows."""

    def files(self) -> Iterator[FileState]:
        """The files as last seen, by path."""

    def relate(
        self, relations: Iterable[Relation], *, roots: Iterable[Root] = (), descents: Iterable[Descent] = ()
    ) -> None:
        """Replace all relations between claims, their roots, and what documents come from."""

    def uncompared(self, *, again: bool = False) -> bool:
        """Whether claims or entities have changed since the claims were last compared.

        `again` asks for claims that were compared before, and passes over a case that never was.
        """

    def claims(self) -> int:
        """How many claims the case has, those of documents that have left among them."""

    def changed(self) -> dict[str, int] | None:
        """The documents of which claims are to be compared again, each with how many it has; None for all of them."""

    def only(self, documents: Iterable[str]) -> AbstractContextManager[None]:
        """One transaction, within which only these of the changed documents are; the others are so again after it."""

    def comparison(self) -> AbstractContextManager[Comparison]:
        """The relations and what they were found by, to look up and change in one transaction."""

    def judge(
        self,
        judgement: Judgement,
        *,
        left: Iterable[Member] = (),
        right: Iterable[Member] = (),
    ) -> str:
        """Add a decision about these (document id, cluster); returns its id. Earlier ones stay.

        Raises NotFound when it undoes a judgement that there is none of.
        """

    def judgements(self) -> Iterator[Judgement]:
        """The decisions, in the order they were made."""

    def sides(self) -> dict[str, tuple[frozenset[Member], frozenset[Member]]]:
        """What each judgement's two sides are today: (document id, cluster), by the judgement's id."""

    def members(self, entity: str) -> list[tuple[Member, str, str, int]]:
        """Each referent of an entity: (document id, cluster), its name there, its document's path, its mentions."""

    def proceed(self, name: str | None, documents: Iterable[str]) -> None:
        """Say that these documents, by id, belong to one proceeding, or with None to none.

        Raises ValueError for a name that holds control characters.
        """

    def proceedings(self) -> dict[str, str]:
        """The proceeding of each document that belongs to one."""

    def begin(self) -> None:
        """Note that a build begins to add to the case. What is added from now on is new, until the next one that adds.

        One that goes on after a build that was stopped goes on with what that one brought.
        """

    def setting(self, name: str) -> str | None:
        """What the case remembers under this name."""

    def remember(self, name: str, value: str) -> None:
        """Keep a setting of the case."""


class Reviewer(Protocol):
    """Adds to what people said of claims and sources. It never waits long: a build touches nothing of that."""

    def transaction(self) -> AbstractContextManager[None]:
        """All calls within it are one step: what it reads nobody adds to before it writes; all of it, or nothing."""

    def review(self, review: Review) -> str:
        """Add a person's word on a claim or a source; returns its id. Earlier ones stay.

        Raises NotFound when it undoes a review that there is none of.
        """

    def reviews(self, subject: str | None = None) -> Iterator[Review]:
        """What people said of a claim or a source, by its id, or of all, in the order they did."""


class View(Protocol):
    """Reads a case. Everything comes in a fixed order: documents by id, findings by document id and text order."""

    def totals(self) -> Totals: ...

    def documents(self) -> Iterator[Document]: ...

    def document(self, ident: str) -> Document:
        """By id or by an unambiguous beginning of it. Raises NotFound with the candidates."""

    def sentences(self, document: str, within: Span | None = None) -> tuple[Span, ...]:
        """Those of a document, or those that overlap a stretch of it."""

    def mentions(self, document: str | None = None) -> Iterator[Mention]: ...

    def entities(self) -> Iterator[Entity]: ...

    def entity(self, ident: str) -> Entity:
        """By id, also one that it had before, by the beginning of one, or by name. Raises NotFound with near names."""

    def entities_of(self, ident: str) -> tuple[Entity, ...]:
        """The entities that hold what was once this one's: one, or several after a split; the largest part first."""

    def attributions(self, document: str | None = None, within: Span | None = None) -> Iterator[Attribution]:
        """Those of a document, or of all; with `within`, those that overlap a stretch of their document."""

    def attribution(self, ident: str) -> Attribution: ...

    def claims(self, wanted: ClaimFilter = ClaimFilter()) -> Iterator[Claim]: ...

    def claims_by_id(self, idents: Iterable[str]) -> Iterator[Claim]:
        """The claims with these ids, in the order of `claims`; an id that is none is passed over."""

    def claim_spans(self, document: str) -> dict[str, Span]:
        """Where each claim of a document stands, by id, in the order of `claims`."""

    def words(self, claims: Iterable[str]) -> dict[str, str]:
        """The words of these claims, as their documents have them."""

    def passages(self, claims: Iterable[str]) -> dict[str, str]:
        """The sentences that these claims stand in."""

    def counts(self, wanted: ClaimFilter = ClaimFilter()) -> dict[str, int]:
        """How many claims there are in each document that has any."""

    def claim(self, ident: str) -> Claim: ...

    def posts(self, document: str | None = None) -> Iterator[Post]: ...

    def posts_of(self, entity: str) -> Iterator[Post]:
        """The posts that an entity, by id, has a part in: as holder, as organisation or as principal."""

    def relations(self, claim: str | None = None, *, kind: RelationKind | None = None) -> Iterator[Relation]:
        """Those of a claim, or all; of one kind, or of all."""

    def roots(self, claims: Iterable[str] | None = None) -> Iterator[Root]:
        """Whose word these claims go back to, or all, by claim."""

    def descents(self, document: str | None = None) -> Iterator[Descent]:
        """What a document comes from and what comes from it, or all; by document."""

    def problems(self) -> Iterator[Problem]: ...

    def reviews(self, subject: str | None = None, *, after: int = 0) -> Iterator[Review]:
        """What people said of a claim or a source, by its id, or of all, in the order they did, without the first so many."""

    def judgements(self) -> Iterator[Judgement]:
        """The decisions, in the order they were made."""

    def sides(self) -> dict[str, tuple[frozenset[Member], frozenset[Member]]]:
        """What each judgement's two sides are today: (document id, cluster), by the judgement's id."""

    def doubts(self, entity: str | None = None) -> Iterator[Doubt]:
        """Pairs of entities that may be one, the likeliest first."""

    def members(self, entity: str) -> list[tuple[Member, str, str, int]]:
        """Each referent of an entity: (document id, cluster), its name there, its document's path, its mentions."""

    def proceedings(self) -> dict[str, str]:
        """The proceeding of each document that belongs to one."""

    def files(self) -> Iterator[FileState]:
        """The files as last seen, by path, the vanished ones too."""

    def sources(self) -> tuple[str, ...]:
        """The absolute paths that the case was read from, sorted."""

    def ident(self) -> str:
        """The case's own id, which its file keeps wherever it goes."""

    def newest(self) -> frozenset[str]:
        """The ids of the documents that the last build which found anything brought; none when it was the first."""

    def finished(self) -> bool:
        """Whether the last build ran to its end; when it did not, some files may be missing."""

    def behind(self) -> bool:
        """Whether who is who, or how claims compare, is still to be worked out of some: relations are those of before."""

    def state(self) -> int:
        """A number that grows with every change of the case but reviews."""

    def strays(self) -> int:
        """How many reviews wait beside this case that were given in another one."""

    def reviewed(self) -> int:
        """How many reviews there are, undoings among them."""

    def found(self, words: str, *, ranked: int) -> tuple[tuple[str, ...], bool]:
        """Ids of the claims whose passage holds what is searched for, and whether the best match is first.

        It is when no more than `ranked` are found; more come in no order that means anything.
        """

    def unclaimed(
        self, words: str, *, document: str | None = None, first: int = 0, most: int
    ) -> tuple[tuple[Unclaimed, ...], int]:
        """The sentences without a claim that hold what is searched for, by path and place, and how many there are.

        Of all of them, or of those of one document, `most` from the one numbered `first`.
        """
