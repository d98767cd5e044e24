"""Sentences full of names are claims; headings, citations and addresses are none. Read by the shipped model."""

from __future__ import annotations

import pytest

from sayso.extract import understand
from sayso.language import Language, load
from sayso.model import Document, document_id


@pytest.fixture(scope="module")
def language() -> Language:
    return load()


def claims(text: str, language: Language) -> list[str]:
    whole = f"It had rained for a week.\n\n{text}\n\nThe ice was green in April.\n"
    document = Document(document_id(whole.encode()), "a.txt", "text/plain", whole)
    return [one.span.of(whole) for one in understand(document, language=language).claims][1:-1]


@pytest.mark.parametrize(
    "text",
    [
        "Tamara Varholt met Alda Seldane at the Vastcliff barracks on 23 August 2021.",
        "I saw Joram Pelholt shred the contracts of Garrick Energy on 1 June 2021.",
    ],
)
def test_a_sentence_full_of_names_is_a_claim(text: str, language: Language) -> None:
    assert claims(text, language) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Brandt v. Sol, Court of Appeal of Varn, 12 May 2010.",
        "Odo Brandt, Report on the Port of Varn, published by Marl University Press, May 2010.",
        "Tarn Dredging Limited, Quay Street 4, Varn, represented by Ana Rey.",
    ],
)
def test_a_citation_and_an_address_are_no_claims(text: str, language: Language) -> None:
    assert claims(text, language) == []
