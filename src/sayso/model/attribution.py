"""An attribution: source, cue and content, the unit of who-says-what (PARC, PolNeAR)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Spans


class Act(StrEnum):
    """What a source does by speaking."""

    SAY = "say"
    ALLEGE = "allege"
    DENY = "deny"
    ADMIT = "admit"
    ACCUSE = "accuse"
    TESTIFY = "testify"
    CHARGE = "charge"
    RULE = "rule"
    REQUEST = "request"
    PROMISE = "promise"
    BELIEVE = "believe"
    ASK = "ask"
    OTHER = "other"


class Kind(StrEnum):
    """How the content is rendered: in the speaker's words, in the writer's, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (source) says (cue) what (content), each a tuple of spans in text order, empty where the text has none.

    source_cluster  the Mention cluster of its document that the source refers to, or None when it stays open
    source_name     the fullest name that the document gives that source; the source's own words when it gives no
                    other; None when there is no source in the text ("is accused of")
    source_entity   filled in by the store once the case is resolved
    parent          id of the attribution whose content encloses this one, or None
    """

    id: str
    document: str
    source: Spans
    cue: Spans
    content: Spans
    act: Act
    kind: Kind
    parent: str | None = None
    source_cluster: int | None = None
    source_name: str | None = None
    source_entity: str | None = None
    confidence: float = 1.0
