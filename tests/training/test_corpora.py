"""The corpora's readers, on small invented files in their formats."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.support.scripted import tokenizer
from training.corpora import Said, join_tokens, lay_out, read_conllu, tag_ranges, word_range
from training.trees import lay_tree

from sayso.language.scheme import RELATIONS, ROLE_TAGS, TYPES
from sayso.language.words import split_words
from training import corpora

TEXT = "Mara Quill said the barge was empty.\n\n“It left,” she added, “at dawn.”\n"
ANN = """T1\tSource 0 10\tMara Quill
T2\tCue 11 15\tsaid
T3\tContent 16 35\tthe barge was empty
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tContent 38 48;60 70\t“It left,” “at dawn.”
T6\tCue 53 58\tadded
T7\tSource 49 52\tshe
this line is malformed
E2\tAttribution:T8 Content:T5 Cue:T6 Source:T7
"""


def test_polnear_gives_tags_and_links(tmp_path: Path) -> None:
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "barge.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "barge_aa11.ann").write_text(ANN, encoding="utf-8")
    (passage,) = corpora.polnear(tmp_path, tokenizer())
    words = passage.words

    def quote(r: tuple[int, int] | None) -> str:
        return TEXT[words.starts[r[0]] : words.ends[r[1] - 1]] if r else ""

    first, second = passage.said[0]
    assert (quote(first.source), quote(first.cue)) == ("Mara Quill", "said")
    assert [quote(c) for c in second.content] == ["“It left,”", "“at dawn.”"]
    assert passage.roles is not None
    tags = [ROLE_TAGS[t] for t in passage.roles[0]]
    assert tags[:5] == ["B-source", "I-source", "B-cue", "B-content", "I-content"]


GUM = """# newdoc id = GUM_news_barge
# newpar
# text = Quill said the barge sank.
1\tQuill\tQuill\tPROPN\tNNP\t_\t2\tnsubj\t_\tDiscourse=attribution-positive:1->2:0:sem-atsrc-1-_+lex-indwd-2-_|Entity=(1-person-new-cf1-1-sgl)
2\tsaid\tsay\tVERB\tVBD\t_\t0\troot\t_\t_
3\tthe\tthe\tDET\tDT\t_\t4\tdet\t_\tDiscourse=ROOT:2:0|Entity=(2-object-new-cf2-2-coref
4\tbarge\tbarge\tNOUN\tNN\t_\t5\tnsubj\t_\tEntity=2)
5\tsank\tsink\tVERB\tVBD\t_\t2\tccomp\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newpar
# text = It burned.
1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\tDiscourse=joint-list_m:3->2:1:_|Entity=(2-object-giv-cf1-1-ana)
2\tburned\tburn\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""


def test_gum_gives_mentions_chains_and_attributions(tmp_path: Path) -> None:
    (tmp_path / "GUM_news_barge.conllu").write_text(GUM, encoding="utf-8")
    (passage,) = corpora.gum(tmp_path, tokenizer())
    assert passage.genre == "news" and passage.text == "Quill said the barge sank.\n\nIt burned."
    assert passage.said == [[Said((0, 1), (1, 2), ((2, 6),))]]
    assert passage.chains is not None
    assert [(m.words, m.chain, m.form) for m in passage.chains] == [
        ((0, 1), 0, "named"),
        ((2, 4), 1, "nominal"),
        ((6, 7), 1, "pronominal"),
    ]
    assert passage.named is not None and passage.nominal is not None and passage.sentence is not None
    assert passage.named[0] == 1 << (2 * TYPES.index("person") + 1) and passage.named[1] == 1
    assert passage.nominal[2:4] == [2 * TYPES.index("object") + 1, 2 * TYPES.index("object") + 2]
    assert [k for k, v in enumerate(passage.sentence) if v] == [5, 8]


