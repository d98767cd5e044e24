"""What was asked, tried, refused or denied was not said, asked or denied by those words."""

from __future__ import annotations

import pytest
from tests.support.parsed import clause

from sayso.extract.links import Linked
from sayso.extract.signals import Said
from sayso.extract.tags import Fragment, Role
from sayso.extract.undone import undone
from sayso.language.protocol import WordRange
from sayso.model import Act, Attribution, Kind


def said(cue: WordRange, content: WordRange, parent: int | None = None) -> Said:
    return Said(Linked(None, Fragment(cue, Role.CUE, 1.0), (Fragment(content, Role.CONTENT, 1.0),), 1.0), parent)


def left_out(text: str, tree: str, *heard: tuple[Act, WordRange, WordRange]) -> list[str]:
    """The cues of what was not done; each of those heard stands in the content of the one before."""
    syntax = clause(text, tree).syntax
    items = [said(cue, content, k - 1 if k else None) for k, (_, cue, content) in enumerate(heard)]
    made = tuple(
        Attribution(
            str(k),
            "d",
            (),
            (syntax.span(cue[0], cue[1] - 1),),
            (syntax.span(content[0], content[1] - 1),),
            act,
            Kind.INDIRECT,
            parent=str(k - 1) if k else None,
        )
        for k, (act, cue, content) in enumerate(heard)
    )
    found = undone(made, items, syntax)
    return [made[int(one)].cue[0].of(text) for one in sorted(found)]


def test_what_somebody_denies_having_asked_is_no_request() -> None:
    tree = "1:nsubj 1:root 5:mark 5:nsubj 5:aux 1:ccomp 5:obj 8:mark 5:xcomp 8:obj 1:punct"
    text = "Lisk denied that she had asked Odo to burn it."
    assert left_out(text, tree, (Act.DENY, (1, 2), (2, 10)), (Act.REQUEST, (4, 6), (7, 10))) == ["had asked"]
    text = "Lisk stated that she had asked Odo to burn it."
    assert left_out(text, tree, (Act.SAY, (1, 2), (2, 10)), (Act.REQUEST, (4, 6), (7, 10))) == []


def test_a_report_inside_what_is_denied_stands() -> None:
    text = "Lisk denied the story that Odo told."
    tree = "1:nsubj 1:root 3:det 1:obj 6:obj 6:nsubj 3:acl 1:punct"
    assert left_out(text, tree, (Act.DENY, (1, 2), (2, 7)), (Act.SAY, (6, 7), (4, 5))) == []


@pytest.mark.parametrize(
    ("text", "tree", "cue", "is_done"),
    [
        ("Lisk told Odo to deny it.", "1:nsubj 1:root 1:obj 4:mark 1:xcomp 4:obj 1:punct", (4, 5), False),
        ("Lisk asked that Odo deny it.", "1:nsubj 1:root 4:mark 4:nsubj 1:ccomp 4:obj 1:punct", (4, 5), False),
        ("Lisk called on Odo to admit it.", "1:nsubj 1:root 3:case 1:obl 5:mark 1:advcl 5:obj 1:punct", (5, 6), False),
        ("Lisk came forward to deny it.", "1:nsubj 1:root 1:advmod 4:mark 1:advcl 4:obj 1:punct", (4, 5), True),
        ("Lisk could have denied it now.", "3:nsubj 3:aux 3:aux 3:root 3:obj 3:advmod 3:punct", (1, 4), False),
        ("We could have denied it now.", "3:nsubj 3:aux 3:aux 3:root 3:obj 3:advmod 3:punct", (1, 4), True),
        ("Lisk left without denying it.", "1:nsubj 1:root 3:mark 1:advcl 3:obj 1:punct", (3, 4), False),
        ("Lisk left while denying it.", "1:nsubj 1:root 3:mark 1:advcl 3:obj 1:punct", (3, 4), True),
    ],
)
def test_what_was_wanted_possible_or_left_out_was_not_done(text: str, tree: str, cue: WordRange, is_done: bool) -> None:
    assert (left_out(text, tree, (Act.DENY, cue, (4, 5) if cue[1] <= 4 else (5, 6))) == []) is is_done


def test_that_it_was_said_is_no_grave_matter_and_stands() -> None:
    text, tree = "Lisk could have added it now.", "3:nsubj 3:aux 3:aux 3:root 3:obj 3:advmod 3:punct"
    assert left_out(text, tree, (Act.SAY, (1, 4), (4, 5))) == []
