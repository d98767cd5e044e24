"""Who had it from whom is a tree for each origin, and unknown lineage stands apart."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Claim, Descent, DescentKind, Group, Origin, Weight
from sayso.report.lineages import derivation, lines, walk
from support.pier import pier

CLAIM = next(pier().claims())
NAMES = st.sampled_from("abcdef")


def group(descents: list[Descent], *, documents: str, unknown: str = "") -> Group:
    claims = tuple(replace(CLAIM, id=f"c{one}", document=one) for one in (*documents, *unknown))
    origin = Origin("entity:e", "Ada Venn", "e", tuple(f"c{one}" for one in documents), tuple(documents))
    weight = Weight((*documents, *unknown), (origin,) if documents else (), tuple(unknown))
    return Group(claims, {}, tuple(descents), weight)


def test_a_reprint_of_a_rewrite_hangs_below_it() -> None:
    found = group(
        [Descent("b", "a", DescentKind.REWRITE, 0.4), Descent("c", "b", DescentKind.REPRINT, 0.9)], documents="abc"
    )
    (line,) = lines(found)
    assert [(depth, one.document) for depth, one in walk(line.branches)] == [(0, "a"), (1, "b"), (2, "c")]


def test_unknown_lineage_comes_last_without_an_origin() -> None:
    known, unknown = lines(group([], documents="a", unknown="b"))
    assert (known.origin is not None, unknown.origin) == (True, None)
    assert [one.document for one in unknown.branches] == ["b"]


def test_a_credit_without_its_document() -> None:
    credit = Descent("a", None, DescentKind.CREDIT, 1.0, "Littoral Wire")
    assert derivation(credit, None) == "credits Littoral Wire, which is not in the case"


@given(st.lists(st.builds(Descent, NAMES, NAMES, st.sampled_from(DescentKind), st.floats(0, 1), st.just("x"))))
def test_every_document_stands_once_whatever_comes_from_what(descents: list[Descent]) -> None:
    found = lines(group(descents, documents="abc", unknown="def"))
    shown: list[Claim] = [claim for line in found for _, one in walk(line.branches) for claim in one.claims]
    assert sorted(one.document for one in shown) == list("abcdef")
