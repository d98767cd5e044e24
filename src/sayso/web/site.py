"""What is served: the cases that are open, and what stands before every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Protocol

from starlette.requests import Request

from sayso.model import Hold, Review, Standing, standing, undone
from sayso.model.account import Person
from sayso.run.originals import Originals
from sayso.run.pageimages import PageImages
from sayso.store.protocol import View
from sayso.store.workspace import Workspace
from sayso.web.cases import Digests, OpenCase, open_cases
from sayso.web.jobs import Jobs


class Gate(Protocol):
    """Who asks, and whether what they send is theirs."""

    def person(self, request: Request) -> Person | None:
        """Who asks; None when they are not known."""

    def token(self, request: Request) -> str:
        """What the forms of a page for this session send back."""

    def check(self, request: Request, token: str) -> None:
        """Raises Refused when a request that changes something does not come from one of our pages."""


@dataclass(frozen=True, slots=True)
class _Reviewed:
    """What people have said by the first `number` reviews of a case in this state, and what stands of it, by subject.

    astray: how many of those that stand were given to a claim that is read otherwise now.
    """

    state: int
    number: int
    by_subject: Mapping[str, tuple[Review, ...]] = field(default_factory=dict)
    standings: Mapping[str, Standing] = field(default_factory=dict)
    astray: Mapping[str, int] = field(default_factory=dict)

    def later(self, number: int, reviews: Iterable[Review]) -> _Reviewed:
        """With these that were given since."""
        new: dict[str, list[Review]] = {}
        for one in reviews:
            new.setdefault(one.subject, []).append(one)
        changed = {subject: (*self.by_subject.get(subject, ()), *found) for subject, found in new.items()}
        standings = {subject: standing(found) for subject, found in changed.items()}
        astray = {subject: count for subject, found in changed.items() if (count := _astray(found))}
        left = {subject: count for subject, count in self.astray.items() if subject not in changed}
        by_subject = {**self.by_subject, **changed}
        return _Reviewed(self.state, number, by_subject, {**self.standings, **standings}, {**left, **astray})


@dataclass(slots=True)
class Site:
    """The cases by their slugs, the gate before them, and the file that keeps what people save and the audit log."""

    cases: Mapping[str, OpenCase]
    gate: Gate
    digests: Digests
    workspace: Workspace | None = None
    jobs: Jobs = field(default_factory=Jobs)
    images: PageImages = field(default_factory=PageImages)
    originals: Originals = field(default_factory=Originals)
    _lock: Lock = field(default_factory=Lock)

    def reviews(self, case: OpenCase, view: View) -> Mapping[str, Standing]:
        """What people have said of claims and sources, by id; worked out once until something changes."""
        return self._reviewed(case, view).standings

    def given(self, case: OpenCase, view: View) -> list[Review]:
        """What people have said, in the order they did; read anew only as far as it is new."""
        held = self._reviewed(case, view).by_subject.values()
        return sorted((one for found in held for one in found), key=lambda one: int(one.id[1:]))

    def astray(self, case: OpenCase, view: View) -> int:
        """How many reviews that stand were given to a claim that is read otherwise now, or not at all."""
        return sum(self._reviewed(case, view).astray.values())

    def _reviewed(self, case: OpenCase, view: View) -> _Reviewed:
        # With another state, claims may have been read anew, and reviews be of others.
        state, number = view.state(), view.reviewed()
        with self._lock:
            held: _Reviewed | None = case.kept.get(_Reviewed)
        if held is None or held.state != state or held.number > number:
            held = _Reviewed(state, 0)
        if held.number < number:
            held = held.later(number, view.reviews(after=held.number))
            with self._lock:
                case.kept[_Reviewed] = held
        return held

    def note(self, person: Person | None, action: str, *, case: str, subject: str, detail: str) -> int:
        """Put a deed into the audit log, if there is one; the entry's number. Raises WorkspaceError."""
        if self.workspace is None:
            return 0
        by = person.name if person else ""
        return self.workspace.note(by, action, case=case, subject=subject, detail=detail).number

    def close(self) -> None:
        """Stop the builds and close the cases."""
        self.jobs.close()
        self.images.close()
        self.originals.close()
        for case in self.cases.values():
            case.close()
        self.digests.close()


def open_site(paths: Iterable[Path], gate: Gate, *, workspace: Workspace | None = None) -> Site:
    """The site of these cases; `workspace` keeps the audit log and what people save."""
    digests = Digests()
    return Site(open_cases(paths, digests), gate, digests, workspace)


def _astray(reviews: Sequence[Review]) -> int:
    gone = undone(reviews)
    return sum(one.hold is not Hold.SAME for one in reviews if one.undoes is None and one.id not in gone)
