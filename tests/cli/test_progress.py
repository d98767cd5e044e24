"""Elsewhere than on a terminal, progress is a line now and then."""

from sayso.cli.progress import Lines


def test_a_line_at_the_start_and_one_every_few_seconds() -> None:
    said: list[str] = []
    ticks = iter([0.0, 1.0, 5.0, 5.0, 6.0])
    lines = Lines(said.append, clock=lambda: next(ticks))
    lines.start(3)
    for path in ("a.txt", "b\x1b.txt", "c.txt"):
        lines.done(path)
    lines.stage("telling who is who")
    assert said == ["reading 3 files", "2 of 3 files done, last b⟨U+001B⟩.txt", "telling who is who"]


def test_nothing_to_read_is_not_announced() -> None:
    said: list[str] = []
    Lines(said.append).start(0)
    assert said == []
