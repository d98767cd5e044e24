"""Words are marked, and nothing of a document becomes markup."""

from __future__ import annotations

from sayso.web.asking import day_of
from sayso.web.marking import drawn, marked


def test_a_quotation_stays_text() -> None:
    assert drawn("<b>x</b> & x", [(1, 2), (3, 4), (3, 5), (11, 12)]) == (
        "<bdi>&lt;<mark>b</mark>&gt;<mark>x</mark>&lt;/b&gt; &amp; <mark>x</mark></bdi>"
    )


def test_a_phrase_is_marked_once_and_not_when_it_is_nearly_all() -> None:
    assert marked("paid 40 crowns to him", ["40 crowns", "crowns"]) == "<bdi>paid <mark>40 crowns</mark> to him</bdi>"
    assert marked("40 crowns", ["40 crowns"], most=0.5) == "<bdi>40 crowns</bdi>"
    assert marked("a.b", ["", "a?b"]) == "<bdi>a.b</bdi>"


def test_a_date_is_its_first_or_its_last_day() -> None:
    assert (day_of("2024"), day_of("2024", last=True)) == ("2024-01-01", "2024-12-31")
    assert (day_of("2024-02"), day_of("2024-02", last=True)) == ("2024-02-01", "2024-02-29")
    for wrong in ("2023-02-29", "0000", "2024-13", "20240101", "today", "２０２４"):
        assert day_of(wrong) is None
