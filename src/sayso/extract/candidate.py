"""Candidates: mentions on their way to a cluster."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extract.pronouns import Pronoun
from sayso.extract.tags import Spotted
from sayso.language.protocol import WordRange
from sayso.language.words import Words
from sayso.model import Form, MentionType, Span

TELLING = frozenset("first second third fourth fifth sixth other another next last latter elder younger".split())
DETERMINERS = frozenset("the this that these those his her its their our my your".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention on its way to a cluster. `spotted` is None for a source's head that the model did not spot."""

    words: WordRange
    span: Span
    text: str
    form: Form
    type: MentionType
    confidence: float
    spotted: Spotted | None = None
    pronoun: Pronoun | None = None

    @property
    def definite(self) -> bool:
        """Whether a nominal opens with a word that points to something known."""
        return self.text.split()[0].casefold() in DETERMINERS

    @property
    def noun(self) -> str:
        """A nominal's own noun, in small letters: its last word that is no number."""
        return next((w for w in reversed(self.text.casefold().split()) if len(w) > 1 and w.isalpha()), "")

    @property
    def telling(self) -> frozenset[str]:
        """A nominal's words that tell it from others of its kind: "the second witness", "Individual B"."""
        words = self.text.casefold().split()
        return frozenset(w for w in words[1:] if w in TELLING or len(w) == 1 or w.isdecimal()) | TELLING & {*words[:1]}


def word_span(words: Words, r: WordRange) -> Span:
    """The characters of a run of words."""
    return Span(words.starts[r[0]], words.ends[r[1] - 1])
