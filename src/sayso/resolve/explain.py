"""Why two entities are one, or not; and what holds the names of one entity together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.model import Entity, Judgement, MentionType, Verdict
from sayso.resolve.holding import Word
from sayso.resolve.likeness import ASK, JOIN, Likeness, Relation, liken
from sayso.resolve.names import Name, normalise
from sayso.resolve.noise import is_local
from sayso.store.protocol import Member

_STANDS_BESIDE = ("a document uses it for the same one",)
_PERSONS = frozenset(("Person",))
_TYPES = {"Address": MentionType.PLACE, "Event": MentionType.EVENT}


@dataclass(frozen=True, slots=True)
class Between:
    """What the names of two entities say about whether they are one.

    left, right  the two names that are likest, or that conflict
    score        from 0 to 1
    reasons      for and against, in plain words
    """

    left: str
    right: str
    score: float
    relation: Relation
    reasons: tuple[str, ...]

    @property
    def verdict(self) -> str:
        """What the program makes of the names alone."""
        if self.relation is Relation.CONFLICT:
            return "the names conflict"
        if self.score >= JOIN:
            return "the names are alike enough to be joined without asking"
        return "the names are alike enough to ask a person" if self.score >= ASK else "the names are not alike"


@dataclass(frozen=True, slots=True)
class Bond:
    """Why a name belongs to an entity: the other of its names that it is likest to, and how."""

    name: str
    other: str
    likeness: Likeness


def between(left: Entity, right: Entity) -> Between:
    """Compare two entities by all their names: the likest pair, unless full names conflict, which weighs more."""
    found = [
        Between(one, other, likeness.score, likeness.relation, likeness.reasons or _apart(form, other_form))
        for one, form in _forms(left)
        for other, other_form in _forms(right)
        for likeness in (liken(form, other_form),)
    ]
    if not found:
        return Between(left.name, right.name, 0.0, Relation.UNLIKE, ("no name of one is comparable with the other's",))
    conflicts = [one for one in found if one.relation is Relation.CONFLICT]
    best = max(found, key=lambda one: (one.score, one.left, one.right))
    return max(conflicts, key=lambda one: one.score) if conflicts and best.relation is not Relation.EQUAL else best


def bonds(entity: Entity) -> Iterator[Bond]:
    """For each name but the first, the other of its names that explains it best."""
    forms = list(_forms(entity))
    for written, form in forms[1:]:
        options = [(other, liken(*sorted((form, other_form)))) for other, other_form in forms if other != written]
        other, likeness = max(options, key=lambda option: (option[1].score, option[0] == entity.name, option[0]))
        yield Bond(written, other, replace(likeness, reasons=likeness.reasons or _STANDS_BESIDE))


def judged(words: Iterable[Word], left: Collection[Member], right: Collection[Member]) -> Judgement | None:
    """The last judgement that keeps the referents of one entity apart from another's."""
    found = [
        word.judgement
        for word in words
        if word.judgement.verdict is not Verdict.SAME
        and any(
            not one.isdisjoint(left) and not other.isdisjoint(right)
            for one, other in ((word.left, word.right), (word.right, word.left))
        )
    ]
    return found[-1] if found else None


def worded(judgement: Judgement) -> str:
    """A judgement in a few words: who said what, when and why."""
    said = {Verdict.SAME: "are one", Verdict.DIFFERENT: "are not one", Verdict.UNSURE: "may be one or two"}
    why = f": {judgement.why}" if judgement.why else ""
    return f"{judgement.by} said on {judgement.at[:10]} ({judgement.id}) that they {said[judgement.verdict]}{why}"


def _apart(left: Name, right: Name) -> tuple[str, ...]:
    """Why two names are not alike, in words."""
    shared = [token for token in left.tokens if token in right.tokens]
    ours, theirs = (" ".join(one for one in name.tokens if one not in shared) for name in (left, right))
    if not shared:
        return ("the names share no word",)
    if not (ours and theirs):
        return (f'"{" ".join(shared)}" alone may be anybody of that name',)
    return (f'"{" ".join(shared)}" equal', f'"{ours}" is not "{theirs}"')


def _forms(entity: Entity) -> Iterator[tuple[str, Name]]:
    kind = type_of(entity)
    for written in (entity.name, *entity.aliases):
        form = normalise(written, kind)
        # A bare surname says nothing about who it is.
        if form.tokens and (written == entity.name or not is_local(written, kind)):
            yield written, form


def type_of(entity: Entity) -> MentionType:
    """The type of mention that an entity's schema comes from."""
    if entity.schema in _PERSONS:
        return MentionType.PERSON
    return _TYPES.get(entity.schema, MentionType.ORGANIZATION)
