"""The parser of a command line: plain words for what is wrong, the nearest word for what was meant."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, TypeAlias, TypeVar

Term = TypeVar("Term", bound=StrEnum)
Command = Callable[[argparse.Namespace], int]
Commands: TypeAlias = "argparse._SubParsersAction[Parser]"

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Parser(argparse.ArgumentParser):
    """An argument parser that says what was wrong and how to learn more, and leaves with status 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n{self.prog} --help shows how it is used.\n")


def command(commands: Commands, name: str, run: Command, *, about: str, more: str = "") -> Parser:
    """Add a command that reads a case: its CASE argument, --json, and the function that runs it."""
    parser = bare_command(commands, name, run, about=about, more=more)
    parser.add_argument("case", metavar="CASE", type=Path, help="the case file")
    return parser


def bare_command(commands: Commands, name: str, run: Command, *, about: str, more: str = "") -> Parser:
    """Add a command with --json alone."""
    parser = commands.add_parser(
        name,
        help=about,
        description=f"{about[0].upper()}{about[1:]}.",
        epilog=more or None,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)
    return parser


def term(terms: type[Term]) -> Callable[[str], Term]:
    """An argument that is one of these terms; another one is told the nearest and all there are."""

    parse = choice([str(one) for one in terms])
    return lambda text: terms(parse(text))


def choice(values: Sequence[str]) -> Callable[[str], str]:
    """An argument that is one of these words; another one is told the nearest and all there are."""

    def parse(text: str) -> str:
        if text.lower() in values:
            return text.lower()
        raise argparse.ArgumentTypeError(f"{text!r} is none of the choices{nearest(text, values)}: {', '.join(values)}")

    return parse


def plain(text: str) -> str:
    """Words that can be kept: valid Unicode without control characters."""
    if not text.isprintable():
        raise argparse.ArgumentTypeError(f"expected plain words, found {text.encode('utf-8', 'backslashreplace')!r}")
    return text


def first_day(text: str) -> str:
    """A date argument as its first day: 2021 is 2021-01-01."""
    year, month, day = _parts(text)
    return f"{year}-{month or '01'}-{day or '01'}"


def last_day(text: str) -> str:
    """A date argument as its last day: 2021 is 2021-12-31."""
    year, month, day = _parts(text)
    return f"{year}-{month or '12'}-{day or _days(int(year), int(month or 12))}"


def count(text: str) -> int:
    """A whole number, none below 0."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"expected a whole number, found {text!r}")
    return int(text)


def positive(text: str) -> int:
    """A whole number, none below 1."""
    number = count(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"expected a whole number of 1 or more, found {text!r}")
    return number


def seconds(text: str) -> float:
    """A time in seconds, more than 0."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < float("inf"):
        raise argparse.ArgumentTypeError(f"expected a number of seconds above 0, found {text!r}")
    return number


def nearest(word: str, words: Iterable[str]) -> str:
    """ " (did you mean X?)", or nothing when nothing is near."""
    found = get_close_matches(word.lower(), list(words), n=1)
    return f" (did you mean {found[0]}?)" if found else ""


def _parts(text: str) -> tuple[str, str | None, str | None]:
    found = _DATE.fullmatch(text)
    if found:
        year, month, day = found.groups()
        if 1 <= int(month or 1) <= 12 and 1 <= int(day or 1) <= _days(int(year), int(month or 1)):
            return year, month, day
    raise argparse.ArgumentTypeError(f"expected a date like 2021, 2021-03 or 2021-03-14, found {text!r}")


def _days(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 if month == 2 and not leap else _MONTH_DAYS[month - 1]
