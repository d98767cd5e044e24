"""How a source claims to know."""

import pytest

from sayso.extract.basis import Source, basis_of
from sayso.model import Span


def basis(
    claim: str,
    *,
    before: str = "",
    source: str = "Kolmar",
    cue: str = "said",
    deed: str | None = None,
    depth: int = 1,
) -> str:
    span = Span(len(before), len(before) + len(claim))
    said = Source(source, next((w for w in reversed(source.split(" from ")[0].split(" of ")[0].split())), ""))
    return basis_of(before + claim, span, source=said, cue=cue, deed=deed, chain_depth=depth)[0].value


@pytest.mark.parametrize(
    ("claim", "value"),
    [
        ("I saw Orlan take the envelope", "first-hand"),
        ("she witnessed the sale", "first-hand"),
        ("I was present when he signed", "first-hand"),
        ("I was told that Orlan took the envelope", "told"),
        ("I heard that Orlan took the envelope", "told"),
        ("I heard him call the minister", "first-hand"),
        ("bank records show three payments", "document"),
        ("according to documents seen by this paper, Orlan paid", "document"),
        ("it is well known that Orlan paid", "common-knowledge"),
        ("it was no secret in the port", "common-knowledge"),
        ("Orlan must have paid", "inferred"),
        ("the dates suggest that Orlan paid", "inferred"),
        ("Orlan paid", "unstated"),
        ("Orlan is known as the Heron", "unstated"),
        ("we have all seen where this leads", "unstated"),
    ],
)
def test_wording(claim: str, value: str) -> None:
    assert basis(claim) == value


def test_the_first_words_that_speak_of_it_decide() -> None:
    assert basis("I was told that he must have paid") == "told"


def test_what_the_speaker_did_is_first_hand_unless_the_words_say_otherwise() -> None:
    assert basis("he led the inspection of the port", deed="deed") == "first-hand"
    assert basis("he led the inspection of the port") == "unstated"
    assert basis("he must have locked the gate", deed="deed") == "inferred"


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("The indictment", "document"),
        ("court records", "document"),
        ("an eyewitness", "first-hand"),
        ("an official briefed on the inquiry", "told"),
        ("the author of the report", "unstated"),
        ("video journalist Ana Kolmar", "unstated"),
        ("a letter from the harbour board", "document"),
        ("Kolmar", "unstated"),
    ],
)
def test_the_source_says_it(source: str, value: str) -> None:
    assert basis("Orlan paid", source=source) == value


@pytest.mark.parametrize(("cue", "value"), [("concluded", "inferred"), ("saw", "first-hand"), ("learned", "told")])
def test_the_cue_says_it(cue: str, value: str) -> None:
    assert basis("Orlan paid", cue=cue) == value


def test_the_cue_inside_the_claim_is_not_its_wording() -> None:
    assert basis("the sale, according to Kolmar, was void", cue="according to") == "unstated"
    assert basis("the sale, according to Orlan, was void", cue="said") == "told"


def test_the_words_before_count_in_the_documents_own_voice_alone() -> None:
    assert basis("Orlan paid", before="As is well known, ", source="", cue="", depth=0) == "common-knowledge"
    assert basis("Orlan paid", before="As is well known, ", depth=1) == "unstated"
