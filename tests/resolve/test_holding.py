"""What people said: held together, kept apart, the newest word first."""

from sayso.model import Judgement, Verdict
from sayso.resolve import Word, standing
from sayso.resolve.holding import Holding
from sayso.store.protocol import Member

A, B, C, D = (("letter", 0), ("letter", 1), ("story", 0), ("story", 1))


def said(verdict: Verdict, left: set[Member], right: set[Member]) -> Word:
    return Word(Judgement("e1", "e2", verdict, "ana", "2026-01-02T03:04:05Z"), frozenset(left), frozenset(right))


def sets(*words: Word) -> list[list[Member]]:
    """Which of the referents are held together."""
    holding = Holding(words)
    held = {(member, of) for member in (A, B, C, D) if (of := holding.of(member)) is not None}
    return sorted([sorted(member for member, of in held if of == one) for one in {of for _, of in held}])


def test_a_merge_holds_all_of_both_sides() -> None:
    assert sets(said(Verdict.SAME, {A, B}, {C})) == [[A, B, C]]


def test_a_split_holds_each_side_and_keeps_them_apart() -> None:
    split = said(Verdict.DIFFERENT, {A, B}, {C})
    holding = Holding([split])
    assert sets(split) == [[A, B], [C]]
    assert holding.apart(A, C) and holding.apart(C, A)
    assert not holding.apart(A, A)


def test_a_newer_word_stands_above_an_older_one_that_it_contradicts() -> None:
    merge, split = said(Verdict.SAME, {A}, {B}), said(Verdict.DIFFERENT, {A}, {B})
    assert sets(merge, split) == [[A], [B]]
    assert sets(split, merge) == [[A, B]]


def test_an_older_merge_holds_for_what_a_newer_split_left() -> None:
    merge = said(Verdict.SAME, {A, B}, {C, D})
    split = said(Verdict.DIFFERENT, {A, C, D}, {B})
    assert sets(merge, split) == [[A, C, D], [B]]


def test_merges_never_join_what_is_kept_apart_through_a_third() -> None:
    words = (said(Verdict.SAME, {A}, {B}), said(Verdict.SAME, {B}, {C}), said(Verdict.DIFFERENT, {A}, {C}))
    assert sets(*words) == [[A], [B, C]], "of two merges that cannot both hold, the newer holds"


def test_what_nobody_spoke_of_is_in_no_set() -> None:
    assert Holding([said(Verdict.SAME, {A}, {B})]).of(C) is None


def test_an_undoing_can_be_undone() -> None:
    first = Judgement("e1", "e2", Verdict.SAME, "ana", "2026-01-02T03:04:05Z", id="j1")
    undo = Judgement("e1", "e2", Verdict.SAME, "ana", "2026-01-02T03:05:05Z", id="j2", undoes="j1")
    redo = Judgement("e1", "e2", Verdict.SAME, "ana", "2026-01-02T03:06:05Z", id="j3", undoes="j2")
    assert list(standing((first,))) == [first]
    assert list(standing((first, undo))) == []
    assert list(standing((first, undo, redo))) == [first]


def test_an_older_merge_does_not_choose_between_what_a_newer_split_parted() -> None:
    merge, split = said(Verdict.SAME, {A}, {B, C}), said(Verdict.DIFFERENT, {B}, {C})
    assert sets(merge, split) == [[A], [B], [C]]
