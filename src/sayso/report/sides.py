"""What is alleged of somebody, and what stands against it: their own denials, those of others, and conflicts."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from sayso.model import Act, Status
from sayso.report.digest import ACTS, STATUSES, Digest
from sayso.report.selecting import Mask, among

_OPEN = [STATUSES.index(one) for one in (Status.ALLEGED, Status.CHARGED)]


class Side(StrEnum):
    """Where a claim stands to somebody of whom something is alleged."""

    ALLEGED = "alleged"
    OWN = "denied by them"
    OTHERS = "denied by others"
    CONFLICT = "in conflict"


def sides(digest: Digest, ident: str) -> dict[Side, Mask]:
    """Which claims are on which side; none is on two.

    Who denies alleges nothing, and who only says that something is not so denies nothing. What somebody says himself is
    alleged of him by nobody, and what his counsel denies for him is his own denial.
    """
    status, act = np.frombuffer(digest.status, np.uint8), np.frombuffer(digest.act, np.uint8)
    about = among(digest, digest.about.get(ident, ()))
    denies = (status == STATUSES.index(Status.DENIED)) | (act == ACTS.index(Act.DENY))
    said = np.isin(digest.source, [number for number, one in enumerate(digest.sources) if one.entity == ident])
    word = said | np.isin(digest.origin, [number for number, one in enumerate(digest.origins) if one.entity == ident])
    alleged = about & np.isin(status, _OPEN) & ~denies & ~said
    own, others = word & denies, about & denies & ~word
    return {
        Side.ALLEGED: alleged,
        Side.OWN: own,
        Side.OTHERS: others,
        Side.CONFLICT: _against(digest, alleged) & ~alleged & ~own & ~others,
    }


def _against(digest: Digest, mask: Mask) -> Mask:
    """The claims that conflict with one of these."""
    left, right = (np.asarray(one, np.int64) for one in digest.sides)
    return among(digest, right[mask[left]], left[mask[right]])
