"""Passives: cues whose grammatical subject is spoken of or spoken to, and so is never their source."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.extract.lexicon import COURTS, HEARERS
from sayso.extract.links import Linked
from sayso.language.protocol import WordRange
from sayso.language.words import Words

PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|’s|'s|stands?|stood|gets?|got)\b(?:\s+\w+){0,2}\s+"
    r"(?:accused|charged|suspected|alleged|said|believed|thought|reported|rumou?red|expected|indicted|convicted|told|informed"
    r"|advised|assured|warned|asked|urged|ordered|instructed|reminded|promised|requested|demanded|directed|quoted|blamed|considered|presumed|supposed"
    r"|understood|feared|credited|criticised|criticized)\b",
    re.IGNORECASE,
)
ALONE = re.compile(r"^(?:accused of|charged with|suspected of|indicted (?:for|on))\b", re.IGNORECASE)
# "The court heard that …": who hears is not who says.
HEARD = re.compile(r"^(?:(?:has|have|had|was|is|also|later|then|previously)\s+)*heard$", re.IGNORECASE)
AGENT = re.compile(r"\bby\s*$", re.IGNORECASE)


def open_passive(linked: Linked, text: str, words: Words) -> Linked:
    """An attribution without its source when that is only the subject of a passive cue ("Odo is accused of …").

    A source behind the cue ("was told by Odo") stays: it is the agent.
    """
    source, cue = linked.source, linked.cue
    if source is not None and not any(c.isalpha() for c in _said(source.words, text, words)):
        # A list's number or a stray mark is nobody.
        return replace(linked, source=None)
    if source is None or cue is None or source.words[0] >= cue.words[1]:
        return linked
    said = _said(cue.words, text, words)
    if HEARD.match(said) and (HEARERS | COURTS) & {*_said(source.words, text, words).lower().split()}:
        return replace(linked, source=None)
    before = text[max(0, words.starts[source.words[0]] - 4) : words.starts[source.words[0]]]
    if AGENT.search(before) or not (PASSIVE.search(said) or ALONE.match(said)):
        return linked
    return replace(linked, source=None)


def _said(r: WordRange, text: str, words: Words) -> str:
    return text[words.starts[r[0]] : words.ends[r[1] - 1]]
