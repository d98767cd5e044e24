"""Posts: small documents and who holds or held which post in them, or speaks for whom; the model's part is a script."""

from __future__ import annotations

import pytest
from tests.support.scripted import Says, Script, ScriptedLanguage

from sayso.extract import understand
from sayso.model import Document, Post, PostKind, Tense, document_id

PEOPLE = ("Odo Brandt", "Ana Rey", "Luis Sol", "Dario Prado")
FIRMS = ("Tarn Dredging", "Harbour Union")
PLACES = ("Varn", "General Orrin Street")
NOUNS = ("the state",)


def posts(text: str, *said: Says, **fields: object) -> tuple[Post, ...]:
    """What is found in a text in which the model sees these names."""
    kinds = (("person", PEOPLE), ("organization", FIRMS), ("place", PLACES))
    names = {name: kind for kind, known in kinds for name in known if name in text}
    script = Script(said, names, {noun: "place" for noun in NOUNS if noun in text})
    document = Document(document_id(text.encode()), "a.txt", "text/plain", text, **fields)  # type: ignore[arg-type]
    return understand(document, language=ScriptedLanguage(text, script)).posts


def held(found: tuple[Post, ...]) -> list[tuple[str, str, str | None]]:
    """(holder, title, organisation) of each post."""
    places = ((one, one.organization) for one in found if one.kind is PostKind.HOLDS)
    return [(one.holder.name, one.lemma, place.name if place else None) for one, place in places]


def spoken(found: tuple[Post, ...]) -> list[tuple[str, str, str | None]]:
    """(holder, title, principal) of each relation of speech."""
    places = ((one, one.principal) for one in found if one.kind is PostKind.SPEAKS_FOR)
    return [(one.holder.name, one.lemma, place.name if place else None) for one, place in places]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Odo Brandt, the chief clerk of Tarn Dredging, left.", ("Odo Brandt", "chief clerk", "Tarn Dredging")),
        ("The chief clerk of Tarn Dredging, Odo Brandt, left.", ("Odo Brandt", "chief clerk", "Tarn Dredging")),
        ("Tarn Dredging's chief clerk, Odo Brandt, left.", ("Odo Brandt", "chief clerk", "Tarn Dredging")),
        ("Tarn Dredging chief clerk Odo Brandt left.", ("Odo Brandt", "chief clerk", "Tarn Dredging")),
        ("Odo Brandt, 54, a director at Tarn Dredging, left.", ("Odo Brandt", "director", "Tarn Dredging")),
        ("Captain Odo Brandt left.", ("Odo Brandt", "captain", None)),
        ("Mayor Odo Brandt of Varn left.", ("Odo Brandt", "mayor", "Varn")),
        ("Odo Brandt, the governor of the state of Varn, left.", ("Odo Brandt", "governor", "Varn")),
        ("Odo Brandt, a member of the Harbour Union, left.", ("Odo Brandt", "member", "Harbour Union")),
        ("Odo Brandt is director of operations at Tarn Dredging.", ("Odo Brandt", "director of operations", "Tarn Dredging")),
        ("The Harbour Union, whose secretary general is Odo Brandt, left.", ("Odo Brandt", "secretary general", "Harbour Union")),
        ("The president-elect, Odo Brandt, left.", ("Odo Brandt", "president", None)),
        ("Tarn Dredging named Odo Brandt head of security.", ("Odo Brandt", "head of security", "Tarn Dredging")),
        ("Odo Brandt worked for Tarn Dredging as a driver.", ("Odo Brandt", "driver", "Tarn Dredging")),
        ("The pumps failed.\n\nOdo Brandt\nDirector, Tarn Dredging", ("Odo Brandt", "director", "Tarn Dredging")),
        ("The pumps failed.\n\nOdo Brandt\nHead of Accounts\nTarn Dredging", ("Odo Brandt", "head of accounts", "Tarn Dredging")),
    ],
)  # fmt: skip
def test_a_title_beside_a_name_is_a_post(text: str, wanted: tuple[str, str, str | None]) -> None:
    assert held(posts(text)) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk said the files had been lost.",
        "He asked for a lawyer.",
        "If Odo Brandt were minister, the quarry would close.",
        "Odo Brandt never was a director of Tarn Dredging.",
        "Odo Brandt was not the director of Tarn Dredging.",
        "Odo Brandt might become director.",
        "Luis Sol, a nurse and two clerks were there.",
        "The town needs a mayor, a doctor and a judge, Ana Rey wrote.",
        "General Orrin Street was closed.",
        "“I wanted to be a pilot,” Ana Rey said.",
        "The post of chief engineer is vacant at Tarn Dredging.",
        "Odo Brandt, a member of the family, left.",
    ],
)
def test_what_gives_nobody_a_post_is_none(text: str) -> None:
    assert held(posts(text)) == []


def test_those_named_together_share_a_post() -> None:
    """Ana Rey and Luis Sol, lawyers for Dario Prado, left."""
    assert spoken(posts("Ana Rey and Luis Sol, lawyers for Dario Prado, left.")) == [
        ("Ana Rey", "lawyer", "Dario Prado"),
        ("Luis Sol", "lawyer", "Dario Prado"),
    ]


