"""Status: where a claim stands in a proceeding, from its cue and its own wording."""

from __future__ import annotations

import re

from sayso.extract.lemmas import lemmas, word_set
from sayso.extract.lexicon import GRANTABLE
from sayso.extract.predication import Clause
from sayso.model import Act, Span, Status

_BY_ACT = {
    Act.ALLEGE: Status.ALLEGED,
    Act.ACCUSE: Status.ALLEGED,
    Act.DENY: Status.DENIED,
    Act.CHARGE: Status.CHARGED,
    Act.ADMIT: Status.ADMITTED,
}
_CONVICTING = frozenset({"convict", "sentence"})
_ACQUITTING = frozenset({"acquit", "exonerate", "absolve", "cleared"})
_RULING = word_set(
    """
    rule decide adjudicate overrule overturn uphold affirm invalidate void annul enjoin decree adjudge order find hold
    conclude determine verdict ruling judgment judgement strike vacate remand quash reject dismiss grant refuse accept deny
    """
)
# Words that undo what follows: a claim that somebody was not charged, or may be, is not a charge.
_UNDONE = re.compile(
    r"(?:\b(?:not|never|no one|no(?! doubt\b| secret\b| question\b)|nobody|without|if|unless|may|might|could|would|can|whether"
    r"|yet to|until|wants?|to)\b"
    r"|n['’]t\b)(?:\s+\w+){0,3}\s*$",
    re.IGNORECASE,
)
# What a court or an office denies somebody is no accusation: "denied the motion", "denied him bail".
_TURNED_DOWN = rf"(?: (?!that\b|any\b|\w+ing\b)[\w’'-]+){{0,4}}? (?:{'|'.join(sorted(GRANTABLE))})s?\b"
_BE = r"(?:is|are|was|were|been|being|be|got|stands?|stood|who|,|\band)\s+(?:\w+ly\s+|also\s+|twice\s+)?"
_WORDING: tuple[tuple[Status, re.Pattern[str]], ...] = (
    (
        Status.CONVICTED,
        re.compile(
            _BE + r"convicted\b|\bfound guilty\b|\bsentenced to\b|"
            r"\bsentenced (?:[\w,.’'-]+ ){1,8}?to (?:life|death|prison|jail|(?:[\w-]+ ){1,3}(?:years?|months?|weeks?|days?))\b"
            r"|\bconvicted (?:him|her|them|\w+) of\b"
            r"|(?:\b(?:his|her|their|the|earlier|previous|prior)|['’]s) (?:\w+ )?conviction (?:for|of)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Status.ACQUITTED,
        re.compile(
            _BE + r"(?:acquitted|exonerated|absolved|cleared of)\b|\bfound not guilty\b|\bacquitted of\b", re.IGNORECASE
        ),
    ),
    (
        Status.CHARGED,
        re.compile(
            _BE
            + r"(?:charged(?! \$?£?€?\d)(?= (?:with|over|for|in|under|by|on|after)\b|[.,;)]|$)|indicted|arraigned)\b"
            r"|\bcharged with\b|\bfac(?:es|ed|ing) (?:\w+ ){0,3}charges?\b|\bindicted (?:for|on)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Status.ADMITTED,
        re.compile(
            r"\b(?:pleaded|pled|pleads|plead|pleading) guilty\b|"
            r"\b(?:admitted|admits|confessed|confesses|conceded|concedes|"
            r"acknowledged|acknowledges)\b(?! to (?:the )?(?:hospital|bar|university|school|intensive))",
            re.IGNORECASE,
        ),
    ),
    (
        Status.DENIED,
        re.compile(
            r"\b(?:(?<!was )(?<!were )(?<!been )(?<!being )(?<!is )(?<!are )(?<!to be )den(?:ied|ies|ying)(?!"
            + _TURNED_DOWN
            + r")|pleaded not guilty|pled not guilty|refuted|"
            r"reject(?:s|ed)? (?:the|these|those|any|all|such) (?:claim|allegation|charge|accusation)s?|"
            r"(?:claim|allegation|charge|accusation|stor(?:y|ie)|rumou?r)s? (?:is|are|was|were) (?:\w+ ){0,2}?"
            r"(?:false|untrue|baseless|groundless|unfounded|invented|made up|fabricat\w+|lies?|nonsense|absurd)|"
            r"(?:is|are|was|were|['’]s) (?:all |simply |just )?(?:a |an (?:outright )?)?(?:lies?|slander|smear|fabrication)|"
            r"(?:no|not a (?:word|shred) of) truth (?:in|to)|(?:is|was)(?: not|n['’]t) true|it (?:is|was) (?:false|untrue) that|"
            r"(?:did|done|have done|had done) nothing (?:wrong|of the (?:sort|kind))|(?:ha[ds]|have|having) nothing to do with|"
            r"(?:am|is|was|are|were) (?:\w+ly )?(?:innocent|not guilty|not (?:a |an )?(?:thief|liar|murderer|killer))|"
            r"never happened)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Status.ALLEGED,
        re.compile(
            r"\b(?:allegedly|alleged|alleges|accused of|accuses|accusations?|allegations?|suspected of|purportedly)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Status.RULED,
        re.compile(
            r"\b(?:the )?(?:court|judge|tribunal|jury)\b[^.;]{0,40}\b(?:ruled|found|held|ordered|decided)\b"
            rf"|\b(?:court|judge|tribunal)\b[^.;]{{0,40}}\bdenied{_TURNED_DOWN}",
            re.IGNORECASE,
        ),
    ),
)
_STAGE = (Status.ALLEGED, Status.CHARGED, Status.CONVICTED)


def status_of(text: str, span: Span, *, act: Act, cue: str = "", clause: Clause | None = None) -> Status:
    """The status of the claim at `span`: from the cue when that settles it, else from the claim's wording.

    A question or a request settles nothing, nor does wording that is negated or merely possible ("could be charged"). Of several
    stages the last one named stands (charged, then convicted); a denial of a charge is a denial; wording that
    conflicts otherwise leaves it unstated. What only describes a noun ("the man who was convicted left") says nothing of
    where the claim itself stands.
    """
    claim = span.of(text)
    if act in (Act.ASK, Act.REQUEST) or claim.rstrip("\"”’' ").endswith("?"):
        return Status.UNSTATED
    return _from_cue(act, cue) or _settled(_worded(claim, span.start, clause))


def _from_cue(act: Act, cue: str) -> Status | None:
    if act is not Act.RULE:
        return _BY_ACT.get(act)
    forms = {form for word in re.findall(r"\w+", cue.lower()) for form in lemmas(word)}
    if forms & _ACQUITTING or "not guilty" in cue.lower():
        return Status.ACQUITTED
    if forms & _CONVICTING or "guilty" in cue.lower():
        return Status.CONVICTED
    return Status.RULED if forms & _RULING else None


def _worded(claim: str, start: int, clause: Clause | None) -> frozenset[Status]:
    return frozenset(
        status
        for status, pattern in _WORDING
        for found in pattern.finditer(claim)
        if (not _UNDONE.search(claim, 0, found.start()) or (status is Status.ALLEGED and "legedly" in found.group()))
        and not (clause is not None and clause.aside(Span(start + found.end() - 1, start + found.end())))
    )


def _settled(found: frozenset[Status]) -> Status:
    if not found:
        return Status.UNSTATED
    if len(found) == 1:
        return next(iter(found))
    if found <= {Status.DENIED, Status.ALLEGED, Status.CHARGED}:
        return Status.DENIED if Status.DENIED in found else Status.CHARGED
    if found <= set(_STAGE):
        return max(found, key=_STAGE.index)
    if found <= {Status.ALLEGED, Status.CHARGED, Status.ADMITTED}:
        return Status.ADMITTED
    if found <= {Status.ALLEGED, Status.CHARGED, Status.ACQUITTED}:
        return Status.ACQUITTED
    if found == {Status.RULED, Status.CONVICTED}:
        return Status.CONVICTED
    return Status.UNSTATED
