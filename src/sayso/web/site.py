"""What is served: the cases that are open, and what stands before every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Protocol

from starlette.requests import Request

from sayso.model import Review, Standing, standing
from sayso.model.account import Person
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


@dataclass(slots=True)
class Site:
    """The cases by their slugs, the gate before them, and the file that keeps what people save and the audit log."""

    cases: Mapping[str, OpenCase]
    gate: Gate
    digests: Digests
    workspace: Workspace | None = None
    jobs: Jobs = field(default_factory=Jobs)
    images: PageImages = field(default_factory=PageImages)
    _reviews: dict[str, tuple[tuple[int, int], Mapping[str, Standing]]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def reviews(self, case: OpenCase, view: View) -> Mapping[str, Standing]:
        """What people have said of claims and sources, by id; worked out once until something changes."""
        # A claim that was read anew may have another id, by which its reviews are found.
        state = view.state(), view.reviewed()
        with self._lock:
            held = self._reviews.get(case.slug)
        if held is None or held[0] != state:
            held = state, _standings(view.reviews())
            with self._lock:
                self._reviews[case.slug] = held
        return held[1]

    def note(self, person: Person | None, action: str, *, case: str, subject: str, detail: str) -> None:
        """Put a deed into the audit log, if there is one."""
        if self.workspace is not None:
            self.workspace.note(person.name if person else "", action, case=case, subject=subject, detail=detail)

    def close(self) -> None:
        """Stop the builds and close the cases."""
        self.jobs.close()
        self.images.close()
        for case in self.cases.values():
            case.close()
        self.digests.close()


def open_site(paths: Iterable[Path], gate: Gate, *, workspace: Workspace | None = None) -> Site:
    """The site of these cases; `workspace` keeps the audit log and what people save."""
    digests = Digests()
    return Site(open_cases(paths, digests), gate, digests, workspace)


def _standings(reviews: Iterable[Review]) -> dict[str, Standing]:
    by_subject: dict[str, list[Review]] = {}
    for one in reviews:
        by_subject.setdefault(one.subject, []).append(one)
    return {subject: standing(held) for subject, held in by_subject.items()}
