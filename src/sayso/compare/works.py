"""Works: which files are volumes, parts or chapters of one work, told by their names."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePosixPath

_NUMBER = r"(?:\d{1,3}|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3}))"
_WORD = "volume|vol|part|chapter|ch|book"
# "inquiry part 2", "memoir-ch03 The Harbour", "hearing vol. II", "deposition 2 of 5", "report appendix b", "page 4".
# "v" is one only before two numbers, volume and chapter: it stands between the names of two parties as well.
_PART = re.compile(
    rf"(?:^|[\W_]+)(?:"
    rf"(?P<piece>(?:(?:{_WORD}|page)[\W_]*)?{_NUMBER}[\W_]+of[\W_]+{_NUMBER}|page[\W_]*{_NUMBER})"
    rf"|(?:{_WORD})[\W_]*{_NUMBER}"
    rf"|v[\W_]*\d{{1,3}}[\W_]+{_NUMBER}"
    rf"|(?:appendix|annex)(?:[\W_]*{_NUMBER}|[\W_]+[a-z])"
    rf")(?![^\W_])(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_MARKS = re.compile(r"[\W_]+")


@lru_cache(maxsize=100_000)
def work_of(path: str) -> str:
    """What the paths of one work have in common: the folder, the name up to what says which part it is, the format.

    A chapter and the summary of one report are no two voices. What follows a volume, a part or a chapter is its title;
    pages and pieces ("2 of 5") have none, and what follows them, a name mostly, belongs to what they are pieces of. Of
    files whose names say nothing else than which part they are, the folder is the work. Each name is read alone: what
    a document is part of does not change with what comes to lie beside it.
    """
    place = PurePosixPath(path)
    return f"{place.parent}/{_name(place.stem)}{place.suffix.casefold()}"


def _name(stem: str) -> str:
    found = _PART.search(stem)
    if found is None:
        return _plain(stem) or stem
    before, rest = _plain(stem[: found.start()]), _plain(found["rest"])
    if not before and rest:
        return _plain(stem)
    return f"{before} {rest}".strip() if found["piece"] else before


def _plain(words: str) -> str:
    return _MARKS.sub(" ", words).strip().casefold()
