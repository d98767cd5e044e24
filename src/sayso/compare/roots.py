"""Roots: whose word a claim goes back to, and whether that can be known."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from dataclasses import dataclass, field, replace

from sayso.compare.lineage import Lineage
from sayso.compare.media import folded, is_medium
from sayso.compare.memo import remembered
from sayso.compare.ownvoice import Genre, own_voice
from sayso.compare.persons import may_be_one, name_words
from sayso.compare.principals import Named, Principal, Principals, Several
from sayso.compare.shingles import Numbers, covered, shingles
from sayso.model import Basis, Claim, Document, Link, Root

LEAST_SHARED = 0.5
"""The share of a claim's words that an original must have for the claim to be the original's."""

PROBABLY = ":probably"
"""The end of the key of a root that is somebody's if a pronoun or a noun means him."""

_PROPER = re.compile(r"^[A-ZÀ-Ý][\w’'.-]*(?:\s+(?:[a-z]{1,3}\s+)?[A-ZÀ-Ý][\w’'.-]*)+$")
_NAME = r"(?:[Tt]he\s+)?(?P<name>[A-ZÀ-Ý][\w’'.-]*(?:\s+(?:[a-z]{1,3}\s+)?[A-ZÀ-Ý][\w’'.-]*)*)"
_WORDS = re.compile(r"[^\W_]+")

_NOT_GIVEN = {
    Basis.TOLD: "was told it, and by whom is not said",
    Basis.DOCUMENT: "has it from a document that is not named",
    Basis.COMMON_KNOWLEDGE: "calls it common knowledge, so that nobody vouches for it",
}


def _nobody(name: str) -> str | None:
    del name
    return None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What of the case a claim's root depends on.

    lineage     the families of documents
    principals  who speaks for whom
    named       finds the entity of a name
    is_medium   whether a name is that of a newspaper, an agency or a station, also one known by the case's publishers
    document    finds a document by its id
    places      the entities that are places, which say nothing themselves
    """

    lineage: Lineage = field(default_factory=Lineage)
    principals: Principals = field(default_factory=Principals)
    named: Named = _nobody
    is_medium: Callable[[str], bool] = is_medium
    document: Callable[[str], Document] | None = None
    places: Set[str] = frozenset()


def find_root(claim: Claim, *, document: Document, case: Surroundings, source: str | None = None) -> Root:
    """The root of a claim: its innermost speaker, the one he speaks for, or whoever wrote the text it stands in.

    `source` are the words by which the text calls the innermost speaker there, where it does. Whom "he" and "the
    director" mean is a guess: such a root is not known, and its key says whose it probably is.

    A root is known only when somebody is named who vouches for the claim. A reporter's own assertion, an unnamed
    source, hearsay from nobody, and a paper that is cited by the paper's name alone are of unknown lineage; such a root
    has a key all the same, so that its reprints are seen to be one.
    """
    if claim.chain:
        found, link = _of_speaker(claim, claim.chain[-1], document, case), claim.chain[-1]
        if found.known and source is not None and not _names(source, link):
            said = f"{found.why}, if “{' '.join(source.split())}” means {_called(link)}"
            return replace(found, known=False, key=f"{found.key}{PROBABLY}", why=said)
        return found
    if (teller := _teller(claim, document, case)) is not None:
        # "According to" is no hearsay where it names the one who says so.
        return _of_speaker(replace(claim, basis=Basis.UNSTATED), teller, document, case)
    return _of_own_voice(claim, document, case)


def independent(left: Root, right: Root) -> bool | None:
    """Whether two roots are two origins: False when they are one, None when that cannot be known."""
    if left.key.removesuffix(PROBABLY) == right.key.removesuffix(PROBABLY):
        return False
    if not (left.known and right.known) or may_be_one(left.name, right.name):
        return None
    return True


def _names(source: str, link: Link) -> bool:
    """Whether the words for a speaker hold a word of his name."""
    return link.name is None or not name_words(link.name).isdisjoint(name_words(source))


_TELLERS = (
    re.compile(rf"^\W*(?:[Aa]ccording\s+to|[Ii]n\s+the\s+words\s+of)\s+{_NAME}\s*,"),
    re.compile(rf",[”\"’']?\s+(?:said|says|according\s+to)\s+{_NAME}\s*(?:,[^,.]{{1,60}})?[.,]?\W*$"),
)


def _teller(claim: Claim, document: Document, case: Surroundings) -> Link | None:
    """Somebody whom a claim's own words name as the one who says it, though no attribution was found there."""
    words = claim.span.of(document.text)
    for pattern in _TELLERS:
        if (found := pattern.search(words)) is not None and (entity := case.named(found["name"])) is not None:
            return Link(None, " ".join(found["name"].split()), claim.act, None, entity)
    return None


# A speaker


