"""A claim's card: its passage, its line of speakers, its facets, its relations, and what people say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from sayso.errors import CaseError, Undecidable
from sayso.model import (
    Attribution,
    Claim,
    Document,
    Frame,
    Part,
    Relation,
    RelationKind,
    Review,
    ReviewKind,
    Standing,
    standing,
    undone,
)
from sayso.report.decisions import reviewed
from sayso.report.digest import GroupCard
from sayso.report.grounds import confidence, grounded, heading, part_of
from sayso.report.passage import Passage, passage, place
from sayso.report.relations import VERBS, independence, reason
from sayso.report.speakers import Speaker, mouths
from sayso.report.visible import one_line
from sayso.run.deciding import Author
from sayso.run.reviewing import last_review, review_claim, take_back
from sayso.web.again import again, sentence
from sayso.web.asked import Asked
from sayso.web.layout import layout
from sayso.web.lines import ClaimLine, cut, line
from sayso.web.page import Page, Pager, Redirect
from sayso.web.queued import neighbours
from sayso.web.routes import Answer, get, post

_AROUND, _BESIDE = 400, 160  # code points of context on each side: of the claim, of those that it is related to
_RELATIONS = 10  # a page
_QUOTE, _SHORT = 6_000, 1_200  # code points of a claim's words that are shown; all of them are in the document
_MOST = 30  # entities, frames
_WORDS = 20  # reviews in the list; the history has all
_NAMED = 140  # of a claim, in what is told of it
_WHY = 1_000  # code points of a reason
_ORDER = (RelationKind.CONFLICTS, RelationKind.CORROBORATES, RelationKind.REPEATS)


@dataclass(frozen=True, slots=True)
class Step:
    """A speaker of the chain: the words by which it speaks, and its name in the whole case, if that is another."""

    speaker: Speaker
    cue: str
    elsewhere: str


@dataclass(frozen=True, slots=True)
class Said:
    """A frame in words: what it says, by which words, and (question, words, entity) of each participant."""

    what: str
    words: str
    parts: tuple[tuple[str, str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A relation with the other claim in its passage: what it is, why, and of how many origins."""

    words: str
    rationale: str
    origins: str
    line: ClaimLine
    passage: Passage
    place: str


@dataclass(frozen=True, slots=True)
class Word:
    """A review in the history of the claim; `gone` when it has been taken back."""

    review: Review
    words: str
    gone: bool


def claim(asked: Asked) -> Page:
    """The card; what somebody sent that was not kept stands in the form again."""
    one = asked.view.claim(asked.path["claim"])
    document = asked.view.document(one.document)
    laid = layout(asked, document)
    attributions = {
        link.attribution: asked.view.attribution(link.attribution) for link in one.chain if link.attribution
    }
    made = tuple(asked.view.reviews(one.id))
    relations = sorted(asked.view.relations(one.id), key=_conflicts_first)
    pager = Pager(len(relations), asked.page, _RELATIONS)
    steps = tuple(_step(asked, speaker, document, attributions) for speaker in mouths(one))
    idents = list(laid.spans)
    number = laid.numbers[one.id]
    return Page(
        "claim.html.j2",
        f"Claim by {one_line(steps[-1].speaker.label, width=100)}",
        {
            "one": one,
            "document": document,
            "number": number,
            "previous": idents[number - 2] if number > 1 else None,
            "following": idents[number] if number < len(idents) else None,
            "queue": asked.params.get("queue"),
            "queued": neighbours(asked, one.id, asked.params["queue"]) if "queue" in asked.params else None,
            "place": place(document, one.span),
            "passage": cut(passage(document.text, one.span, around=_AROUND), _QUOTE),
            "short": cut(passage(document.text, one.span, around=_BESIDE), _SHORT),
            "steps": steps,
            "facets": grounded(one, steps[-1].cue),
            "confidence": confidence(one),
            "about": [(ident, asked.digest.name(ident)) for ident in one.about_entities[:_MOST]],
            "frames": [_said(frame, document.text) for frame in one.frames[:_MOST]],
            "root": next(iter(asked.view.roots([one.id])), None),
            "group": _group(asked, one),
            "pager": pager,
            "relations": _relations(asked, one, relations[pager.first : pager.last]),
            "standing": standing(made),
            "words": _words(made)[:_WORDS],
            "earlier": max(0, len(made) - _WORDS),
            "seen": last_review(made),
            "sent": asked.form,
        },
    )


