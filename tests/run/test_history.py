"""Whatever was there before, a case holds what a fresh build of the same files would hold."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.config import Config
from sayso.resolve import Resolution
from sayso.run import build
from sayso.run.task import Provide
from support.pipeline import CONFIG, contents, tools

NAMES = st.sampled_from(["a.txt", "a.md", "b.txt", "sub/a.txt", "sub/c.md"])
TEXTS = st.sampled_from(
    ["Alma spoke.", "Berit wrote.", "Box.--Alma spoke.", "Two.--Berit wrote.--Alma spoke.", "UNREADABLE"]
)
FOLDERS = st.dictionaries(NAMES, TEXTS, max_size=5)


class Inline(Executor):
    """A backend that is no pool at all: each task runs when it is handed in."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def inline(config: Config, provide: Provide) -> Executor:
    return Inline()


def nobody(referents: object, **more: object) -> Resolution:
    """No entities: their ids may well depend on history, since they are kept."""
    return Resolution((), ())


def fill(folder: Path, files: dict[str, str], age: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
        os.utime(file, ns=(age * 10**12, age * 10**12))


@settings(max_examples=60, deadline=None)
@given(st.lists(FOLDERS, min_size=1, max_size=4))
def test_history_does_not_show(history: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as work:
        docs, case, fresh = Path(work, "docs"), Path(work, "case.sayso"), Path(work, "fresh.sayso")
        for age, files in enumerate(history, 1):
            fill(docs, files, age)
            build([docs], case, config=CONFIG, provide=tools, resolve=nobody, backend=inline)
        build([docs], fresh, config=CONFIG, provide=tools, resolve=nobody, backend=inline)
        assert contents(case) == contents(fresh)
        again = build([docs], case, config=CONFIG, provide=tools, resolve=nobody, backend=inline)
        assert again.read == 0
