"""How alike two names are."""

import pytest
from benchmarks.namesakes import pairs
from hypothesis import given
from hypothesis import strategies as st

from sayso.model import MentionType
from sayso.resolve.likeness import ASK, JOIN, Likeness, Relation, keys, liken
from sayso.resolve.names import Name, normalise

PERSON, ORGANIZATION, PLACE = MentionType.PERSON, MentionType.ORGANIZATION, MentionType.PLACE
EQUAL, VARIANT, SHORTER, LONGER, CONFLICT, UNLIKE = Relation


def likeness(left: str, right: str, kind: MentionType = PERSON) -> Likeness:
    return liken(normalise(left, kind), normalise(right, kind))


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Ana Prado", "ANA PRADO", EQUAL),
        ("Ana Prado", "Prado, Ana", EQUAL),
        ("Ana Prado", "PRADO Ana", EQUAL),
        ("Ana Prado", "Dr. Ana Prado", EQUAL),
        ("José Núñez", "Jose Nunez", EQUAL),
        ("Ana O'Kolmar", "Ana O Kolmar", EQUAL),
        ("Ana McKolmar", "Ana Mc Kolmar", EQUAL),
        ("Ana Delaroca", "Ana de la Roca", EQUAL),
        ("William Orlan", "Bill Orlan", VARIANT),
        ("Francisco Prado", "Paco Prado", VARIANT),
        ("Katharina Kolmar", "Käthe Kolmar", VARIANT),
        ("Jürgen Köhlert", "Juergen Koehlert", VARIANT),
        ("Sergey Yusupkin", "Sergej Jusupkin", VARIANT),
        ("Сергей Юсупкин", "Sergei Yusupkin", VARIANT),
        ("Юрий Щукарев", "Jurij Schtschukarew", VARIANT),
        ("Νικόλαος Ξενόπουλος", "Nikolaos Xenopoulos", EQUAL),
        ("Mohammed al-Orlani", "Muhammad El-Orlani", VARIANT),
        ("محمد الخطيب", "Mohammed al-Khatib", VARIANT),
        ("Abd al-Aziz Orlani", "Abdulaziz Orlani", EQUAL),
        ("Ana Harnmel", "Ana Hammel", VARIANT),
        ("Ana Ko1mar", "Ana Kolmar", VARIANT),
        ("Benedita Vellmark", "Benedita Vellmrak", VARIANT),
        ("Ana M. Prado", "Ana María Prado", VARIANT),
        ("J. C. Prado", "Juan Carlos Prado", VARIANT),
        ("Juan Pérez", "Juan Pérez Gómez", SHORTER),
        ("Juan Pérez y Gómez", "Juan Pérez", LONGER),
        ("João Ferreira dos Santos", "João Santos", LONGER),
        ("Sergey Petrovich Yusupkin", "Sergey Yusupkin", LONGER),
        ("Ana Prado", "Ana M. Prado", SHORTER),
        ("Ana Prado née Sol", "Ana Sol", VARIANT),
        ("Maria Yusupkov", "Maria Yusupkova", VARIANT),
    ],
)
def test_persons_that_are_joined(left: str, right: str, relation: Relation) -> None:
    found = likeness(left, right)
    assert found.joins, found
    assert found.relation in (relation, EQUAL if relation is VARIANT else relation), found


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ana Prado", "Luis Prado"),
        ("Luis Prado", "Luisa Prado"),
        ("Mario Prado", "Maria Prado"),
        ("Martin Prado", "Martina Prado"),
        ("Gabriel Prado", "Gabriele Prado"),
        ("Michele Prado", "Michelle Prado"),
        ("John Orlan Jr.", "John Orlan Sr."),
        ("Juan Pérez Gómez", "Juan Pérez Ruiz"),
        ("Juan Pérez Gómez", "Juan Gómez"),
        ("Juan Carlos", "Juan Carlos Vega"),
        ("Sergey Petrovich Yusupkin", "Sergey Ivanovich Yusupkin"),
        ("Ali bin Hassan al-Orlani", "Hassan bin Ali al-Orlani"),
        ("John A. Orlan", "John B. Orlan"),
        ("John Paul Orlan", "John Mark Orlan"),
        ("A. Prado", "Luis Prado"),
        ("J. Prado", "Juan Prado"),
        ("Prado", "Ana Prado"),
        ("Ana Prado", "Ana Sol"),
        ("Friedrich Hans", "Hans Friedrich"),
        ("Sasha Yusupkov", "Sasha Yusupkova"),
        ("A. Yusupkovsky", "A. Yusupkovskaya"),
        ("Bill Orlan", "Will Orlan"),
        ("Nguyen Van Orlan", "Nguyen Orlan Thi"),
        ("王伟", "王芳"),
        ("김정은", "김종은"),
    ],
)
def test_persons_that_are_not_joined(left: str, right: str) -> None:
    assert not likeness(left, right).joins


