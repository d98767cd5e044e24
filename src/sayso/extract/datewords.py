"""The words of dates: names of months, days, seasons and numbers, and the patterns built of them."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
_ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
"""
_FIRSTS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth
"""
NUMBERS = {word: number for number, word in enumerate(_ONES.split())} | {
    "a": 1,
    "an": 1,
    "a couple of": 2,
    "a dozen": 12,
    "the": 1,
}
_TENS = {"twenty": 20, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBERS |= {f"{ten}-{one}": base + NUMBERS[one] for ten, base in _TENS.items() for one in _ONES.split()[1:10]} | _TENS
ORDINALS = {word: number for number, word in enumerate(_FIRSTS.split(), start=1)} | {
    "thirtieth": 30,
    "thirty-first": 31,
}
ORDINALS |= {f"twenty-{word}": 20 + number for number, word in enumerate(_FIRSTS.split()[:9], start=1)}
DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70} | {
    "eighties": 80,
    "nineties": 90,
}


def one_of(words: list[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


def _capitalised(names: dict[str, int], stop_short: int, *, whole: frozenset[str] = frozenset()) -> str:
    """The names as dates write them: "March", "MARCH", "Mar", "Mar."; never "march", which is a verb.

    No full stop belongs to a `whole` name, which is short and no abbreviation.
    """
    forms = []
    for name in names:
        stop = r"\.?" if len(name) <= stop_short and name not in whole else ""
        forms += [name.capitalize() + stop, name.upper() + stop]
    return one_of(forms) + r"(?![A-Za-z])"


MONTH = _capitalised(MONTHS, 4, whole=frozenset(("may", "june", "july")))
_FULL = {name: number for name, number in WEEKDAYS.items() if len(name) > 5}
ANY_WEEKDAY = r"(?<![A-Za-z])" + _capitalised(WEEKDAYS, 5)
# Standing alone, "Wed." is a day but "Sun." ends a sentence about the sky.
WEEKDAY = rf"(?:(?<![A-Za-z]){_capitalised(_FULL, 0)}|(?!Sun\.|SUN\.){ANY_WEEKDAY}(?<=\.))"
DAY_NUMBER = r"(?:[12]\d|3[01]|0?[1-9])(?:\s?(?:st|nd|rd|th))?(?![\d\w])"
YEAR = r"(?:1\d\d\d|20\d\d)(?![\d\w])"
SEASON = r"(?i:spring|summer|autumn|fall|winter)"
NUMBER = r"(?i:\d{1,3}|" + one_of(list(NUMBERS)) + ")"
UNIT = r"(?i:day|week|month|year|decade|century)"
DAYTIME = r"(?i:morning|afternoon|evening|night|noon|midday)"

ORDINAL = one_of([word for word in ORDINALS if word.isalpha() or "-" in word])
_WEEKDAY_BEFORE = rf"(?:{ANY_WEEKDAY}\s*,?\s+)?(?:the\s+)?"
_YEAR_AFTER = rf"(?:\s*,?\s*(?:of\s+|in\s+)?{YEAR}|(?!\s*,?\s*\d{{3}}\b))"  # a year of three digits is not guessed at
DAY_MONTH = (
    rf"{_WEEKDAY_BEFORE}(?:{DAY_NUMBER}\s+(?:(?:day\s+)?of\s+)?|(?i:{ORDINAL})\s+(?:day\s+)?of\s+){MONTH}{_YEAR_AFTER}"
)
MONTH_DAY = rf"{_WEEKDAY_BEFORE}{MONTH}\s+(?:the\s+)?{DAY_NUMBER}{_YEAR_AFTER}"
MONTH_YEAR = rf"{MONTH}\s*,?\s*(?:of\s+|in\s+)?{YEAR}"
DATE = rf"(?:{DAY_MONTH}|{MONTH_DAY}|{MONTH_YEAR})"

# What a text must hold for a date to be near; everything else is not searched.
TRIGGER = re.compile(
    rf"(?<!\d){YEAR}|\d0s\b|{MONTH}|{ANY_WEEKDAY}|\d[/.]\d{{1,2}}[/.]\d"
    r"|(?i:\b(?:day|days|week|weeks|month|months|year|years|decade|decades|century|yesterday|today|tomorrow|tonight|"
    r"morning|afternoon|evening|night|spring|summer|autumn|winter|weekend|quarter|half)\b)"
    r"|(?i:\b(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b)|\bthe \d{1,2}(?:st|nd|rd|th)\b"
)


def number_of(word: str) -> int | None:
    """The number that digits or a number word stand for."""
    word = " ".join(word.lower().split())
    return int(word) if word.isdecimal() else NUMBERS.get(word)
