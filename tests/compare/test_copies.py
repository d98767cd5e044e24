"""Claims in the same words in copies have their original's root."""

from __future__ import annotations

from sayso.compare import Lineage, rooted_alike
from sayso.model import Descent, DescentKind, Root
from support.told import statement


def _root(claim: str, key: str) -> Root:
    return Root(claim, key, key, key, True, f"{key} says so")


def test_a_copy_that_lost_the_speaker_has_him_from_the_original() -> None:
    """The wire quotes Tamro; the digest prints his words under the foreman's name."""
    words = "the drums went into the water at night"
    original, copy = (statement(words, document=name) for name in ("wire", "digest"))
    lineage = Lineage([Descent("digest", "wire", DescentKind.REPRINT, 0.9)])
    found = list(rooted_alike([(copy, _root("c2", "foreman")), (original, _root("c1", "Tamro"))], lineage))
    assert [(one.claim, one.key) for one in found] == [("c2", "Tamro"), ("c1", "Tamro")]
    assert "Tamro says so" in found[0].why


def test_the_same_words_in_documents_that_share_nothing_else_stay_apart() -> None:
    words = "the drums went into the water at night"
    held = [(statement(words, document=name), _root(name, name)) for name in ("one", "two")]
    assert [one.key for one in rooted_alike(held, Lineage())] == ["one", "two"]


def test_two_who_say_the_same_in_the_original_stay_two() -> None:
    """The wire has Tamro and then the foreman say it, and a digest copies the wire."""
    words = "the drums went into the water at night"
    one, other, copy = (statement(words, document=name) for name in ("wire", "wire", "digest"))
    lineage = Lineage([Descent("digest", "wire", DescentKind.REPRINT, 0.9)])
    held = [(one, _root("c1", "Tamro")), (other, _root("c2", "foreman")), (copy, _root("c3", "nobody"))]
    assert [found.key for found in rooted_alike(held, lineage)] == ["Tamro", "foreman", "Tamro"]


def test_of_two_originals_a_copy_goes_by_the_one_it_has_most_of_in_whatever_order_they_come() -> None:
    words = "the drums went into the water at night"
    lineage = Lineage(
        [
            Descent("digest", "wire", DescentKind.REPRINT, 0.9),
            Descent("digest", "bulletin", DescentKind.REWRITE, 0.5),
        ]
    )
    held = [(statement(words, document=name), _root(name, name)) for name in ("bulletin", "wire", "digest")]
    for order in (held, held[::-1]):
        found = {one.claim: one.key for one in rooted_alike(order, lineage)}
        assert found == {"bulletin": "bulletin", "wire": "wire", "digest": "wire"}
