"""Works: which files are volumes, parts or chapters of one work, told by their names."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePosixPath

_NUMBER = r"(?:\d{1,3}|[ivxl]{1,6})"
# "Report_V_1_4_Contacts", "inquiry part 2", "memoir-ch03", "hearing vol. II", "deposition 2 of 5", "report appendix b".
_PART = re.compile(
    rf"(?:^|[\W_]+)(?:"
    rf"(?:v|vol|volume|part|pt|chapter|chap|ch|book|page|pages|pg|pp?|installment)[\W_]*{_NUMBER}(?![^\W_])"
    rf"|(?:appendix|annex)(?:[\W_]+(?:{_NUMBER}|[a-z]))?(?![^\W_])"
    rf"|{_NUMBER}[\W_]*of[\W_]*{_NUMBER}(?![^\W_])"
    rf").*$",
    re.IGNORECASE | re.DOTALL,
)
_MARKS = re.compile(r"[\W_]+")


@lru_cache(maxsize=100_000)
def work_of(path: str) -> str:
    """What the paths of one work have in common: the folder, the name up to what says which part it is, the format.

    A chapter and the summary of one report are no two voices. Of files in one folder whose names say nothing else than
    which part they are, the folder is the work.
    """
    place = PurePosixPath(path)
    name = _MARKS.sub(" ", _PART.sub("", place.stem)).strip().casefold()
    return f"{place.parent}/{name}{place.suffix.casefold()}"
