"""What is read, what is kept, what waits for a file with the same bytes."""

from __future__ import annotations

from sayso.run.plan import Known, Plan, plan, unchanged
from sayso.run.scan import Found
from sayso.run.task import Digest
from sayso.store import FileState

NOW = "model 2"


def found(name: str, *, size: int = 5, modified: int = 100) -> Found:
    return Found("/docs", name, size, modified)


def known(*states: FileState, again: tuple[str, ...] = ()) -> Known:
    return Known({(one.source, one.name): one for one in states}, NOW, frozenset(again))


def state(name: str, content: str | None = "x", *, version: str = NOW, **more: object) -> FileState:
    given = {"size": 5, "modified": 100, **more}
    return FileState(path=name, document=content, source="/docs", name=name, version=version, **given)  # type: ignore[arg-type]


def planned(files: dict[str, str], *states: FileState) -> tuple[list[str], list[tuple[str, str]], int]:
    """(read, kept like which, waiting), for files of these contents."""
    listed = [found(name) for name in files]
    digests = {("/docs", name): Digest(content, 5, 100) for name, content in files.items()}
    paths = {("/docs", name): name for name in files}
    made: Plan = plan(listed, digests, paths, known(*states))
    return [one.name for one in made.read], [(one.name, like) for one, _, like in made.keep], made.waiting


def test_size_and_time_tell_whether_a_file_is_unchanged() -> None:
    assert unchanged(found("a"), known(state("a")))
    assert not unchanged(found("b"), known(state("a")))
    assert not unchanged(found("a", size=6), known(state("a")))
    assert not unchanged(found("a", modified=101), known(state("a")))
    assert not unchanged(found("a", modified=0), known(state("a", modified=0))), "a time that proves nothing"
    assert not unchanged(found("a"), known(state("a", None))), "it failed last time"
    assert not unchanged(found("a"), known(state("a", version="model 1")))
    assert not unchanged(found("a"), known(state("a", vanished=True)))
    assert not unchanged(found("a"), known(state("a"), again=("a",)))


def test_the_first_file_of_each_content_is_read_and_its_twins_wait() -> None:
    assert planned({"b.txt": "x", "a.txt": "x", "c.txt": "y"}) == (["a.txt", "c.txt"], [], 1)


def test_bytes_that_were_read_are_kept() -> None:
    assert planned({"b.txt": "x"}, state("a.txt")) == ([], [("b.txt", "a.txt")], 0)
    assert planned({"a.txt": "x"}, state("a.txt", size=4)) == ([], [("a.txt", "a.txt")], 0)
    assert planned({"a.txt": "x"}, state("a.txt", vanished=True)) == ([], [("a.txt", "a.txt")], 0)
    assert planned({"a.txt": "x"}, state("a.txt")) == ([], [], 0)


def test_another_ending_or_another_model_reads_again() -> None:
    assert planned({"b.md": "x"}, state("a.txt")) == (["b.md"], [], 0)
    assert planned({"b.txt": "x"}, state("a.txt", version="model 1")) == (["b.txt"], [], 0)
    assert planned({"a.txt": "x"}, state("a.txt", version="")) == (["a.txt"], [], 0)
