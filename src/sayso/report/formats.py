"""The formats of `sayso export`, by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from sayso.errors import SaysoError
from sayso.report.csv import csv
from sayso.report.files import File, write_files
from sayso.report.graphml import graphml
from sayso.report.jsonl import jsonl
from sayso.report.webannotation import webannotation
from sayso.store.protocol import View


@dataclass(frozen=True, slots=True)
class Format:
    """An export: its name, what it is in a few words, and the files it makes of a case."""

    name: str
    about: str
    files: Callable[[View], Iterator[File]]


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("csv", "one claim a row, for a spreadsheet", csv),
        Format("graphml", "who is tied to whom, for programs that draw networks", graphml),
        Format("jsonl", "everything, one JSON object a line: the stable interface", jsonl),
        Format("webannotation", "claims as W3C Web Annotations", webannotation),
    )
}


def export_format(name: str) -> Format:
    """The format of that name. Raises SaysoError that lists the names there are."""
    if name in FORMATS:
        return FORMATS[name]
    near = get_close_matches(name.lower(), FORMATS, n=1)
    hint = f"; did you mean {near[0]}" if near else ""
    raise SaysoError(f"there is no format {name!r}{hint}; the formats are {', '.join(FORMATS)}")


def export(view: View, folder: Path, *, name: str) -> tuple[Path, ...]:
    """Write a case into the folder in that format; the paths of the files. Raises SaysoError."""
    return write_files(folder, export_format(name).files(view))
