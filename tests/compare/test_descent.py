"""Which documents have their text from which others."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.compare.made import doc

from sayso.compare.descent import descents_of, find_descents
from sayso.compare.sketch import fingerprints
from sayso.model import Descent, DescentKind, Document, Quoted, Span

PARAGRAPHS = (
    "A clerk of the customs house in Varn pleaded guilty on Tuesday to selling the seals of his own office.",
    "Odo Brandt, 51, told the court that he had sold forty of them to a man whom he knew only as the carpenter.",
    "He said the money, 9,000 crowns in all, went into the roof of his mother's house and that nothing is left of it.",
    "The prosecution asked for two years. The court will rule in the last week of May, after it has heard an expert.",
    "No seal has been found so far, and the harbour goes on accepting papers that bear the old stamp of the house.",
)
OTHER = (
    "The council of Marl has voted to close the swimming bath for the winter because the boiler cannot be repaired.",
    "Children will be taken to the bath at Tarn by bus on two days of each week, at no cost to their parents.",
    "A new boiler would cost more than the council takes in a year, said the treasurer when asked by the members.",
)


def wire(**fields: object) -> Document:
    text = "VARN, May 3 (Tarn Wire) - " + "\n\n".join(PARAGRAPHS)
    return doc(text, "wire.txt", **{"publisher": "Tarn Wire", "published": "2024-05-03", **fields})


def of(found: tuple[Descent, ...], child: Document) -> list[tuple[str | None, DescentKind, str | None]]:
    return [(one.parent, one.kind, one.credit) for one in found if one.document == child.id]


def test_a_later_copy_is_a_reprint_of_the_earlier_text() -> None:
    first, later = wire(), doc("\n".join(PARAGRAPHS), "copy.txt", publisher="The Varn Post", published="2024-05-04")
    found = find_descents([later, first])
    assert of(found, later) == [(first.id, DescentKind.REPRINT, None)]
    assert of(found, first) == []


def test_a_credit_line_decides_against_the_date() -> None:
    text = "\n\n".join(PARAGRAPHS) + "\n\nThe Varn Post uses material from Tarn Wire."
    early = doc(text, "copy.txt", publisher="The Varn Post", published="2024-05-01")
    (found,) = find_descents([early, wire()])
    assert (found.document, found.parent, found.credit) == (early.id, wire().id, "Tarn Wire")
    assert found.span is not None and found.span.of(text) == "Tarn Wire"


def test_a_cut_copy_and_a_story_around_half_of_another() -> None:
    first = wire()
    cut = doc("\n".join(PARAGRAPHS[:2]), "cut.txt", published="2024-05-05")
    around = doc("\n".join((*OTHER, *PARAGRAPHS[:3])), "around.txt", published="2024-05-06")
    found = find_descents([first, cut, around])
    assert of(found, cut) == [(first.id, DescentKind.REPRINT, None)]
    assert of(found, around) == [(first.id, DescentKind.REWRITE, None)]


def test_a_light_rewrite() -> None:
    text = "\n".join(PARAGRAPHS[1:]).replace("told the court that he had", "said in court he").replace("whom he", "he")
    rewrite = doc(
        text.replace("so far, and", "yet;").replace("No seal", "Not one seal"), "r.txt", published="2024-05-09"
    )
    ((parent, _, _),) = of(find_descents([wire(), rewrite]), rewrite)
    assert parent == wire().id


def test_a_story_made_of_two_has_both_as_parents() -> None:
    one, two = wire(), doc("\n".join(OTHER), "two.txt", published="2024-05-02")
    both = doc("\n".join((*PARAGRAPHS, *OTHER)), "both.txt", published="2024-05-07")
    assert {parent for parent, _, _ in of(find_descents([one, two, both]), both)} == {one.id, two.id}


def test_an_undated_copy_has_its_text_from_the_longer_one() -> None:
    cut = doc("\n".join(PARAGRAPHS[:3]), "a-cut.txt")
    whole = doc("\n".join(PARAGRAPHS), "b-whole.txt")
    assert of(find_descents([cut, whole]), cut) == [(whole.id, DescentKind.REPRINT, None)]


def test_a_paper_prints_a_letter_and_a_mail_passes_a_story_on() -> None:
    letter = doc(
        "I saw it, and I said so. " + "\n".join(PARAGRAPHS) + " I have it in my own hand.", "z.txt", author="Ana Rey"
    )
    paper = doc("\n".join((*PARAGRAPHS, OTHER[0])), "a.txt", publisher="The Varn Post")
    assert [(one.document, one.parent) for one in find_descents([letter, paper])] == [(paper.id, letter.id)]
    mail = doc("Seen this? " + "\n".join(PARAGRAPHS), "b.eml", author="Ana Rey", media_type="message/rfc822")
    assert [(one.document, one.parent) for one in find_descents([mail, paper])] == [(mail.id, paper.id)]


@pytest.mark.parametrize(
    "tail",
    [
        "This message and any attachments are confidential and intended solely for the person to whom they are addressed. "
        "If you have received it in error, please delete it at once and tell the sender, who is sorry for the trouble made.",
        "-- \nThe Harbour Union of Varn and Marl, Quay Street 4, second floor, open on weekdays from nine in the morning to "
        "four in the afternoon, and on the first Saturday of each month from ten in the morning until noon, by the stairs.",
    ],
)
def test_what_stands_under_every_mail_makes_no_copies(tail: str) -> None:
    one, two = (doc(f"{text}\n\n{tail}", f"{text[:5]}.eml") for text in (OTHER[0], PARAGRAPHS[0]))
    assert find_descents([one, two]) == ()


def test_a_reply_is_no_copy_of_the_mail_that_it_quotes() -> None:

    first = doc("\n".join(PARAGRAPHS), "one.eml")
    text = f"{OTHER[0]}\n{first.text}"
    reply = doc(text, "two.eml", quoted=(Quoted(Span(len(OTHER[0]) + 1, len(text)), "Odo Brandt"),))
    assert find_descents([first, reply]) == ()


def test_two_reports_of_one_office_share_their_form() -> None:
    form = "\n".join(OTHER)
    one, two = (
        doc(f"{form}\n{text}\n{PARAGRAPHS[4]}", f"{k}.txt", author="Ana Rey") for k, text in enumerate(PARAGRAPHS[:2])
    )
    assert find_descents([one, two]) != ()
    longer = [
        doc(f"{OTHER[0]}\n{text}\n{PARAGRAPHS[k + 2]}", f"{k}.txt", author="Ana Rey")
        for k, text in enumerate(PARAGRAPHS[:2])
    ]
    assert find_descents(longer) == ()


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("VARN, May 4 (Tarn Wire) — {}", "Tarn Wire"),
        ("{}\n\n(Reporting by Luis Sol for Tarn Wire)", "Tarn Wire"),
        ("{} It was first reported by Tarn Wire.", "Tarn Wire"),
        ("{} So Tarn Wire reports.", "Tarn Wire"),
        ("According to the Marl Post newspaper, {}", "Marl Post"),
        ("{}\n\nSource: Orlan", "Orlan"),
        ("{}\n\n(Marl Gazette)", "Marl Gazette"),
    ],
)
def test_a_credit_without_the_text_credited(text: str, credit: str) -> None:
    story = doc(text.format(OTHER[0]), "a.txt", publisher="The Varn Post")
    (found,) = find_descents([story])
    assert (found.parent, found.kind, found.credit) == (None, DescentKind.CREDIT, credit)
    assert found.span is not None and found.span.of(story.text) == credit


@pytest.mark.parametrize(
    "text",
    [
        "Ana Rey reported the theft to the police. {}",
        "The Harbour Union (HU) - {}",
        "{} He was told by Luis Sol.",
        "The Varn Post\n\n{}",
    ],
)
def test_no_credit(text: str) -> None:
    assert find_descents([doc(text.format(OTHER[0]))]) == ()


def test_a_story_told_anew_descends_from_the_one_it_credits() -> None:
    told = doc(
        "Odo Brandt, 51, sold seals for 9,000 crowns in Varn, Tarn Wire reported.", "b.txt", published="2024-05-04"
    )
    late = doc(
        "Odo Brandt, 51, sold seals for 9,000 crowns in Varn, Tarn Wire reported.", "c.txt", published="2024-05-02"
    )
    assert of(find_descents([wire(), told]), told) == [(wire().id, DescentKind.CREDIT, "Tarn Wire")]
    assert of(find_descents([wire(), late]), late) == [(None, DescentKind.CREDIT, "Tarn Wire")]


def test_two_hundred_reprints_are_one_family_and_cost_few_comparisons() -> None:
    first = wire()
    copies = [
        doc(f"{' '.join(PARAGRAPHS)} Page {k}.", f"copy{k:03}.txt", publisher=f"Paper {k}", published="2024-05-04")
        for k in range(200)
    ]
    found = find_descents([*copies, first])
    assert {one.document for one in found if one.parent is not None} == {one.id for one in copies}


@given(st.lists(st.sampled_from(PARAGRAPHS + OTHER), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(paragraphs: list[str], chance: random.Random) -> None:
    documents = [wire(), doc("\n".join(paragraphs), "b.txt", published="2024-05-09"), doc("\n".join(OTHER), "c.txt")]
    shuffled = documents.copy()
    chance.shuffle(shuffled)
    assert find_descents(documents) == find_descents(shuffled)


def test_a_new_document_is_compared_with_those_that_share_its_fingerprints() -> None:
    first, other = wire(), doc("\n".join(OTHER), "other.txt")
    copy = doc("\n".join(PARAGRAPHS[1:4]), "copy.txt", published="2024-05-08")
    shared = [one for one in (first, other) if set(fingerprints(one)) & set(fingerprints(copy))]
    assert shared == [first]
    assert descents_of(copy, shared) == find_descents([first, other, copy])
    assert all(-(2**63) <= one < 2**63 for one in fingerprints(first))
