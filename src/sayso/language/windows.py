"""Windows: the stretches of words that the encoder sees at once, whole paragraphs wherever they fit."""

from __future__ import annotations

from sayso.language.words import Gap, Words

# 256 positions, less the two marks that open and close a window.
WINDOW_PIECES = 254
# A window that would be filled less than this by whole paragraphs takes the start of a long one as well.
LEAST_FILLED = 0.5


def windows(words: Words, *, pieces: int = WINDOW_PIECES, first: int | None = None) -> list[tuple[int, int]]:
    """Half-open word ranges that cover all words in order, each of at most `pieces` word pieces.

    A window ends at a blank line where it can, else at a line end, else after a full stop, else where it is full.
    `first` is the limit of the first window alone; training moves it to move all the borders.
    """
    out = []
    start, n = 0, len(words)
    sizes = [len(p) for p in words.pieces]
    limit = first or pieces
    while start < n:
        total, end = 0, start
        best = {Gap.BLANK_LINE: start, Gap.LINE: start, Gap.NONE: start}
        while end < n and total + sizes[end] <= limit:
            total += sizes[end]
            end += 1
            if end < n and total >= LEAST_FILLED * limit:
                gap = words.gaps[end]
                if gap in (Gap.BLANK_LINE, Gap.LINE):
                    best[Gap(gap)] = end
                elif (
                    gap == Gap.SPACE and words.ends[end - 1] - words.starts[end - 1] == 1 and words.cases[end - 1] == 0
                ):
                    best[Gap.NONE] = end
        if end < n:
            end = next((e for e in best.values() if e > start), max(end, start + 1))
        out.append((start, end))
        start, limit = end, pieces
    return out
