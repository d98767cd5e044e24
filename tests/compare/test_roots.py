"""Whose word a claim goes back to: small documents, and the root of what they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from tests.compare.made import claim, doc, entity, link, speaks_for

from sayso.compare.descent import find_descents
from sayso.compare.lineage import Lineage
from sayso.compare.principals import Principals
from sayso.compare.roots import Surroundings, find_root, independent
from sayso.model import Act, Basis, Document, Link, Post, Root, Tense

KNOWN = ("Ana Rey", "Odo Brandt", "Luis Sol", "Tarn Dredging", "Harbour Union", "Varn Post")
TEXT = "Brandt sold the seals of the customs house in Varn to a carpenter for nine thousand crowns."
REST = (
    "The roof of the town hall is to be mended in May, before the swallows come back to it from the south and the east. "
    "It will cost the town as much as a year of street lighting, and the treasurer has said nothing about that so far. "
    "A builder from Marl has put up his ladders, and the square in front is closed to carts on two days of each week."
)


def named(name: str) -> str | None:
    return entity(name) if any(entity(name) == entity(one) for one in KNOWN) else None


def case(documents: Iterable[Document] = (), posts: Iterable[Post] = ()) -> Surroundings:
    held = {one.id: one for one in documents}
    return Surroundings(
        lineage=Lineage(find_descents(held.values())),
        principals=Principals(posts, named=named),
        named=named,
        document=held.__getitem__,
    )


def root(
    document: Document, *speakers: str | Link | None, basis: Basis = Basis.UNSTATED, posts: Iterable[Post] = ()
) -> Root:
    return find_root(claim(document, TEXT, *speakers, basis=basis), document=document, case=case([document], posts))


STORY = doc(f"{TEXT} {REST}", "story.txt", publisher="The Varn Post", author="Ruth Castell")


def test_the_innermost_speaker_is_the_root() -> None:
    found = root(STORY, "Luis Sol", "Ana Rey")
    assert (found.key, found.name, found.known) == ("entity:ana-rey", "Ana Rey", True)
    assert found.why == "Ana Rey says so"


@pytest.mark.parametrize(
    ("source", "known"),
    [("Rey", True), ("Inspector Ana Rey of the port", True), ("she", False), ("the inspector", False)],
)
def test_whom_a_pronoun_or_a_noun_means_is_no_known_origin(source: str, known: bool) -> None:
    found = find_root(claim(STORY, TEXT, "Ana Rey"), document=STORY, case=case([STORY]), source=source)
    named = root(STORY, "Ana Rey")
    assert found.known is known
    assert independent(found, named) is False
    assert independent(found, root(STORY, "Luis Sol")) is (True if known else None)
    assert known or found.why == f"Ana Rey says so, if “{source}” means Ana Rey"


@pytest.mark.parametrize("words", [None, "a guard", "Prosecutors", "the indictment", "sources"])
def test_an_open_source_is_unknown(words: str | None) -> None:
    found = root(STORY, Link("a1", words, Act.SAY, 3, None))
    assert not found.known


def test_two_unnamed_sources_are_never_two_origins_and_one_in_two_reprints_is_one() -> None:
    first = doc(f"{TEXT} {REST}", "a.txt", published="2024-01-01")
    again = doc(f"{TEXT} {REST}", "b.txt", published="2024-01-02", publisher="The Varn Post")
    other = doc(f"{TEXT} A guard of the other gate said so too, and went home.", "c.txt")
    everything = case([first, again, other])
    guard = Link("a1", "a guard", Act.SAY, 3, None)
    one, copy, two = (find_root(claim(d, TEXT, guard), document=d, case=everything) for d in (first, again, other))
    assert one.key == copy.key != two.key
    assert independent(one, copy) is False
    assert independent(one, two) is None


def test_a_spokesman_and_a_lawyer_speak_for_their_principals() -> None:
    posts = [speaks_for(STORY, "Luis Sol", "Tarn Dredging"), speaks_for(STORY, "Odo Brandt", "Luis Sol")]
    assert root(STORY, "Luis Sol", posts=posts[:1]).key == "entity:tarn-dredging"
    assert "Luis Sol speaks for Tarn Dredging (lawyer)" in root(STORY, "Luis Sol", posts=posts[:1]).why
    assert root(STORY, "Odo Brandt", posts=posts).key == "entity:tarn-dredging"
    unnamed = Link("a1", "a spokeswoman", Act.SAY, 7, None)
    said = speaks_for(STORY, "a spokeswoman", "Harbour Union", cluster=7)
    assert root(STORY, unnamed, posts=[said]).key == "entity:harbour-union"


def test_who_spoke_for_somebody_once_speaks_for_himself() -> None:
    former = speaks_for(STORY, "Luis Sol", "Tarn Dredging", tense=Tense.FORMER)
    assert root(STORY, "Luis Sol", posts=[former]).key == "entity:luis-sol"


def test_a_lawyer_of_two_is_nobody_s_origin_unless_the_document_says_whose() -> None:
    elsewhere = doc("Another page.", "b.txt")
    posts = [speaks_for(elsewhere, "Luis Sol", "Tarn Dredging"), speaks_for(elsewhere, "Luis Sol", "Ana Rey")]
    assert not root(STORY, "Luis Sol", posts=posts).known
    here = speaks_for(STORY, "Luis Sol", "Ana Rey", cluster=0)
    assert root(STORY, link("Luis Sol", 0), posts=[*posts, here]).key == "entity:ana-rey"


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("A spokesman for the Harbour Union, Jan Odo", "entity:harbour-union"),
        ("Tarn Dredging's lawyer", "entity:tarn-dredging"),
        ("a Tarn Dredging spokeswoman", "entity:tarn-dredging"),
        ("A spokesman for the Port Council, Jan Odo", "name:port council"),
    ],
)
def test_a_speaker_s_own_words_may_name_the_principal(words: str, key: str) -> None:
    found = root(STORY, Link("a1", words, Act.SAY, 4, None))
    assert (found.key, found.known) == (key, True)


@pytest.mark.parametrize(
    "words",
    ["Luis Sol, a spokesman for the Port Council, said so.", "A lawyer for the Port Council, Luis Sol, said so."],
)
def test_a_principal_beside_a_name_where_no_post_was_found(words: str) -> None:
    assert root(doc(f"{TEXT} {words}"), "Luis Sol").key == "name:port council"


def test_a_place_says_nothing() -> None:
    found = find_root(claim(STORY, TEXT, "Varn"), document=STORY, case=replace(case([STORY]), places={"varn"}))
    assert not found.known


def test_a_reporter_was_not_there() -> None:
    assert not root(STORY).known
    assert root(STORY, basis=Basis.FIRST_HAND).known
    assert not root(doc(f"VARN, May 3 (Tarn Wire) - {TEXT}", author="Ruth Castell")).known
    assert not root(doc(f"By Ruth Castell\n\n{TEXT}", author="Ruth Castell")).known


def test_a_letter_a_mail_and_a_statement_are_their_author_s_word() -> None:
    letter = doc(f"Dear Luis,\n\n{TEXT}\n\nYours,\n\nAna Rey", author="Ana Rey")
    assert (root(letter).key, root(letter).known) == ("entity:ana-rey", True)
    mail = doc(TEXT, "a.eml", author="Odo Brandt", media_type="message/rfc822")
    assert root(mail).key == "entity:odo-brandt"
    stranger = doc(TEXT, author="Wim Askell")
    assert root(stranger).known
    assert not root(doc(TEXT)).known


def test_a_statement_is_the_word_of_whom_it_names() -> None:
    assert root(doc(f"# Statement of Tarn Dredging\n\n{TEXT}")).key == "entity:tarn-dredging"
    signed = doc(f"Statement by the Harbour Union\n\n{TEXT}\n\nJan Odo", author="Jan Odo")
    assert root(signed).key == "entity:harbour-union"
    sworn = doc(f"I, Ana Rey, of Quay Street in Varn, state as follows:\n\n{TEXT}")
    assert root(sworn).key == "entity:ana-rey"


def test_a_ruling_and_a_report_are_the_word_of_the_body_that_gives_them() -> None:
    assert root(doc(f"Judgment of the Harbour Court of Varn\n\n{TEXT}")).key == "name:harbour court of varn"
    assert root(doc(f"Final report of the Commission of Inquiry\n\n{TEXT}")).known
    assert not root(doc(f"Report of Monday\n\n{TEXT}")).known


def test_what_is_no_news_story() -> None:
    wrapped = doc(f"I was driven home\nby the master himself that night.\n\n{TEXT}", author="Ana Rey")
    assert root(wrapped).known
    assert root(doc(f"MEMORANDUM - For the chairman\n\n{TEXT}", author="Ana Rey")).known


def test_the_author_s_principal() -> None:
    motion = doc(f"The defendant, by his counsel Luis Sol, moves.\n\n{TEXT}", author="Luis Sol")
    assert root(motion, posts=[speaks_for(motion, "Luis Sol", "Odo Brandt")]).key == "entity:odo-brandt"


@pytest.mark.parametrize("basis", [Basis.TOLD, Basis.DOCUMENT, Basis.COMMON_KNOWLEDGE])
def test_who_has_it_from_elsewhere_vouches_for_nothing(basis: Basis) -> None:
    letter = doc(f"Dear Luis,\n\n{TEXT}\n\nYours,\n\nAna Rey", author="Ana Rey")
    assert not root(letter, basis=basis).known
    told = root(STORY, "Ana Rey", basis=basis)
    assert not told.known
    assert told.name == "Ana Rey"
    assert independent(told, root(STORY, "Ana Rey")) is not True


def test_a_newspaper_s_report_is_no_origin() -> None:
    assert not root(doc(TEXT, author="Odo Brandt"), "Varn Post").known


def test_a_printed_letter_is_still_its_author_s_word_and_the_paper_s_own_paragraph_is_not() -> None:
    letter = doc(f"{TEXT} {REST} So I say.", "letter.txt", author="Ana Rey", published="2024-01-01")
    own = "Nobody at the customs house could be reached before the paper went to print."
    paper = doc(f"{TEXT} {REST} {own}", "paper.txt", publisher="The Varn Post", published="2024-01-03")
    everything = case([letter, paper])
    printed = find_root(claim(paper, TEXT), document=paper, case=everything)
    assert (printed.key, printed.known) == ("entity:ana-rey", True)
    assert "in words that letter.txt has first" in printed.why
    assert not find_root(claim(paper, own), document=paper, case=everything).known


@pytest.mark.parametrize("words", ["According to Ana Rey, {}", "{}, said Ana Rey, a clerk."])
def test_words_that_name_their_speaker_are_not_the_author_s(words: str) -> None:
    text = words.format(TEXT.rstrip("."))
    letter = doc(f"Dear Luis,\n\n{text}", author="Odo Brandt")
    assert (
        find_root(claim(letter, text, basis=Basis.TOLD), document=letter, case=case([letter])).key == "entity:ana-rey"
    )


def test_independence() -> None:
    one, two = root(STORY, "Ana Rey"), root(STORY, "Odo Brandt")
    assert independent(one, two) is True
    assert independent(one, one) is False
    assert independent(one, root(STORY)) is None
    assert independent(root(STORY, "Odo Brandt"), root(STORY, "Brandt")) is None
