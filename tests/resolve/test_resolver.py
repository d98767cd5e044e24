"""Referents of several documents, and the entities they make."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import MentionType, derived_id
from sayso.resolve import Local, Resolution, resolve

PERSON, ORGANIZATION, PLACE = MentionType.PERSON, MentionType.ORGANIZATION, MentionType.PLACE


def local(
    document: str, name: str | None, *more: str, kind: MentionType = PERSON, cluster: int = 0, mentions: int = 1
) -> Local:
    names = tuple(sorted({*more, name})) if name else more
    return Local(document, cluster, name, names, kind, mentions)


def found(*names: str, kind: MentionType = PERSON) -> list[list[str]]:
    """The documents of each entity when each name stands in a document of its own: "a", "b", …"""
    referents = [local(chr(97 + place), name, kind=kind) for place, name in enumerate(names)]
    return sorted(list(entity.documents) for entity in resolve(referents, minted={}).entities)


def test_a_small_case() -> None:
    referents = [
        local("letter", "Ana Kolmar", "Kolmar", mentions=4),
        local("story", "Dr. Ana María Kolmar", mentions=2),
        local("story", "Vellmark Harbour Board", "VHB", kind=ORGANIZATION, cluster=1),
        local("memo", "VHB", kind=ORGANIZATION),
        local("memo", None, cluster=1),
        local("memo", "Tuesday", cluster=2),
    ]
    resolution = resolve(referents, minted={})
    assert {
        (entity.name, entity.aliases, entity.schema, entity.mentions, entity.documents)
        for entity in resolution.entities
    } == {
        ("Dr. Ana María Kolmar", ("Ana Kolmar", "Kolmar"), "Person", 6, ("letter", "story")),
        ("Vellmark Harbour Board", ("VHB",), "Organization", 2, ("memo", "story")),
    }
    assert [(document, cluster) for document, cluster, _ in resolution.clusters] == [
        ("letter", 0),
        ("memo", 0),
        ("story", 0),
        ("story", 1),
    ]


@pytest.mark.parametrize(
    "names",
    [
        ("Ana Kolmar", "ANA KOLMAR"),
        ("Ana Kolmar", "Dr. Ana Kolmar"),
        ("Ana Kolmar", "Ana Kolmar's"),
        ("Kolmar, Ana", "Ana Kolmar"),
        ("Juan Pérez Gómez", "Juan Perez"),
        ("Ana M. Kolmar", "Ana Kolmar"),
        ("Ana M. Kolmar", "Ana María Kolmar"),
        ("William “Bill” Orlan", "Bill Orlan"),
        ("Ana Kolmar Biography", "Ana Kolmar"),
        ("J. P. Orlan", "J.P. Orlan"),
    ],
)
def test_persons_that_join(names: tuple[str, ...]) -> None:
    assert found(*names) == [["a", "b"]]


@pytest.mark.parametrize(
    "names",
    [
        ("Kolmar", "Kolmar"),
        ("Mr. Kolmar", "Ana Kolmar"),
        ("Ana Kolmar", "Petra Kolmar"),
        ("A. Kolmar", "Ana Kolmar"),
        ("Ana M. Kolmar", "Ana R. Kolmar"),
        ("Juan Carlos Vega", "Juan Carlos"),
        ("William Orlan Jr.", "William Orlan Sr."),
        ("William Orlan Jr.", "William Orlan"),
        ("William Orlan Junior", "William Orlan"),
        ("Ana K.", "Ana K."),
        ("Witness 1", "Witness 1"),
        ("Individual A", "Individual A"),
    ],
)
def test_persons_that_stay_apart(names: tuple[str, ...]) -> None:
    assert found(*names) == [["a"], ["b"]]


def test_a_short_form_that_could_mean_two_joins_neither() -> None:
    assert found("Ana Rey Sol", "Ana Luz Rey", "Ana Rey") == [["a"], ["b"], ["c"]]
    assert found("Ana Rey Sol", "Ana Rey") == [["a", "b"]]


def test_forms_that_agree_join_in_a_chain() -> None:
    assert found("Ana Kolmar", "Ana M. Kolmar", "Ana María Kolmar") == [["a", "b", "c"]]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Orlan Shipping Ltd", "Orlan Shipping Limited"), [["a", "b"]]),
        (("Orlan Shipping Ltd.", "The Orlan Shipping"), [["a", "b"]]),
        (("Orlan & Sons", "Orlan and Sons"), [["a", "b"]]),
        (("Orlan Shipping S.A.", "Orlan Shipping SA"), [["a", "b"]]),
        (("Orlan Shipping Ltd", "Orlan Shipping GmbH"), [["a"], ["b"]]),
        (("Orlan Shipping Ltd", "Orlan Shipping GmbH", "Orlan Shipping"), [["a"], ["b"], ["c"]]),
        (("Orlan Shipping", "Orlan Logistics"), [["a"], ["b"]]),
        (("Orlan Bank (Vellmark) Ltd", "Orlan Bank (Portum) Ltd"), [["a"], ["b"]]),
        (("Portum", "Portum"), [["a", "b"]]),
    ],
)
def test_organizations(names: tuple[str, ...], expected: list[list[str]]) -> None:
    assert found(*names, kind=ORGANIZATION) == expected


def test_an_acronym_that_two_names_share_joins_neither() -> None:
    referents = [
        local("a", "Vellmark Harbour Board", "VHB", kind=ORGANIZATION),
        local("b", "Veterans' Housing Bureau", "VHB", kind=ORGANIZATION),
        local("c", "VHB", kind=ORGANIZATION),
    ]
    assert len(resolve(referents, minted={}).entities) == 3


def test_the_same_name_of_two_types_is_two_entities() -> None:
    resolution = resolve([local("a", "Vellmark", kind=PLACE), local("b", "Vellmark", kind=ORGANIZATION)], minted={})
    assert sorted(entity.schema for entity in resolution.entities) == ["Address", "Organization"]
    assert len({entity.id for entity in resolution.entities}) == 2


def test_the_name_shown_is_the_fullest_in_proper_capitals() -> None:
    referents = [local("a", "ANA KOLMAR", mentions=9), local("b", "Ana Kolmar"), local("c", "Ana Kolmar", mentions=2)]
    (entity,) = resolve(referents, minted={}).entities
    assert entity.name == "Ana Kolmar"
    assert entity.aliases == ("ANA KOLMAR",)


def test_ids_are_minted_from_the_fullest_name() -> None:
    (entity,) = resolve([local("a", "Ana Kolmar"), local("b", "Ana M. Kolmar")], minted={}).entities
    assert entity.id == derived_id("e", "ana m kolmar")
    (witness,) = resolve([local("a", "Witness 1")], minted={}).entities
    assert witness.id == derived_id("e", "witness 1", "a 0")


def test_ids_survive_a_fuller_name() -> None:
    old = resolve([local("a", "Ana Kolmar")], minted={}).entities[0].id
    new = resolve([local("a", "Ana Kolmar"), local("b", "Ana M. Kolmar")], minted={("a", 0): old})
    assert {ident for _, _, ident in new.clusters} == {old}


def test_when_clusters_join_the_id_of_the_smallest_referent_stays() -> None:
    minted = {("a", 0): "e1", ("b", 0): "e2"}
    assert {
        ident for *_, ident in resolve([local("a", "Ana Kolmar"), local("b", "Ana Kolmar")], minted=minted).clusters
    } == {"e1"}


def test_when_a_cluster_parts_the_larger_part_keeps_the_id() -> None:
    minted = {("a", 0): "e1", ("b", 0): "e1", ("c", 0): "e1"}
    referents = [local("a", "Petra Kolmar"), local("b", "Ana Kolmar"), local("c", "Ana Kolmar")]
    ids = {document: ident for document, _, ident in resolve(referents, minted=minted).clusters}
    assert ids["b"] == ids["c"] == "e1"
    assert ids["a"] == derived_id("e", "petra kolmar")


_NAMES = [
    "Ana Kolmar",
    "Ana M. Kolmar",
    "Ana María Kolmar",
    "Ana Rosa Kolmar",
    "Kolmar",
    "Witness 1",
    "VHB",
    "Bill Orlan",
    'William "Bill" Orlan',
    "Juan Vega",
    "Juan Vega Sol",
    "Juan Sol",
    "Vellmark Harbour Board",
    "Orlan Ltd",
    "Orlan GmbH",
    "Orlan",
    "he",
]
_LOCALS = st.builds(
    Local,
    document=st.sampled_from("abcd"),
    cluster=st.integers(0, 3),
    name=st.one_of(st.none(), st.sampled_from(_NAMES)),
    names=st.lists(st.sampled_from(_NAMES), max_size=2).map(lambda names: tuple(sorted(set(names)))),
    type=st.sampled_from([PERSON, ORGANIZATION, PLACE, MentionType.TIME]),
    mentions=st.integers(1, 3),
)
_CASES = st.lists(_LOCALS, max_size=14, unique_by=lambda item: (item.document, item.cluster))
_MINTED = st.dictionaries(st.tuples(st.sampled_from("abcd"), st.integers(0, 3)), st.sampled_from(["e1", "e2", "e3"]))


@given(_CASES, _MINTED, st.randoms())
def test_the_order_of_referents_never_shows(
    referents: list[Local], minted: dict[tuple[str, int], str], chance: random.Random
) -> None:
    shuffled = list(referents)
    chance.shuffle(shuffled)
    assert resolve(shuffled, minted=minted) == resolve(referents, minted=minted)


@given(_CASES, _MINTED)
def test_every_referent_is_in_one_entity_at_most_and_counts_add_up(
    referents: list[Local], minted: dict[tuple[str, int], str]
) -> None:
    resolution = resolve(referents, minted=minted)
    members = [(document, cluster) for document, cluster, _ in resolution.clusters]
    mentions = {(item.document, item.cluster): item.mentions for item in referents}
    assert len(members) == len(set(members))
    assert len({entity.id for entity in resolution.entities}) == len(resolution.entities)
    assert {ident for *_, ident in resolution.clusters} == {entity.id for entity in resolution.entities}
    assert sum(entity.mentions for entity in resolution.entities) == sum(mentions[member] for member in members)


@given(_CASES, _MINTED)
def test_resolving_again_changes_nothing(referents: list[Local], minted: dict[tuple[str, int], str]) -> None:
    first = resolve(referents, minted=minted)
    assert resolve(referents, minted={(document, cluster): ident for document, cluster, ident in first.homes}) == first


def test_no_referents_no_entities() -> None:
    assert resolve([], minted={}) == Resolution((), (), placings=())


def kinds(*referents: Local) -> set[tuple[str, str, tuple[str, ...]]]:
    """(name, schema, documents) of each entity, the same in either order."""
    resolution = resolve(referents, minted={})
    assert resolve(reversed(referents), minted={}) == resolution
    return {(entity.name, entity.schema, entity.documents) for entity in resolution.entities}


def test_a_firm_that_some_documents_take_for_a_person_is_one_firm() -> None:
    assert kinds(
        local("letter", "Quillfast", kind=ORGANIZATION, mentions=5),
        local("memo", "QUILLFAST"),
        local("story", "Quillfast", mentions=2),
        local("story", "Orlan Bank", cluster=1),
        local("wire", "Orlan Bank", kind=ORGANIZATION),
    ) == {
        ("Quillfast", "Organization", ("letter", "memo", "story")),
        ("Orlan Bank", "Company", ("story", "wire")),
    }


def test_a_person_whom_one_document_takes_for_a_firm_stays_a_person() -> None:
    documents = ("letter", "memo", "story", "wire")
    kolmar = [local(one, "Kolmar", kind=ORGANIZATION if one == "memo" else PERSON) for one in documents]
    assert kinds(*kolmar) == {("Kolmar", "Person", (one,)) for one in documents}


def test_one_document_against_another_proves_nothing() -> None:
    assert kinds(local("letter", "Kolmar", mentions=5), local("memo", "Kolmar", kind=ORGANIZATION)) == {
        ("Kolmar", "Person", ("letter",)),
        ("Kolmar", "Organization", ("memo",)),
    }


def test_many_mentions_in_one_document_are_one_lapse() -> None:
    assert kinds(
        local("letter", "Quillfast", kind=ORGANIZATION),
        local("memo", "Quillfast", kind=ORGANIZATION),
        local("story", "Quillfast", mentions=40),
        local("wire", "Quillfast", mentions=2),
    ) == {("Quillfast", "Organization", ("letter", "memo", "story", "wire"))}


def test_a_firm_called_after_a_man_of_the_case_does_not_swallow_him() -> None:
    assert kinds(
        local("letter", "Kolmar", kind=ORGANIZATION, mentions=9),
        local("memo", "Kolmar"),
        local("story", "Ana Kolmar"),
    ) == {
        ("Kolmar", "Organization", ("letter",)),
        ("Kolmar", "Person", ("memo",)),
        ("Ana Kolmar", "Person", ("story",)),
    }


def test_towns_keep_their_types() -> None:
    assert kinds(
        local("letter", "Vellmark", kind=PLACE, mentions=9),
        local("memo", "Vellmark", kind=ORGANIZATION),
    ) == {("Vellmark", "Address", ("letter",)), ("Vellmark", "Organization", ("memo",))}


@pytest.mark.parametrize(
    ("name", "types", "expected"),
    [
        ("Maison Orla", ((ORGANIZATION, 9), (PERSON, 1)), "Organization"),
        ("Wenzel Orlan", ((PERSON, 9), (PLACE, 1)), "Person"),
        ("Bettina Orlan", ((PERSON, 3), (ORGANIZATION, 4)), "Person"),
        ("Court of Vellmark", ((ORGANIZATION, 1), (PLACE, 1)), "PublicBody"),
        ("Vellmark Courier", ((PERSON, 3), (ORGANIZATION, 1)), "Organization"),
    ],
)
def test_a_name_of_several_words_has_one_type(
    name: str, types: tuple[tuple[MentionType, int], ...], expected: str
) -> None:
    referents = [local(f"doc {place}", name, kind=kind, mentions=count) for place, (kind, count) in enumerate(types)]
    assert {schema for _, schema, _ in kinds(*referents)} == {expected}


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        ((ORGANIZATION, ORGANIZATION, MentionType.EVENT), {"Organization"}),
        ((ORGANIZATION, ORGANIZATION, PERSON), {"Organization"}),
        ((PLACE, PLACE, PERSON), {"Address"}),
        ((ORGANIZATION,) * 5 + (PLACE,), {"Organization"}),
        ((ORGANIZATION, ORGANIZATION, PLACE), {"Organization", "Address"}),
    ],
)
def test_a_name_of_one_word_changes_its_type_for_many(types: tuple[MentionType, ...], expected: set[str]) -> None:
    referents = [local(f"doc {place}", "Quillfast", kind=kind) for place, kind in enumerate(types)]
    assert {schema for _, schema, _ in kinds(*referents)} == expected


def test_a_name_of_several_words_that_nothing_settles_keeps_its_types() -> None:
    assert len(kinds(local("letter", "Vellmark Ridge"), local("memo", "Vellmark Ridge", kind=PLACE))) == 2
