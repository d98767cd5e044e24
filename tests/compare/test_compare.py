"""What two claims are to each other."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace

from sayso.compare import Lineage, Relating, relate, worded_alike
from sayso.compare.statement import Statement
from sayso.language.pairs import Verdict
from sayso.model import Descent, DescentKind, Relation, RelationKind, Root, Span
from support.told import WordReader, statement


def _related(
    one: Statement, other: Statement, *, roots: tuple[str, str] = ("a", "b"), known: bool = True,
    descents: tuple[Descent, ...] = (), reader: WordReader | None = None,
) -> list[Relation]:  # fmt: skip
    held = {
        side.claim: Root(side.claim, key, key, key, known, "says so")
        for side, key in zip((one, other), roots, strict=True)
    }
    read = reader or WordReader()
    return list(relate([(one, other)], Relating(held, Lineage(descents)), load=lambda: read))


PAID = [("paid", "t", "")]
ONE = statement("Tamro paid the foreman 400 crowns for the drums", who=["t"], frames=PAID, document="one")
AGAIN = statement(
    "the foreman got 400 crowns from Tamro for the drums", who=["t"], frames=[("got", "", "t")], document="two"
)


def test_two_origins_bear_each_other_out() -> None:
    (found,) = _related(ONE, AGAIN)
    assert (found.kind, found.independent) == (RelationKind.CORROBORATES, True)
    assert found.left < found.right and found.score < 1


def test_one_origin_repeats_itself() -> None:
    (found,) = _related(ONE, AGAIN, roots=("a", "a"))
    assert (found.kind, found.independent) == (RelationKind.REPEATS, False)


def test_of_unknown_lineage_nothing_is_independent() -> None:
    (found,) = _related(ONE, AGAIN, known=False)
    assert (found.kind, found.independent) == (RelationKind.CORROBORATES, None)


def test_a_text_and_its_rewrite_are_one_origin_whoever_they_name() -> None:
    rewrite = Descent("two", "one", DescentKind.REWRITE, 0.8)
    (found,) = _related(ONE, AGAIN, descents=(rewrite,))
    assert found.kind is RelationKind.REPEATS


def test_what_is_denied_and_what_is_said_conflict() -> None:
    """Words alike, and the source of one says that it was not so."""
    denial = statement(
        "he paid the foreman 400 crowns for the drums", who=["t"], frames=PAID, document="two", denies=True
    )
    (found,) = _related(ONE, denial)
    assert found.kind is RelationKind.CONFLICTS
    assert found.rationale.startswith("negation: ")


def test_parts_of_one_work_in_like_words_are_one_origin() -> None:
    held = {side.claim: Root(side.claim, key, key, key, True, "says so") for side, key in ((ONE, "a"), (AGAIN, "b"))}
    case = Relating(held, Lineage(()), lambda document: "report")
    (found,) = relate([(ONE, AGAIN)], case, load=WordReader)
    assert (found.kind, found.independent) == (RelationKind.REPEATS, False)


def test_nothing_is_read_of_a_pair_that_could_be_nothing() -> None:
    """One denies, the other says what should be: they do not agree, and what should be conflicts with nothing."""
    due = statement(
        "the foreman must get 400 crowns from Tamro for drums", who=["t"], frames=[("get", "", "t")], document="two",
        denies=True,
    )  # fmt: skip
    reader = WordReader()
    assert _related(ONE, due, reader=reader) == []
    assert reader.read == 0
    assert _related(ONE, AGAIN, reader=reader)
    assert reader.read == 1


def test_threads_take_turns_as_before_when_all_is_read() -> None:
    before = sys.getswitchinterval()
    assert _related(ONE, AGAIN)
    assert sys.getswitchinterval() == before


def test_two_denials_bear_each_other_out() -> None:
    one, other = (
        statement(text, who=["t"], frames=[("paid", "t", "")], document=text[:4], denies=True)
        for text in ("Tamro paid the foreman for the drums", "the foreman was paid by Tamro for the drums")
    )
    assert [found.kind for found in _related(one, other)] == [RelationKind.CORROBORATES]


def test_a_changed_number_is_a_conflict_and_nothing_has_to_be_read() -> None:
    changed = statement("Tamro paid the foreman 640 crowns for the drums", who=["t"], document="two")
    reader = WordReader()
    (found,) = _related(ONE, changed, reader=reader)
    assert found.kind is RelationKind.CONFLICTS and found.rationale.startswith("number: ")
    assert "400" in found.rationale and "640" in found.rationale
    assert reader.read == 0


def test_one_speaker_who_counts_twice_in_one_document_does_not_contradict_himself() -> None:
    """A log has many rows; two speakers who give one row differently do contradict each other."""
    one, later = (statement(f"the barge took {number} loads of silt", document="log") for number in (40, 62))
    other = replace(later, span=Span(100, 140))
    assert _related(one, other, roots=("a", "a")) == []
    assert [found.kind for found in _related(one, other)] == [RelationKind.CONFLICTS]


def test_what_stands_in_a_claim_is_not_compared_with_it() -> None:
    assert _related(ONE, statement("Tamro paid the foreman 400 crowns for the drums", who=["t"], document="one")) == []


def test_the_claims_of_one_wording_stand_around_its_first() -> None:
    roots = {name: Root(name, key, key, key, True, "") for name, key in (("c1", "a"), ("c2", "a"), ("c3", "b"))}
    found = list(worded_alike(["c3", "c1", "c2"], roots))
    assert [(one.left, one.right, one.kind, one.score) for one in found] == [
        ("c1", "c2", RelationKind.REPEATS, 1.0),
        ("c1", "c3", RelationKind.CORROBORATES, 1.0),
    ]


class _Plain(WordReader):
    """Takes the same words for the same, as the encoder does, which knows nothing of who denies them."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        return [Verdict(0.9, 0.05, 0.05, 0.95) for _ in pairs]


def test_a_denial_in_the_very_words_is_a_conflict_though_they_read_as_the_same() -> None:
    frames = [("paid", "t", "")]
    said, denied = (
        statement("Tamro paid the foreman for the drums", who=["t"], frames=frames, document=name, denies=denies)
        for name, denies in (("one", False), ("two", True))
    )
    assert [one.kind for one in _related(said, denied, reader=_Plain())] == [RelationKind.CONFLICTS]


def test_two_deeds_of_one_who_is_called_the_same_are_two() -> None:
    """What is said beside the deed, who he is, makes no pair so alike that it need not be read."""
    owned = ("owner", "o", "h")
    signed = statement(
        "Odo Prado, the owner of the Heron, signed papers", who=["o", "h"], frames=[owned, ("signed", "o", "")]
    )
    burned = statement(
        "Odo Prado, the owner of the Heron, burned the sheds", who=["o", "h"], frames=[owned, ("burned", "o", "")],
        document="two",
    )  # fmt: skip
    reader = WordReader()
    _related(signed, burned, reader=reader)
    assert reader.read == 1
