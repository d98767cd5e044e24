"""Which pairs of entities a person is asked about."""

from sayso.model import MentionType
from sayso.resolve import Local, resolve


def asked(*names: str) -> list[tuple[str, str, float]]:
    """The names of each pair that is asked about, and the chance, when each name stands in a document of its own."""
    referents = [Local(chr(97 + place), 0, name, (name,), MentionType.PERSON, 1) for place, name in enumerate(names)]
    resolution = resolve(referents, minted={})
    names_of = {one.id: one.name for one in resolution.entities}
    return sorted((*sorted((names_of[one.left], names_of[one.right])), one.score) for one in resolution.doubts)


def test_an_initial_is_asked_about() -> None:
    ((left, right, score),) = asked("Jonas Prado", "J. Prado")
    assert (left, right) == ("J. Prado", "Jonas Prado") and 0.7 <= score < 0.85


def test_a_form_that_two_could_mean_is_asked_about() -> None:
    assert {pair[:2] for pair in asked("Ana Rey Sol", "Ana Luz Rey", "Ana Rey")} == {
        ("Ana Rey", "Ana Rey Sol"),
        ("Ana Luz Rey", "Ana Rey"),
    }


def test_a_bare_surname_is_asked_about_where_few_are_called_so() -> None:
    assert asked("Ana Prado", "Prado") == [("Ana Prado", "Prado", 0.5)]
    assert [score for *_, score in asked("Ana Prado", "Luis Prado", "Prado")] == [0.25, 0.25]
    assert asked("Ana Prado", "Luis Prado", "Eva Prado", "Raúl Prado", "Prado") == []


def test_names_that_conflict_are_not_asked_about() -> None:
    assert asked("Ana Prado", "Luis Prado") == []


def test_one_name_of_two_types_is_asked_about() -> None:
    types = (MentionType.ORGANIZATION, MentionType.PLACE)
    referents = [
        Local(document, 0, "Vellmark", ("Vellmark",), kind, 1) for document, kind in zip("ab", types, strict=True)
    ]
    (doubt,) = resolve(referents, minted={}).doubts
    assert doubt.why.startswith("both are called 'vellmark', one as a")
