"""A form that was not taken: the page that it was sent from, as it is now, with the reason, and the words still in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sayso.errors import CaseBusy, CaseError, Outdated, SaysoError
from sayso.report.visible import one_line
from sayso.web.page import Page

_LATER = (
    "The case is being written just now, most likely by a build; nothing was done. Send it again when that is over."
)
_LOOK = " Your words stand in the form still."
_OWN = ("token", "seen", "next", "id", "kind", "old", "password", "again", "case")


def again(page: Page, error: SaysoError, *, words: str = "") -> Page:
    """The page with what was in the way. Its forms are filled from what was sent; `words` have no field there any more."""
    reason = _LATER if isinstance(error, CaseBusy) else sentence(error)
    late = isinstance(error, CaseError | Outdated)
    kept = _LOOK if late and not isinstance(error, CaseBusy) else ""
    if words.strip():
        kept = f" You wrote: “{one_line(words)}”."
    return replace(page, remark=f"{reason}{kept}", status=409 if late else 400)


def sentence(error: Exception) -> str:
    """What an error says, as a sentence."""
    words = str(error)
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith('.') else '.'}"


def written(form: Mapping[str, str]) -> str:
    """The words that somebody wrote into a form, without what the form brought along and without passwords."""
    return "; ".join(value for name, value in form.items() if name not in _OWN and value.strip())
