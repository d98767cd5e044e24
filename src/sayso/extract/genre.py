"""Genre: what speaking in a document's own voice does: an affidavit testifies, an indictment charges, a complaint alleges."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sayso.extract.turns import Turn, fold_label
from sayso.model import Act

# How much of a document may hold the formula that opens its body, and the heading that names it.
OPENING, HEADING = 4000, 600
CHARGING = re.compile(
    r"\bgrand jury(?: for the [\w ]+| of [\w ]+)?,? (?:hereby |further )?(?:charges?|presents?|accuses?)\b"
    r"|\b(?:prosecut\w+|attorney|state|people|crown|government|prosecutor's office)[\w ,’']{0,60}? "
    r"(?:hereby )?charges?(?: that| as follows)?\s*:",
    re.IGNORECASE,
)
ALLEGING = re.compile(
    r"\b(?:hereby |respectfully )?(?:alleges?|complains?|avers?|states? and alleges?)"
    r"(?:,? (?:and \w+ )?(?:as follows|upon information and belief|that)?)?\s*:",
    re.IGNORECASE,
)
SWEARING = re.compile(
    r"\b(?:being (?:first )?(?:duly )?sworn|under (?:the )?(?:penalty|penalties|pains) (?:and penalties )?of perjury"
    r"|make oath|solemnly (?:and sincerely )?(?:affirm|declare|swear)|deposes? and (?:says?|states?)"
    r"|(?:sworn|affirmed) (?:before me|at|to before me|and subscribed)|(?:do )?(?:hereby )?swear (?:that|under)"
    r"|believe (?:that )?the facts stated in this (?:witness )?statement"
    r"|(?:up)?on (?:my |his |her )?oath|(?:having|after|was|were|been) (?:first |duly )*(?:sworn|affirmed)|duly affirmed"
    r"|make this (?:affidavit|solemn declaration|sworn statement)|if it is tendered in evidence|notary public"
    r"|sworn (?:this|on))\b",
    re.IGNORECASE,
)
SWORN_HEADING = re.compile(
    r"\b(?:affidavit|sworn (?:statement|declaration|testimony)|statutory declaration)\b", re.IGNORECASE
)
HEARING = re.compile(
    r"\b(?:deposition|cross-examination|direct examination|examination (?:of|by)|hearing (?:record|transcript)"
    r"|(?:record|transcript|minutes) of (?:the )?(?:hearing|testimony|evidence|proceedings|trial|deposition)"
    r"|trial transcript|sworn|grand jury testimony|public hearing|inquest|the witness|testimony (?:of|before))\b",
    re.IGNORECASE,
)
# Before whom a transcript with labelled speakers was taken, as its heading says.
TRIBUNAL = re.compile(
    r"\b(?:court|tribunal|inquiry|commission|committee|inquest|coroner|examination|examined|evidence|proceedings)\b",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(r"\bI\b")
# A hearing without labels: the questions stand on lines of their own.
QUESTION_LINE = re.compile(r"^[^\n]{4,200}\?\s*$", re.MULTILINE)
LEAST_QUESTIONS = 2
CLOSING = 1500
MARKS = '"”’*_ \n\t'
# Whoever mostly asks is no witness, nor is who presides.
ASKING = 0.4
OFFICER = re.compile(
    r"\b(?:court|judge|clerk|chair\w*|counsel|q|interpreter|reporter|bailiff|president)\b", re.IGNORECASE
)


def own_act(text: str) -> Act:
    """What whoever speaks in a document's own voice does, by the formula or the heading that opens it."""
    opening = text[:OPENING]
    formulas = ((Act.TESTIFY, SWEARING), (Act.CHARGE, CHARGING), (Act.ALLEGE, ALLEGING))
    found = [(match.start(), act) for act, pattern in formulas if (match := pattern.search(opening))]
    first = FIRST_PERSON.search(text) is not None
    if SWORN_HEADING.search(text[:HEADING]) and first:
        return Act.TESTIFY
    if HEARING.search(text[:HEADING]) and first and len(QUESTION_LINE.findall(text)) >= LEAST_QUESTIONS:
        return Act.TESTIFY
    if found:
        return min(found)[1]
    # The oath may stand at the end, under the signature.
    return Act.TESTIFY if first and SWEARING.search(text[-CLOSING:]) else Act.SAY


def turn_acts(text: str, turns: Sequence[Turn]) -> Mapping[str, Act]:
    """What each labelled speaker of a transcript does, by the folded label: in a hearing, whoever answers testifies."""
    heading = text[: min([HEADING, *(turn.label.start for turn in turns[:1])])]
    labels = {label_of(turn, text) for turn in turns}
    examined = labels == {"q", "a"} or any("witness" in label for label in labels)
    act = Act.TESTIFY if examined or HEARING.search(heading) or TRIBUNAL.search(heading) else Act.SAY
    said: dict[str, list[bool]] = {}
    for turn in turns:
        said.setdefault(label_of(turn, text), []).append(turn.span.of(text).rstrip(MARKS).endswith("?"))
    return {
        label: Act.SAY if OFFICER.search(label) or sum(asked) > ASKING * len(asked) else act
        for label, asked in said.items()
    }


def label_of(turn: Turn, text: str) -> str:
    """A turn's label, folded."""
    return fold_label(turn.label.of(text))
