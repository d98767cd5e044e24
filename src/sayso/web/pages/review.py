"""The review queue: the claims that a person should look at first and why, and who may be one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.model import Doubt, Mark, Status
from sayso.report.digest import EntityCard
from sayso.report.passage import Passage, passage
from sayso.report.queue import Concern, Queue, reasons
from sayso.run.reviewing import last_review
from sayso.web.asked import PAGE, Asked
from sayso.web.lines import ClaimLine, claim_lines, cut, of_page
from sayso.web.page import Page, Pager
from sayso.web.queued import DONE, queued
from sayso.web.routes import get

_PAGE = 25  # claims, each with its passage
_AROUND, _QUOTE = 200, 1_200  # code points: around a claim, and of its words


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim of the queue in its passage, why it is there, and the id of its last review.

    A mark given meanwhile is not passed over by it. `following` is the claim that comes after it on the page.
    """

    line: ClaimLine
    passage: Passage
    following: str
    reasons: tuple[str, ...]
    seen: str


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """Two entities that may be one, how likely that is, and what speaks for and against."""

    left: EntityCard
    right: EntityCard
    score: float
    why: str


def review(asked: Asked) -> Page:
    """The queue, or the doubts about who is who."""
    doubts = [one for one in asked.view.doubts() if {one.left, one.right} <= asked.digest.entities.keys()]
    if asked.params.get("part") == "who":
        return _who(asked, doubts)
    found = queued(asked)
    rows = found.rows(done=asked.params.get("done") == "1")
    pager = Pager(len(rows), asked.page, _PAGE)
    shown = [int(rows[number]) for number in of_page(range(len(rows)), asked.page, _PAGE)]
    values = {
        "asking": found.asking,
        "pager": pager,
        "waiting": _waiting(asked, found.made, claim_lines(asked, shown)),
        "done": int((found.mask & found.done).sum()),
        "total": int(found.mask.sum()),
        "doubts": len(doubts),
        "astray": asked.site.astray(asked.case, asked.view),
        "concerns": tuple(Concern),
        "statuses": tuple(Status),
        "values": (*DONE, Mark.NEEDS_WORK),
        "here": asked.request.url.path + asked.without(),
        "query": asked.without("page").removeprefix("?"),
    }
    return Page("review.html.j2", "Review", values)


def _waiting(asked: Asked, made: Queue, lines: Sequence[ClaimLine]) -> list[Waiting]:
    reviews = asked.site.reviews(asked.case, asked.view)
    texts = {ident: asked.view.document(ident).text for ident in {one.claim.document for one in lines}}
    after = [one.claim.id for one in lines[1:]] + [""]
    found = []
    for one, following in zip(lines, after, strict=False):
        ident = one.claim.id
        seen = last_review(tuple(asked.view.reviews(ident))) if ident in reviews else ""
        around = cut(passage(texts[one.claim.document], one.claim.span, around=_AROUND), _QUOTE)
        found.append(Waiting(one, around, following, reasons(asked.digest, made, asked.digest.rows[ident]), seen))
    return found


def _who(asked: Asked, doubts: list[Doubt]) -> Page:
    entities = asked.digest.entities
    pager = Pager(len(doubts), asked.page, PAGE)
    lines = [
        DoubtLine(entities[one.left], entities[one.right], one.score, one.why)
        for one in (doubts[number] for number in of_page(range(len(doubts)), asked.page, PAGE))
    ]
    return Page("doubts.html.j2", "Who is who", {"pager": pager, "lines": lines})


ROUTES = (get("/case/{case}/review", review),)
