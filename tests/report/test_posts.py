"""The posts of somebody as they are listed: each once, with when, who else has it, and whether documents differ."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.model import Party, Post, PostKind, Span, Tense, Time
from sayso.report.posts import PostTerms, post_lines, post_terms, words_of

ADA, BO, BOARD = "e1", "e2", "e9"


def post(number: int, holder: str = ADA, tense: Tense = Tense.UNSTATED, **more: Any) -> Post:
    """Ada (or Bo), the harbour master of the Board"""
    return Post(
        f"p{number}",
        f"d{number}",
        Span(0, 30),
        PostKind.HOLDS,
        Span(4, 18),
        "harbour master",
        Party(Span(0, 3), {ADA: "Ada", BO: "Bo"}[holder], 0, holder),
        tense,
        organization=Party(Span(22, 27), "the Board", 1, BOARD),
        **more,
    )


def terms(*posts: Post, of: str = ADA) -> tuple[PostTerms, ...]:
    """The posts of one, with what the Board's posts say of others."""
    rivals = [one for one in post_lines(posts, entity=BOARD, claims={}) if one.other and one.other[1] != of]
    mine = [one for one in posts if of in (one.holder.entity, BOARD)]
    return post_terms(post_lines(mine, entity=of, claims={}), rivals)


def test_a_post_is_listed_once_with_all_that_is_said_of_when() -> None:
    (one,) = terms(
        post(1, tense=Tense.FORMER, as_of="2024-05-01"),
        post(2, time=Time("2019-01-01", None, "since 2019", Span(0, 1))),
    )
    assert (one.title, one.other) == ("harbour master", ("the Board", BOARD))
    assert {each.when for each in one.lines} == {"former, as of 2024-05-01", "from 2019-01-01"}
    assert not one.differ and not one.others


def test_a_place_that_one_document_does_not_tie_to_the_case_is_the_one_of_its_name() -> None:
    loose = post(2, tense=Tense.FORMER, as_of="2024-05-01")
    loose = replace(loose, organization=Party(Span(22, 27), "the Board", 1))
    (one,) = terms(post(1), loose)
    assert (one.other, len(one.lines)) == (("the Board", BOARD), 2)


@pytest.mark.parametrize(("over", "differ"), [("2024-05-01", True), ("2024-07-01", False)])
def test_one_has_it_over_when_another_has_it_held_still(over: str, differ: bool) -> None:
    """The former harbour master Ada (1 May). Ada, harbour master (1 June)."""
    (one,) = terms(post(1, tense=Tense.FORMER, as_of=over), post(2, tense=Tense.CURRENT, as_of="2024-06-01"))
    assert one.differ is differ


def test_who_else_has_the_same_post_stands_beside_it() -> None:
    (one,) = terms(post(1), post(2, holder=BO, tense=Tense.CURRENT, as_of="2024-06-01"))
    assert [(each.other, each.when) for each in one.others] == [(("Bo", BO), "current, as of 2024-06-01")]


def test_who_has_a_post_of_that_title_elsewhere_does_not_stand_beside_it() -> None:
    """Ada, harbour master of the Board and secretary of the Yard; Bo, harbour master of the Yard."""
    yard = Party(Span(22, 26), "the Yard", 1, "e8")
    secretary = replace(post(2), lemma="secretary", organization=yard)
    elsewhere = replace(post(3, holder=BO), organization=yard)
    mine = post_lines([post(1), secretary], entity=ADA, claims={})
    at = post_lines([secretary, elsewhere], entity="e8", claims={})
    assert [one.others for one in post_terms(mine, [one for one in at if one.other and one.other[1] != ADA])] == [
        (),
        (),
    ]


def test_of_a_post_nowhere_nobody_knows_who_else_has_it() -> None:
    nowhere = [replace(post(number, holder), organization=None) for number, holder in ((1, ADA), (2, BO))]
    mine, others = (post_lines([one], entity=one.holder.entity or "", claims={}) for one in nowhere)
    assert [one.others for one in post_terms(mine, others)] == [()]


def test_the_holders_of_a_post_at_an_organisation_stand_together() -> None:
    (one,) = post_terms(post_lines([post(1), post(2, holder=BO)], entity=BOARD, claims={}))
    assert one.other is None
    assert [each.other for each in one.lines] == [("Ada", ADA), ("Bo", BO)]


@pytest.mark.parametrize(
    ("title", "speaks", "held", "said"),
    [
        ("represent", True, True, ("represents", "")),
        ("represent", True, False, ("represented by", "")),
        ("counsel", True, True, ("speaks for", "(counsel)")),
        ("counsel", True, False, ("spoken for by", "(counsel)")),
        ("harbour master", False, True, ("harbour master,", "")),
        ("harbour master", False, False, ("harbour master:", "")),
    ],
)
def test_a_post_is_told_in_words(title: str, speaks: bool, held: bool, said: tuple[str, str]) -> None:
    assert words_of(title, "Odo", speaks=speaks, held=held) == said