@pytest.mark.parametrize(("left", "right"), [("Luis Prado", "Luisa Prado"), ("Dan Kolmar", "Dean Kolmar")])
def test_one_letter_between_given_names_is_a_conflict_that_is_asked_about(left: str, right: str) -> None:
    found = likeness(left, right)
    assert found.score >= ASK
    assert found.relation is CONFLICT


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("Orlan Aktiengesellschaft", "Orlan AG", EQUAL),
        ("OrlanAG", "Orlan AG", EQUAL),
        ("Orlan Shipping, L.L.C.", "Orlan Shipping Limited Liability Company", EQUAL),
        ("ООО «Орлан»", "Orlan OOO", EQUAL),
        ("JSC Orlan", "Orlan Joint Stock Company", EQUAL),
        ("Orlan & Sons", "Orlan and Sons", EQUAL),
        ("Dept. of Harbours", "Department of Harbours", EQUAL),
        ("U.S. Harbour Board", "United States Harbor Board", EQUAL),
        ("Vellmark Int'l Bank", "Vellmark International Bank", EQUAL),
        ("1st Vellmark Bank", "First Vellmark Bank", EQUAL),
        ("Brigade Forty-Four", "Brigade 44", EQUAL),
        ("Fleet IV", "Fleet 4", EQUAL),
        ("Orlan", "Orlan AG", SHORTER),
        ("Crystalort Ltd", "Cristalort Limited", VARIANT),
    ],
)
def test_organizations_that_are_joined(left: str, right: str, relation: Relation) -> None:
    found = likeness(left, right, ORGANIZATION)
    assert found.joins, found
    assert found.relation is relation, found


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Orlan AG", "Orlan GmbH"),
        ("Bank of Estonia", "Bank of Ethiopia"),
        ("Orlan Bank of Chile S.A.", "Orlan Bank of Mexico S.A."),
        ("Orlan S.A.", "Orlan Chile S.A."),
        ("Fleet 4", "Fleet 5"),
        ("Orlan Systems", "Orlan Industries"),
        ("Orlan AG", "Kolmar AG"),
        ("VHB", "Vellmark Harbour Board"),
    ],
)
def test_organizations_that_are_not_joined(left: str, right: str) -> None:
    assert not likeness(left, right, ORGANIZATION).joins


def test_names_of_two_types_are_unlike() -> None:
    assert liken(normalise("Orlan", PERSON), normalise("Orlan", PLACE)).relation is UNLIKE


def test_the_reasons_are_for_a_reader() -> None:
    assert likeness("William Orlan", "Bill Orlan").reasons == ('"bill" is short for "william"', '"orlan" equal')
    assert likeness("Juan Prado Sol", "Juan Prado Rey").reasons[-1] == '"rey" is not "sol"'
    assert '"ag" and "gmbh" are forms of two companies' in likeness("Orlan AG", "Orlan GmbH", ORGANIZATION).reasons


_WORDS = (
    "ana anna luis luisa j m jose perez gomez de la bin ali hassan o'kolmar kolmar kolmer jr ii иван петров 王伟 née ag"
)
_NAMES = st.builds(
    lambda listed, kind: normalise(" ".join(listed), kind),
    st.lists(st.sampled_from(_WORDS.split()), min_size=1, max_size=5),
    st.sampled_from((PERSON, ORGANIZATION)),
)


@given(_NAMES)
def test_a_name_equals_itself(name: Name) -> None:
    found = liken(name, Name(name.type, name.tokens, name.tail))
    assert (found.score, found.relation) == (1.0, EQUAL)


@given(_NAMES, _NAMES)
def test_likeness_is_the_same_both_ways(left: Name, right: Name) -> None:
    assert liken(left, right) == liken(right, left).turned()


@given(_NAMES, _NAMES)
def test_scores_are_probabilities_and_relations_agree(left: Name, right: Name) -> None:
    found = liken(left, right)
    assert 0 <= found.score <= 1
    assert not (found.joins and found.score < JOIN)


def test_names_that_are_asked_about_share_a_key() -> None:
    for pair in pairs(600):
        left, right = pair.names()
        if liken(left, right).score >= ASK:
            assert set(keys(left)) & set(keys(right)), pair


def test_a_name_has_few_keys() -> None:
    counts = [len(list(keys(name))) for pair in pairs(400) for name in pair.names()]
    assert sum(counts) / len(counts) < 8


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from((PERSON, ORGANIZATION, PLACE)))
def test_any_text_can_be_likened(left: str, right: str, kind: MentionType) -> None:
    liken(normalise(left, kind), normalise(right, kind))