def _of_speaker(claim: Claim, link: Link, document: Document, case: Surroundings) -> Root:
    try:
        principal = case.principals.of(document.id, link)
        if principal is None and link.name and _PROPER.match(link.name):
            principal = case.principals.beside(link.name, document.text)
    except Several:
        key = f"entity:{link.entity}" if link.entity else _open_key(claim, document, case, link.name)
        return _unknown(claim, key, link.name, f"{_called(link)} speaks for several, and it is not said for whom here")
    if principal is not None:
        return _spoken_for(claim, _called(link), principal, document, case)
    name, entity = link.name, link.entity
    if entity is None and name is not None:
        # A labelled turn or a quoted mail names its speaker outright; and not every name becomes an entity.
        entity = case.named(name)
    if entity is None:
        if name is not None and _PROPER.match(name) and not case.is_medium(name):
            return _vouched(claim, f"name:{folded(name)}", name, None, f"{name} says so")
        return _unknown(
            claim, _open_key(claim, document, case, name), name, f"who {_called(link)} is, the document does not say"
        )
    if name is not None and case.is_medium(name):
        return _unknown(claim, f"entity:{entity}", name, f"{name} reports it, and from whom it has that is not said")
    if entity in case.places and name is not None and " " not in name:
        return _unknown(claim, f"entity:{entity}", name, f"{name} is a place, and who says so there is not named")
    return _vouched(claim, f"entity:{entity}", name, entity, f"{_called(link)} says so")


def _spoken_for(claim: Claim, speaker: str, principal: Principal, document: Document, case: Surroundings) -> Root:
    why = f"{speaker} speaks for {principal.name} ({' '.join(principal.title.split())})"
    entity = principal.entity or case.named(principal.name)
    if entity is not None:
        return _vouched(claim, f"entity:{entity}", principal.name, entity, why)
    if _PROPER.match(principal.name):
        return _vouched(claim, f"name:{folded(principal.name)}", principal.name, None, why)
    key = _open_key(claim, document, case, principal.name)
    return _unknown(claim, key, principal.name, f"{why}, and who that is, the document does not say")


def _called(link: Link) -> str:
    return link.name or "a speaker"


# The document's own voice


def _of_own_voice(claim: Claim, document: Document, case: Surroundings) -> Root:
    original = _original(claim, document, case)
    voice = own_voice(original)
    copied = "" if original.id == document.id else f", in words that {original.path} has first"
    key = open_key(original.id, None)
    if voice.name is None or voice.genre is Genre.UNSIGNED:
        return _unknown(claim, key, None, f"nobody has signed it{copied}")
    if voice.genre is Genre.STORY and claim.basis is not Basis.FIRST_HAND:
        return _unknown(claim, key, None, f"a news story says so, and from whom it has that is not said{copied}")
    entity = claim.voice.entity if original.id == document.id and voice.name == claim.voice.name else None
    entity = entity or case.named(voice.name)
    try:
        principal = case.principals.of_entity(entity) if entity else None
    except Several:
        return _unknown(claim, f"entity:{entity}", voice.name, f"{voice.name} speaks for several{copied}")
    if principal is not None:
        return _spoken_for(claim, voice.name, principal, original, case)
    own = f"entity:{entity}" if entity else f"name:{folded(voice.name)}"
    return _vouched(claim, own, voice.name, entity, f"{voice.name} says so in the document's own voice{copied}")


def _original(claim: Claim, document: Document, case: Surroundings) -> Document:
    """The document whose words the claim's are: the head of the family when it has them, else this one."""
    if case.document is None:
        return document
    first = case.lineage.original(document.id)
    if first == document.id:
        return document
    original = case.document(first)
    return original if _has(original, claim.span.of(document.text)) else document


def _has(document: Document, words: str) -> bool:
    """Whether a document has these words, or most of them with every name and number."""
    wanted, numbers = _WORDS.findall(words), shingles(words)
    if len(numbers) == 0:
        return f" {' '.join(wanted).casefold()} " in f" {' '.join(_words(document)).casefold()} "
    held = frozenset(_words(document))
    telling = {word for word in wanted[1:] if not word.islower() and word != "I"}
    return telling <= held and float(covered(numbers, _numbers(document)).mean()) >= LEAST_SHARED


@remembered
def _words(document: Document) -> tuple[str, ...]:
    return tuple(_WORDS.findall(document.text))


@remembered
def _numbers(document: Document) -> Numbers:
    return shingles(document.text)


# What is known


def _vouched(claim: Claim, key: str, name: str | None, entity: str | None, why: str) -> Root:
    """A root that is known, unless its claim says that the one who vouches has it from elsewhere."""
    if (lacking := _NOT_GIVEN.get(claim.basis)) is not None:
        return Root(claim.id, f"{key}:{claim.basis}", name, entity, False, f"{why}; {name or 'he'} {lacking}")
    return Root(claim.id, key, name, entity, True, why)


def _unknown(claim: Claim, key: str, name: str | None, why: str) -> Root:
    return Root(claim.id, key, name, None, False, why)


def _open_key(claim: Claim, document: Document, case: Surroundings, words: str | None) -> str:
    """One key for an unnamed source in all copies of the text that has it."""
    return open_key(_original(claim, document, case).id, words)


def open_key(document: str, words: str | None) -> str:
    """The key of a root that nobody names; `document` is where its words stand first."""
    return f"open:{document}:{' '.join(_WORDS.findall((words or '').casefold()))}"
