"""Who is who: why names are one, who else they may be, and a person's word: merge, keep apart, split; a source's grade.

Each form carries the fingerprint of what it shows, so that nobody decides about what somebody else has just changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.errors import CaseBusy, NotFound, SaysoError, Undecidable
from sayso.model import Doubt, Entity, Judgement, ReviewKind, Verdict
from sayso.report.decisions import reviewed, sentence
from sayso.report.meant import with_words
from sayso.report.visible import one_line
from sayso.resolve import between, standing
from sayso.resolve.explain import bonds, judged
from sayso.resolve.holding import Word
from sayso.run.deciding import Author, behind, fingerprint, judge, merge, split
from sayso.run.reviewing import review_source
from sayso.store.protocol import View, Writer
from sayso.web.again import again
from sayso.web.asked import Asked
from sayso.web.lines import ClaimLine, claim_lines
from sayso.web.page import Page, Redirect
from sayso.web.pages.entity import NameLine, PostRow, entity, head, name_lines, post_rows
from sayso.web.routes import Answer, get, post

_BONDED = 40  # names: each is compared with each
_DOUBTS = 12
_CLAIMS = 4  # of a side, as evidence
_TICKS = 150  # names or documents to tick
_FOUND = 20
_DONE = "It can be taken back under History."


@dataclass(frozen=True, slots=True)
class Tie:
    """A name, the other name of the same entity that explains it best, and the reasons."""

    name: str
    other: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that may be one, with what speaks for who it is."""

    entity: Entity
    names: list[NameLine]
    posts: list[PostRow]
    claims: list[ClaimLine]
    about: int


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """Another who may be the same: both sides' names, and the reasons."""

    doubt: Doubt
    other: Entity
    names: list[NameLine]
    seen: str


def names(asked: Asked) -> Answer:
    """The names of an entity, what joined them, who else it may be; to merge and to split."""
    one = _still(asked, asked.path["entity"])
    if one.id != asked.path["entity"]:
        return Redirect(f"{asked.url('entity', one.id, 'names')}{asked.without()}")
    return _names(asked, one)


def _names(asked: Asked, one: Entity) -> Page:
    view = asked.view
    doubts = list(view.doubts(one.id))
    words = asked.params.get("find", "").strip()
    lines = name_lines(asked, one)
    found = sorted(with_words(asked.digest, words), key=lambda each: (-each.mentions, each.id)) if words else []
    documents = [
        asked.digest.documents[asked.digest.numbers[each]] for each in one.documents if each in asked.digest.numbers
    ]
    values = {
        **head(asked, one, lines),
        "part": "names",
        "lines": lines[:_TICKS],
        "ties": {each.name: each for each in _ties(one)},
        "judgements": _concerning(view, one),
        "doubts": [_doubt(asked, one, each) for each in doubts[:_DOUBTS]],
        "more_doubts": max(0, len(doubts) - _DOUBTS),
        "documents": sorted(documents, key=lambda each: each.path)[:_TICKS],
        "all_documents": len(documents),
        "all_names": len(lines),
        "find": words,
        "found": [each for each in found if each.id != one.id][:_FOUND],
        "seen": fingerprint(view, one.id),
        "ticked": {value for name, value in asked.fields if name == "part"},
    }
    return Page("identity.html.j2", one_line(one.name), values)


def beside(asked: Asked) -> Answer:
    """Two side by side, with what speaks for and against their being one."""
    left, right = (_still(asked, asked.path[name]) for name in ("entity", "other"))
    if left.id == right.id:
        return Redirect(asked.url("entity", left.id, "names"))
    if (left.id, right.id) != (asked.path["entity"], asked.path["other"]):
        return Redirect(asked.url("entity", left.id, "beside", right.id))
    return _two(asked, left, right)


def _two(asked: Asked, left: Entity, right: Entity) -> Page:
    view = asked.view
    values = {
        "sides": [_side(asked, one) for one in (left, right)],
        "between": between(left, right),
        "said": judged(_words(view), *({member for member, *_ in view.members(one.id)} for one in (left, right))),
        "doubt": next((one for one in view.doubts(left.id) if right.id in (one.left, one.right)), None),
        "seen": fingerprint(view, left.id, right.id),
    }
    return Page("beside.html.j2", f"{one_line(left.name)} and {one_line(right.name)}: one or two?", values)


def decide_identity(asked: Asked) -> Answer:
    """Say that two are one, are two, or may be either."""
    left, right = (_named(asked, asked.path[name]) for name in ("entity", "other"))
    given = asked.form.get("verdict", "")
    author, seen = _author(asked), asked.form.get("seen", "")
    try:
        if given not in tuple(Verdict):
            raise Undecidable("choose one of the three")
        with asked.case.writer() as writer:
            if given == Verdict.SAME:
                made = merge(writer, [left, right], author=author, seen=seen, patient=False)
            else:
                made = [judge(writer, left, right, Verdict(given), author=author, seen=seen, patient=False)]
            told = _told(writer.judgements(), made)
            late = catching_up(asked, writer)
    except (Undecidable, CaseBusy) as error:
        return _undecided(asked, error)
    return Redirect(asked.url("entity", left.id, "names"), f"{told}. {late or _DONE}")


