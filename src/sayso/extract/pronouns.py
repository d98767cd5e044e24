"""Pronouns: the closed class, and what each says of its referent."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pronoun:
    """What a pronoun demands: a person of speech (1, 2, 3), a number, a gender (m, f, n or None for any)."""

    person: int
    plural: bool
    gender: str | None

    @property
    def type(self) -> str:
        """The mention type to assume until a referent says otherwise."""
        return "object" if self.gender == "n" else "person"


def _table() -> dict[str, Pronoun]:
    rows = {
        "i me my mine myself": Pronoun(1, False, None),
        "we us our ours ourselves": Pronoun(1, True, None),
        "you your yours yourself yourselves": Pronoun(2, False, None),
        "he him his himself": Pronoun(3, False, "m"),
        "she her hers herself": Pronoun(3, False, "f"),
        "it its itself": Pronoun(3, False, "n"),
        "they them their theirs themselves": Pronoun(3, True, None),
    }
    return {word: pronoun for words, pronoun in rows.items() for word in words.split()}


PRONOUNS = _table()


def pronoun(word: str) -> Pronoun | None:
    """The pronoun that a word is, or None. "US" and "IT" in capitals are names, not pronouns."""
    if len(word) > 1 and word.isupper():
        return None
    return PRONOUNS.get(word.lower())
