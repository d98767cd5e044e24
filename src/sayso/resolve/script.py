"""Letters of other scripts in Latin ones: the one place that knows `anyascii`."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

# A character is a word or a syllable: two that sound alike are two names, so these are compared as written.
_SYLLABIC = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3]")
# Arabic and Hebrew leave most vowels out.
_CONSONANTAL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_ARTICLE = re.compile("ال(?=\\w{3})")
_GREEK = (("ου", "ou"), ("αυ", "av"), ("ευ", "ev"), ("γγ", "ng"))
# Between consonants "w" and "y" are long vowels.
_LONG_VOWELS = (
    (re.compile(r"(?<=[b-df-hj-np-tv-z])[wv](?=[b-df-hj-np-tv-z]|$)"), "u"),
    (re.compile(r"(?<=[b-df-hj-np-tv-z])y(?=[b-df-hj-np-tv-z]|$)"), "i"),
    (re.compile(r"^yw"), "yu"),
)
_SYLLABLES = re.compile(r"[A-Z][a-z]+")
# What the transliteration of single letters gets wrong in names.
_LETTERS = str.maketrans(
    {"ع": "a", "ء": "", "ى": "a", "ة": "a", "أ": "a", "إ": "i", "آ": "a", "ا": "a", "ئ": "y", "ؤ": "w"}
)


@lru_cache(maxsize=100_000)
def romanised(token: str) -> tuple[str, ...]:
    """One word in lower-case Latin letters without marks; a word of syllables (Han, Hangul) in as many."""
    if token.isascii():
        return (token,)
    if _ARTICLE.match(token):
        return ("al", *romanised(token[2:]))
    for letters, sound in _GREEK:
        token = token.replace(letters, sound)
    latin = anyascii(unicodedata.normalize("NFC", token).translate(_LETTERS))
    if is_syllabic(token):
        return tuple(syllable.lower() for syllable in _SYLLABLES.findall(latin)) or (latin.lower(),)
    latin = "".join(letter for letter in latin.lower() if letter.isalnum())
    if is_consonantal(token):
        for pattern, vowel in _LONG_VOWELS:
            latin = pattern.sub(vowel, latin)
    return (latin,)


def is_syllabic(token: str) -> bool:
    """Whether it is written in Chinese characters or in Korean syllables."""
    return not token.isascii() and _SYLLABIC.search(token) is not None


def is_consonantal(token: str) -> bool:
    """Whether it is written in Arabic or Hebrew letters, so that its vowels are not known."""
    return not token.isascii() and _CONSONANTAL.search(token) is not None
