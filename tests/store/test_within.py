"""A long document is read in parts: what of it lies in a stretch, and where its claims stand."""

from __future__ import annotations

from pathlib import Path

from sayso.model import Span, hull
from sayso.store import ClaimFilter, open_view, open_writer
from support.harbour import letter, story
from support.readings import state


def test_what_overlaps_a_stretch_comes_and_nothing_else(tmp_path: Path) -> None:
    """Of the letter: all of it, its second sentence, a stretch that ends where a sentence begins, its opening."""
    reading = letter()
    with open_writer(tmp_path / "case.sayso") as writer:
        for one in (reading, story()):
            writer.put([one], file=state(one.document.path, one.document.id))
    ident, last = reading.document.id, reading.sentences[-1]
    with open_view(tmp_path / "case.sayso") as view:
        assert view.sentences(ident) == reading.sentences
        assert view.sentences(ident, last) == (last,)
        assert last not in view.sentences(ident, Span(0, last.start))
        whole = tuple(view.attributions(ident))
        assert len(whole) > 1
        for stretch in (
            Span(0, 5),
            hull(whole[0].source),
            hull(whole[-1].content),
            Span(0, len(reading.document.text)),
        ):
            among = [one for one in whole if hull((*one.source, *one.cue, *one.content)).overlaps(stretch)]
            assert list(view.attributions(ident, stretch)) == among


def test_where_the_claims_of_a_document_stand_in_the_order_of_its_text(tmp_path: Path) -> None:
    reading = letter()
    with open_writer(tmp_path / "case.sayso") as writer:
        writer.put([reading], file=state(reading.document.path, reading.document.id))
        writer.put([story()], file=state(story().document.path, story().document.id))
    with open_view(tmp_path / "case.sayso") as view:
        spans = view.claim_spans(reading.document.id)
        assert list(spans.items()) == [
            (one.id, one.span) for one in view.claims(ClaimFilter(document=reading.document.id))
        ]
        assert len(spans) == len(reading.claims)
