"""What the benchmarks share, on a small invented document."""

from __future__ import annotations

from pathlib import Path

from benchmarks.common import Score, gum, jaccard, match, named_marks, runs, sample, table, touched
from tests.support.scripted import tokenizer

from sayso.model import Form, Span

GUM = """# newdoc id = GUM_news_barge
# newpar
# text = The owner of the barge, Mara Quill, said it sank.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tDiscourse=ROOT:1:0|Entity=(1-person-new-cf1-2-coref
2\towner\towner\tNOUN\tNN\t_\t10\tnsubj\t_\t_
3\tof\tof\tADP\tIN\t_\t5\tcase\t_\t_
4\tthe\tthe\tDET\tDT\t_\t5\tdet\t_\tEntity=(2-object-new-cf2-2-coref
5\tbarge\tbarge\tNOUN\tNN\t_\t2\tnmod\t_\tEntity=2)1)|SpaceAfter=No
6\t,\t,\tPUNCT\t,\t_\t7\tpunct\t_\t_
7\tMara\tMara\tPROPN\tNNP\t_\t2\tappos\t_\tEntity=(1-person-giv-cf1-1,2-coref-Mara_Quill
8\tQuill\tQuill\tPROPN\tNNP\t_\t7\tflat\t_\tEntity=1)|SpaceAfter=No
9\t,\t,\tPUNCT\t,\t_\t7\tpunct\t_\t_
10\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_
11\tit\tit\tPRON\tPRP\t_\t12\tnsubj\t_\tEntity=(2-object-giv-cf2-1-ana)
12\tsank\tsink\tVERB\tVBD\t_\t10\tccomp\t_\tSpaceAfter=No
13\t.\t.\tPUNCT\t.\t_\t10\tpunct\t_\t_

"""


def test_gum_gives_full_and_nested_mentions(tmp_path: Path) -> None:
    (tmp_path / "GUM_news_barge.conllu").write_text(GUM, encoding="utf-8")
    (document,) = gum(tmp_path, tokenizer())
    passage = document.passage
    quoted = [
        (passage.text[passage.words.starts[m.words[0]] : passage.words.ends[m.words[1] - 1]], m.chain, m.form, m.head)
        for m in document.mentions
    ]
    assert quoted == [
        ("The owner of the barge", "1", Form.NOMINAL, 1),
        ("the barge", "2", Form.NOMINAL, 4),
        ("Mara Quill", "1", Form.NAMED, 6),
        ("it", "2", Form.PRONOMINAL, 10),
    ]
    assert {place for place, _ in named_marks(passage)} == {(6, 8)}
    assert touched([Span(5, 11)], passage.words) == {1, 2}


def test_a_sample_is_spread_evenly() -> None:
    assert sample("abcdef", 3) == ["a", "c", "e"]
    assert sample("ab", 3) == sample("ab", None) == ["a", "b"]


def test_the_likest_are_matched_first_and_once() -> None:
    left, right = [{1, 2, 3}, {3}], [{1, 2, 3}, {2, 9}]
    assert match(left, right, jaccard) == [(0, 0)]
    assert match(left, right[1:], jaccard) == [(0, 0)]


def test_numbers_without_gaps_are_a_run() -> None:
    assert runs({5, 1, 2, 3}) == [(1, 4), (5, 6)]


def test_scores_add_up() -> None:
    score = Score.of({1, 2, 3, 4}, {1, 9}) + Score.of({5}, {5})
    assert (score.precision, score.recall) == (2 / 5, 2 / 3)
    assert score.percent() == "50.0"
    assert Score().percent() == "-"


def test_a_table_is_aligned() -> None:
    assert table(["genre", "F1"], [["news", 7.5], ["a", "12.0"]]).splitlines() == [
        "genre    F1",
        "news    7.5",
        "a      12.0",
    ]
