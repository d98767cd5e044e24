"""Names within one document: which of them are forms of one name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

TITLES: Mapping[str, str | None] = {
    **dict.fromkeys("mr sir lord king prince father brother señor sr don".split(), "m"),
    **dict.fromkeys("mrs ms miss lady queen princess madam sister mother señora sra doña dame".split(), "f"),
    **dict.fromkeys(
        "dr prof professor president vice senator sen rep representative congressman congresswoman governor gov mayor judge"
        " justice magistrate captain capt colonel col general gen major maj lieutenant lt sergeant sgt admiral commander"
        " inspector detective officer agent minister secretary chancellor ambassador attorney prosecutor chief director"
        " chairman chairwoman chair reverend rev pope cardinal bishop archbishop imam sheikh counsel engineer licenciado"
        " former late the then ex acting deputy special lead pilot master".split(),
        None,
    ),
}
# A son is not his father: these are part of a name.
GENERATIONS = frozenset("jr sr ii iii iv".split())
DEGREES = frozenset("esq phd md qc kc".split())
NICKNAME = re.compile(r"[“\"„«‘'(]+\s*([^”\"“»’')]+?)\s*[”\"“»’')]+")
SMALL = frozenset("of the and for de del la las los da do dos di du von van der den al el bin ibn y e & in on".split())


def fold(text: str) -> str:
    """Without case and diacritics."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def tokens(name: str, *, person: bool) -> tuple[str, ...]:
    """The words that tell a name from others: a person's without titles, suffixes and nicknames in quotation marks."""
    if person:
        name = NICKNAME.sub(" ", name) if NICKNAME.sub(" ", name).strip() else name
    name = re.sub(r"[’']s?$|[’']s\b", "", name.strip())
    words = [w for w in re.findall(r"\w+(?:[-’'.]\w+)*", fold(name)) if w not in ("the", "a", "an")]
    if person:
        while len(words) > 1 and words[0] in TITLES:
            words = words[1:]
        while len(words) > 1 and words[-1] in DEGREES:
            words = words[:-1]
    return tuple(words)


def nicknames(name: str) -> list[str]:
    """Nicknames given in quotation marks or brackets inside a name."""
    return [m.group(1) for m in NICKNAME.finditer(name) if m.group(1)[:1].isupper()]


def gender(name: str) -> str | None:
    """The gender that a title gives away, if any."""
    for word in re.findall(r"\w+", fold(name))[:3]:
        if TITLES.get(word):
            return TITLES[word]
    return None


def shortens(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a person's name may be a shorter form of a fuller one.

    One token must be a later part of the full name (a surname), or, being the first, its given name. More tokens must
    occur in the full name in the same order, initials standing for what they begin, and hold a part that is not the
    given name.
    """
    if (
        not short
        or len(short) > len(full)
        or tuple(short) == tuple(full)
        or len(short[0].rstrip(".")) == len(short) == 1
    ):
        return False
    if GENERATIONS & set(short) != GENERATIONS & set(full) or set(short) <= GENERATIONS:
        return False
    places: list[int] = []
    at = 0
    for token in short:
        place = next((k for k in range(at, len(full)) if _stands_for(token, full[k])), None)
        if place is None:
            return False
        places.append(place)
        at = place + 1
    return len(short) == 1 or places[-1] > 0


def _stands_for(token: str, full: str) -> bool:
    bare = token.rstrip(".")
    return token == full or (len(bare) == 1 and full.startswith(bare))


def initials(name: str) -> str:
    """The capitals that an acronym of the name would have, small words left out."""
    return "".join(w[0] for w in re.findall(r"\w+", name) if w.casefold() not in SMALL).casefold()


def group_names(
    names: Iterable[tuple[str, str]], *, common: frozenset[str] = frozenset()
) -> dict[tuple[str, str], int]:
    """Group a document's distinct (name, type) pairs: the same number for forms of one name.

    Precision first: a short form joins a fuller name only when one group alone could be meant. `common` are words that the
    text also writes in small letters: they name nothing alone.
    """
    distinct = sorted(set(names), key=lambda n: (-len(tokens(n[0], person=n[1] == "person")), n))
    groups = _Groups(common)
    return {name: groups.place(*name) for name in distinct}


class _Groups:
    """Names grouped so far, longest first, with where to look for what a shorter form may stand for."""

    def __init__(self, common: frozenset[str]) -> None:
        self.common = common
        self.count = 0
        self.exact: dict[tuple[tuple[str, ...], str], int] = {}
        self.members: dict[int, list[tuple[str, ...]]] = defaultdict(list)
        self.bearers: dict[str, set[int]] = defaultdict(set)
        self.openers: dict[tuple[str, str], set[int]] = defaultdict(set)
        self.acronyms: dict[tuple[str, str], set[int]] = defaultdict(set)

    def place(self, name: str, kind: str) -> int:
        """The number of a name's group, a new one when no group is plainly its own."""
        person = kind == "person"
        key = tokens(name, person=person)
        number = self.exact.get((key, kind))
        if number is None:
            number = self._surname(key) if person else self._shorter(name, key, kind)
        if number is None:
            number, self.count = self.count, self.count + 1
        self.exact[key, kind] = number
        self.members[number].append(key)
        if person:
            for token in key:
                self.bearers[token].add(number)
        else:
            if len(key) > 1:
                self.openers[key[0], kind].add(number)
            for letters in _letters(name):
                self.acronyms[letters, kind].add(number)
        return number

    def _surname(self, key: tuple[str, ...]) -> int | None:
        """The one person that a shorter name can mean, or None."""
        whole = [token for token in key if len(token.rstrip(".")) > 1]
        if not whole:
            return None
        near = set.intersection(*(self.bearers.get(token, set()) for token in whole))
        fits = {g for g in near if any(shortens(key, m) for m in self.members[g])}
        if len(fits) > 1 and len(key) == 1:
            # A surname beats a given name: "Marín" after "Ana Marín" and "Marín Soto" is not open for lack of care.
            fits = {g for g in fits if any(key[0] == m[-1] for m in self.members[g])} or fits
        return fits.pop() if len(fits) == 1 else None

    def _shorter(self, name: str, key: tuple[str, ...], kind: str) -> int | None:
        """The one name that a name of something other than a person shortens: an acronym, or the first word alone."""
        opens = len(key) == 1 and kind == "organization" and not name.isupper() and key[0] not in self.common
        if opens and len(fits := self.openers.get((key[0], kind), set())) == 1:
            return next(iter(fits))
        bare = name.replace(".", "")
        if not (2 <= len(bare) <= 8 and bare.isupper()):
            return None
        fits = self.acronyms.get((fold(bare), kind), set())
        return next(iter(fits)) if len(fits) == 1 else None


def _letters(name: str) -> set[str]:
    """The acronyms that a name of several words can have."""
    if len(name.split()) < 2:
        return set()
    return {fold(initials(name)), fold("".join(w[0] for w in re.findall(r"\w+", name)))}
