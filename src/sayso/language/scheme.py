"""The heads' labels: which tags there are, and which may follow which."""

from __future__ import annotations

ROLES = ("source", "cue", "content")
TYPES = ("person", "organization", "place", "event", "object", "time", "abstract", "animal", "plant", "substance")


def tags(labels: tuple[str, ...]) -> tuple[str, ...]:
    """O, then B- and I- of each label: label k has B at 2k + 1 and I at 2k + 2."""
    return ("O", *(f"{mark}-{label}" for label in labels for mark in "BI"))


ROLE_TAGS = tags(ROLES)
TYPE_TAGS = tags(TYPES)

TIME_TAGS = tags(("time",))

# The universal relations of UD 2 without their subtypes; "inner" ties a word to the one that it makes a token with.
RELATIONS = (
    "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj", "cop", "csubj",
    "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nsubj",
    "nummod", "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp", "inner",
)  # fmt: skip

LINK_SIZE = 64
COREF_SIZE = 96
ARC_SIZE = 96
RELATION_SIZE = 64
SPAN_SIZE = 96

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
    ("inner", 1),
    ("factuality", 1),
    ("date", len(TIME_TAGS)),
    ("timex", len(TIME_TAGS)),
    ("dependent", ARC_SIZE),
    ("governor", ARC_SIZE),
    ("relation_dependent", RELATION_SIZE),
    ("relation_governor", RELATION_SIZE),
    ("opening", SPAN_SIZE),
    ("closing", SPAN_SIZE),
    ("opening_type", len(TYPES)),
    ("closing_type", len(TYPES)),
)
