"""The heads' labels: which tags there are, and which may follow which."""

from __future__ import annotations

ROLES = ("source", "cue", "content")
TYPES = ("person", "organization", "place", "event", "object", "time", "abstract", "animal", "plant", "substance")


def tags(labels: tuple[str, ...]) -> tuple[str, ...]:
    """O, then B- and I- of each label: label k has B at 2k + 1 and I at 2k + 2."""
    return ("O", *(f"{mark}-{label}" for label in labels for mark in "BI"))


ROLE_TAGS = tags(ROLES)
TYPE_TAGS = tags(TYPES)

LINK_SIZE = 64
COREF_SIZE = 96

# The encoder's outputs for a word, in the order in which the network lays them side by side.
WIDTHS: tuple[tuple[str, int], ...] = (
    ("roles", len(ROLE_TAGS)),
    ("roles_gum", len(ROLE_TAGS)),
    ("named", len(TYPE_TAGS)),
    ("nominal", len(TYPE_TAGS)),
    ("sentence", 1),
    ("cue_to_source", LINK_SIZE),
    ("cue_to_content", LINK_SIZE),
    ("source", LINK_SIZE),
    ("content", LINK_SIZE),
    ("anaphor", COREF_SIZE),
    ("antecedent", COREF_SIZE),
    ("fresh", 1),
)
