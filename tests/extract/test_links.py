"""Which parts make one attribution, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sayso.extract.links import CUELESS, UNSOURCED, Linked, link
from sayso.extract.tags import Fragment, Role, fragments
from sayso.language.calibration import unmapped
from support.scripted import Says, Script, ScriptedLanguage

TEXT = "Odo Brandt said the lock was shut. The bargee denied that it was."


@pytest.fixture(autouse=True)
def _scores_of_the_model() -> Iterator[None]:
    with unmapped():
        yield


def linked(*says: Says, change: dict[Role, float] | None = None) -> list[Linked]:
    """The attributions of the script; `change` gives the fragments of a role another confidence."""
    language = ScriptedLanguage(TEXT, Script(says=says))
    sheet = next(language.read(language.words, [(0, len(language.words))]))
    found = [
        Fragment(f.words, f.role, (change or {}).get(f.role, f.confidence), f.suspects)
        for f in fragments(sheet, language.parameters)
    ]
    return link(sheet, found, language.parameters)


ODO = Says("Odo Brandt", "said", ("the lock was shut",))
BARGEE = Says("The bargee", "denied", ("that it was",))


def test_each_content_and_source_goes_to_its_cue() -> None:
    first, second = linked(ODO, BARGEE)
    assert first.source is not None and first.source.words == (0, 2)
    assert [part.words for part in second.content] == [(11, 14)]
    assert first.confidence > 0.9


def test_an_attribution_is_as_sure_as_all_its_parts_together() -> None:
    whole = linked(ODO)[0].confidence
    assert linked(ODO, change={Role.CUE: 0.5})[0].confidence == pytest.approx(0.5 * whole, rel=0.02)
    both = linked(ODO, change={Role.CUE: 0.5, Role.SOURCE: 0.5})[0].confidence
    assert both == pytest.approx(0.25 * whole, rel=0.02)


def test_a_content_in_pieces_is_as_sure_as_its_words_on_the_whole() -> None:
    pieces = Says("Odo Brandt", "said", ("the lock was shut", "that it was"))
    assert len(linked(pieces)[0].content) == 2
    assert linked(pieces)[0].confidence > 0.9


def test_an_attribution_without_a_source_is_less_sure() -> None:
    open_ = linked(Says(None, "said", ("the lock was shut",)))[0]
    assert open_.source is None
    assert open_.confidence == pytest.approx(UNSOURCED, abs=0.02)


def test_a_content_without_a_cue_is_the_least_sure() -> None:
    language = ScriptedLanguage(TEXT, Script(says=(ODO,)))
    sheet = next(language.read(language.words, [(0, len(language.words))]))
    contents = [f for f in fragments(sheet, language.parameters) if f.role is Role.CONTENT]
    (alone,) = link(sheet, contents, language.parameters)
    assert alone.cue is None
    assert alone.confidence == pytest.approx(UNSOURCED * CUELESS, abs=0.02)