def _undecided(asked: Asked, error: SaysoError) -> Page:
    """Both as they are now, to look at again; or the one that they have become."""
    left, right = (_still(asked, asked.path[name]) for name in ("entity", "other"))
    if left.id == right.id:
        return again(_names(asked, left), error, words=_author(asked).why)
    return again(_two(asked, left, right), error)


def split_entity(asked: Asked) -> Answer:
    """Take the names or the documents that were ticked out of an entity."""
    one = _named(asked, asked.path["entity"])
    # The form has the names as they are shown.
    names = {one_line(each.name): each.name for each in name_lines(asked, one)}
    parts = [names.get(value, value) for name, value in asked.fields if name == "part" and value]
    try:
        if not parts:
            raise Undecidable("tick the names or the documents that are somebody else")
        with asked.case.writer() as writer:
            made = split(writer, one, parts, author=_author(asked), seen=asked.form.get("seen", ""), patient=False)
            told = _told(writer.judgements(), [made])
            late = catching_up(asked, writer)
    except (Undecidable, CaseBusy) as error:
        return again(_names(asked, _still(asked, asked.path["entity"])), error)
    return Redirect(asked.url("entity", one.id, "names"), f"{told}. {late or _DONE}")


def catching_up(asked: Asked, writer: Writer) -> str:
    """What to tell where something is left to be worked out; it is done now, while people go on."""
    if not behind(writer):
        return ""
    first = bool(writer.pending())
    asked.site.jobs.catch_up(asked.case.path, by=asked.person.name if asked.person else "")
    if first:
        return "A build has left something to be worked out: that is done now, and your decision shows with it."
    return f"How the claims compare is being worked out anew; until then relations are those of before. {_DONE}"


def grade_source(asked: Asked) -> Answer:
    """Grade an entity as a source."""
    return _review(asked, ReviewKind.GRADE)


def note_source(asked: Asked) -> Answer:
    """Note something of an entity."""
    return _review(asked, ReviewKind.NOTE)


def _review(asked: Asked, kind: ReviewKind) -> Answer:
    one = _still(asked, asked.path["entity"])
    back = f"{asked.url('entity', one.id)}?part=says"
    try:
        with asked.case.reviewer() as reviewer:
            # A note stands beside others; a grade takes the place of the last.
            seen = asked.form.get("seen", "") if kind is ReviewKind.GRADE else None
            ident = review_source(reviewer, one, kind, asked.form.get("value", ""), author=_author(asked), seen=seen)
            told = next(reviewed(each) for each in reviewer.reviews(one.id) if each.id == ident)
    except Undecidable as error:
        says = replace(asked, path={**asked.path, "entity": one.id}, params={**asked.params, "part": "says"})
        page = entity(says)
        return again(page, error) if isinstance(page, Page) else page
    return Redirect(back, f"{one.name}: {told}. {_DONE}")


def _still(asked: Asked, ident: str) -> Entity:
    """The entity that an id leads to now; the largest part where it was taken apart."""
    found = asked.view.entities_of(ident)
    if not found:
        raise NotFound("there is nobody of this id in the case; its documents may have left it")
    return found[0]


def _named(asked: Asked, ident: str) -> Entity:
    """The entity of just this id. One that is gone is named all the same: what became of it is told when it is decided."""
    found = (one for one in asked.view.entities_of(ident) if one.id == ident)
    return next(found, Entity(ident, asked.digest.name(ident), (), "Thing", 0, ()))


def _ties(one: Entity) -> list[Tie]:
    if len(one.aliases) >= _BONDED:
        return []
    return [Tie(each.name, each.other, each.likeness.reasons) for each in bonds(one)]


def _doubt(asked: Asked, one: Entity, doubt: Doubt) -> DoubtLine:
    other = _still(asked, doubt.right if doubt.left == one.id else doubt.left)
    return DoubtLine(doubt, other, name_lines(asked, other)[:4], fingerprint(asked.view, one.id, other.id))


def _side(asked: Asked, one: Entity) -> Side:
    rows = asked.digest.about.get(one.id, ())
    return Side(
        one,
        name_lines(asked, one)[:8],
        post_rows(asked, one.id, 6),
        claim_lines(asked, list(rows[:_CLAIMS])),
        len(rows),
    )


def _words(view: View) -> list[Word]:
    sides = view.sides()
    return [Word(one, *sides[one.id]) for one in standing(tuple(view.judgements())) if one.id in sides]


def _concerning(view: View, one: Entity) -> list[Judgement]:
    """The judgements that stand and have a part in who this is."""
    words = _words(view)
    held = {member for member, *_ in view.members(one.id)} if words else set()
    return [word.judgement for word in words if not held.isdisjoint(word.left | word.right)]


def _author(asked: Asked) -> Author:
    return Author(by=asked.person.name if asked.person else "", why=asked.form.get("why", "").strip())


def _told(judgements: Iterable[Judgement], made: Sequence[str]) -> str:
    return "; ".join(sentence(one) for one in judgements if one.id in made)


ROUTES = (
    get("/case/{case}/entity/{entity}/names", names),
    get("/case/{case}/entity/{entity}/beside/{other}", beside),
    post("/case/{case}/entity/{entity}/beside/{other}", decide_identity),
    post("/case/{case}/entity/{entity}/split", split_entity),
    post("/case/{case}/entity/{entity}/grade", grade_source),
    post("/case/{case}/entity/{entity}/note", note_source),
)
