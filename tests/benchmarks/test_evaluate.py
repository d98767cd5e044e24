"""Figures picked out of what the benchmarks print."""

from __future__ import annotations

import pytest
from benchmarks.evaluate import TABLE, UNSEEN, Wanted, figure

PRINTED = """Speakers, in percent; 2031-05-02
attributions             gold  found
GUM: all but I, we, you    73     56
GUM: all                  181    134
linked    exact 55.7  partial 72.1  of 2193 (2148 found)
GUM rules gold   157 found   137  strict P 0.715 R 0.624 F1 0.667  value 73/101 = 0.723
named mentions, UNER EWT dev, F1 in percent: all 75.8 of 966
attributions: annotated / found  191 / 183
  partial, F1                          75.4
nested pairs: annotated / found  31 / 34
  partial, F1                          52.3
understand: 26.1 s, 2,591 words a second
"""


@pytest.mark.parametrize(
    ("row", "column", "after", "expected"),
    [
        ("GUM: all", 1, "", "134"),
        ("linked", 1, "", "72.1"),
        ("GUM rules", 6, "", "0.723"),
        ("named mentions, UNER EWT", 0, "", "75.8"),
        ("partial, F1", 0, "nested", "52.3"),
        ("understand:", 1, "", "2,591"),
        ("understand:", 5, "", "?"),
        ("no such row", 0, "", "?"),
    ],
)
def test_figures_by_row_and_place(row: str, column: int, after: str, expected: str) -> None:
    wanted = Wanted("", "", "", "", UNSEEN, row, column, after)
    assert figure(wanted, PRINTED) == expected


def test_every_line_of_the_table_has_a_bar_and_a_peer() -> None:
    assert all(w.what and w.corpus and w.bar and w.anchor for w in TABLE)
