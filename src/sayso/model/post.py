"""A post: who holds or held which post where, or speaks for whom, as a document says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.claim import Time
from sayso.model.span import Span


class PostKind(StrEnum):
    """Whether somebody has a post, a rank or a membership, or speaks for another: a spokesman, a lawyer, a press office."""

    HOLDS = "holds"
    SPEAKS_FOR = "speaks-for"


class Tense(StrEnum):
    """When the post is held, by the document's words and seen from the document's date."""

    CURRENT = "current"
    FORMER = "former"
    FUTURE = "future"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something that a post names: its words, its cluster, and the fullest name that the document gives it.

    `name` is the words themselves where the document gives no name ("the company"); `entity` is filled in by the store.
    """

    span: Span
    name: str
    cluster: int | None = None
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A post at an occurrence: two passages that give one man one post are two posts.

    span          the passage: from the first to the last of the words that it rests on
    title         the post as written ("former Major General"), and `lemma` its dictionary form ("major general")
    organization  where the post is: an organisation or a place, None when the text does not say
    principal     of a relation of speech: the one who is spoken for
    as_of         the document's date, which "current" is relative to, or None when it is not known
    attribution   id of the innermost attribution whose content says so; None for the document's own voice
    """

    id: str
    document: str
    span: Span
    kind: PostKind
    title: Span
    lemma: str
    holder: Party
    tense: Tense
    organization: Party | None = None
    principal: Party | None = None
    time: Time | None = None
    as_of: str | None = None
    attribution: str | None = None
    confidence: float = 1.0
