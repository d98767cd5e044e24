"""A document's rows hold all its words and each claim's card once."""

import re
from dataclasses import replace
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from sayso.model import Claim, Page, Span
from sayso.report.sheet import Manner, rows, sheet
from sayso.report.visible import visible
from support.harbour import claim, letter, story
from support.memory import MemoryView


def card(number: int, _claim: Claim) -> Markup:
    return Markup(f"[{number}]")


def test_words_and_cards_come_through(case: MemoryView) -> None:
    for reading in case.readings:
        found = list(
            sheet(
                reading.document,
                claims=reading.claims,
                attributions=reading.attributions,
                sentences=reading.sentences,
                card=card,
            )
        )
        words = unescape(re.sub(r"<[^>]*>", "", " ".join(row.text for row in found)))
        assert words.split() == visible(reading.document.text).split()
        assert [one for row in found for one in row.cards] == [f"[{n + 1}]" for n in range(len(reading.claims))]


def test_a_source_within_a_source_lies_on_two_lines() -> None:
    reading = letter()
    html = "".join(
        row.text
        for row in sheet(
            reading.document, claims=reading.claims, attributions=reading.attributions, sentences=(), card=card
        )
    )
    outer, inner = reading.claims[1].id, reading.claims[2].id
    assert re.search(rf'<span class="m1" id="p-{outer}">.*<span class="m2" id="p-{inner}">.*</span></span>', html)
    assert "<b>Mr. Tamro</b> <i>told</i>" in html


def test_a_page_is_numbered_where_it_begins() -> None:
    reading = story()
    html = "".join(row.text for row in sheet(reading.document, claims=(), attributions=(), sentences=(), card=card))
    assert '<span class="page" data-n="page 2"></span>Orrefar Drum Works' in html


def test_a_page_that_begins_between_paragraphs_is_numbered_too() -> None:
    text = "one\n\n\ntwo"
    document = replace(story().document, text=text, pages=(Page(1, 0, 4), Page(2, 4, 4), Page(3, 4, 9)))
    html = [row.text for row in sheet(document, claims=(), attributions=(), sentences=(), card=card)]
    assert [re.findall("page (.)", one) for one in html] == [["1"], ["2", "3"]]


def test_a_long_paragraph_is_split_at_its_sentences() -> None:
    document = letter().document
    sentence = "x" * 299 + "."
    text = sentence * 4
    sentences = [Span(start, start + 300) for start in range(0, 1200, 300)]
    one = claim(document, "Ruta Ilvesmaa")
    claims = [Claim(f"c{n}", one.document, span, one.voice, (), one.act, one.factuality, one.status, one.basis)
              for n, span in enumerate(sentences)]  # fmt: skip
    assert list(rows(text, sentences=sentences, claims=claims)) == [(Span(0, 600), False), (Span(600, 1200), True)]


@given(st.text(alphabet="ab \n\t\r.", max_size=60))
def test_rows_hold_every_word_once(text: str) -> None:
    found = [span for span, _ in rows(text, sentences=(), claims=())]
    at = 0
    for span in found:
        assert not text[at : span.start].strip()
        at = span.end
    assert not text[at:].strip()


def test_a_part_of_a_document_has_the_cards_of_what_begins_in_it(case: MemoryView) -> None:
    """The story from its second sentence on: the words from there, the claims from there, numbered as in the whole."""
    reading = story()
    text, middle = reading.document.text, reading.document.text.index("Orrefar")
    for within in (Span(0, middle), Span(middle, len(text))):
        found = list(
            sheet(
                reading.document,
                claims=reading.claims,
                attributions=reading.attributions,
                sentences=reading.sentences,
                card=card,
                manner=Manner(within=within, numbers={one.id: n for n, one in enumerate(reading.claims, start=1)}),
            )
        )
        words = unescape(re.sub(r"<[^>]*>", "", " ".join(row.text for row in found)))
        assert words.split() == within.of(text).split()
        here = [n for n, one in enumerate(reading.claims, start=1) if within.start <= one.span.start < within.end]
        assert here
        assert [one for row in found for one in row.cards] == [f"[{n}]" for n in here]


def test_a_claim_that_is_asked_for_is_set_off_and_leads_where_it_should() -> None:
    reading = letter()
    lit = reading.claims[1].id
    html = "".join(
        row.text
        for row in sheet(
            reading.document,
            claims=reading.claims,
            attributions=(),
            sentences=(),
            card=card,
            manner=Manner(lit=lit, href=lambda claim: f"/claim/{claim.id}"),
        )
    )
    assert re.findall(r'<span class="m\d lit" id="p-(\w+)"><a href="/claim/(\w+)"', html) == [(lit, lit)]


def test_marks_that_cut_across_each_other_do_not_grow_with_the_square_of_their_number() -> None:
    document = replace(letter().document, text="word " * 400)
    base = letter().claims[0]
    claims = [replace(base, id=f"c{n}", document=document.id, span=Span(5 * n, 5 * n + 1000)) for n in range(200)]

    def size(deepest: int | None) -> int:
        drawn = sheet(document, claims=claims, attributions=(), sentences=(), card=card, manner=Manner(deepest=deepest))
        return sum(len(row.text) for row in drawn)

    assert size(8) < 60_000 < size(None)


def test_the_pages_that_begin_in_a_row_are_told() -> None:
    document = replace(
        letter().document, text="One.\n\nTwo.\n\nThree.", pages=(Page(1, 0, 4), Page(2, 4, 4), Page(3, 6, 18))
    )
    found = list(sheet(document, claims=(), attributions=(), sentences=(), card=card))
    assert [row.pages for row in found] == [(1,), (2, 3), ()]
