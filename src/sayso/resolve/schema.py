"""Schemata: the FollowTheMoney schema of an entity, from its type and the words of its names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.model import MentionType
from sayso.resolve import words
from sayso.resolve.names import fold, normalise

_BY_TYPE = {MentionType.PERSON: "Person", MentionType.PLACE: "Address", MentionType.EVENT: "Event"}


def schema_of(kind: MentionType, names: Iterable[str]) -> str:
    """Person, Address, Event; of organizations Company, PublicBody, else Organization; Thing for any other type."""
    if kind is not MentionType.ORGANIZATION:
        return _BY_TYPE.get(kind, "Thing")
    listed = tuple(names)
    if any(normalise(name, kind).tail for name in listed):
        return "Company"
    found = {token for name in listed for token in re.findall(r"\w+", fold(name))}
    if found & words.PUBLIC_WORDS:
        return "PublicBody"
    return "Company" if found & words.COMPANY_WORDS else "Organization"
