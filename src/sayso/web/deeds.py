"""The audit log of what is done in a case: an entry before it is done, and another with what came of it.

So nothing is done without an entry: where the log cannot be written, nothing is; and where the program is killed in
between, the first entry says that it was begun.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from sayso.errors import SaysoError
from sayso.report.visible import one_line
from sayso.web.asked import Asked
from sayso.web.page import Page, Redirect
from sayso.web.routes import Answer, PageRoute

_LOG = logging.getLogger("sayso.web")
_LONGEST = 500  # code points of what was sent
_SECRET = ("token", "seen", "password", "again", "old")


def done(route: PageRoute, asked: Asked) -> Answer:
    """What the page answers, with its entries. Raises whatever it does, and WorkspaceError where nothing can be noted."""
    if not route.logged or asked.site.workspace is None:
        return route.function(asked)
    deed = _Deed(route, asked)
    deed.begin()
    try:
        answer = route.function(asked)
    except BaseException as error:
        deed.end(str(error) if isinstance(error, SaysoError) else type(error).__name__, done=False)
        raise
    if isinstance(answer, Page):
        deed.end(answer.remark, done=False)
    elif isinstance(answer, Redirect):
        deed.end(answer.told, done=not answer.error)
    return answer


class _Deed:
    def __init__(self, route: PageRoute, asked: Asked) -> None:
        self._what, self._changes = route.logged, route.method == "POST"
        subject = " ".join(value for name, value in asked.path.items() if name != "case")
        site, person, case = asked.site, asked.person, asked.case.ident
        self._sent = _sent(asked)
        self._note: Callable[[str, str], int] = lambda action, detail: site.note(
            person, action, case=case, subject=subject, detail=detail
        )
        self._number = 0

    def begin(self) -> None:
        """Whoever takes something away has it with the answer; what changes something may still be refused."""
        self._number = self._note(f"begin {self._what}" if self._changes else self._what, self._sent)

    def end(self, words: str, *, done: bool) -> None:
        """What came of it. It is done, or not, by now: an entry that cannot be written changes nothing of that."""
        action = self._what if done else f"{self._what} not done"
        try:
            self._note(action, f"entry {self._number}: {words}")
        except SaysoError:
            _LOG.exception("what came of entry %s of the audit log could not be noted", self._number)


def _sent(asked: Asked) -> str:
    """What was sent, or asked for, in a line, without passwords."""
    fields = [*asked.many, *((name, value) for name, value in asked.fields if name not in _SECRET and value)]
    fields += [("file", one.filename or "") for one in asked.files]
    return one_line(" ".join(f"{name}={value}" for name, value in fields), width=_LONGEST)
