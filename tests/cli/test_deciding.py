"""What the commands that decide print, on a small case."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.cli.main import main
from support.named import put

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    # Wide enough that no temporary path is folded.
    monkeypatch.setenv("COLUMNS", "400")
    case = tmp_path / "case.sayso"
    put(case, "letter.txt", "Ana Rey Sol", "Luis Prado", "Witness 1")
    put(case, "story.txt", "A. Rey Sol", "Luis Prado Sol", "Witness 1")

    def run(command: str, *arguments: str) -> tuple[int, str, str]:
        status = main([command, str(case), *arguments])
        printed = capsys.readouterr()
        return status, printed.out.replace(str(case), "CASE"), printed.err.replace(str(case), "CASE")

    return run


def ident(say: Say, name: str) -> str:
    """The id of the one entity of this name."""
    lines = [line.split("\t") for line in say("entities")[1].splitlines()[1:]]
    (found,) = (line[0] for line in lines if line[1] == name)
    return found


def test_doubts_are_listed_with_their_reasons(say: Say) -> None:
    _, out, _ = say("judge")
    assert "Ana Rey Sol (" in out and "A. Rey Sol (" in out and '"a" may stand for "ana"' in out


def test_merge_split_undo_and_history(say: Say) -> None:
    first, second = ident(say, "Ana Rey Sol"), ident(say, "A. Rey Sol")
    status, out, err = say("merge", first, second, "--why", "same signature", "--by", "petra")
    assert status == 0
    assert out.startswith("j1  Ana Rey Sol is the same as A. Rey Sol\n")
    assert "also A. Rey Sol: 2 mentions in 2 documents" in out
    assert err.split() == "To take it back: sayso undo CASE j1".split()
    assert say("show", second)[1] == say("show", first)[1], "the old id still opens"
    assert "taken out of" in say("split", first, "story.txt")[1]
    assert say("undo", "j2")[1].startswith("j3  takes back j2")
    assert say("undo")[1].startswith("j4  takes back j1")
    rows = [line.split("\t") for line in say("history")[1].splitlines()]
    assert [(row[0], row[2], row[4], row[5]) for row in rows[1:3]] == [
        ("j1", "petra", "same signature", "no"),
        ("j2", rows[2][2], "", "no"),
    ]
    assert {ident(say, "Ana Rey Sol"), ident(say, "A. Rey Sol")} == {first, second}


def test_a_verdict_of_different_leaves_the_list_of_doubts(say: Say) -> None:
    say("judge", "Ana Rey Sol", "A. Rey Sol", "--verdict", "different")
    assert "A. Rey Sol" not in say("judge")[1]
    assert "that they are not one" in say("entities", "--explain", "Ana Rey Sol", "A. Rey Sol")[1]


def test_explain_says_why_names_are_one(say: Say) -> None:
    _, out, _ = say("entities", "--explain", "Luis Prado Sol")
    assert "Luis Prado in letter.txt" in out
    assert "with “Luis Prado Sol”" in out


def test_explain_says_why_two_are_not_one(say: Say) -> None:
    _, out, _ = say("entities", "--explain", "Ana Rey Sol", "Luis Prado Sol")
    assert "are two here." in " ".join(out.split())
    assert "The names are not alike." in out
    _, out, _ = say("entities", "--explain", "Ana Rey Sol", "A. Rey Sol", "--json")
    assert '"relation": "' in out


def test_explain_knows_of_a_split(say: Say) -> None:
    whole, other = ident(say, "Ana Rey Sol"), ident(say, "A. Rey Sol")
    say("merge", whole, other)
    say("split", whole, "story.txt", "--why", "another hand")
    _, out, _ = say("entities", "--explain", whole, other)
    assert "that they are not one: another hand" in " ".join(out.split())


def test_explain_says_what_tells_two_apart(say: Say) -> None:
    _, out, _ = say("entities", "--explain", "Ana Rey Sol", "Luis Prado Sol")
    assert '"sol" equal' in out and '"ana rey" is not "luis prado"' in out


def test_several_decisions_are_taken_back_at_once(say: Say) -> None:
    before = say("entities")[1]
    _, _, err = say("merge", "Ana Rey Sol", "A. Rey Sol", "Luis Prado Sol")
    assert err.split() == "To take it back: sayso undo CASE j2 j1".split()
    say("undo", "j2", "j1")
    assert say("entities")[1] == before


def test_a_proceeding_makes_one_of_its_anonymous_witnesses(say: Say) -> None:
    assert say("entities", "Witness")[1].count("Witness 1") == 2
    assert say("proceeding", "Harbour trial", "letter.txt", "story.txt")[1].count("Harbour trial") == 2
    assert say("entities", "Witness")[1].count("Witness 1") == 1
    say("proceeding", "Harbour trial", "--remove")
    assert say("entities", "Witness")[1].count("Witness 1") == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("merge", "Ana Rey Sol"), "name two or more"),
        (("judge", "Ana Rey Sol", "--verdict", "same"), "name two entities and a verdict"),
        (("undo", "j9"), "there is no judgement j9"),
        (("proceeding", "Trial", "none.txt"), "no document has the path or the id 'none.txt'"),
        (("entities", "--explain"), "--explain takes one entity or two"),
        (("proceeding", "letter.txt"), "name the documents that belong to 'letter.txt'"),
        (("proceeding", "Trial", "letter.txt", "--remove"), "there are: none"),
        (("split", "Ana Rey Sol", "nobody"), "its parts are the names 'Ana Rey Sol' and the documents 'letter.txt'"),
    ],
)
def test_what_cannot_be_done_is_told(say: Say, arguments: tuple[str, ...], message: str) -> None:
    status, _, err = say(*arguments)
    assert status == 2 and message in err
