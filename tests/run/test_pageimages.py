"""Images of pages are drawn once, and what cannot be drawn is said."""

from __future__ import annotations

import struct
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from sayso.errors import NotFound
from sayso.run.pageimages import PageImages
from support.files import pdf


def test_a_page_is_drawn_once_and_a_damaged_file_costs_no_other() -> None:
    images, loads = PageImages(), []

    def load() -> bytes:
        loads.append(1)
        return pdf([(72, 700, "The barge left at dawn.")])

    try:
        first = images.of("d1", 1, load)
        assert first.startswith(b"\x89PNG")
        assert images.of("d1", 1, load) is first
        assert len(loads) == 1
        for data in (b"", b"%PDF-1.4 cut", b"not one"):
            with pytest.raises(NotFound, match="no image of this page"):
                images.of("d2", 1, lambda data=data: data)
        with pytest.raises(NotFound, match="no page 7"):
            images.of("d1", 7, load)
    finally:
        images.close()


def test_a_small_image_is_another_one() -> None:
    images = PageImages()
    try:
        images.ready()
        data = pdf([(72, 700, "The barge left at dawn.")])
        small, whole = (images.of("d1", 1, lambda: data, small=one) for one in (True, False))
        wide = [struct.unpack(">I", one[16:20])[0] for one in (small, whole)]
        assert wide[0] <= 560 < wide[1] <= 900
        assert len(small) < len(whole)
        assert images.of("d1", 1, lambda: b"", small=True) is small
    finally:
        images.close()


def test_when_many_wait_others_are_turned_away_and_come_in_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve people open pages that take long to draw."""
    monkeypatch.setattr("sayso.run.pageimages._PATIENCE", 0.05)
    images, begun, drawn = PageImages(), Barrier(13), Event()
    page = pdf([(72, 700, "The barge left at dawn.")])

    def slow() -> bytes:
        begun.wait(60)
        drawn.wait(60)
        return page

    try:
        with ThreadPoolExecutor(12) as people:
            waiting = [people.submit(images.of, f"d{number}", 1, slow) for number in range(12)]
            begun.wait(60)
            with pytest.raises(NotFound, match="load this one again"):
                images.of("d12", 1, lambda: page)
            drawn.set()
            assert all(one.result().startswith(b"\x89PNG") for one in waiting)
        assert images.of("d12", 1, lambda: page).startswith(b"\x89PNG")
    finally:
        drawn.set()
        images.close()
