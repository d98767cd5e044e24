"""How many origins stand behind like claims, and who had it from whom."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.compare.made import claim, doc

from sayso.compare.groups import groups
from sayso.compare.handing import NodeKind, steps
from sayso.compare.lineage import Lineage
from sayso.compare.origins import Weight, held_together, summary, weigh
from sayso.compare.persons import may_be_one
from sayso.compare.roots import PROBABLY
from sayso.model import Claim, Descent, DescentKind, Document, Relation, RelationKind, Root, Span

TEXT = "Brandt sold the seals of the customs house."


def page(number: int) -> Document:
    return doc(f"{TEXT} Page {number}.", f"{number}.txt")


def said(document: Document, *speakers: str | None) -> Claim:
    return claim(document, TEXT, *speakers)


def known(one: Claim, name: str) -> Root:
    return Root(one.id, f"entity:{name.casefold()}", name, name.casefold(), True, f"{name} says so")


def unknown(one: Claim, where: Document | None = None, words: str = "") -> Root:
    return Root(one.id, f"open:{where.id if where else one.document}:{words}", None, None, False, "nobody says")


def weight(*held: tuple[Claim, Root], descents: tuple[Descent, ...] = ()) -> Weight:
    claims = [one for one, _ in held]
    return weigh(claims, {root.claim: root for _, root in held}, lineage=Lineage(descents))


def test_reprints_of_one_witness_are_one_origin() -> None:
    found = weight(*((one, known(one, "Ana Rey")) for one in (said(page(k), "Ana Rey") for k in range(3))))
    assert str(found) == "3 documents, 1 origin, none of unknown lineage"
    assert found.origins[0].name == "Ana Rey"
    assert len(found.origins[0].documents) == 3


def test_unknown_lineage_counts_as_no_origin() -> None:
    a, b, c, d = (said(page(k)) for k in range(4))
    found = weight((a, known(a, "Ana Rey")), (b, known(b, "Luis Sol")), (c, unknown(c)), (d, unknown(d)))
    assert summary(found) == "4 documents, 2 origins, 2 of unknown lineage"
    assert set(found.unknown) == {c.document, d.document}


def test_a_document_with_one_known_claim_is_not_of_unknown_lineage() -> None:
    document = doc(f"{TEXT} {TEXT.upper()}")
    one, two = claim(document, TEXT), claim(document, TEXT.upper())
    assert (
        summary(weight((one, unknown(one)), (two, known(two, "Ana Rey"))))
        == "1 document, 1 origin, none of unknown lineage"
    )


def test_two_names_that_may_be_one_s_are_one_origin() -> None:
    a, b = said(page(1)), said(page(2))
    (origin,) = weight((a, known(a, "Brandt")), (b, known(b, "Odo Brandt"))).origins
    assert origin.name == "Odo Brandt"


def descent(child: Claim, parent: Claim, kind: DescentKind, credit: str | None = None) -> Descent:
    return Descent(child.document, parent.document, kind, 0.9, credit)


def test_a_copy_that_drops_the_witness_has_it_from_him_all_the_same() -> None:
    wire, copy, third = (said(page(k)) for k in range(3))
    held = ((wire, known(wire, "Ana Rey")), (copy, unknown(copy)), (third, unknown(third)))
    found = weight(
        *held, descents=(descent(copy, wire, DescentKind.REWRITE), descent(third, copy, DescentKind.CREDIT, "Post"))
    )
    assert str(found) == "3 documents, 1 origin, none of unknown lineage"


def test_a_source_of_its_own_that_a_copy_adds_stays_unknown() -> None:
    wire, copy, same = said(page(1), "Ana Rey"), said(page(2), None), said(page(3), None)
    guard = unknown(copy, words="a guard")
    held = ((wire, known(wire, "Ana Rey")), (copy, guard), (same, unknown(same, page(1), "she")))
    descents = (descent(copy, wire, DescentKind.REWRITE), descent(same, wire, DescentKind.REPRINT))
    assert weight(*held, descents=descents).unknown == (copy.document,)


@given(
    st.lists(
        st.tuples(st.integers(0, 5), st.sampled_from([None, "Ana Rey", "Rey", "Luis Sol"])),
        max_size=8,
        unique_by=lambda one: one[0],
    )
)
def test_every_document_is_known_or_unknown_and_no_origin_is_without_a_claim(
    made: list[tuple[int, str | None]],
) -> None:
    claims = [(said(page(k)), name) for k, name in made]
    found = weight(*((one, known(one, name) if name else unknown(one)) for one, name in claims))
    reached = {document for origin in found.origins for document in origin.documents}
    assert reached | set(found.unknown) == set(found.documents)
    assert not reached & set(found.unknown)
    assert all(origin.claims for origin in found.origins)
    assert len(found.origins) <= len({name for _, name in made if name})


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Brandt", "Odo Brandt", True),
        ("O. Brandt", "Captain Odo Brandt", True),
        ("Mr Brandt", "Odo Brandt", True),
        ("Jonas Brandt", "Odo Brandt", False),
        ("Tarn Dredging", "Tarn Dredging Limited", True),
        ("The Harbour Union", "Harbour Union", True),
        (None, "Odo Brandt", False),
    ],
)
def test_names_that_may_be_one_s(left: str | None, right: str | None, same: bool) -> None:
    assert may_be_one(left, right) is may_be_one(right, left) is same


def probable(one: Claim, name: str) -> Root:
    return replace(known(one, name), key=f"entity:{name.casefold()}{PROBABLY}", known=False)


def test_whoever_is_only_probably_meant_is_one_of_the_origins_and_no_further_one() -> None:
    a, b, c = (said(page(k)) for k in range(3))
    found = weight((a, known(a, "Ana Rey")), (b, probable(b, "Ana Rey")), (c, probable(c, "Luis Sol")))
    assert str(found) == "3 documents, 1 origin, 1 of unknown lineage"
    assert str(weight((b, probable(b, "Ana Rey")), (c, probable(c, "Luis Sol")))) == (
        "2 documents, 1 origin, 1 of unknown lineage"
    )


def test_a_speaker_who_is_rather_not_meant_is_no_further_origin() -> None:
    a, b = said(page(1)), replace(said(page(2)), confidence=0.4)
    assert len(weight((a, known(a, "Ana Rey")), (b, known(b, "Luis Sol"))).origins) == 1
    assert len(weight((b, known(b, "Luis Sol"))).origins) == 1


def test_one_mouth_is_one_origin_whoever_he_speaks_for() -> None:
    a, b = said(page(1), "Ana Rey"), said(page(2), "Ana Rey")
    assert len(weight((a, known(a, "Varn Port Authority")), (b, known(b, "Ana Rey"))).origins) == 1


def test_claims_that_are_known_to_have_one_origin_have_one_whoever_is_named() -> None:
    a, b = said(page(1)), said(page(2))
    roots = {a.id: known(a, "Ana Rey"), b.id: known(b, "Luis Sol")}
    for independent, origins in ((False, 1), (True, 2)):
        link = replace(relation(a.id, b.id), independent=independent)
        assert len(weigh([a, b], roots, links=[link]).origins) == origins


def test_parts_of_one_work_are_one_document_and_no_origins_of_their_own() -> None:
    a, b, c, d = (said(page(k)) for k in range(4))
    roots = {a.id: unknown(a), b.id: unknown(b), c.id: unknown(c), d.id: known(d, "Ana Rey")}
    works = {a.document: "report", b.document: "report", c.document: "letter", d.document: "story"}
    found = weigh([a, b, c, d], roots, works=works)
    assert (found.works, found.unestablished) == (3, 2)
    assert str(found) == "3 documents in 4 parts, 1 origin, 2 of unknown lineage"
    assert str(weigh([a, d], roots, works={a.document: "report", d.document: "report"})) == (
        "1 document in 2 parts, 1 origin, none of unknown lineage"
    )


def test_an_origin_that_only_a_third_claim_joins_falls_out_of_its_group() -> None:
    a, b, c = (said(page(k)) for k in range(3))
    roots = {a.id: known(a, "Ana Rey"), b.id: unknown(b), c.id: known(c, "Luis Sol")}
    chain = [relation(a.id, b.id), relation(b.id, c.id)]
    kept = held_together([a, b, c], roots, chain)
    assert b.id in kept
    assert len(kept) == 2
    assert held_together([a, b, c], roots, [*chain, relation(a.id, c.id)]) == {a.id, b.id, c.id}
    worded = [relation(a.id, b.id, 1.0), relation(a.id, c.id, 1.0)]
    assert held_together([a, b, c], roots, worded) == {a.id, b.id, c.id}


# Groups


def relation(left: str, right: str, score: float = 0.9, kind: RelationKind = RelationKind.CORROBORATES) -> Relation:
    return Relation(kind, *sorted((left, right)), score, None, "")


def test_claims_that_are_all_alike_are_one_group_and_conflicts_join_nothing() -> None:
    conflict = relation("c", "z", 1.0, RelationKind.CONFLICTS)
    alike = [relation("a", "b"), relation("b", "c"), relation("a", "c")]
    (group,) = groups([*alike, conflict])
    assert group.claims == ("a", "b", "c")
    assert sorted(group.links, key=str) == sorted(alike, key=str)


def test_a_chain_of_single_likenesses_does_not_run_on() -> None:
    chain = [relation(f"c{k:02}", f"c{k + 1:02}", 0.9 - k / 100) for k in range(20)]
    assert max(len(one.claims) for one in groups(chain)) <= 4


def test_claims_in_the_same_words_are_one_wording_though_each_is_related_to_the_first_only() -> None:
    first = [relation("a000", f"a{k:03}", 1.0) for k in range(1, 50)]
    second = [relation("b000", f"b{k:03}", 1.0) for k in range(1, 50)]
    (group,) = groups([*first, *second, relation("a000", "b000", 0.8)])
    assert len(group.claims) == 100


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.floats(0, 1)), max_size=30), st.randoms())
def test_groups_do_not_depend_on_the_order_of_relations(pairs: list[tuple[int, int, float]], chance: object) -> None:
    made = list({(a, b): relation(f"c{a}", f"c{b}", score) for a, b, score in pairs if a < b}.values())
    shuffled = made.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    found = [one.claims for one in groups(made)]
    assert [one.claims for one in groups(shuffled)] == found
    listed = [one for group in found for one in group]
    assert len(listed) == len(set(listed))


# Who had it from whom


def test_the_graph_from_the_copy_to_the_principal() -> None:
    wire, copy = page(1), page(2)
    spoken = said(wire, "Luis Sol")
    bare = said(copy)
    root = Root(spoken.id, "entity:tarn", "Tarn Dredging", "tarn", True, "Luis Sol speaks for Tarn Dredging (lawyer)")
    lineage = Lineage(
        [
            Descent(copy.id, wire.id, DescentKind.REWRITE, 0.7, "Tarn Wire", Span(0, 4)),
            Descent(copy.id, None, DescentKind.CREDIT, 1.0, "Marl Gazette", Span(5, 9)),
        ]
    )
    found = steps([spoken, bare], {spoken.id: root}, titles={wire.id: "wire", copy.id: "copy"}, lineage=lineage)
    assert {(one.taker.name, one.giver.name, one.how) for one in found} == {
        ("wire", "Luis Sol", "say"),
        ("Luis Sol", "Tarn Dredging", "speaks for"),
        ("copy", "wire", "rewrite"),
        ("copy", "Marl Gazette", "credit"),
    }
    assert {one.giver.kind for one in found} == set(NodeKind)


def test_the_lineage_of_a_family() -> None:
    a, b, c, d = (said(page(k)) for k in range(4))
    lineage = Lineage(
        [descent(b, a, DescentKind.REPRINT), descent(c, b, DescentKind.REWRITE), descent(d, c, DescentKind.CREDIT)]
    )
    assert len({lineage.family(one.document) for one in (a, b, c, d)}) == 1
    assert lineage.original(c.document) == a.document
    assert lineage.original(d.document) == d.document
    assert list(lineage.ancestors(d.document)) == [c.document, b.document, a.document]


def test_a_ring_of_descents_ends() -> None:
    a, b = said(page(1)), said(page(2))
    lineage = Lineage([descent(b, a, DescentKind.REPRINT), descent(a, b, DescentKind.REPRINT)])
    assert lineage.original(a.document) == b.document
    assert list(lineage.ancestors(a.document)) == [b.document]
