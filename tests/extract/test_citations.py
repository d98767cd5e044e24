"""Sentences that only cite claim nothing; what they tell of what they cite is that source's claim."""

from __future__ import annotations

import pytest
from tests.extract.test_understanding import chain, claim, read
from tests.support.parsed import clause
from tests.support.scripted import Says, Script, tokenizer

from sayso.extract.citations import find_citations
from sayso.language.words import split_words
from sayso.model import Span


def told(text: str, tree: str = "") -> list[tuple[str, str]] | None:
    """What a sentence that only cites tells of what; None of one that says something itself."""
    syntax = clause(text, tree or " ".join("0:root" if k == 0 else "0:dep" for k in range(_words(text)))).syntax
    found = find_citations(syntax, [Span(0, len(text))])
    return next(([(one.cited.of(text), one.words.of(text)) for one in cited] for cited in found.values()), None)


def _words(text: str) -> int:
    return len(split_words(text, tokenizer()))


@pytest.mark.parametrize(
    "text",
    [
        "See Lisk Aff. at 12.",
        "see also Docket 4, p. 3.",
        "See, e.g., Exhibit 12.",
        "<FN31> Cf. Quill v. Rey, 12 F.3d 40 (2001).",
        "Id. at 40.",
        "3. Ibid. 12.",
        "Quill Aff., at 12; Rey Aff., at 3.",
        "Port of Varn, available at https://port.example/rules.",
    ],
)
def test_a_citation_tells_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    ["See what you can do for him.", "Idle hands took 12 crowns.", "Compare the two.", "Seeing 12 men, he left."],
)
def test_other_words_are_no_signal(text: str) -> None:
    assert told(text) is None


def test_a_sentence_with_a_page_and_a_doer_says_something() -> None:
    assert told("the clerk burnt it, at 12.", "1:det 2:nsubj 2:root 2:obj 2:punct 6:case 2:obl 2:punct") is None


def test_brackets_are_told_of_what_stands_before_them() -> None:
    text = (
        "See Lisk Aff. at 12 (the clerk burnt it all); but see Rey v. Port, 3 F.3d 7 (9th Cir. 1994) (the port knew)."
    )
    assert told(text) == [
        ("Lisk Aff. at 12", "the clerk burnt it all"),
        ("Rey v. Port, 3 F.3d 7 (9th Cir. 1994)", "the port knew"),
    ]


def test_what_a_citation_tells_goes_back_to_what_is_cited() -> None:
    """See Lisk Aff. at 12 (Mara Quill said the barge was empty)!"""
    text = "See Lisk Aff. at 12 (Mara Quill said the barge was empty)! The tide was low that night!"
    script = Script((Says("Mara Quill", "said", ("the barge was empty",)),), {"Mara Quill": "person"}, stops="!")
    reading = read(text, script)
    assert chain(claim(reading, "the barge was empty")) == ["Lisk Aff. at 12", "Mara Quill"]
    assert [one.span.of(text) for one in reading.claims] == ["the barge was empty", "The tide was low that night!"]


def test_a_cue_without_a_source_there_is_said_by_what_is_cited() -> None:
    """See Lisk Aff. at 12 (stating that the barge was empty)!"""
    text = "See Lisk Aff. at 12 (stating that the barge was empty)!"
    reading = read(text, Script((Says(None, "stating", ("the barge was empty",)),), stops="!"))
    assert chain(claim(reading, "the barge was empty")) == ["Lisk Aff. at 12"]