def review(asked: Asked) -> Answer:
    """Mark, grade or annotate the claim. When somebody else did since the page was opened, that is shown first.

    Whatever is in the way, a build that is writing among it, the words stand in the form again.
    """
    one = asked.view.claim(asked.path["claim"])
    form = asked.form
    back = _back(asked, form.get("next", "")) or asked.url("claim", one.id)
    try:
        if form.get("kind") not in tuple(ReviewKind):
            raise Undecidable(f"a review is one of {', '.join(ReviewKind)}")
        with asked.case.reviewer() as reviewer:
            ident = review_claim(
                reviewer,
                asked.view,
                one,
                ReviewKind(form["kind"]),
                form.get("value", ""),
                author=_author(asked),
                seen=form.get("seen"),
            )
            made = next(each for each in reviewer.reviews(one.id) if each.id == ident)
    except (Undecidable, CaseError) as error:
        with asked.case.view() as fresh:
            return again(claim(replace(asked, view=fresh)), error)
    told = reviewed(made)
    undoing = asked.url("review", ident, "undo")
    return Redirect(back, f"{told[:1].upper()}{told[1:]}.", about=_named(made), undo=undoing)


def undo(asked: Asked) -> Redirect:
    """Take a review back."""
    ident = asked.path["review"]
    found = next((each for each in asked.view.reviews() if each.id == ident), None)
    back = asked.url("history")
    if found is not None:
        back = asked.url("claim" if found.document else "entity", found.subject)
        back = _returning(asked, found) or back
    try:
        with asked.case.reviewer() as reviewer:
            taken = take_back(reviewer, ident, author=_author(asked))
    except Undecidable as error:
        return Redirect(back, sentence(error), error=True)
    return Redirect(back, f"Taken back: {reviewed(taken)}.", about=_named(taken))


def _named(one: Review) -> str:
    """What a review is of, as it is told: who says it, and the beginning of the words."""
    return one_line(one.name, width=_NAMED)


def _author(asked: Asked) -> Author:
    why = one_line(asked.form.get("why", ""), width=_WHY)
    return Author(by=asked.person.name if asked.person else "", why=why)


def _back(asked: Asked, given: str) -> str:
    """An address of this case to go on to; nothing else is followed."""
    home = asked.case.url()
    inside = given == home or given.startswith((f"{home}/", f"{home}?"))
    return given if inside and "\\" not in given and given.isprintable() else ""


def _returning(asked: Asked, review: Review) -> str:
    """Where to look after an undoing: where they were, or, from another claim of a queue, the claim in that queue."""
    given = _back(asked, asked.form.get("next", ""))
    if review.document is None or not given.startswith(f"{asked.url('claim')}/"):
        return given
    query = urlsplit(given).query
    return asked.url("claim", review.subject) + (f"?{query}" if query else "")


def _step(asked: Asked, speaker: Speaker, document: Document, attributions: Mapping[str, Attribution]) -> Step:
    found = attributions.get(speaker.attribution or "")
    cue = " … ".join(one_line(span.of(document.text), width=120) for span in found.cue) if found is not None else ""
    name = asked.digest.name(speaker.entity) if speaker.entity is not None else speaker.label
    return Step(speaker, cue, name if speaker.entity in asked.digest.entities and name != speaker.label else "")


def _said(frame: Frame, text: str) -> Said:
    order = [*Part, None]
    arguments = sorted(frame.arguments, key=lambda one: (order.index(one.part), one.span))
    return Said(
        heading(frame),
        one_line(frame.predicate.of(text), width=80),
        tuple((part_of(one), one_line(one.span.of(text), width=200), one.entity) for one in arguments),
    )


def _group(asked: Asked, one: Claim) -> GroupCard | None:
    row = asked.digest.row(one.id)
    place = asked.digest.alike[row] if row is not None else -1
    return asked.digest.groups[place] if place >= 0 else None


def _relations(asked: Asked, one: Claim, relations: list[Relation]) -> list[Beside]:
    others = {
        each.id: each
        for each in asked.view.claims_by_id(
            {ident for found in relations for ident in (found.left, found.right)} - {one.id}
        )
    }
    reviews = asked.site.reviews(asked.case, asked.view)
    found = []
    for relation in relations:
        other = others.get(relation.right if relation.left == one.id else relation.left)
        row = asked.digest.row(other.id) if other is not None else None
        if other is None or row is None:
            continue
        document = asked.view.document(other.document)
        words = other.span.of(document.text)
        found.append(
            Beside(
                VERBS[relation.kind],
                reason(relation.rationale),
                independence(relation),
                line(asked, other, words, row=row, review=reviews.get(other.id, Standing())),
                cut(passage(document.text, other.span, around=_BESIDE), _SHORT),
                str(place(document, other.span)),
            )
        )
    return found


def _words(made: tuple[Review, ...]) -> list[Word]:
    gone = undone(made)
    return [Word(one, reviewed(one), one.id in gone) for one in reversed(made)]


def _conflicts_first(one: Relation) -> tuple[int, bool, float, str, str]:
    return _ORDER.index(one.kind), one.independent is not True, -one.score, one.left, one.right


ROUTES = (
    get("/case/{case}/claim/{claim}", claim),
    post("/case/{case}/claim/{claim}/review", review),
    post("/case/{case}/review/{review}/undo", undo),
)
