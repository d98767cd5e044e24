"""Grammar and phrases of a sheet: from scores to trees, heads and full mentions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from tests.support.scripted import Script, ScriptedLanguage

from sayso.extract.grammar import Grammar, parse, sentences
from sayso.extract.phrases import complete, find_phrases
from sayso.extract.tags import spotted
from sayso.language.protocol import Parameters, Sheet
from sayso.language.scheme import RELATIONS, TYPES
from sayso.model import Form

TEXT = "The clerk of the court left. Quill stayed."
# The clerk of the court left . Quill stayed .
HEADS = [1, 5, 4, 4, 1, 5, 5, 8, 8, 8]
NAMES = ["det", "nsubj", "case", "det", "nmod", "root", "punct", "nsubj", "root", "punct"]
SENTENCES_ENDS = [6, 9]


def read() -> tuple[Sheet, Parameters]:
    """A sheet whose grammar is that of HEADS and NAMES, and whose phrases are the clerk's, the court's and Quill."""
    language = ScriptedLanguage(TEXT, Script(names={"Quill": "person"}, nouns={"The clerk": "person"}))
    (sheet,) = language.read(language.words, [(0, len(HEADS))])
    scores = dict(sheet.scores)
    for k, head in enumerate(HEADS):
        scores["dependent"][k, head] = 10.0
        scores["governor"][k, k] = 10.0
        scores["relation_dependent"][k, k] = 1.0
    weights = np.zeros_like(language.parameters.relations)
    for k, name in enumerate(NAMES):
        weights[RELATIONS.index(name), k, -1] = 5.0
    for n, (first, last, kind) in enumerate([(0, 4, "person"), (3, 4, "organization"), (7, 7, "person")]):
        scores["opening"][first, n] = scores["closing"][last, n] = 10.0
        scores["opening_type"][first, TYPES.index(kind)] = scores["closing_type"][last, TYPES.index(kind)] = 3.0
    return Sheet(sheet.words, scores), replace(language.parameters, relations=weights)


def test_words_hang_where_the_scores_say() -> None:
    sheet, parameters = read()
    grammar = parse(sheet, SENTENCES_ENDS, parameters)
    assert grammar.heads.tolist() == HEADS
    assert [grammar.relation(k) for k in range(len(HEADS))] == NAMES


def test_a_phrase_has_the_head_that_its_outside_governs() -> None:
    grammar = Grammar(0, np.array(HEADS), np.zeros(len(HEADS), dtype=np.int64))
    assert grammar.head_of((0, 5)) == 1
    assert grammar.head_of((3, 5)) == 4
    assert grammar.head_of((0, 7)) == 5


def test_sentences_cover_the_sheet_when_it_is_cut_inside_one() -> None:
    sheet, _ = read()
    assert list(sentences(sheet, [6])) == [(0, 7), (7, 10)]
    assert list(sentences(sheet, [])) == [(0, 10)]


def test_phrases_stand_one_inside_another() -> None:
    sheet, parameters = read()
    found = find_phrases(sheet, SENTENCES_ENDS, parameters)
    assert [(p.words, p.type) for p in found] == [
        ((0, 5), "person"),
        ((3, 5), "organization"),
        ((7, 8), "person"),
    ]


def test_what_was_spotted_takes_its_phrase_and_new_phrases_are_spotted_to_their_heads() -> None:
    """ "The clerk" is spotted and goes as far as "the court"; "the court" was not and now is; Quill is a name already."""
    sheet, parameters = read()
    grammar = parse(sheet, SENTENCES_ENDS, parameters)
    found = complete(sheet, spotted(sheet, []), find_phrases(sheet, SENTENCES_ENDS, parameters), grammar)
    assert [(s.words, s.form, s.full) for s in found] == [
        ((0, 2), Form.NOMINAL, (0, 5)),
        ((3, 5), Form.NOMINAL, (3, 5)),
        ((7, 8), Form.NAMED, (7, 8)),
    ]
