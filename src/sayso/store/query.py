"""What somebody searches for: words in any of their forms, "exact words", beginnings*, and -what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_MOST = 32
_SHORTEST = 2  # letters before a *: with fewer nearly everything is found, and slowly
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"') | {"\0": " "})
_TERM = re.compile(r'(?P<minus>(?<!\S)[-−–]+)?(?:"(?P<phrase>[^"]*)(?P<end>"|$)|(?P<word>[^\s"]+))(?P<star>\*)?')


@dataclass(frozen=True, slots=True)
class Term:
    """A word, or several in a row: in any of its forms, or `exact` as it is written, or only its beginning (`prefix`)."""

    words: str
    exact: bool = False
    prefix: bool = False
    left_out: bool = False

    @property
    def literal(self) -> bool:
        """Whether it is looked for among words as they are written, and not among their stems."""
        return self.exact or self.prefix

    def __str__(self) -> str:
        """As FTS5 reads it: quoted, so that nothing in it is read as an operator."""
        return '"' + self.words.replace('"', '""') + '"' + (" *" if self.prefix else "")


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for, and what of it could not be read as it was meant, a sentence each."""

    terms: tuple[Term, ...]
    remarks: tuple[str, ...] = ()

    @property
    def wanted(self) -> tuple[Term, ...]:
        """What is to be there."""
        return tuple(one for one in self.terms if not one.left_out)

    @property
    def left_out(self) -> tuple[Term, ...]:
        """What is not to be there."""
        return tuple(one for one in self.terms if one.left_out)

    @property
    def words(self) -> tuple[str, ...]:
        """The words that are to be there, one by one."""
        return tuple(word for one in self.wanted for word in one.words.split())


def query(text: str) -> Query:
    """What a text asks for. Nothing in it is an error: what cannot be meant so is left out and told."""
    terms: list[Term] = []
    remarks: dict[str, None] = {}
    for found in _TERM.finditer(text.translate(_QUOTES)):
        quoted = found["phrase"] is not None
        words = found["phrase"] if quoted else found["word"].rstrip("*")
        prefix = found["star"] is not None if quoted else words != found["word"]
        if quoted and not found["end"]:
            remarks["A quotation mark is not closed: all that follows it is taken as one phrase."] = None
        if "*" in words:
            remarks["A * stands for any ending, at the end of a word only."] = None
        if prefix and sum(map(str.isalnum, words)) < _SHORTEST:
            remarks[f"Give {_SHORTEST} letters or more before a *."] = None
        elif _readable(words):
            terms.append(Term(" ".join(words.split()), quoted, prefix, found["minus"] is not None))
        elif not quoted or words.strip():
            remarks[f"“{found[0].strip()[:40]}” holds no word to search for."] = None
    if len(terms) > _MOST:
        remarks[f"Only the first {_MOST} words and phrases are searched for."] = None
    made = Query(tuple(terms[:_MOST]), tuple(remarks))
    if made.left_out and not made.wanted:
        why = "Give a word to search for as well: a minus takes away from what is found."
        return Query(made.terms, (*made.remarks, why))
    return made


def match(terms: Iterable[Term], *, any_of: bool = False) -> str:
    """An FTS5 query for rows that hold all these, or any of them."""
    return (" OR " if any_of else " ").join(map(str, terms))


def parts(wanted: Query) -> Iterator[tuple[str, bool, str]]:
    """The FTS5 queries whose results make up the answer: how each joins those before it, whether it is of words as
    they are written rather than of stems, and itself.
    """
    for joint, terms in (("INTERSECT", wanted.wanted), ("EXCEPT", wanted.left_out)):
        for literal in (False, True):
            if held := [one for one in terms if one.literal is literal]:
                yield joint, literal, match(held, any_of=joint == "EXCEPT")


def _readable(words: str) -> bool:
    return any(letter.isalnum() for letter in words)
