"""The review queue: the claims that a person should look at first and why, and who may be one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.model import Doubt, Mark, Status
from sayso.report.digest import EntityCard
from sayso.report.queue import Concern, Queue, queue, reasons
from sayso.run.reviewing import last_review
from sayso.web.asked import PAGE, Asked
from sayso.web.asking import Asking, Chip, asking, chosen
from sayso.web.kept import Kept
from sayso.web.lines import ClaimLine, claim_lines, of_page
from sayso.web.page import Page, Pager
from sayso.web.routes import get

_DONE = (Mark.ACCEPTED, Mark.DISPUTED)
# What is not yet looked at comes first, then what somebody has begun.
_STAGES = (Mark.UNREVIEWED, Mark.NEEDS_WORK, *_DONE)
_QUEUES: Kept[Queue] = Kept(8)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim of the queue, why it is there, and the id of its last review: a mark given meanwhile is not passed over."""

    line: ClaimLine
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
    found = asking(asked, "about", "source", "status", "since", "until")
    made = _QUEUES.get(asked, "queue", lambda: queue(asked.digest))
    mask = found.mask(asked.digest) & made.wanted
    why = _concern(asked, found)
    if why is not None:
        mask &= made.concerns[why]
    stage = _stages(asked)
    done = int((mask & (stage >= _STAGES.index(_DONE[0]))).sum())
    total = int(mask.sum())
    if asked.params.get("done") != "1":
        mask &= stage < _STAGES.index(_DONE[0])
    rows = made.rows(mask, stage)
    pager = Pager(len(rows), asked.page, PAGE)
    shown = [int(rows[number]) for number in of_page(range(len(rows)), asked.page, PAGE)]
    lines = [_waiting(asked, made, one) for one in claim_lines(asked, shown)]
    values = {
        "asking": found,
        "pager": pager,
        "waiting": lines,
        "done": done,
        "total": total,
        "doubts": len(doubts),
        "concerns": tuple(Concern),
        "statuses": tuple(Status),
        "values": (*_DONE, Mark.NEEDS_WORK),
        "here": asked.request.url.path + asked.without(),
    }
    return Page("review.html.j2", "Review", values)


def _waiting(asked: Asked, made: Queue, line: ClaimLine) -> Waiting:
    ident = line.claim.id
    touched = ident in asked.site.reviews(asked.case, asked.view)
    seen = last_review(tuple(asked.view.reviews(ident))) if touched else ""
    return Waiting(line, reasons(asked.digest, made, asked.digest.rows[ident]), seen)


def _who(asked: Asked, doubts: list[Doubt]) -> Page:
    entities = asked.digest.entities
    pager = Pager(len(doubts), asked.page, PAGE)
    lines = [
        DoubtLine(entities[one.left], entities[one.right], one.score, one.why)
        for one in (doubts[number] for number in of_page(range(len(doubts)), asked.page, PAGE))
    ]
    return Page("doubts.html.j2", "Who is who", {"pager": pager, "lines": lines})


def _concern(asked: Asked, found: Asking) -> Concern | None:
    given = asked.params.get("why", "").strip()
    if not given or chosen(given, tuple(Concern), found, "concern") is None:
        return None
    found.chips.append(Chip("why", "because of", given))
    return Concern(given)


def _stages(asked: Asked) -> NDArray[np.uint8]:
    """How far the work on each claim is: a number into _STAGES."""
    stages = np.zeros(len(asked.digest.ids), np.uint8)
    for subject, one in asked.site.reviews(asked.case, asked.view).items():
        row = asked.digest.row(subject)
        if row is not None:
            stages[row] = _STAGES.index(one.mark)
    return stages


ROUTES = (get("/case/{case}/review", review),)
