"""A mention: a stretch of text that refers to somebody or something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.span import Span


class Form(StrEnum):
    """How a mention refers (ACE)."""

    NAMED = "named"
    NOMINAL = "nominal"
    PRONOMINAL = "pronominal"


class MentionType(StrEnum):
    """What a mention refers to: the ten types of the GUM corpus."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    EVENT = "event"
    OBJECT = "object"
    TIME = "time"
    ABSTRACT = "abstract"
    ANIMAL = "animal"
    PLANT = "plant"
    SUBSTANCE = "substance"


@dataclass(frozen=True, slots=True)
class Mention:
    """A referring stretch. `cluster` numbers the referent within its document (0, 1, …, by first mention).

    `entity` is filled in by the store once the case is resolved.
    """

    id: str
    document: str
    span: Span
    form: Form
    type: MentionType
    cluster: int | None = None
    entity: str | None = None
    confidence: float = 1.0
