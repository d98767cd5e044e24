"""The timeline: what claims place in time, and when documents were written, on one axis, and what has no place there."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from sayso.model import Claim
from sayso.store.protocol import ClaimFilter, View

EVERY = ClaimFilter()


class Precision(StrEnum):
    """How exactly a time is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"
    OPEN_START = "open start"
    OPEN_END = "open end"


@dataclass(frozen=True, slots=True)
class Moment:
    """A place on the axis: inclusive ISO dates, of which one may be open (None)."""

    start: str | None
    end: str | None

    @property
    def precision(self) -> Precision:
        """How exact it is."""
        return _precision(self.start, self.end)

    @property
    def group(self) -> str:
        """The month that it lies in, "2021-03", or else the year that it begins in (or ends, when that is open)."""
        at = self.start or self.end or ""
        inside = self.start is not None and self.end is not None and self.start[:7] == self.end[:7]
        return at[:7] if inside else at[:4]

    @property
    def order(self) -> tuple[str, bool, str, str]:
        """A year's less exact times stand before its months, a month's after its days."""
        return self.group, self.precision is not Precision.DAY, self.start or self.end or "", self.end or "9999"

    def __str__(self) -> str:
        start, end = self.start, self.end
        match self.precision:
            case Precision.DAY:
                return f"{start}"
            case Precision.MONTH:
                return f"{start}"[:7]
            case Precision.YEAR:
                return f"{start}"[:4]
            case Precision.RANGE:
                return f"{start} to {end}"
            case Precision.OPEN_START:
                return f"up to {end}"
            case Precision.OPEN_END:
                return f"from {start} on"


@dataclass(frozen=True, slots=True)
class Event:
    """What a claim says happened, at the time that it says."""

    moment: Moment
    claim: Claim


@dataclass(frozen=True, slots=True)
class Writing:
    """A document at its own date; `claims` counts those in it that give no time themselves."""

    moment: Moment
    document: str
    path: str
    voice: str | None
    claims: int


Entry = Event | Writing


@dataclass(frozen=True, slots=True)
class Timeline:
    """The entries in order, and how many claims are not among them.

    untimed  give no time; each stands for itself only in the count of its document's date
    unfixed  have words for a time that come to no date ("that day")
    outside  have a time beyond the bounds that were asked for
    undated  of the untimed: their documents have no date either
    """

    entries: tuple[Entry, ...]
    untimed: int
    unfixed: int
    outside: int
    undated: int

    @property
    def events(self) -> int:
        """How many claims are on the axis."""
        return sum(isinstance(one, Event) for one in self.entries)

    @property
    def omissions(self) -> tuple[str, ...]:
        """What is not shown, a sentence each."""
        return omissions(self.untimed, self.unfixed, self.outside, undated=self.undated)


def omissions(untimed: int, unfixed: int, outside: int, *, undated: int) -> tuple[str, ...]:
    """How many claims are not shown for which reason, a sentence each."""
    more = f", {undated:,} of them in undated documents" if undated else ""
    found = (
        (untimed, f"{_have(untimed, 'gives', 'give')} no time{more}."),
        (unfixed, f"{_have(unfixed, 'has', 'have')} words for a time that come to no date."),
        (outside, f"{_have(outside, 'lies', 'lie')} outside the bounds."),
    )
    return tuple(sentence for number, sentence in found if number)


def timeline(view: View, wanted: ClaimFilter = EVERY, *, documents: bool = True) -> Timeline:
    """What the claims that meet the filter place in time; its bounds apply to what is placed, and to documents' dates."""
    since, until = wanted.since, wanted.until
    every = replace(wanted, since=None, until=None)
    found: list[Entry] = []
    unfixed = outside = 0
    for claim in view.claims(replace(every, timed=True)):
        moment = moment_of(claim)
        if moment is None:
            unfixed += 1
        elif not within(moment, since=since, until=until):
            outside += 1
        else:
            found.append(Event(moment, claim))
    untimed = view.counts(replace(every, timed=False))
    undated = 0
    for document in view.documents():
        number = untimed.get(document.id, 0)
        written = date_of(document.published)
        if written is None:
            undated += number
        elif documents and number and within(written, since=since, until=until):
            voice = document.author or document.publisher
            found.append(Writing(written, document.id, document.path, voice, number))
    return Timeline(tuple(sorted(found, key=_order)), sum(untimed.values()), unfixed, outside, undated)


def moment_of(claim: Claim) -> Moment | None:
    """When a claim says that it happened; None when that is no date."""
    time = claim.time
    return None if time is None or time.start is time.end is None else Moment(time.start, time.end)


def date_of(published: str | None) -> Moment | None:
    """A document's date, which may be a month or a year."""
    if not published:
        return None
    day = published[:10]
    if len(day) == len("2021"):
        return Moment(f"{day}-01-01", f"{day}-12-31")
    return Moment(f"{day}-01", _month_end(day)) if len(day) == len("2021-03") else Moment(day, day)


def within(moment: Moment, *, since: str | None, until: str | None) -> bool:
    """Whether any of it lies within the bounds."""
    return (since is None or (moment.end or "9999") >= since) and (until is None or (moment.start or "0000") <= until)


def grouped(entries: Iterable[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """The entries by month, or by the year of those that are known no nearer."""
    held: list[Entry] = []
    for one in entries:
        if held and held[-1].moment.group != one.moment.group:
            yield held[0].moment.group, held
            held = []
        held.append(one)
    if held:
        yield held[0].moment.group, held


def heading(group: str) -> str:
    """A group in words: "March 2021", or "2021, not to the month"."""
    year, _, month = group.partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}" if month else f"{year}, not to the month"


_MONTHS = (
    "January February March April May June July August September October November December"
).split()  # fmt: skip


def _precision(start: str | None, end: str | None) -> Precision:
    if start is None:
        return Precision.OPEN_START
    if end is None:
        return Precision.OPEN_END
    if start == end:
        return Precision.DAY
    if start == f"{end[:7]}-01" and end == _month_end(end):
        return Precision.MONTH
    whole = start[5:] == "01-01" and end[5:] == "12-31" and start[:4] == end[:4]
    return Precision.YEAR if whole else Precision.RANGE


def _month_end(day: str) -> str:
    year, month = int(day[:4]), int(day[5:7])
    return f"{day[:7]}-{monthrange(year, month)[1]}"


def _order(one: Entry) -> tuple[object, ...]:
    if isinstance(one, Event):
        return (*one.moment.order, 0, one.claim.document, one.claim.span, one.claim.id)
    return (*one.moment.order, 1, one.path, one.document)


def _claims(number: int) -> str:
    return f"{number:,} {'claim' if number == 1 else 'claims'}"


def _have(number: int, one: str, many: str) -> str:
    return f"{_claims(number)} {one if number == 1 else many}"
