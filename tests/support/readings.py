"""Readings made by hypothesis: anything that the model allows, for whatever must hold for all of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from sayso.model import (
    Act,
    Argument,
    Attribution,
    Basis,
    Claim,
    Document,
    Factuality,
    Form,
    Frame,
    FrameKind,
    Kind,
    Link,
    Mention,
    MentionType,
    Page,
    Part,
    Party,
    Post,
    PostKind,
    Problem,
    Quoted,
    Reading,
    Referent,
    Span,
    Status,
    Tense,
    Time,
    Voice,
    derived_id,
    document_id,
)
from sayso.store import FileState

# Text that a database may hold: any Unicode but lone surrogates.
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
NAME = st.none() | WORDS
DATE = st.none() | st.sampled_from(["2020", "2020-03-01", "2021-12-31"])
CLUSTER = st.none() | st.integers(0, 3)
CERTAINTY = st.floats(0, 1)


def state(path: str, content: str | None = "x", **more: object) -> FileState:
    """A file as the store is told of it."""
    return FileState(path=path, size=1, modified=1, document=content, source="/s", name=path, version="1", **more)  # type: ignore[arg-type]


@st.composite
def readings(draw: st.DrawFn, path: str = "a.txt") -> Reading:
    """One document with all that may be found in it; ids are distinct, findings in text order."""
    text = draw(st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=60))
    ident = document_id(f"{path}\0{text}".encode())
    spans = st.builds(_span, st.integers(0, len(text) - 1), st.integers(1, 8), st.just(len(text)))
    document = Document(
        id=ident,
        path=path,
        media_type="text/plain",
        text=text,
        language=draw(NAME),
        title=draw(NAME),
        author=draw(NAME),
        publisher=draw(NAME),
        published=draw(DATE),
        derived_from=draw(NAME),
        pages=tuple(draw(st.lists(st.builds(Page, st.integers(1, 9), st.just(0), st.just(0)), max_size=2))),
        quoted=tuple(draw(st.lists(st.builds(Quoted, spans, NAME, st.integers(1, 3)), max_size=2))),
    )
    clusters = draw(st.sets(st.integers(0, 3)))
    return Reading(
        document=document,
        sentences=tuple(Span(n, n + 1) for n in range(0, len(text), 3)),
        mentions=_sorted(draw(st.lists(_mention(ident, spans), max_size=4))),
        referents=tuple(draw(_referent(one)) for one in sorted(clusters)),
        attributions=_by_hull(draw(st.lists(_attribution(ident, spans), max_size=3))),
        claims=_sorted(draw(st.lists(_claim(ident, spans), max_size=3))),
        posts=_sorted(draw(st.lists(_post(ident, spans), max_size=3))),
        problems=tuple(draw(st.lists(st.builds(Problem, st.just(path), st.just("understand"), WORDS), max_size=2))),
    )


def _span(start: int, length: int, end: int) -> Span:
    return Span(start, min(start + length, end))


def _sorted(found: list) -> tuple:  # type: ignore[type-arg]
    numbered = [replace(one, id=derived_id(one.id, one.document, n)) for n, one in enumerate(found)]
    return tuple(sorted(numbered, key=lambda one: (one.span, one.id)))


def _by_hull(found: list[Attribution]) -> tuple[Attribution, ...]:
    numbered = [replace(one, id=derived_id("a", one.document, n)) for n, one in enumerate(found)]

    def place(one: Attribution) -> tuple[int, int, str]:
        spans = one.source + one.cue + one.content
        return min(s.start for s in spans), max(s.end for s in spans), one.id

    return tuple(sorted(numbered, key=place))


def _mention(document: str, spans: st.SearchStrategy[Span]) -> st.SearchStrategy[Mention]:
    return st.builds(
        Mention,
        id=st.just("m"),
        document=st.just(document),
        span=spans,
        form=st.sampled_from(Form),
        type=st.sampled_from(MentionType),
        cluster=CLUSTER,
        entity=st.none(),
        confidence=CERTAINTY,
    )


def _referent(cluster: int) -> st.SearchStrategy[Referent]:
    names = st.lists(WORDS, max_size=2).map(tuple)
    return st.builds(Referent, st.just(cluster), NAME, st.sampled_from(MentionType), names)


def _attribution(document: str, spans: st.SearchStrategy[Span]) -> st.SearchStrategy[Attribution]:
    some = st.lists(spans, max_size=2).map(tuple)
    return st.builds(
        Attribution,
        id=st.just("a"),
        document=st.just(document),
        source=some,
        cue=st.lists(spans, min_size=1, max_size=2).map(tuple),
        content=some,
        act=st.sampled_from(Act),
        kind=st.sampled_from(Kind),
        parent=NAME,
        source_cluster=CLUSTER,
        source_name=NAME,
        source_entity=st.none(),
        confidence=CERTAINTY,
    )


def _claim(document: str, spans: st.SearchStrategy[Span]) -> st.SearchStrategy[Claim]:
    argument = st.builds(Argument, WORDS, spans, st.none(), CLUSTER, st.none() | st.sampled_from(Part))
    arguments = st.lists(argument, max_size=2).map(tuple)
    frames = st.builds(Frame, spans, WORDS, arguments, st.booleans(), st.none() | st.sampled_from(FrameKind))
    link = st.builds(Link, NAME, NAME, st.sampled_from(Act), CLUSTER, st.none(), st.none() | spans)
    return st.builds(
        Claim,
        id=st.just("c"),
        document=st.just(document),
        span=spans,
        voice=st.builds(Voice, NAME, CLUSTER, st.none()),
        chain=st.lists(link, max_size=2).map(tuple),
        act=st.sampled_from(Act),
        factuality=st.sampled_from(Factuality),
        status=st.sampled_from(Status),
        basis=st.sampled_from(Basis),
        about=st.lists(st.integers(0, 3), max_size=2, unique=True).map(tuple),
        about_entities=st.just(()),
        frames=st.lists(frames, max_size=2).map(tuple),
        time=st.none() | st.builds(Time, DATE, DATE, WORDS, spans),
        confidence=CERTAINTY,
    )


def _post(document: str, spans: st.SearchStrategy[Span]) -> st.SearchStrategy[Post]:
    party = st.builds(Party, spans, WORDS, CLUSTER, st.none())
    return st.builds(
        Post,
        id=st.just("p"),
        document=st.just(document),
        span=spans,
        kind=st.sampled_from(PostKind),
        title=spans,
        lemma=WORDS,
        holder=party,
        tense=st.sampled_from(Tense),
        organization=st.none() | party,
        principal=st.none() | party,
        time=st.none() | st.builds(Time, DATE, DATE, WORDS, spans),
        as_of=DATE,
        attribution=NAME,
        confidence=CERTAINTY,
    )
