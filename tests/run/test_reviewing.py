"""A person's word on a claim or a source: added, shown as it stands, taken back, and kept when the case is read anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sayso.errors import NotFound, Outdated, Undecidable
from sayso.model import Act, Basis, Claim, Factuality, Mark, Reading, ReviewKind, Span, Status, Voice, standing
from sayso.run.deciding import Author
from sayso.run.reviewing import review_claim, review_source, take_back
from sayso.store import open_reviewer, open_view, open_writer
from support.named import entities, naming, put
from support.readings import state

ANA = Author(by="ana", why="read the original")


def reading(ident: str = "c1") -> Reading:
    """ "Ana Rey" as one claim of the document's own voice."""
    one = naming("a.txt", ["Ana Rey"])
    claim = Claim(
        ident, one.document.id, Span(0, 7), Voice("Odo Brandt"), (), Act.SAY, Factuality.CERTAIN,
        Status.UNSTATED, Basis.UNSTATED,
    )  # fmt: skip
    return replace(one, claims=(claim,))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.sayso"
    with open_writer(path) as writer:
        writer.put([reading()], file=state("a.txt", reading().document.id))
    return path


def say(case: Path, kind: ReviewKind, value: str) -> str:
    with open_view(case) as view, open_reviewer(case) as reviewer:
        return review_claim(reviewer, view, next(view.claims()), kind, value, author=ANA)


def stands(case: Path, subject: str = "c1") -> tuple[Mark, str, list[str]]:
    with open_view(case) as view:
        found = standing(tuple(view.reviews(subject)))
    return found.mark, found.grade, [one.value for one in found.notes]


def test_the_last_mark_and_grade_stand_and_every_note(case: Path) -> None:
    assert stands(case) == (Mark.UNREVIEWED, "", [])
    say(case, ReviewKind.MARK, "disputed")
    say(case, ReviewKind.GRADE, "3")
    say(case, ReviewKind.NOTE, "see the ledger")
    say(case, ReviewKind.MARK, "accepted")
    say(case, ReviewKind.NOTE, "seen")
    assert stands(case) == (Mark.ACCEPTED, "3", ["see the ledger", "seen"])


def test_what_is_taken_back_gives_way_to_what_stood_before_and_comes_back(case: Path) -> None:
    say(case, ReviewKind.MARK, "disputed")
    second = say(case, ReviewKind.MARK, "accepted")
    with open_reviewer(case) as reviewer:
        assert take_back(reviewer, second, author=ANA).value == "accepted"
    assert stands(case)[0] is Mark.DISPUTED
    with open_reviewer(case) as reviewer, pytest.raises(Undecidable, match="already"):
        take_back(reviewer, second, author=ANA)
    with open_view(case) as view:
        undoing = list(view.reviews())[-1].id
    with open_reviewer(case) as reviewer:
        take_back(reviewer, undoing, author=ANA)
    assert stands(case)[0] is Mark.ACCEPTED


def test_it_shows_who_was_quoted_and_is_found_by_its_place_when_the_claim_has_another_id(case: Path) -> None:
    say(case, ReviewKind.MARK, "needs work")
    with open_writer(case) as writer:
        writer.put([reading("c2")], file=state("a.txt", reading().document.id))
    assert stands(case, "c2")[0] is Mark.NEEDS_WORK
    with open_view(case) as view:
        (only,) = view.reviews()
    assert (only.name, only.by, only.why) == ("Odo Brandt: “Ana Rey”", "ana", "read the original")


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        (ReviewKind.MARK, "true", "the marks are accepted, disputed"),
        (ReviewKind.GRADE, "A", "the grades are 1, 2"),
        (ReviewKind.NOTE, "  ", "empty"),
        (ReviewKind.NOTE, "x" * 10_001, "10,001"),
    ],
)
def test_what_is_no_review_is_refused_and_nothing_is_kept(case: Path, kind: ReviewKind, value: str, told: str) -> None:
    with pytest.raises(Undecidable, match=told):
        say(case, kind, value)
    with open_view(case) as view:
        assert not list(view.reviews())


def test_a_source_is_graded_and_not_marked(tmp_path: Path) -> None:
    case = tmp_path / "case.sayso"
    put(case, "a.txt", "Ana Rey")
    ident = next(iter(entities(case)))
    with open_view(case) as view, open_reviewer(case) as reviewer:
        ana = view.entity(ident)
        review_source(reviewer, ana, ReviewKind.GRADE, "B", author=ANA)
        with pytest.raises(Undecidable, match="only claims"):
            review_source(reviewer, ana, ReviewKind.MARK, "accepted", author=ANA)
        with pytest.raises(NotFound):
            reviewer.review(replace(next(iter(reviewer.reviews())), undoes="r9"))
    assert stands(case, ana.id)[1] == "B"


def test_every_change_but_a_review_gives_the_case_another_state(case: Path) -> None:
    with open_view(case) as view:
        before = view.state()
    say(case, ReviewKind.GRADE, "2")
    with open_view(case) as view:
        assert (view.state(), view.reviewed()) == (before, 1)
    put(case, "b.txt", "Bo Tarn")
    with open_view(case) as view:
        assert view.state() > before


def test_a_review_is_refused_when_another_came_since_and_given_when_it_is_sent_again(case: Path) -> None:
    """Two people open a claim that nobody has reviewed; both mark it; the second is told, looks, and marks it again."""
    with open_view(case) as view, open_reviewer(case) as reviewer:
        claim = next(view.claims())
        before = view.state()

        def mark(value: str, by: str, seen: str) -> str:
            return review_claim(reviewer, view, claim, ReviewKind.MARK, value, author=Author(by=by), seen=seen)

        first = mark("disputed", "bo", "")
        with pytest.raises(Outdated, match=r"bo has reviewed this claim .*marked disputed"):
            mark("accepted", "ana", "")
        assert stands(case)[0] is Mark.DISPUTED
        mark("accepted", "ana", first)
        assert stands(case)[0] is Mark.ACCEPTED
        with pytest.raises(Outdated, match="is no longer here"):
            review_claim(reviewer, view, replace(claim, id="c9"), ReviewKind.MARK, "accepted", author=ANA, seen="r9")
    with open_view(case) as view:
        # A review leaves the lists of the case as they are.
        assert view.state() == before
