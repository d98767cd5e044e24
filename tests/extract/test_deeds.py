"""What a speaker did, perceived or underwent, on small sentences parsed by hand."""

from __future__ import annotations

import pytest
from tests.support.parsed import clause

from sayso.extract.deeds import own_deed, tells_of_event
from sayso.model import Act, Span

SPEAKER = frozenset(("i", "me", "my", "he", "him"))


def deed(text: str, tree: str, act: Act = Act.SAY) -> str | None:
    def means(word: Span) -> bool:
        return word.of(text).casefold() in SPEAKER

    return own_deed(clause(text, tree), means, act)


@pytest.mark.parametrize(
    ("text", "tree", "kind"),
    [
        ("I carried the box", "1:nsubj 1:root 3:det 1:obj", "deed"),
        ("he locked the gate", "1:nsubj 1:root 3:det 1:obj", "deed"),
        ("Odo locked the gate", "1:nsubj 1:root 3:det 1:obj", None),
        ("I heard two shots", "1:nsubj 1:root 3:nummod 1:obj", "perception"),
        ("I could see the quay", "2:nsubj 2:aux 2:root 4:det 2:obj", "perception"),
        ("I was dismissed", "2:nsubj 2:aux 2:root", "undergone"),
        ("Odo struck me", "1:nsubj 1:root 1:obj", "undergone"),
        ("Odo told me", "1:nsubj 1:root 1:obj", None),
        ("I know Odo", "1:nsubj 1:root 1:obj", None),
        ("I will lock the gate", "2:nsubj 2:aux 2:root 4:det 2:obj", None),
        ("I rent a boat", "1:nsubj 1:root 3:det 1:obj", None),
        ("I was a clerk", "3:nsubj 3:cop 3:det 3:root", None),
        ("I was at home", "3:nsubj 3:cop 3:case 3:root", "deed"),
        ("We left when I shouted", "1:nsubj 1:root 4:advmod 4:nsubj 1:advcl", "witnessed"),
    ],
)
def test_deeds(text: str, tree: str, kind: str | None) -> None:
    assert deed(text, tree) == kind


def test_hearsay_is_being_told() -> None:
    assert deed("I heard that Odo left", "1:nsubj 1:root 4:mark 4:nsubj 1:ccomp") == "hearsay"
    assert deed("I heard of it", "1:nsubj 1:root 3:case 1:obl") == "hearsay"
    assert deed("I was told", "2:nsubj 2:aux 2:root") == "hearsay"


def test_a_content_without_a_subject_is_its_sources_deed() -> None:
    """Odo denied taking the key; Quill urged taking the key."""
    tree = "0:root 2:det 0:obj"
    assert deed("taking the key", tree, Act.DENY) == "implied"
    assert deed("taking the key", tree, Act.REQUEST) is None
    assert deed("knowing the key", tree, Act.DENY) is None
    assert deed("any part", "1:det 1:root", Act.DENY) == "implied"
    assert deed("any part", "1:det 1:root", Act.SAY) is None


def test_an_event_is_no_state_and_nothing_to_come() -> None:
    assert tells_of_event(clause("Odo left", "1:nsubj 1:root"))
    assert not tells_of_event(clause("Odo knew it", "1:nsubj 1:root 1:obj"))
    assert not tells_of_event(clause("Odo will leave", "2:nsubj 2:aux 2:root"))
