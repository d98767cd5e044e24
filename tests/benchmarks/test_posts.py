"""Posts are counted one to one, and the annotated passages are whole."""

from __future__ import annotations

from benchmarks.posts import fits, pairs, read, same_time

from sayso.model import Party, Post, PostKind, Span, Tense, Time

ODO = {"kind": "holds", "holder": "Odo", "lemma": "clerk", "at": "the company|Tarn", "tense": "former", "time": None}


def post(*, at: str | None = "Tarn", lemma: str = "clerk", time: Time | None = None) -> Post:
    """Odo, the clerk of Tarn."""
    place = Party(Span(18, 22), at) if at else None
    holder = Party(Span(0, 3), "Odo")
    return Post("p1", "d", Span(0, 22), PostKind.HOLDS, Span(9, 14), lemma, holder, Tense.UNSTATED, place, None, time)


def test_a_post_fits_when_kind_holder_title_and_place_do() -> None:
    assert fits(post(), ODO)
    assert not fits(post(at=None), ODO)
    assert not fits(post(lemma="chief clerk"), ODO)


def test_one_annotation_is_met_once() -> None:
    assert len(pairs([post(), post()], [ODO])) == 1


def test_a_time_is_right_when_both_bounds_are() -> None:
    time = Time("2014-01-01", None, "since 2014", Span(0, 10))
    assert same_time(post(time=time), {**ODO, "time": ["2014-01-01", None]})
    assert not same_time(post(time=time), ODO)


def test_every_passage_holds_what_is_annotated_in_it() -> None:
    rows = read()
    assert [row["n"] for row in rows] == list(range(1, len(rows) + 1))
    for row in rows:
        for one in row["posts"]:
            names = [*one["holder"].split("|"), *(one["at"] or "").split("|")]
            assert any(name in row["text"] or name == row.get("author") for name in names), row["n"]
