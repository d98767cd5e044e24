"""Who is whose counsel, who is a party, and who is accused by whom."""

from dataclasses import replace

from sayso.model import Act, Argument, Frame, FrameKind, Part, Party, Post, PostKind, Span, Status, Tense
from sayso.report.stakes import StakeKind, Stakes, accused_in
from support.pier import HARL, VENN, pier

CLAIM = next(one for one in pier().claims() if one.chain)


def post(kind: PostKind, lemma: str, *, principal: str | None = None) -> Post:
    spoken = Party(Span(9, 10), "Bo Harl", 1, principal) if principal else None
    holder = Party(Span(2, 3), "Ada Venn", 0, VENN)
    return Post("p", "d", Span(0, 10), kind, Span(4, 8), lemma, holder, Tense.CURRENT, principal=spoken)


def frame(kind: FrameKind | None, *arguments: Argument) -> Frame:
    return Frame(Span(0, 1), "do", arguments, kind=kind)


def test_counsel_and_principal() -> None:
    """Ada Venn, a lawyer for Bo Harl"""
    stakes = Stakes()
    stakes.read([post(PostKind.SPEAKS_FOR, "lawyer", principal=HARL)], {HARL: "Bo Harl senior"})
    assert [str(one) for one in stakes.of(VENN)] == ["speaks for Bo Harl senior (lawyer)"]
    assert [(one.kind, str(one)) for one in stakes.of(HARL)] == [
        (StakeKind.PRINCIPAL, "spoken for by Ada Venn (lawyer)")
    ]
    assert stakes.of(None) == ()


def test_parties_before_offices() -> None:
    stakes = Stakes()
    stakes.read([post(PostKind.HOLDS, "chairman"), post(PostKind.HOLDS, "defendant")], {})
    assert [one.kind for one in stakes.of(VENN)] == [StakeKind.PARTY, StakeKind.OFFICE]


def test_the_accused_is_the_patient_of_an_accusation() -> None:
    """Ada Venn accused Bo Harl."""
    accusers = (
        Argument("subject", Span(0, 1), VENN, part=Part.AGENT),
        Argument("object", Span(1, 2), HARL, part=Part.PATIENT),
    )
    claim = replace(CLAIM, frames=(frame(FrameKind.ACCUSES, *accusers),))
    assert accused_in(claim) == {HARL}
    assert accused_in(replace(claim, frames=(replace(claim.frames[0], negated=True),))) == frozenset()


def test_who_is_only_alleged_to_have_done_it_is_accused_and_never_by_himself() -> None:
    """Bo Harl allegedly paid Ada Venn."""
    paid = frame(FrameKind.PAYS, Argument("subject", Span(0, 1), HARL), Argument("object", Span(1, 2), VENN))
    plain = replace(CLAIM, frames=(paid,))
    assert accused_in(plain) == frozenset()
    assert accused_in(replace(plain, status=Status.ALLEGED)) == {HARL}
    own = replace(plain, status=Status.ALLEGED, chain=(replace(CLAIM.chain[0], entity=HARL),))
    assert accused_in(own) == frozenset()


def test_who_denies_an_accusation_makes_none() -> None:
    """Bo Harl denied that he was accused by Ada Venn."""
    accused = frame(FrameKind.ACCUSES, Argument("object", Span(1, 2), HARL, part=Part.PATIENT))
    plain = replace(CLAIM, frames=(accused,))
    assert accused_in(plain) == {HARL}
    assert accused_in(replace(plain, status=Status.DENIED)) == frozenset()
    assert accused_in(replace(plain, act=Act.DENY)) == frozenset()


def test_the_passages_come_with_the_stake() -> None:
    paid = frame(None, Argument("subject", Span(0, 1), HARL))
    claim = replace(CLAIM, frames=(paid,), status=Status.CHARGED)
    stakes = Stakes()
    assert list(stakes.watching([claim])) == [claim]
    (stake,) = stakes.of(HARL)
    assert stake.grounds[0].claim == claim
    assert str(stake) == "accused, or alleged to have done something, in 1 claim"
