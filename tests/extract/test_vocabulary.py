"""The vocabulary: which predicates have a kind, by their participants, and which only look it."""

from __future__ import annotations

import pytest

from sayso.extract.vocabulary import Role, name_noun, name_verb
from sayso.model import FrameKind, MentionType

PERSON, BODY, PLACE, EVENT, TIME = (
    MentionType.PERSON,
    MentionType.ORGANIZATION,
    MentionType.PLACE,
    MentionType.EVENT,
    MentionType.TIME,
)
ODO, MARA = Role("subject", "odo", PERSON), Role("object", "mara", PERSON)


def told(lemma: str, *roles: Role, complemented: bool = False) -> tuple[str, list[str | None]] | None:
    named = name_verb(lemma, roles, complemented=complemented)
    return named and (str(named[0]), [part and str(part) for part in named[1]])


@pytest.mark.parametrize(
    ("lemma", "roles", "kind", "parts"),
    [
        ("pay", (ODO, MARA), "pays", ["agent", "recipient"]),
        ("pay", (ODO, Role("object", "crowns", None)), "pays", ["agent", "theme"]),
        ("belong", (ODO, Role("to", "party", BODY)), "member-of", ["agent", "patient"]),
        ("belong", (Role("subject", "villa", None), Role("to", "odo", PERSON)), "owns", ["patient", "agent"]),
        ("appoint", (MARA, Role("as", "director", None)), "holds-post", ["agent", "theme"]),
        ("work", (ODO, Role("for", "tarn", BODY)), "employs", ["patient", "agent"]),
        ("visit", (ODO, MARA), "meets", ["agent", "patient"]),
        ("visit", (ODO, Role("object", "varn", PLACE)), "travels", ["agent", "place"]),
        ("act", (ODO, Role("on behalf of", "mara", PERSON)), "represents", ["agent", "patient"]),
        ("blame", (ODO, Role("object", "fire", None), Role("on", "mara", PERSON)), "accuses", ["agent", "ground", "patient"]),
        ("take over", (ODO, Role("object", "port", PLACE)), "controls", ["agent", "patient"]),
        ("meet", (ODO, Role("subject", "mara", PERSON)), "meets", ["agent", "agent"]),
        ("arrest", (MARA, Role("on", "may", TIME)), "detains", ["patient", None]),
        ("charge", (MARA, Role("object", "men", None), Role("with", "fraud", None)), "charges", ["patient"] * 2 + ["ground"]),
    ],
)  # fmt: skip
def test_a_verb_has_a_kind_by_its_participants(
    lemma: str, roles: tuple[Role, ...], kind: str, parts: list[str | None]
) -> None:
    assert told(lemma, *roles) == (kind, parts)


@pytest.mark.parametrize(
    ("lemma", "roles"),
    [
        ("pay", (ODO, Role("object", "attention", None))),
        ("run", (ODO, Role("object", "marathon", EVENT))),
        ("meet", (ODO, Role("object", "deadline", None))),
        ("get", (ODO, Role("object", "coat", None))),
        ("go", (Role("subject", "talks", EVENT), Role("to", "varn", PLACE))),
        ("make", (ODO, Role("object", "mara", PERSON), Role("as", "happy", None))),
        ("leave", (ODO, Role("object", "varn", PLACE), Role("as", "poor", None))),
        ("hold", (ODO, Role("object", "rally", EVENT))),
        ("execute", (ODO, Role("object", "plan", None))),
        ("work", (Role("subject", "tricks", None), Role("for", "mara", PERSON))),
        ("sing", (ODO,)),
    ],
)
def test_other_senses_have_none(lemma: str, roles: tuple[Role, ...]) -> None:
    assert told(lemma, *roles) is None


def test_to_try_to_do_is_no_trial() -> None:
    assert told("try", ODO, MARA) == ("tries", ["agent", "patient"])
    assert told("try", ODO, MARA, complemented=True) is None


def test_a_post_is_with_a_body_and_a_weak_title_needs_one() -> None:
    named = name_noun("head", (ODO, Role("of", "contracts", None), Role("at", "port", BODY)))
    assert named is not None
    assert (named[0], [part and str(part) for part in named[1]]) == (
        FrameKind.HOLDS_POST, ["agent", None, "patient"],
    )  # fmt: skip
    assert name_noun("head", (ODO,)) is None
    assert name_noun("mayor", (ODO,)) is not None
    assert name_noun("barge", (ODO,)) is None
