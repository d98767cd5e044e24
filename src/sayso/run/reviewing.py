"""An analyst's word on a claim or a source: a mark, a grade, a note; each is added, stays, and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sayso.errors import Outdated, Undecidable
from sayso.model import CREDIBILITY, RELIABILITY, Claim, Entity, Mark, Review, ReviewKind, undone
from sayso.report.decisions import reviewed
from sayso.report.speakers import chain_line, mouths
from sayso.report.visible import one_line
from sayso.run.deciding import Author
from sayso.store.protocol import Reviewer, View

_QUOTE = 160  # code points of a claim's words that the history shows
_LONGEST = 10_000  # code points of a note


def review_claim(
    reviewer: Reviewer,
    view: View,
    claim: Claim,
    kind: ReviewKind,
    value: str,
    *,
    author: Author,
    seen: str | None = None,
) -> str:
    """Mark, grade or annotate a claim; returns the review's id. Raises Undecidable when the value is none of its kind.

    `seen` is the id of the last review of the claim that the author knows of, "" for none. Raises Outdated when there is
    another by now, and writes nothing.
    """
    words = one_line(claim.span.of(view.document(claim.document).text), width=_QUOTE)
    said = Review(
        claim.id,
        kind,
        _checked(kind, value, grades=tuple(CREDIBILITY)),
        author.by,
        _now(),
        author.why,
        name=f"{chain_line(mouths(claim))}: “{words}”",
        document=claim.document,
        span=claim.span,
    )
    return _add(reviewer, said, seen, what="claim")


def last_review(made: Sequence[Review]) -> str:
    """The id of the last of these reviews; "" when there are none."""
    return made[-1].id if made else ""


def review_source(
    reviewer: Reviewer, source: Entity, kind: ReviewKind, value: str, *, author: Author, seen: str | None = None
) -> str:
    """Grade or annotate a source; returns the review's id. Raises Undecidable and Outdated as `review_claim` does."""
    if kind is ReviewKind.MARK:
        raise Undecidable("a source has a grade and notes; only claims are marked")
    checked = _checked(kind, value, grades=tuple(RELIABILITY))
    said = Review(source.id, kind, checked, author.by, _now(), author.why, name=source.name)
    return _add(reviewer, said, seen, what="source")


def take_back(reviewer: Reviewer, ident: str, *, author: Author) -> Review:
    """Take a review back; returns it. Taking back an undoing brings the review back.

    Raises Undecidable when there is none of this id, Outdated when somebody has taken it back already.
    """
    with reviewer.transaction():
        made = tuple(reviewer.reviews())
        target = next((one for one in made if one.id == ident), None)
        if target is None:
            raise Undecidable(f"there is no review {ident!r}")
        gone = undone(made)
        if ident in gone:
            undoing = next(one for one in made if one.undoes == ident and one.id not in gone)
            raise Outdated(
                f"{ident} has been taken back already, by {undoing.by} ({undoing.at}); undo that undoing ({undoing.id}) to"
                " bring it back"
            )
        said = Review(
            target.subject,
            target.kind,
            target.value,
            author.by,
            _now(),
            author.why,
            name=target.name,
            document=target.document,
            span=target.span,
            undoes=target.id,
        )
        reviewer.review(said)
    return target


def _add(reviewer: Reviewer, said: Review, seen: str | None, *, what: str) -> str:
    with reviewer.transaction():
        made = tuple(reviewer.reviews(said.subject))
        if seen is not None and last_review(made) != seen:
            if not made:
                raise Outdated(f"what was said of this {what} is no longer here: its document was read anew")
            last = made[-1]
            raise Outdated(f"{last.by} has reviewed this {what} since you opened it: {reviewed(last)} ({last.at})")
        return reviewer.review(said)


def _checked(kind: ReviewKind, value: str, *, grades: tuple[str, ...]) -> str:
    match kind:
        case ReviewKind.MARK:
            if value not in tuple(Mark):
                raise Undecidable(f"{value!r} is no mark; the marks are {', '.join(Mark)}")
        case ReviewKind.GRADE:
            if value not in ("", *grades):
                raise Undecidable(f"{value!r} is no grade here; the grades are {', '.join(grades)}, or nothing")
        case ReviewKind.NOTE:
            if not value.strip():
                raise Undecidable("an empty note says nothing")
            if len(value) > _LONGEST:
                raise Undecidable(f"a note may have {_LONGEST:,} characters; this one has {len(value):,}")
    return value.strip()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
