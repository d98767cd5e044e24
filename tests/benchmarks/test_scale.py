"""Cases of an invented crowd: true spans, known truth, and the quality of an answer worked out by hand."""

from __future__ import annotations

import random

import pytest
from benchmarks.crowd import Crowd, bare_letters, misspell
from benchmarks.scale import Truth, document, quality

from sayso.model import Form


def test_a_document_has_a_hundred_mentions_where_they_stand_and_everyone_s_names() -> None:
    chance = random.Random(3)
    reading, truth = document(0, Crowd(200, chance), chance)
    text = reading.document.text
    assert len(reading.mentions) == 100 == sum(one.mentions for one in truth.values())
    assert [mention.cluster for mention in reading.mentions if mention.span.start == 0] == [0]
    for referent in reading.referents:
        named = {
            mention.span.of(text)
            for mention in reading.mentions
            if mention.cluster == referent.cluster and mention.form is Form.NAMED
        }
        assert referent.name in named
        assert named <= set(referent.names)
        assert (reading.document.id, referent.cluster) in truth
    assert len({one.member for one in truth.values()}) == len(truth)


def test_the_same_seed_gives_the_same_document() -> None:
    first, second = ((chance := random.Random(5), document(1, Crowd(100, chance), chance))[1] for _ in range(2))
    assert first == second


def test_no_two_of_a_crowd_have_one_name() -> None:
    crowd = Crowd(2000, random.Random(1))
    assert len({one.full for one in crowd.members}) == 2000


def test_slips_change_one_word() -> None:
    assert bare_letters("Zoë Tamrić") == "Zoe Tamric"
    slips = {misspell("Kalle Ilvesmaa", random.Random(seed)) for seed in range(30)}
    assert len(slips) > 5
    assert all(slip.startswith("Kalle ") for slip in slips)


def test_quality_by_hand() -> None:
    truth = {
        ("a", 0): Truth("ruta", True, 2),
        ("b", 0): Truth("ruta", True, 3),
        ("c", 0): Truth("ruta", False, 1),
        ("c", 1): Truth("kalle", True, 1),
    }
    found = quality(truth, {("a", 0): "e1", ("b", 0): "e1", ("c", 1): "e1"})
    # Pairs across documents: ruta has 2*3 + 2*1 + 3*1 of them; e1 joins 2*3 rightly and 2*1 + 3*1 wrongly.
    assert found.precision == pytest.approx(6 / 11)
    assert found.recall == pytest.approx(6 / 11)
    assert found.settled == 1
    assert found.cubed_precision == pytest.approx((25 / 6 + 1 / 6 + 1) / 7)
    assert found.cubed_recall == pytest.approx((25 / 6 + 1 / 6 + 1) / 7)
