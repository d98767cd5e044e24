"""Frames are counted one to one, and the annotated sentences are whole."""

from __future__ import annotations

from benchmarks.frames import judge, read, told, wanted

from sayso.model import Argument, Frame, FrameKind, Part, Span

TEXT = "Odo Brandt of Varn paid Mara Quill."


def frame(*, kind: FrameKind | None = FrameKind.PAYS, negated: bool = False) -> Frame:
    """Odo Brandt of Varn paid Mara Quill."""
    arguments = (
        Argument("subject", Span(0, 18), part=Part.AGENT if kind else None),
        Argument("object", Span(24, 34), part=Part.RECIPIENT if kind else None),
        Argument("in", Span(14, 18)),
    )
    return Frame(Span(19, 23), "pay", arguments, negated, kind)


def test_a_frame_is_named_by_its_kind_or_else_its_lemma() -> None:
    assert told(frame(), TEXT) == ("pays", {"agent": ["Odo Brandt"], "recipient": ["Mara Quill"]})
    assert told(frame(kind=None, negated=True), TEXT)[0] == "!pay"
    assert told(frame(kind=None), TEXT)[1] == {"subject": ["Odo Brandt"], "object": ["Mara Quill"]}


def test_a_frame_and_a_participant_are_right_once() -> None:
    gold = [("pays", {"agent": ["Brandt"], "recipient": ["Quill|Rey"]})]
    right = told(frame(), TEXT)
    assert judge([right], gold) == ((1, 1, 1), (2, 2, 2), (1, 1, 1))
    assert judge([right, right], gold) == ((1, 2, 1), (2, 4, 2), (1, 2, 1))
    assert judge([("!pays", right[1])], gold) == ((0, 1, 1), (0, 2, 2), (0, 1, 1))
    turned = ("pays", {"agent": ["Mara Quill"], "recipient": ["Odo Brandt"]})
    assert judge([turned], gold) == ((1, 1, 1), (0, 2, 2), (0, 1, 1))


def test_every_sentence_holds_what_is_annotated_in_it() -> None:
    rows = read()
    assert [row["n"] for row in rows] == list(range(1, len(rows) + 1))
    kinds = {part: {frame["name"] for row in rows[part::2] for frame in row["frames"]} for part in (0, 1)}
    assert all({str(kind) for kind in FrameKind} <= names for names in kinds.values()), "each half has every kind"
    for row in rows:
        for one in row["frames"]:
            assert wanted(one)[0].lstrip("!") == one["name"]
            for heads in one["arguments"].values():
                assert all(name in row["text"] for head in heads for name in head.split("|")), row["n"]
