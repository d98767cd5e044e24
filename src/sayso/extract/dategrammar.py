"""The grammar of dates: which words are a date, and what resolves them. The longest of the leftmost matches wins."""

from __future__ import annotations

import re
from collections.abc import Callable

from sayso.extract import anaphoric, dates, deictic
from sayso.extract import datewords as words
from sayso.extract.dates import Setting
from sayso.extract.periods import Period

Resolver = Callable[[re.Match[str], Setting], Period | None]

_DASH = r"(?:–|—|-|--)"
_ONE = rf"(?:{words.DATE}|{words.MONTH}|{words.YEAR})"
_FIRST = rf"(?P<first>{_ONE}|{words.DAY_NUMBER})"
_LAST = rf"(?P<last>{_ONE})"
_NOT_OF = r"(?=\s*(?:[.,;:!?)\]\"”’'–—-]|$)|\s+(?:and|but|at|in|on|with|when|by|he|she|they|it|we|i|to|from|for|as)\b)"
_NAME = rf"(?:{words.MONTH}|{words.SEASON})"

RULES: tuple[tuple[re.Pattern[str], Resolver], ...] = tuple(
    (re.compile(pattern), resolver)
    for pattern, resolver in (
        (
            r"(?<![\d/.-])(?P<year>1\d{3}|20\d\d)([-/.])(?P<month>0[1-9]|1[0-2])\2(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])",
            dates.iso,
        ),
        (r"(?<![\d/.-])(?P<first>\d{1,2})([/.-])(?P<second>\d{1,2})\2(?P<year>1\d{3}|20\d\d)(?![\d/-])", dates.numeric),
        (rf"(?<!\w)(?i:between)\s+{_FIRST}\s+and\s+{_LAST}", dates.stretch),
        (rf"(?<!\w)(?i:from)\s+{_FIRST}\s*(?:\b(?:to|until|till|through)\b|{_DASH})\s*{_LAST}", dates.stretch),
        (rf"(?<![\w.,/–-]){_FIRST}\s*(?:\b(?:to|through)\b|{_DASH})\s*{_LAST}", dates.stretch),
        (
            rf"(?<!\w)(?P<month>{words.MONTH})\s+(?P<first>{words.DAY_NUMBER})\s*(?:\b(?:to|through|and)\b|{_DASH})\s*"
            rf"(?P<last>{words.DAY_NUMBER})(?:\s*,?\s*(?P<year>{words.YEAR}))?",
            dates.month_days,
        ),
        (rf"(?<![\w.,/–-])(?P<first>{words.YEAR}){_DASH}(?P<last>\d\d)(?![\d/–-])", dates.short_years),
        (rf"(?<!\w){words.DATE}", dates.written),
        (
            rf"(?<!\w)(?P<date>{words.DAY_NUMBER}[\s-]?{words.MONTH}|{words.MONTH}\s+{words.DAY_NUMBER})"
            r"[\s,-]*(?P<mark>['’])?(?P<short>\d\d)(?![\w:/-]|\s+[a-z])",
            dates.two_digits,
        ),
        (
            rf"(?<!\w)(?P<date>{words.DAY_MONTH}|{words.MONTH_DAY}|{words.MONTH})\s*,?\s*(?:of\s+)?"
            r"(?P<which>(?i:that(?:\s+same)?|the\s+(?:same|following|next|previous|preceding)|last|this|next))\s+year\b",
            anaphoric.of_that_year,
        ),
        (rf"(?:(?<![\w$£€#./-])|(?<=[Mm]id-)|(?<=\b[Ll]ate-)){words.YEAR}", dates.bare_year),
        (rf"(?i:\bthe\s+)?\b(?P<season>{words.SEASON})\s*,?\s*(?:of\s+)?(?P<year>{words.YEAR})", dates.season),
        (r"(?<!\w)(?i:the\s+)?(?P<digits>1\d\d0|20\d0)['’]?s\b", dates.decade),
        (r"(?<!\w)(?i:the\s+)['’]?(?P<digits>[2-9]0)['’]?s\b(?!\s*°)", dates.decade),
        (rf"(?<!\w)(?i:the\s+)(?P<name>(?i:{words.one_of(list(words.DECADES))}))\b(?!\s+of\b)", dates.named_decade),
        (
            rf"(?i:\bthe\s+)?\b(?P<ordinal>(?i:\d{{1,2}}(?:st|nd|rd|th)|{words.one_of(list(words.ORDINALS))}))"
            r"(?:\s*-\s*|\s+)(?i:century)\b",
            dates.century,
        ),
        (rf"\bQ(?P<order>[1-4])\s*(?:of\s+)?(?P<year>{words.YEAR})", dates.quarter),
        (
            r"(?i:\bthe\s+)?\b(?P<order>(?i:first|second|third|fourth|1st|2nd|3rd|4th|last|final))\s+"
            rf"(?i:quarter)\s+of\s+(?P<year>{words.YEAR})",
            dates.quarter,
        ),
        (
            r"(?i:\bthe\s+)?\b(?P<order>(?i:first|second|1st|2nd|last|latter))\s+(?i:half)\s+of\s+"
            rf"(?P<year>{words.YEAR})",
            dates.half,
        ),
        (
            r"(?i:\b(?P<day>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|today|tonight|yesterday|tomorrow|"
            r"last\s+night)\b(?:\s+(?:morning|afternoon|evening|night))?)",
            deictic.deictic_day,
        ),
        (r"(?i:\bthis\s+(?:morning|afternoon|evening)\b)", deictic.this_daytime),
        (
            r"(?<![Tt]he\s)(?<!our\s)\b(?P<which>(?i:last|this|next))\s+(?P<unit>(?i:week|month|year|weekend))\b"
            r"(?!\s+of\b)",
            deictic.relative_unit,
        ),
        (r"(?i:\b(?:over|at|during)\s+)?\bthe\s+weekend\b(?!\s+of\b)", deictic.the_weekend),
        (
            r"(?<!(?i:every)\s)(?<!(?i:each)\s)(?<!\b(?i:a)\s)(?<!\bmost\s)(?<!/)"
            rf"(?:\b(?P<which>(?i:last|this|next))\s+)?(?P<weekday>{words.WEEKDAY})(?:\s+{words.DAYTIME})?"
            r"(?!\s+(?:Star|Times|Telegraph|Mirror|Express|Mail|Herald|Post|Review|Night|World|best|school|mass)\b)(?![s/])",
            deictic.weekday,
        ),
        (rf"\b(?P<which>(?i:last|this|next))\s+(?P<name>{_NAME})\b(?!\s+\d)", deictic.relative_name),
        (rf"(?<!\w)(?P<name>{words.MONTH})(?!\s*(?:of\s+)?,?\s*\d)", deictic.bare_month),
        (rf"\b(?P<count>{words.NUMBER})\s+(?P<unit>{words.UNIT})s?\s+(?i:ago)\b", deictic.ago),
        (
            rf"\b(?i:(?:over|in|for|during|within|throughout)\s+)(?i:the|these)\s+(?P<which>(?i:last|past|next|coming))\s+"
            rf"(?:(?P<count>{words.NUMBER})\s+(?P<unit>{words.UNIT})s?|(?P<one>{words.UNIT}))\b",
            deictic.past_stretch,
        ),
        (r"\b(?P<side>(?i:earlier|later))\s+(?i:this)\s+(?P<unit>(?i:week|month|year))\b", deictic.part_of_this),
        (r"\b(?P<side>(?i:earlier|later))\s+(?i:to)(?P<unit>(?i:day))\b", deictic.part_of_this),
        (
            rf"(?:\b(?i:later|earlier)\s+)?\b(?i:that\s+same|that|the\s+same)\s+(?P<unit>(?i:day|week|month|year|decade)|"
            rf"{words.DAYTIME}|{_NAME}|{words.WEEKDAY})\b(?!\s+\d)",
            anaphoric.same,
        ),
        (
            rf"\b(?i:the)\s+(?P<which>(?i:following|next|subsequent|ensuing|previous|preceding|prior))\s+"
            rf"(?P<unit>(?i:day|week|month|year|decade)|{words.DAYTIME}|{_NAME}|{words.WEEKDAY})\b(?!\s+\d)",
            anaphoric.next_to,
        ),
        (
            rf"\b(?P<count>{words.NUMBER})\s+(?P<unit>(?i:day|week|month|year|decade))s?\s+"
            rf"(?P<side>(?i:later|earlier|afterwards?|previously|before|prior)){_NOT_OF}",
            anaphoric.shift,
        ),
        (
            rf"\b(?P<count>{words.NUMBER})\s+(?P<unit>(?i:day|week|month|year|decade))s?\s+(?P<side>(?i:after|before))\s+"
            rf"(?P<date>{words.DATE})",
            anaphoric.shift_from,
        ),
        (
            r"\b(?i:on|by|until)\s+the\s+(?P<number>[12]?\d|3[01])(?:st|nd|rd|th)\b(?=\s*(?:[.,;:)]|$))",
            anaphoric.ordinal_day,
        ),
    )
)