def test_one_may_hold_two_posts() -> None:
    """Odo Brandt, mayor of Varn and chairman of the Harbour Union, left."""
    assert held(posts("Odo Brandt, mayor of Varn and chairman of the Harbour Union, left.")) == [
        ("Odo Brandt", "mayor", "Varn"),
        ("Odo Brandt", "chairman", "Harbour Union"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ana Rey, a spokeswoman for Tarn Dredging, left.", ("Ana Rey", "spokeswoman", "Tarn Dredging")),
        ("A Tarn Dredging spokeswoman, Ana Rey, left.", ("Ana Rey", "spokeswoman", "Tarn Dredging")),
        ("Dario Prado's lawyer, Ana Rey, left.", ("Ana Rey", "lawyer", "Dario Prado")),
        ("Speaking on behalf of Tarn Dredging, Ana Rey said no.", ("Ana Rey", "on behalf of", "Tarn Dredging")),
        ("Ana Rey represents Tarn Dredging in the case.", ("Ana Rey", "represent", "Tarn Dredging")),
        ("Dario Prado, represented by Ana Rey, left.", ("Ana Rey", "represent", "Dario Prado")),
        ("Ana Rey, who acts for Tarn Dredging, left.", ("Ana Rey", "act for", "Tarn Dredging")),
        ("Ana Rey, who speaks for Tarn Dredging, left.", ("Ana Rey", "speak for", "Tarn Dredging")),
    ],
)
def test_one_speaks_for_another(text: str, wanted: tuple[str, str, str]) -> None:
    assert spoken(posts(text)) == [wanted]


def test_a_lawyer_of_nobody_in_particular_has_a_profession() -> None:
    """Lawyer Ana Rey left. An attorney general speaks for nobody."""
    assert held(posts("Lawyer Ana Rey left.")) == [("Ana Rey", "lawyer", None)]
    assert held(posts("Ana Rey, the attorney general of Varn, left.")) == [("Ana Rey", "attorney general", "Varn")]


def test_a_spokesman_whom_nobody_names_speaks_for_the_firm() -> None:
    """A spokesman for Tarn Dredging said the pumps failed."""
    text = "A spokesman for Tarn Dredging said the pumps failed."
    said = Says("A spokesman for Tarn Dredging", "said", ("the pumps failed",))
    assert spoken(posts(text, said)) == [("A spokesman", "spokesman", "Tarn Dredging")]


@pytest.mark.parametrize(
    ("text", "tense", "time"),
    [
        ("Former Captain Odo Brandt left.", Tense.FORMER, None),
        ("Odo Brandt, then the director of Tarn Dredging, left.", Tense.FORMER, None),
        ("Odo Brandt, now a senator, left.", Tense.CURRENT, None),
        ("Odo Brandt is the director.", Tense.CURRENT, None),
        ("Odo Brandt was the director.", Tense.FORMER, None),
        ("Odo Brandt will become director.", Tense.FUTURE, None),
        ("Odo Brandt was nominated as ambassador.", Tense.FUTURE, None),
        ("Odo Brandt was clerk of Varn from 2001 to 2005.", Tense.FORMER, ("2001-01-01", "2005-12-31")),
        ("Odo Brandt has been clerk since 2014.", Tense.CURRENT, ("2014-01-01", None)),
        ("Odo Brandt served as clerk until 2010.", Tense.FORMER, (None, "2010-12-31")),
        ("Odo Brandt was appointed director in 2014.", Tense.UNSTATED, ("2014-01-01", None)),
        ("Odo Brandt resigned as director of Tarn Dredging in June 2016.", Tense.FORMER, (None, "2016-06-30")),
        ("In 2011 Odo Brandt was dismissed as director.", Tense.FORMER, (None, "2011-12-31")),
        ("The clerk, Odo Brandt, resigned in 2011.", Tense.FORMER, (None, "2011-12-31")),
        ("Odo Brandt was clerk from 2013 until his arrest on 2 May 2014.", Tense.FORMER, ("2013-01-01", "2014-05-02")),
    ],
)
def test_when_a_post_is_held(text: str, tense: Tense, time: tuple[str | None, str | None] | None) -> None:
    (post,) = posts(text)
    assert post.tense is tense
    assert ((post.time.start, post.time.end) if post.time else None) == time


def test_what_is_over_is_seen_from_the_date_of_the_document() -> None:
    """Odo Brandt is clerk until 2030."""
    (open_ended,) = posts("Odo Brandt is clerk until 2030.", published="2024-05-01")
    (over,) = posts("Odo Brandt is clerk until 2030.", published="2031-05-01")
    assert (open_ended.tense, open_ended.as_of) == (Tense.CURRENT, "2024-05-01")
    assert over.tense is Tense.FORMER


def test_the_first_person_is_the_author() -> None:
    """I was the foreman. Odo Brandt"""
    assert held(posts("I was the foreman at Tarn Dredging.", author="Odo Brandt")) == [
        ("Odo Brandt", "foreman", "Tarn Dredging")
    ]


def test_a_post_is_according_to_whoever_says_so() -> None:
    """Ana Rey said Odo Brandt was the director. Captain Luis Sol left."""
    text = "Ana Rey said Odo Brandt was the director. Captain Luis Sol left."
    said = Says("Ana Rey", "said", ("Odo Brandt was the director",))
    told, own = posts(text, said)
    assert told.attribution is not None
    assert own.attribution is None


def test_what_is_denied_is_no_post() -> None:
    """Ana Rey denied that Odo Brandt was the director."""
    said = Says("Ana Rey", "denied", ("that Odo Brandt was the director",))
    assert posts("Ana Rey denied that Odo Brandt was the director.", said) == ()


def test_a_post_quotes_its_passage() -> None:
    """In May the former chief clerk of Tarn Dredging, Odo Brandt, left."""
    text = "In May the former chief clerk of Tarn Dredging, Odo Brandt, left."
    (post,) = posts(text)
    assert post.title.of(text) == "former chief clerk"
    assert post.span.of(text) == "former chief clerk of Tarn Dredging, Odo Brandt"
    assert post.organization is not None
    assert post.organization.span.of(text) == "Tarn Dredging"
