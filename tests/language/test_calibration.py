"""What is shown for a score."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.language import calibration
from sayso.language.calibration import FILE, Curve, calibrated, read, unmapped, write
from sayso.language.onnx import load

CURVE = Curve((0.2, 0.4, 0.8), (0.1, 0.5, 0.9))


@pytest.mark.parametrize(
    ("score", "share"), [(0.0, 0.1), (0.2, 0.1), (0.3, 0.3), (0.4, 0.5), (0.6, 0.7), (0.8, 0.9), (1.0, 0.9)]
)
def test_a_curve_runs_straight_between_its_points_and_level_beyond_them(score: float, share: float) -> None:
    assert CURVE.at(score) == pytest.approx(share)


def test_a_curve_of_one_point_is_level() -> None:
    assert Curve((0.5,), (0.7,)).at(0.1) == Curve((0.5,), (0.7,)).at(0.9) == 0.7


def test_a_score_without_a_curve_is_shown_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibration, "shipped", lambda: {"attribution": CURVE})
    assert calibrated("attribution", 0.3) == pytest.approx(0.3)
    assert calibrated("attribution", 0.6) == pytest.approx(0.7)
    assert calibrated("mention", 0.6) == 0.6
    with unmapped():
        assert calibrated("attribution", 0.6) == 0.6
    assert calibrated("attribution", 0.6) == pytest.approx(0.7)


def test_curves_are_read_as_they_were_written(tmp_path: Path) -> None:
    write(tmp_path / "curves.json", "2026-01-01-abc", {"named": CURVE, "attribution": Curve((0.5,), (0.7,))})
    assert read(tmp_path / "curves.json") == (
        "2026-01-01-abc",
        {"named": CURVE, "attribution": Curve((0.5,), (0.7,))},
    )


def test_the_shipped_curves_were_fitted_for_the_shipped_weights() -> None:
    if not FILE.is_file():
        pytest.skip("no curves are shipped; `python benchmarks/calibration.py CORPORA --fit` writes them")
    version, curves = read(FILE)
    assert version == load().version, "run `python benchmarks/calibration.py CORPORA --fit` again"
    for curve in curves.values():
        assert list(curve.scores) == sorted(curve.scores)
        assert list(curve.shares) == sorted(curve.shares)
        assert 0 < curve.shares[0] <= curve.shares[-1] < 1
