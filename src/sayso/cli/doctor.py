"""`sayso doctor`: what this installation can read, what is missing, and how to get it."""

from __future__ import annotations

import argparse
import platform
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec

from sayso.cli.parser import Commands, bare_command
from sayso.cli.screen import Screen
from sayso.cli.version import version
from sayso.errors import SaysoError

_PARTS = (
    ("numpy", "numpy", "computes for the language model"),
    ("onnxruntime", "onnxruntime", "runs the language model"),
    ("tokenizers", "tokenizers", "splits text for the language model"),
    ("trafilatura", "trafilatura", "reads web pages"),
    ("lxml", "lxml", "reads web pages, DOCX and ODT"),
    ("lxml_html_clean", "lxml_html_clean", "cleans web pages"),
    ("pypdfium2", "pypdfium2", "reads PDF"),
    ("striprtf", "striprtf", "reads RTF"),
    ("charset-normalizer", "charset_normalizer", "tells encodings"),
    ("jinja2", "jinja2", "draws reports"),
    ("starlette", "starlette", "answers the workspace's requests"),
    ("uvicorn", "uvicorn", "serves the workspace"),
    ("python-multipart", "python_multipart", "reads the workspace's forms"),
    ("argon2-cffi", "argon2", "keeps passwords"),
    ("rich", "rich", "draws tables"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that an installation needs: whether it is there, which one it is, and how to get it if not."""

    name: str
    there: bool
    found: str
    remedy: str = ""


def add(commands: Commands) -> None:
    """Add the command."""
    bare_command(commands, "doctor", run, about="check this installation: what it can read, what is missing")


def run(args: argparse.Namespace) -> int:
    """Say what is there and what is not; status 1 when something is missing."""
    screen = Screen()
    parts = [_program(), _model(), _search(), *_libraries()]
    types = _media_types()
    well = all(one.there for one in parts) and bool(types)
    if args.json:
        screen.json({"well": well, "parts": [asdict(one) for one in parts], "reads": types})
        return 0 if well else 1
    for one in parts:
        mark = ("ok      ", "green") if one.there else ("missing ", "bold red")
        screen.line(mark, f"{one.name:<20}", one.found)
        if not one.there:
            screen.line(one.remedy, indent=8)
    screen.line()
    screen.line("reads ", ", ".join(types) or "nothing")
    screen.line("Everything that sayso needs is here." if well else "Something is missing: see above.")
    return 0 if well else 1


def _program() -> Part:
    return Part("sayso", True, f"{version()} on Python {platform.python_version()}, {platform.system()}")


def _model() -> Part:
    try:
        from sayso.language import load

        return Part("language model", True, load().version)
    except (SaysoError, ImportError) as error:
        remedy = "the weights come with the package: install it again, or make them with `make train`"
        return Part("language model", False, str(error), remedy)


def _search() -> Part:
    """Full-text search is a part of SQLite that a distribution may leave out."""
    found = f"SQLite {sqlite3.sqlite_version}"
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("create virtual table words using fts5(text)")
    except sqlite3.OperationalError:
        return Part("full-text search", False, found, "this Python's SQLite lacks FTS5: use another build of Python")
    finally:
        connection.close()
    return Part("full-text search", True, found)


def _libraries() -> Iterator[Part]:
    for name, module, purpose in _PARTS:
        there = find_spec(module) is not None
        yield Part(name, there, f"{version(name)}, {purpose}", f"get it with: python -m pip install {name}")


def _media_types() -> tuple[str, ...]:
    try:
        from sayso.readers import media_types
    except ImportError:
        return ()
    return tuple(media_types())
