"""The review queue: which claims a person should look at first, and why: the least certain and most consequential."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from sayso.model import Act, Status
from sayso.report.digest import ACTS, STATUSES, Digest
from sayso.report.selecting import Mask, among


class Concern(StrEnum):
    """Why a claim should be looked at."""

    GRAVE = "grave, about a person"
    CONFLICT = "conflicts"
    ALONE = "no second origin known"
    UNSURE = "unsure attribution"
    OPEN = "open source"
    PASSED_ON = "passed on"


_GRAVE = (Status.ALLEGED, Status.CHARGED, Status.CONVICTED, Status.DENIED)
_ACCUSING = (Act.ACCUSE, Act.CHARGE)
_SURE = 0.75  # the confidence below which an attribution is unsure
_FLOOR = 0.02  # nothing is certain: else the gravest claim would come last when it is sure

# What a mistake would cost, and how much likelier it is than the confidence says, each beside the others.
_COST = {Concern.GRAVE: 3.0, Concern.CONFLICT: 2.0, Concern.ALONE: 1.0}
_RISK = {Concern.OPEN: 0.1, Concern.PASSED_ON: 0.05}


@dataclass(frozen=True, slots=True)
class Queue:
    """Every claim's concerns and its weight: the chance of a mistake times what it would cost."""

    concerns: Mapping[Concern, Mask]
    weight: NDArray[np.float64]

    @property
    def wanted(self) -> Mask:
        """The claims that are in the queue: a mistake would cost something, or is likely."""
        unsure, *costly = (self.concerns[one] for one in (Concern.UNSURE, *_COST))
        found: Mask = np.logical_or.reduce([unsure, *costly])
        return found

    def rows(self, mask: Mask, stage: NDArray[np.uint8]) -> NDArray[np.int64]:
        """The claims of the queue that are meant, by the stage of the work on them, the weightiest first."""
        rows = np.flatnonzero(mask & self.wanted)
        order = np.lexsort((rows, -self.weight[rows], stage[rows]))
        found: NDArray[np.int64] = rows[order]
        return found


def queue(digest: Digest) -> Queue:
    """The queue of a case."""
    confidence = np.asarray(digest.confidence, np.float64)
    status, act = np.frombuffer(digest.status, np.uint8), np.frombuffer(digest.act, np.uint8)
    people = among(digest, *(rows for ident, rows in digest.about.items() if _is_person(digest, ident)))
    stated = np.isin(status, [STATUSES.index(one) for one in _GRAVE])
    grave = people & (stated | np.isin(act, [ACTS.index(one) for one in _ACCUSING]))
    open_sources = (digest.said[number] for number, one in enumerate(digest.sources) if one.open)
    concerns: dict[Concern, Mask] = {
        Concern.GRAVE: grave,
        Concern.CONFLICT: np.frombuffer(digest.opposed, np.uint8) > 0,
        Concern.ALONE: grave & ~_borne_out(digest) & (np.asarray(digest.origin) >= 0),
        Concern.UNSURE: confidence < _SURE,
        Concern.OPEN: among(digest, *open_sources),
        Concern.PASSED_ON: np.frombuffer(digest.depth, np.uint8) > 1,
    }
    risk = np.maximum(1 - confidence, _FLOOR) + sum(share * concerns[one] for one, share in _RISK.items())
    return Queue(concerns, risk * (1 + sum(cost * concerns[one] for one, cost in _COST.items())))


def reasons(digest: Digest, found: Queue, row: int) -> tuple[str, ...]:
    """Why a claim is in the queue, in words; they name nobody, so that they state nothing of anybody."""
    opposed, origin = digest.opposed[row], digest.origin[row]
    status, act = STATUSES[digest.status[row]], ACTS[digest.act[row]]
    words = {
        Concern.GRAVE: f"about a person, {status if status in _GRAVE else f'by an act of {act}'}",
        Concern.CONFLICT: f"conflicts with {opposed} {'other' if opposed == 1 else 'others'}",
        Concern.ALONE: _alone(digest, origin),
        Concern.UNSURE: f"the program is {digest.confidence[row]:.0%} sure who says it",
        Concern.OPEN: "its source is not tied to a name",
        Concern.PASSED_ON: f"passed on through {digest.depth[row]} speakers",
    }
    said = tuple(words[one] for one in Concern if found.concerns[one][row])
    return said if origin >= 0 else (*said, "not compared with other claims")


def _alone(digest: Digest, origin: int) -> str:
    """That no other origin makes a claim too, and among how many claims that was looked for."""
    known = origin >= 0 and digest.origins[origin].known
    return f"no {'second' if known else 'known'} origin among the {compared(digest):,} claims compared"


def compared(digest: Digest) -> int:
    """How many claims have been compared with others."""
    return int((np.asarray(digest.origin) >= 0).sum())


def _is_person(digest: Digest, ident: str) -> bool:
    return ident in digest.entities and digest.entities[ident].schema == "Person"


def _borne_out(digest: Digest) -> Mask:
    """The claims that two known origins make, or more."""
    return among(digest, *(one.rows for one in digest.groups if one.origins > 1))
