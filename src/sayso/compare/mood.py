"""Mood: whether the words of a claim tell what happened or is so, or what should be, will be, or is asked."""

from __future__ import annotations

import re
from enum import StrEnum

# What may stand between an auxiliary and its verb.
_BETWEEN = r"(?:\s+(?:not|never|also|only|then|later|even|still|soon|[a-z]+ly|be|been|get|have|has))*\s*$"
_AUXILIARY = re.compile(
    r"\b(?:(?P<will>will|shall|would|wo|going\s+to|about\s+to)|(?P<should>should|must|ought\s+to|shall)"
    rf"|(?P<may>may|might|could|can|ca|cannot))(?:n['’]t)?{_BETWEEN}",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"['’]ll{_BETWEEN}", re.IGNORECASE)
# "believed to have been paid" tells of what is past.
_TO = re.compile(r"\bto(?:\s+(?:not|never|also|[a-z]+ly|be|get))*\s*$", re.IGNORECASE)
_ORDER = re.compile(r"^\W*(?:please|don['’]t|do\s+not|let['’]s|let\s+(?:me|us))\b", re.IGNORECASE)
_ASKING = re.compile(
    r"^\W*(?:(?:about|of|on|as\s+to)\s+)?(?:whether|what|which|who|whom|whose|how|why)\b|^\W*(?:if|when|where)\b[^,]*$"
    r"|\?\W*$",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\b(?:if|unless|provided\s+that|in\s+case)\b", re.IGNORECASE)


class Mood(StrEnum):
    """How a claim's words present what they tell first of all."""

    ACTUAL = ""
    WILLED = "will"
    DUE = "should"
    POSSIBLE = "may"
    INFINITIVE = "to"
    ORDERED = "order"
    ASKED = "question"
    CONDITIONAL = "if"
    NOTHING = "nothing"


def mood_of(text: str, verb: tuple[int, int] | None) -> Mood:
    """The mood of a claim in these words; `verb` is where its main predicate stands, None when it has none.

    A claim without a verb ("his decisions in the matter") asserts nothing that could be denied.
    """
    if _ORDER.search(text):
        return Mood.ORDERED
    if _ASKING.search(text):
        return Mood.ASKED
    if _CONDITION.search(text):
        return Mood.CONDITIONAL
    if verb is None:
        return Mood.NOTHING
    before, word = text[: verb[0]], text[verb[0] : verb[1]]
    if (found := _AUXILIARY.search(before)) is not None:
        return Mood.WILLED if found["will"] else Mood.DUE if found["should"] else Mood.POSSIBLE
    if _SHORT.search(before):
        return Mood.WILLED
    # "admitted to taking it" is no infinitive.
    return Mood.INFINITIVE if _TO.search(before) and not word.casefold().endswith("ing") else Mood.ACTUAL
