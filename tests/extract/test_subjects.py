"""Whose words they are by the grammar, where the model names nobody or somebody of an earlier sentence."""

from __future__ import annotations

from tests.support.parsed import clause

from sayso.extract.links import Linked
from sayso.extract.subjects import with_subject
from sayso.extract.tags import Fragment, Role
from sayso.language.protocol import WordRange


def source(
    text: str, tree: str, cue: WordRange, *agents: int, named: WordRange | None = None, ends: tuple[int, ...] = ()
) -> str:
    """The words of the source; `named` is the model's own."""
    syntax = clause(text, tree).syntax
    given = Fragment(named, Role.SOURCE, 0.9) if named is not None else None
    content = (Fragment((cue[1] + 1, cue[1] + 3), Role.CONTENT, 0.9),)
    linked = Linked(given, Fragment(cue, Role.CUE, 0.9), content, 0.9)
    found = with_subject(linked, syntax.trees, ends, agents).source
    return syntax.span(found.words[0], found.words[1] - 1).of(text) if found is not None else ""


def test_a_coordinated_verb_has_the_subject_of_the_first() -> None:
    text, tree = (
        "Lisk came and told him that she left.",
        "1:nsubj 1:root 3:cc 1:conj 3:obj 7:mark 7:nsubj 3:ccomp 1:punct",
    )
    assert source(text, tree, (3, 4), 0) == "Lisk"
    assert source(text, tree, (3, 4)) == ""  # nobody who can speak


def test_a_source_of_an_earlier_sentence_gives_way_to_the_subject_and_one_of_this_does_not() -> None:
    text = "Odo slept. Lisk told him that she left."
    tree = "1:nsubj 1:root 1:punct 4:nsubj 4:root 4:obj 8:mark 8:nsubj 4:ccomp 4:punct"
    assert source(text, tree, (4, 5), 0, 3, named=(0, 1), ends=(2, 9)) == "Lisk"
    assert source(text, tree, (4, 5), 0, 3, named=(0, 1), ends=(9,)) == "Odo"


def test_who_is_told_or_seems_to_say_so_is_not_made_the_source() -> None:
    text, tree = "Lisk was told that she left.", "2:nsubj 2:aux 2:root 5:mark 5:nsubj 2:ccomp 2:punct"
    assert source(text, tree, (1, 3), 0) == ""
    text, tree = "Lisk appears to have left it.", "1:nsubj 1:root 4:mark 4:aux 1:xcomp 4:obj 1:punct"
    assert source(text, tree, (1, 2), 0) == ""
