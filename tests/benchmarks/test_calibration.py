"""Fitting curves, measuring them, and what counts as right."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.calibration import (
    GROUP,
    Event,
    Judged,
    calibration_error,
    curves,
    event,
    fit,
    likeness,
    measures,
    right_attributions,
    right_claim,
    row,
)

from sayso.model import Span

TEXT = "The bargee said that the lock was shut, and Odo Brandt denied it."


def said(source: str, cue: str, content: str) -> Event:
    """An attribution by its words."""

    def places(part: str) -> list[tuple[int, int]]:
        return [(TEXT.index(part), TEXT.index(part) + len(part))] if part else []

    return event(TEXT, {"source": places(source), "cue": places(cue), "content": places(content)})


def test_a_group_too_few_to_tell_is_one_level_line() -> None:
    curve = fit([0.1, 0.9], [False, True])
    assert curve.scores == (0.5,)
    assert curve.shares == (0.5,)


def test_a_curve_rises_with_the_share_of_right_ones_and_never_falls() -> None:
    low, middle, high = ([x] * GROUP for x in (0.2, 0.5, 0.8))
    right = [k % 4 == 0 for k in range(GROUP)] + [k % 5 == 0 for k in range(GROUP)] + [True] * GROUP
    curve = fit([*low, *middle, *high], right)
    assert curve.scores == (0.35, 0.8)
    assert curve.shares[0] == pytest.approx((GROUP / 4 + GROUP / 5 + 2) / (2 * GROUP + 4), abs=1e-3)
    assert curve.shares[1] == pytest.approx((GROUP + 1) / (GROUP + 2), abs=1e-3)


def test_calibration_error_is_the_mean_gap_of_the_bins() -> None:
    chances = np.array([0.25] * 4 + [0.95] * 4)
    right = np.array([1.0, 0, 0, 0, 1.0, 1, 1, 0])
    assert calibration_error(chances, right) == pytest.approx((0 + 0.2) / 2)
    assert calibration_error(np.array([1.0, 1.0]), np.array([1.0, 1.0])) == 0


def test_bins_of_equal_mass_part_what_bins_of_equal_width_hold_together() -> None:
    chances = np.linspace(0.81, 0.89, 20)
    right = np.array([0.0] * 3 + [1.0] * 17)
    assert calibration_error(chances, right) == pytest.approx(0.0, abs=1e-9)
    assert calibration_error(chances, right, equal_mass=True) > 0.2


def test_fitted_on_one_half_scores_are_mended_on_the_other() -> None:
    """Scores that are twice as sure as they should be."""
    draw = np.random.default_rng(1)
    shown = draw.uniform(size=4000)
    judged = [Judged("attribution", k, float(p), bool(draw.uniform() < p / 2)) for k, p in enumerate(shown)]
    before, after = row("attribution", judged)[3:5]
    assert float(before) > 0.2
    assert float(after) < 0.05
    assert curves(judged)["attribution"].at(0.8) == pytest.approx(0.4, abs=0.06)


def test_measures_of_a_sure_and_right_score_are_nought() -> None:
    assert measures([1.0, 0.0], [True, False]).tolist() == [0.0, 0.0, 0.0]


def test_an_attribution_is_right_that_overlaps_in_every_part() -> None:
    gold = said("The bargee", "said", "that the lock was shut")
    assert likeness(gold, said("bargee", "said", "the lock was shut")) > 0.7
    assert likeness(gold, said("bargee", "said", "that")) == 0
    assert likeness(gold, said("", "said", "that the lock was shut")) == 0
    assert likeness(gold, said("Odo Brandt", "said", "that the lock was shut")) == 0


def test_an_annotated_attribution_is_matched_once() -> None:
    gold = [said("The bargee", "said", "that the lock was shut")]
    found = [said("bargee", "said", "the lock was shut"), said("The bargee", "said", "that the lock was shut")]
    assert right_attributions(gold, found) == [False, True]


def test_white_space_around_a_part_is_no_part_of_it() -> None:
    assert event("a  b ", {"source": [(0, 2)], "cue": [], "content": [(1, 5)]}) == Event(
        frozenset({0}), frozenset(), frozenset({3})
    )


def test_a_claim_is_right_in_the_right_mouth() -> None:
    gold = [said("The bargee", "said", "that the lock was shut")]
    start = TEXT.index("the lock")
    claim = Span(start, start + len("the lock was shut"))
    bargee, odo = said("bargee", "", "").source, said("Odo", "", "").source
    assert right_claim(gold, claim, bargee)
    assert not right_claim(gold, claim, odo)
    assert not right_claim(gold, claim, None)
    assert right_claim(gold, Span(TEXT.index("Odo"), len(TEXT)), None)
