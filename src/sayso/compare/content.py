"""Content: the words of a claim that carry what it says, as stems; grammar's own words are left out."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from sys import intern

import snowballstemmer

from sayso.language.commonness import ranks

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")

# Articles, pronouns, prepositions, conjunctions, auxiliaries, negations, and words that say that something is said.
STOPPED = frozenset(
    """
    a an the this that these those such some any no none each every either neither both all most many much more less few
    several other another own same
    i me my mine myself we us our ours ourselves you your yours he him his himself she her hers herself it its itself
    they them their theirs themselves who whom whose which what one ones someone somebody anyone anybody nobody everyone
    of in on at by to for from with without within into onto upon over under about above below between among against
    during before after since until till through across along around behind beside besides beyond near off out up down
    as like than via per despite toward towards because although though while whereas if unless whether when where why
    how and or nor but so yet then thus hence therefore however also too only just even still already again ever very
    quite rather almost
    is am are was were be been being do does did done doing have has had having can could may might must shall should
    will would ought need dare
    not never n't cannot ca wo sha
    there here now
    say said says saying tell told tells according
    mr mrs ms miss dr sir
    """.split()
)
# The tail of a contraction.
TAIL = re.compile(r"(?:n['’]t|['’](?:s|re|ve|ll|d|m))$", re.IGNORECASE)
# Ranks of words by how common they are: below EVERYDAY a word says next to nothing, from RARE on as much as a name.
EVERYDAY, RARE = 60, 30_000


@lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word's stem, without case (Porter's second stemmer)."""
    return intern(_stemmer().stemWord(TAIL.sub("", word.casefold())))


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's content words in their order; numbers are left to `amounts`."""
    return tuple(filter(None, map(_content, WORD.findall(text))))


# Kept for each form: most words of a case are forms that it has had before.
@lru_cache(maxsize=200_000)
def _content(word: str) -> str | None:
    """The stem of a content word, None for any other."""
    if word[0].isdigit() or len(word) < 2 or TAIL.sub("", word.casefold()) in STOPPED:
        return None
    return stem(word)


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    found: dict[str, int] = {}
    for word, rank in ranks().items():
        root = stem(word)
        found[root] = min(rank, found.get(root, rank))
    return found


@lru_cache(maxsize=200_000)
def weight(word: str) -> float:
    """How much a stem says, 0 to 1: the logarithm of how rare its commonest form is (Zipf)."""
    rank = min(_ranks().get(word, RARE), RARE)
    return math.log(1 + rank / EVERYDAY) / math.log(1 + RARE / EVERYDAY)
