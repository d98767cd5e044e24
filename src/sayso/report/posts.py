"""The posts of an entity as a report lists them: one line a post, with when, who says so, and where to read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sayso.model import Claim, Party, Post, PostKind, Span, Tense

_MOST = 8  # passages that a line links to


@dataclass(frozen=True, slots=True)
class Ground:
    """A passage that gives a post: the post's id, the claim that it stands in, if any, and its document."""

    post: str
    claim: Claim | None
    document: str


@dataclass(frozen=True, slots=True)
class PostLine:
    """Posts that are one line: equal title, parties and time.

    title    its dictionary form
    speaks   whether its holder speaks for the other party, rather than having a post there
    held     whether the entity whose line it is holds the post; otherwise the post is at it, or speaks for it
    other    the other party's name and entity: where the post is, who is spoken for, or who holds it; None if not said
    when     in words; empty when the text does not say
    grounds  the passages, in order of their documents
    """

    title: str
    speaks: bool
    held: bool
    other: tuple[str, str | None] | None
    when: str
    grounds: tuple[Ground, ...]


def post_lines(posts: Iterable[Post], *, entity: str, claims: Mapping[str, list[Claim]]) -> tuple[PostLine, ...]:
    """The lines of an entity: what it holds first, those with most passages before the others."""
    found: dict[tuple[str, bool, bool, str, str], tuple[PostLine, list[Ground]]] = {}
    for post in posts:
        line = _line(post, entity)
        other = line.other[1] or line.other[0].casefold() if line.other else ""
        key = (line.title, line.speaks, line.held, other, line.when)
        ground = Ground(post.id, _claim(post.title, claims.get(post.document, [])), post.document)
        found.setdefault(key, (line, []))[1].append(ground)
    lines = [
        PostLine(line.title, line.speaks, line.held, line.other, line.when, tuple(grounds[:_MOST]))
        for line, grounds in found.values()
    ]
    return tuple(sorted(lines, key=lambda one: (not one.held, one.speaks, -len(one.grounds), one.title, one.when)))


def _line(post: Post, entity: str) -> PostLine:
    held = post.holder.entity == entity
    place = post.principal or post.organization
    other = place if held else post.holder
    return PostLine(post.lemma, post.kind is PostKind.SPEAKS_FOR, held, _named(other), when(post), ())


def _named(party: Party | None) -> tuple[str, str | None] | None:
    return None if party is None else (party.name, party.entity)


def when(post: Post) -> str:
    """When a post is held, in words: "from 2001-01-01 to 2005-12-31", "former, as of 2021-05-04"."""
    time = post.time
    if time is not None and (time.start or time.end):
        bounds = (f"from {time.start}" if time.start else "", f"to {time.end}" if time.end else "")
        return " ".join(bound for bound in bounds if bound)
    if post.tense is Tense.UNSTATED:
        return ""
    word = "to come" if post.tense is Tense.FUTURE else str(post.tense)
    return f"{word}, as of {post.as_of}" if post.as_of else word


def _claim(title: Span, claims: Iterable[Claim]) -> Claim | None:
    """The innermost claim that the title stands in."""
    around = [one for one in claims if one.span.contains(title)]
    return max(around, key=lambda one: (len(one.chain), -len(one.span)), default=None)
