"""A reading: all that sayso understands of one document on its own."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.attribution import Attribution
from sayso.model.claim import Claim
from sayso.model.document import Document
from sayso.model.mention import Mention, MentionType
from sayso.model.post import Post
from sayso.model.problem import Problem
from sayso.model.span import Span


@dataclass(frozen=True, slots=True)
class Referent:
    """One thing that a document speaks of: its cluster number, its fullest name there, and its type.

    `name` is None for a referent that the document never names ("a source"). `names` are all its distinct names.
    """

    cluster: int
    name: str | None
    type: MentionType
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The findings of one document, each tuple in text order. Pure data: the same bytes and model give the same Reading."""

    document: Document
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    referents: tuple[Referent, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    posts: tuple[Post, ...] = ()
    problems: tuple[Problem, ...] = ()
