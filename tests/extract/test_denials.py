"""Senses that must not be turned round: what is denied, refused, withdrawn or dismissed, read with the shipped model."""

from __future__ import annotations

from functools import cache

import pytest

from sayso.extract import understand
from sayso.language import Language, load
from sayso.model import Document, document_id

Sense = tuple[str, str, str]


@cache
def language() -> Language:
    return load()


def senses(text: str) -> set[Sense]:
    """Act, factuality and status of each claim of a text."""
    document = Document(document_id(text.encode()), "a.txt", "text/plain", text, language="en")
    return {(c.act.value, c.factuality.value, c.status.value) for c in understand(document, language=language()).claims}


@pytest.mark.parametrize(
    "text",
    [
        "Mara Lind denied that she had asked Odo Varn to burn the letters.",
        "Odo Varn continued to deny that he took the money.",
        "The inspector's written answers denied that he had been warned.",
        "The judge denied that she had taken a bribe.",
    ],
)
def test_a_denial_is_one(text: str) -> None:
    assert senses(text) == {("deny", "CT-", "denied")}


def test_who_claims_not_to_have_done_what_he_is_accused_of_denies_it() -> None:
    text = "Mara Lind said Odo Varn took the money. Odo Varn claims that he did not take the money."
    assert ("allege", "CT-", "denied") in senses("Prosecutors accused Odo Varn of theft. " + text)


@pytest.mark.parametrize(
    "text",
    [
        "Mara Lind alleged that Tarn Dredging did not pay the crew.",
        "Mara Lind alleges that she did not consent.",
        "Mara Lind claims that she was not given a lawyer.",
        "Mara Lind alleged that she was never paid by Tarn Dredging.",
    ],
)
def test_an_allegation_of_what_was_not_done_stays_one(text: str) -> None:
    assert senses(text) == {("allege", "CT-", "alleged")}


@pytest.mark.parametrize(
    "text",
    [
        "The request was denied.",
        "14. The defence requests that the Court order the release of Odo Varn, and that it order the harbour office to pay.",
        "Odo Varn was dismissed from the harbour office by Mara Lind.",
        "Mara Lind withdrew her claim that Odo Varn took the money.",
        "Mara Lind said she did not order Odo Varn to leave.",
        "Mara Lind told the clerk to deny that the gate was open.",
        "Odo Varn should admit that he took the money.",
        "Mara Lind stopped short of accusing Odo Varn of theft.",
        "Odo Varn avoided admitting that he took the money.",
        "Mara Lind apologised for claiming that Odo Varn took the money.",
        "The office concluded that the evidence was insufficient to obtain or sustain a conviction for perjury.",
        "The draft contained a sentence stating that Odo Varn took the money.",
    ],
)
def test_what_is_no_denial_admission_accusation_or_ruling_has_no_status(text: str) -> None:
    found = senses(text)
    assert found and {status for _, _, status in found} == {"unstated"}
    assert not {act for act, _, _ in found} & {"deny", "admit", "accuse", "rule", "allege"}
