"""The posts of an entity as a report lists them: one line a post, with when, who says so, and where to read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

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
    current  the day as of which it is held, where a document says so and has a date
    ended    the day by which it was over
    place    where the post is, or who is spoken for, whoever's line it is; None if not said
    """

    title: str
    speaks: bool
    held: bool
    other: tuple[str, str | None] | None
    when: str
    grounds: tuple[Ground, ...]
    current: str | None = None
    ended: str | None = None
    place: tuple[str, str | None] | None = None


@dataclass(frozen=True, slots=True)
class PostTerms:
    """A post with all that is said of when it is held: by the entity, or, of a post at it, by whom.

    differ  whether some have it over by a day on which others have it held still
    others  who else is said to have the same post in the same place
    """

    title: str
    speaks: bool
    held: bool
    other: tuple[str, str | None] | None
    lines: tuple[PostLine, ...]
    differ: bool
    others: tuple[PostLine, ...]


_SPEAKING = {
    "represent": ("represents", "represented by"),
    "act for": ("acts for", "represented by"),
    "speak for": ("speaks for", "spoken for by"),
}


def words_of(title: str, name: str, *, speaks: bool, held: bool) -> tuple[str, str]:
    """What stands before and after the other party's name: ("speaks for", "(counsel)"), ("head of audit,", "")."""
    if speaks:
        verbs = _SPEAKING.get(title)
        default = ("speaks for", "spoken for by")
        return (verbs or default)[not held], "" if verbs else f"({title})"
    return (f"{title}," if name and held else f"{title}:" if name else title), ""


def post_terms(lines: Iterable[PostLine], rivals: Iterable[PostLine] = ()) -> tuple[PostTerms, ...]:
    """The posts of an entity, each once; `rivals` are lines of the organisations that it has posts at."""
    found: dict[tuple[str, bool, bool, str], list[PostLine]] = {}
    every = list(lines)
    known = {one.other[0].casefold(): one.other[1] for one in every if one.other and one.other[1]}
    for line in every:
        # A post at somebody is one post, whoever has it; and a name that is known is the one that is known by it.
        other = _key(line.other) if line.held or line.speaks else ""
        other = known.get(other) or other
        found.setdefault((line.title, line.speaks, line.held, other), []).append(line)
    elsewhere = list(rivals)
    return tuple(
        _terms(lines, [one for one in elsewhere if held and _same(one, title, other)])
        for (title, _, held, other), lines in found.items()
    )


def _same(rival: PostLine, title: str, place: str) -> bool:
    """Whether it is the post of this title at this place; of a place that is not said nobody knows."""
    return bool(place) and not rival.speaks and rival.title == title and _key(rival.place) == place


def _terms(lines: list[PostLine], others: Iterable[PostLine]) -> PostTerms:
    one = lines[0]
    own = one.held or one.speaks
    return PostTerms(
        one.title, one.speaks, one.held, one.other if own else None, tuple(lines), own and _differ(lines), tuple(others)
    )


def _differ(lines: Iterable[PostLine]) -> bool:
    held = [one.current for one in lines if one.current]
    over = [one.ended for one in lines if one.ended]
    return bool(held and over) and min(over) < max(held)


def _key(other: tuple[str, str | None] | None) -> str:
    return "" if other is None else other[1] or other[0].casefold()


def post_lines(posts: Iterable[Post], *, entity: str, claims: Mapping[str, list[Claim]]) -> tuple[PostLine, ...]:
    """The lines of an entity: what it holds first, those with most passages before the others."""
    found: dict[tuple[str, bool, bool, str, str, str], tuple[PostLine, list[Ground]]] = {}
    for post in posts:
        line = _line(post, entity)
        key = (line.title, line.speaks, line.held, _key(line.other), _key(line.place), line.when)
        ground = Ground(post.id, _claim(post.title, claims.get(post.document, [])), post.document)
        found.setdefault(key, (line, []))[1].append(ground)
    lines = [replace(line, grounds=tuple(grounds[:_MOST])) for line, grounds in found.values()]
    return tuple(sorted(lines, key=lambda one: (not one.held, one.speaks, -len(one.grounds), one.title, one.when)))


def _line(post: Post, entity: str) -> PostLine:
    held = post.holder.entity == entity
    place = post.principal or post.organization
    other = place if held else post.holder
    return PostLine(
        post.lemma,
        post.kind is PostKind.SPEAKS_FOR,
        held,
        _named(other),
        when(post),
        (),
        current=post.as_of if post.tense is Tense.CURRENT else None,
        ended=(post.time.end if post.time else None) or (post.as_of if post.tense is Tense.FORMER else None),
        place=_named(place),
    )


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
