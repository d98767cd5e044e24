"""The review queue as an address asks for it: its claims in their order, and what stands before and after one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

import numpy as np
from numpy.typing import NDArray

from sayso.model import Hold, Mark
from sayso.report.queue import Concern, Queue, queue
from sayso.report.selecting import Mask
from sayso.web.asked import Asked
from sayso.web.asking import Asking, Chip, asking, chosen
from sayso.web.kept import Kept

DONE = (Mark.ACCEPTED, Mark.DISPUTED)
# What is not yet looked at comes first, then what somebody has begun.
STAGES = (Mark.UNREVIEWED, Mark.NEEDS_WORK, *DONE)
_QUEUES: Kept[Queue] = Kept(8)


@dataclass(frozen=True, slots=True)
class Queued:
    """The claims of a queue: those that are wanted, how far the work on each is, and their order."""

    asking: Asking
    made: Queue
    mask: Mask
    stage: NDArray[np.uint8]

    @property
    def done(self) -> Mask:
        """The claims that are accepted or disputed."""
        found: Mask = self.stage >= STAGES.index(DONE[0])
        return found

    def rows(self, *, done: bool = False) -> NDArray[np.int64]:
        """The numbers of the claims, the weightiest first; those that are done only if they are asked for."""
        return self.made.rows(self.mask if done else self.mask & ~self.done, self.stage)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where a claim stands in a queue: how many come before it, of how many, and the ids of its neighbours."""

    before: int
    claims: int
    previous: str | None
    following: str | None


def queued(asked: Asked) -> Queued:
    """The queue that the address asks for."""
    found = asking(asked, "about", "source", "status", "since", "until")
    made = _QUEUES.get(asked, "queue", lambda: queue(asked.digest))
    mask = found.mask(asked.digest) & made.wanted
    why = _concern(asked, found)
    if why is not None:
        mask &= made.concerns[why]
    return Queued(found, made, mask, _stages(asked))


def neighbours(asked: Asked, claim: str, query: str) -> Neighbours | None:
    """The neighbours of a claim in the queue that a query asks for; one that is done counts as not yet looked at."""
    row = asked.digest.row(claim)
    if row is None:
        return None
    fields = parse_qsl(query)
    found = queued(replace(asked, params=dict(fields), many=fields))
    stage = found.stage.copy()
    if found.done[row]:
        stage[row] = 0
    mask = found.mask.copy()
    mask[row] = True
    rows = replace(found, mask=mask, stage=stage).rows(done=dict(fields).get("done") == "1")
    (places,) = np.nonzero(rows == row)
    if not len(places):
        return None
    at, ids = int(places[0]), asked.digest.ids
    return Neighbours(
        at,
        len(rows),
        ids[rows[at - 1]] if at else None,
        ids[rows[at + 1]] if at + 1 < len(rows) else None,
    )


def _concern(asked: Asked, found: Asking) -> Concern | None:
    given = asked.params.get("why", "").strip()
    if not given or chosen(given, tuple(Concern), found, "concern") is None:
        return None
    found.chips.append(Chip("why", "because of", given))
    return Concern(given)


def _stages(asked: Asked) -> NDArray[np.uint8]:
    """How far the work on each claim is: a number into STAGES. What was done with an earlier reading is to be done again."""
    stages = np.zeros(len(asked.digest.ids), np.uint8)
    for subject, one in asked.site.reviews(asked.case, asked.view).items():
        row = asked.digest.row(subject)
        if row is not None:
            stages[row] = STAGES.index(
                Mark.NEEDS_WORK if one.mark in DONE and one.marked is not Hold.SAME else one.mark
            )
    return stages
