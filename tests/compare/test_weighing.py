"""The groups of a case come with their roots, their lineage and their weight."""

from dataclasses import replace

from sayso.compare.weighing import weigh_claim, weigh_claims, weigh_groups
from support.pier import pier


def test_a_group_has_its_roots_its_descents_and_its_weight() -> None:
    """The crane fell at noon, Ada Venn said (in a wire and its reprint). I saw how the crane fell at noon."""
    (group,) = weigh_groups(pier())
    assert str(group.weight) == "3 documents, 2 origins, none of unknown lineage"
    assert set(group.roots) == {one.id for one in group.claims}
    assert len(group.descents) == 1


def test_only_the_groups_that_are_asked_for() -> None:
    case = pier()
    (group,) = weigh_groups(case)
    assert [one.id for one in weigh_groups(case, {group.claims[0].id})] == [group.id]
    assert list(weigh_groups(case, {"c-nobody"})) == []


def test_what_one_document_repeats_is_no_group() -> None:
    case = pier()
    one, other = (case.claims_by_id([ident]) for ident in (case.related[0].left, case.related[0].right))
    here = next(one).document
    moved = tuple(
        replace(reading, claims=tuple(replace(claim, document=here) for claim in reading.claims))
        for reading in case.readings
    )
    assert next(other).document != here
    assert list(weigh_groups(replace(case, readings=moved, related=case.related[:1]))) == []


def test_claims_known_to_be_alike_weigh_the_same_as_in_their_group() -> None:
    case = pier()
    (group,) = weigh_groups(case)
    assert weigh_claims(case, [one.id for one in group.claims]) == group
    assert weigh_claims(case, ["c-nobody"]) is None


def test_a_copy_goes_back_to_the_original_that_is_not_of_the_group() -> None:
    """A copy of a copy: the lineage runs through a document that does not say it."""
    case = pier()
    (group,) = weigh_groups(case)
    (first,) = group.descents
    middle = case.document(next(one.id for one in case.documents() if one.path == "notes.txt")).id
    through = (replace(first, parent=middle), replace(first, document=middle))
    changed = replace(case, descended=through)
    (whole,) = weigh_groups(changed)
    assert weigh_claims(changed, [one.id for one in whole.claims]) == whole


def test_a_claim_that_nobody_else_makes_is_a_group_of_its_own() -> None:
    case = pier()
    alone = next(one for one in case.claims() if case.document(one.document).path == "notes.txt")
    assert [one.id for one in weigh_claim(case, alone.id).claims] == [alone.id]


def test_chapters_of_one_work_are_listed_only_when_they_name_several_origins() -> None:
    """The three documents of the pier, named as parts of one inquiry: Ada Venn's word, and that of whoever saw it."""
    case = pier()
    (group,) = weigh_groups(case)
    held = {one.document for one in group.claims}
    named = tuple(
        replace(reading, document=replace(reading.document, path=f"inquiry part {number}.txt"))
        if reading.document.id in held
        else reading
        for number, reading in enumerate(case.readings, 1)
    )
    (parts,) = weigh_groups(replace(case, readings=named))
    assert str(parts.weight) == "1 document in 3 parts, 2 origins, none of unknown lineage"
    assert weigh_claims(replace(case, readings=named), [one.id for one in parts.claims]) == parts
    doubted = tuple(replace(one, known=False) for one in case.rooted)
    assert list(weigh_groups(replace(case, readings=named, rooted=doubted))) == []
