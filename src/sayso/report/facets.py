"""The facets of a claim in words, those that are stated and no others."""

from __future__ import annotations

from sayso.model import Act, Basis, Claim, Factuality, Status, Time

FACTUALITY = {
    Factuality.CERTAIN: "as certain",
    Factuality.PROBABLE: "as probable",
    Factuality.POSSIBLE: "as possible",
    Factuality.CERTAINLY_NOT: "as certainly not so",
    Factuality.PROBABLY_NOT: "as probably not so",
    Factuality.POSSIBLY_NOT: "as possibly not so",
    Factuality.UNCOMMITTED: "without committing to it",
}


DEEDS = {
    Act.SAY: "said",
    Act.ALLEGE: "alleged",
    Act.DENY: "denied",
    Act.ADMIT: "admitted",
    Act.ACCUSE: "accused",
    Act.TESTIFY: "testified",
    Act.CHARGE: "charged",
    Act.RULE: "ruled",
    Act.REQUEST: "requested",
    Act.PROMISE: "promised",
    Act.BELIEVE: "believed",
    Act.ASK: "asked",
    Act.OTHER: "",
}
"""What a speaker did, as it stands behind one name or several."""


def facets(claim: Claim) -> tuple[tuple[str, str], ...]:
    """(name, value) of each facet: the act always, factuality unless plainly certain, the others where stated."""
    found = [("act", str(claim.act))]
    if claim.status is not Status.UNSTATED:
        found.append(("status", str(claim.status)))
    if claim.factuality is not Factuality.CERTAIN:
        found.append(("presented", FACTUALITY[claim.factuality]))
    if claim.basis is not Basis.UNSTATED:
        found.append(("basis", str(claim.basis)))
    if claim.time is not None:
        found.append(("time", when(claim.time)))
    return tuple(found)


def when(time: Time) -> str:
    """The text's own words for a time, and the dates that they come to: “that spring” (2020-03-01 to 2020-05-31)."""
    words = f"“{time.text}”"
    if time.start is None and time.end is None:
        return words
    if time.start == time.end:
        return f"{words} ({time.start})"
    return f"{words} ({time.start or 'open'} to {time.end or 'open'})"
