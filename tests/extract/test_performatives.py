"""Acts that the grammar shows, in trees parsed by hand: whose, by which words, and what."""

from __future__ import annotations

import pytest
from tests.support.parsed import clause

from sayso.extract.performatives import performed

Parts = tuple[str | None, str, tuple[str, ...]]


def acts(text: str, tree: str, *agents: int) -> list[Parts]:
    """Source, cue and contents of each act; `agents` are the words that head a person or an organisation."""
    found = clause(text, tree)

    def said(words: tuple[int, int]) -> str:
        return found.syntax.span(words[0], words[1] - 1).of(text)

    return [
        (said(act.source) if act.source else None, said(act.cue), tuple(said(part) for part in act.content))
        for act in performed(found.syntax.trees[0], agents)
    ]


@pytest.mark.parametrize(
    ("text", "tree", "agents", "parts"),
    [
        (
            "Lisk accused Odo of theft.",
            "1:nsubj 1:root 1:obj 4:case 1:obl 1:punct",
            (0, 2),
            ("Lisk", "accused", ("Odo of theft",)),
        ),
        (
            "Lisk was accused by Odo of theft.",
            "2:nsubj 2:aux 2:root 4:case 2:obl 6:case 4:nmod 2:punct",
            (0, 4),
            ("Odo", "was accused", ("Lisk", "theft")),
        ),
        (
            "Lisk asked Odo not to wait.",
            "1:nsubj 1:root 1:obj 5:advmod 5:mark 1:xcomp 1:punct",
            (0, 2),
            ("Lisk", "asked", ("not to wait",)),
        ),
        (
            "Lisk called on Odo to wait.",
            "1:nsubj 1:root 3:case 1:obl 5:mark 1:advcl 1:punct",
            (0, 3),
            ("Lisk", "called on", ("to wait",)),
        ),
        (
            "The court dismissed the claim.",
            "1:det 2:nsubj 2:root 4:det 2:obj 2:punct",
            (),
            ("The court", "dismissed", ("the claim",)),
        ),
        (
            "It dismissed the appeal.",
            "1:nsubj 1:root 3:det 1:obj 1:punct",
            (),
            ("It", "dismissed", ("the appeal",)),
        ),
        (
            "It is ordered that Odo pay.",
            "2:expl 2:aux 2:root 5:mark 5:nsubj 2:ccomp 2:punct",
            (4,),
            (None, "It is ordered", ("that Odo pay",)),
        ),
        (
            "Odo was told to wait.",
            "2:nsubj 2:aux 2:root 4:mark 2:xcomp 2:punct",
            (0,),
            (None, "was told", ("to wait",)),
        ),
        (
            "Lisk promised Odo help.",
            "1:nsubj 1:root 1:iobj 1:obj 1:punct",
            (0, 2),
            ("Lisk", "promised", ("help",)),
        ),
        (
            "Her demand that Odo pay failed.",
            "1:nmod 5:nsubj 4:mark 4:nsubj 1:acl 5:root 5:punct",
            (0, 3),
            ("Her", "demand", ("that Odo pay",)),
        ),
        (
            "Lisk asked Odo where we slept.",
            "1:nsubj 1:root 1:iobj 5:advmod 5:nsubj 1:ccomp 1:punct",
            (0, 2, 4),
            ("Lisk", "asked", ("where we slept",)),
        ),
    ],
)
def test_whose_act_by_which_words_and_what(text: str, tree: str, agents: tuple[int, ...], parts: Parts) -> None:
    assert acts(text, tree, *agents) == [parts]


@pytest.mark.parametrize(
    ("text", "tree", "agents"),
    [
        ("Lisk never asked Odo to wait.", "2:nsubj 2:advmod 2:root 2:obj 5:mark 2:xcomp 2:punct", (0, 3)),
        ("Lisk may ask Odo to wait.", "2:nsubj 2:aux 2:root 2:obj 5:mark 2:xcomp 2:punct", (0, 3)),
        (
            "If Lisk asks Odo to wait, leave.",
            "2:mark 2:nsubj 7:advcl 2:obj 5:mark 2:xcomp 2:punct 7:root 7:punct",
            (1, 3),
        ),
        ("Did Lisk ask Odo to wait?", "2:aux 2:nsubj 2:root 2:obj 5:mark 2:xcomp 2:punct", (1, 3)),
        ("Nobody asked Odo to wait.", "1:nsubj 1:root 1:obj 4:mark 1:xcomp 1:punct", (2,)),
        ("Lisk called Odo to wait.", "1:nsubj 1:root 1:obj 4:mark 1:xcomp 1:punct", (0, 2)),
        ("Lisk told Odo how to wait.", "1:nsubj 1:root 1:iobj 5:advmod 5:mark 1:xcomp 1:punct", (0, 2)),
        ("The storm threatened to rise.", "1:det 2:nsubj 2:root 4:mark 2:xcomp 2:punct", ()),
        ("It threatened to rise.", "1:nsubj 1:root 3:mark 1:xcomp 1:punct", ()),
        ("The baker dismissed the clerk.", "1:det 2:nsubj 2:root 4:det 2:obj 2:punct", (1, 4)),
        ("An office charged with keeping peace left.", "1:det 6:nsubj 1:acl 4:mark 2:advcl 4:obj 6:root 6:punct", ()),
    ],
)
def test_what_is_not_said_to_be_done_is_no_act(text: str, tree: str, agents: tuple[int, ...]) -> None:
    assert acts(text, tree, *agents) == []
