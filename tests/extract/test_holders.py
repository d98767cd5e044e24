"""Whose a post is and whose it is not, read with the shipped model."""

from __future__ import annotations

from functools import cache

import pytest

from sayso.extract import understand
from sayso.language import Language, load
from sayso.model import Document, document_id


@cache
def language() -> Language:
    return load()


def held(text: str) -> set[tuple[str, str]]:
    """Who has which post."""
    document = Document(document_id(text.encode()), "a.txt", "text/plain", text, language="en")
    return {(one.holder.name, one.lemma) for one in understand(document, language=language()).posts}


@pytest.mark.parametrize(
    "text",
    [
        "She met Odo Brandt, the president's son, at the harbour.",
        "According to Odo Brandt, the president wanted to close the port.",
        "The day after firing Odo Brandt, the president called the clerk.",
        "He left with the president, Odo Brandt, and Luis Sol.",
        "The mayor thanked the President-Elect for the letter.",
    ],
)
def test_a_president_who_is_only_spoken_of_is_nobody_beside_him(text: str) -> None:
    assert not {who for who, post in held(text) if post == "president"}


def test_a_president_beside_his_name_is_one() -> None:
    assert ("Odo Brandt", "president") in held("Odo Brandt, the president of the union, left the harbour.")
    assert ("Odo Brandt", "president") in held("She wrote to the president, Odo Brandt, and to his clerk.")


def test_what_stands_behind_the_one_that_another_serves_is_left_open() -> None:
    assert ("Odo Brandt", "mayor") not in held("Luis Sol, envoy of Odo Brandt, former mayor of Varn, left the harbour.")


def test_two_in_a_list_do_not_share_their_titles() -> None:
    assert ("Odo Brandt", "chief of staff") not in held("She called Sol's chief of staff, and Captain Odo Brandt.")


def test_which_president_is_not_guessed() -> None:
    text = (
        "Ana Rey met President Odo Brandt. She then met Luis Sol. The president's lawyer said that the port was closed."
    )
    document = Document(document_id(text.encode()), "a.txt", "text/plain", text, language="en")
    named = [post.principal for post in understand(document, language=language()).posts if post.principal is not None]
    assert [(principal.name, principal.cluster) for principal in named] == [("The president", None)]