def test_conllu_is_laid_out_as_its_text(tmp_path: Path) -> None:
    path = tmp_path / "a.conllu"
    path.write_text(GUM, encoding="utf-8")
    text, offsets, bounds = lay_out(list(read_conllu(path)))
    assert [text[a:b] for a, b in bounds] == ["Quill said the barge sank.", "It burned."]
    assert [text[a:b] for a, b in offsets[1]] == ["It", "burned", "."]


def test_a_possessive_is_no_part_of_the_name(tmp_path: Path) -> None:
    rows = [
        "# text = Quill's barge",
        "1-2\tQuill's" + "\t_" * 8,
        "1\tQuill" + "\t_" * 8,
        "2\t's" + "\t_" * 8,
        "3\tbarge" + "\t_" * 8,
    ]
    path = tmp_path / "a.conllu"
    path.write_text("\n".join([*rows, "", ""]), encoding="utf-8")
    text, offsets, _ = lay_out(list(read_conllu(path)))
    assert text == "Quill's barge"
    assert [text[a:b] for a, b in offsets[0]] == ["Quill", "'s", "barge"]


def test_tokens_come_back_as_running_text() -> None:
    text, offsets = join_tokens([["Quill", "'s", "barge", "(", "empty", ")", ",", '"', "gone", '"', "."]])
    assert text == 'Quill\'s barge (empty), "gone".'
    assert [text[a:b] for a, b in offsets[0]][:3] == ["Quill", "'s", "barge"]


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(1, 4), st.integers(0, 2)), max_size=6))
def test_tags_never_overlap(parts: list[tuple[int, int, int]]) -> None:
    tags = tag_ranges(12, [((a, a + n), label) for a, n, label in parts])
    for before, tag in zip([0, *tags], tags, strict=False):
        assert tag % 2 == 1 or tag == 0 or before in (tag, tag - 1)


def test_word_range_of_characters() -> None:
    words = split_words("the barge, empty", tokenizer())
    assert word_range(words, 4, 9) == (1, 2)
    assert word_range(words, 9, 16) == (2, 4)
    assert word_range(words, 3, 4) is None


def test_gum_gives_trees_full_mentions_and_cues_inside_contents(tmp_path: Path) -> None:
    (tmp_path / "GUM_news_barge.conllu").write_text(GUM, encoding="utf-8")
    (passage,) = corpora.gum(tmp_path, tokenizer())
    assert passage.tree is not None and passage.spans is not None and passage.inner is not None
    assert passage.tree.heads == [1, 1, 3, 4, 1, 1, 7, 7, 7]
    assert RELATIONS[passage.tree.relations[2]] == "det"
    assert passage.tree.sentences == [0] * 6 + [1] * 3
    assert passage.spans == [
        ((0, 1), TYPES.index("person")),
        ((2, 4), TYPES.index("object")),
        ((6, 7), TYPES.index("object")),
    ]
    assert passage.inner == [0] * 9


def test_a_word_beside_its_token_hangs_on_it() -> None:
    """ "U.S." is one token and four words; "cannot" is two tokens and one word."""
    words = split_words("U.S. cannot", tokenizer())
    rows = [
        ["1", "", "", "", "", "", "3", "nsubj"],
        ["2", "", "", "", "", "", "3", "aux"],
        ["3"] + [""] * 5 + ["0", "root"],
    ]
    tree = lay_tree(words, [rows], [[(0, 4), (5, 8), (8, 11)]])
    assert tree.heads == [-1, 0, 0, 0, -1]
    assert [RELATIONS[r] for r in tree.relations[1:4]] == ["inner"] * 3


TDG = """filename:<doc one>:SNT_LIST
May 2 , 2031
The barge sank on Monday .
EDGE_LIST
1_4_4\tTimex\t0_0_3\tbefore
"""


def test_tdg_gives_time_expressions(tmp_path: Path) -> None:
    (tmp_path / "dev.txt").write_text(TDG, encoding="utf-8")
    (passage,) = corpora.tdg(tmp_path / "dev.txt", tokenizer())
    assert passage.text == "May 2, 2031 The barge sank on Monday."
    assert passage.timex == [0, 0, 0, 0, 0, 0, 0, 0, 1, 0]
