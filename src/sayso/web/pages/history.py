"""The history: who decided and who reviewed what, when and why, newest first; each can be taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.errors import CaseBusy, Undecidable
from sayso.model import Hold, Judgement, Review, undone
from sayso.report.decisions import reviewed, sentence
from sayso.resolve import effective_ids
from sayso.run.deciding import Author, undo
from sayso.run.reviewing import take_back
from sayso.store.protocol import View
from sayso.web.again import again
from sayso.web.asked import PAGE, Asked
from sayso.web.asking import Asking, Chip, one_of
from sayso.web.kept import Kept
from sayso.web.lines import of_page
from sayso.web.page import Page, Pager, Redirect
from sayso.web.pages.identity import catching_up
from sayso.web.routes import Answer, get, post

KINDS = ("merged", "split", "kept apart", "unsure", "mark", "grade", "note", "taken back")


@dataclass(frozen=True, slots=True)
class Deed:
    """A decision or a review as a line. `subject` is what a review is about, with its speaker.

    links  (words, parts of an address) of what it is about
    stands whether nobody has taken it back; undoes: which one it takes back itself
    hold   what has become of the claim that it was given to
    """

    id: str
    kind: str
    by: str
    at: str
    why: str
    said: str
    subject: str
    link: tuple[str, str] | None
    stands: bool
    undoes: str | None
    hold: Hold = Hold.SAME

    @property
    def astray(self) -> bool:
        """Whether it is a review that stands, of a claim that is read otherwise now."""
        return self.hold is not Hold.SAME and self.stands and self.undoes is None


_DEEDS: Kept[tuple[Deed, ...]] = Kept(8)


def history(asked: Asked) -> Page:
    """The decisions and reviews that the address asks for."""
    view = asked.view
    deeds = _DEEDS.get(
        asked, "all", lambda: _all(view, asked.site.given(asked.case, view)), state=(view.state(), view.reviewed())
    )
    found = Asking()
    people = sorted({one.by for one in deeds})
    by, kind = _one_of(asked, found, "by", people), _one_of(asked, found, "kind", KINDS)
    shown = [one for one in deeds if by in (None, one.by) and kind in (None, one.kind)]
    if asked.params.get("astray"):
        found.chips.append(Chip("astray", "whose claim", "is read otherwise now"))
        shown = [one for one in shown if one.astray]
    values = {
        "asking": found,
        "pager": Pager(len(shown), asked.page, PAGE),
        "deeds": of_page(shown, asked.page, PAGE),
        "people": people,
        "kinds": KINDS,
        "astray": sum(one.astray for one in deeds),
    }
    return Page("history.html.j2", "History", values)


def undo_one(asked: Asked) -> Answer:
    """Take a decision or a review back."""
    ident = asked.form.get("id", "")
    author = Author(by=asked.person.name if asked.person else "", why=asked.form.get("why", "").strip())
    late = ""
    try:
        if ident.startswith("r"):
            with asked.case.reviewer() as reviewer:
                told = reviewed(take_back(reviewer, ident, author=author))
        else:
            with asked.case.writer() as writer:
                told = sentence(undo(writer, ident or "j0", author=author, patient=False))
                late = catching_up(asked, writer)
    except (Undecidable, CaseBusy) as error:
        page = history(asked)
        return again(page, error, words="" if _open(page, ident) else author.why)
    done = late or "The undoing is in this list, and can be taken back itself."
    return Redirect(asked.url("history"), f"Taken back: {told}. {done}")


def _open(page: Page, ident: str) -> bool:
    """Whether the page has the form that was sent."""
    deeds = page.values["deeds"]
    return isinstance(deeds, Sequence) and any(one.id == ident and one.stands for one in deeds)


def _all(view: View, said: Sequence[Review]) -> tuple[Deed, ...]:
    """Newest first; of one second, what was done last first."""
    both = [*_judged(tuple(view.judgements())), *_reviewed(said)]
    return tuple(sorted(both, key=lambda one: (one.at, int(one.id[1:])), reverse=True))


def _judged(made: Sequence[Judgement]) -> Iterator[Deed]:
    stand = effective_ids(made)
    kinds = {"same": "merged", "different": "kept apart", "unsure": "unsure"}
    for one in made:
        kind = "taken back" if one.undoes else "split" if one.left == one.right else kinds[one.verdict]
        yield Deed(
            one.id, kind, one.by, one.at, one.why, sentence(one), "", ("entity", one.left), one.id in stand, one.undoes
        )


def _reviewed(made: Sequence[Review]) -> Iterator[Deed]:
    gone = undone(made)
    for one in made:
        kind = "taken back" if one.undoes else str(one.kind)
        link = ("claim" if one.document else "entity", one.subject)
        if one.document is not None and one.hold is Hold.GONE:
            link = ("document", one.document)
        yield Deed(
            one.id,
            kind,
            one.by,
            one.at,
            one.why,
            reviewed(one),
            one.name,
            link,
            one.id not in gone,
            one.undoes,
            one.hold,
        )


def _one_of(asked: Asked, found: Asking, name: str, among: Sequence[str]) -> str | None:
    """What is chosen, as a chip that takes the choice back."""
    one = one_of(asked, found, name, among, called={"by": "person who decided here"}.get(name, ""))
    if one is not None:
        found.chips.append(Chip(name, name, one))
    return one


ROUTES = (get("/case/{case}/history", history), post("/case/{case}/history", undo_one))
