"""Images of pages are drawn once, and what cannot be drawn is said."""

from __future__ import annotations

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
