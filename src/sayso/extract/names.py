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
SUFFIXES = frozenset("jr sr ii iii iv esq phd md qc kc".split())
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
        while len(words) > 1 and words[-1] in SUFFIXES:
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


def is_acronym(short: str, full: str) -> bool:
    """Whether `short` is made of the first letters of `full`: two to eight capitals."""
    bare = short.replace(".", "")
    if not (2 <= len(bare) <= 8 and bare.isupper() and len(full.split()) > 1):
        return False
    letters = "".join(w[0] for w in re.findall(r"\w+", full)).casefold()
    return fold(bare) in (fold(initials(full)), fold(letters))


def group_names(names: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Group a document's distinct (name, type) pairs: the same number for forms of one name.

    Precision first: a short form joins a fuller name only when one group alone could be meant.
    """
    distinct = sorted(set(names), key=lambda n: (-len(tokens(n[0], person=n[1] == "person")), n))
    groups: dict[tuple[str, str], int] = {}
    exact: dict[tuple[tuple[str, ...], str], int] = {}
    members: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    kinds: dict[int, str] = {}
    full_names: dict[int, list[str]] = defaultdict(list)
    for name, kind in distinct:
        key = tokens(name, person=kind == "person")
        number = exact.get((key, kind))
        if number is None:
            number = _shorter_form(name, key, kind, members, kinds, full_names)
        if number is None:
            number = len(kinds)
            kinds[number] = kind
        exact[key, kind] = number
        groups[name, kind] = number
        members[number].append(key)
        full_names[number].append(name)
    return groups


def _shorter_form(
    name: str,
    key: tuple[str, ...],
    kind: str,
    members: Mapping[int, list[tuple[str, ...]]],
    kinds: Mapping[int, str],
    full_names: Mapping[int, list[str]],
) -> int | None:
    """The one group that a name can be a shorter form of, or None."""
    if kind == "person":
        fits = {g for g, k in kinds.items() if k == kind and any(shortens(key, m) for m in members[g])}
        if len(fits) > 1 and len(key) == 1:
            # A surname beats a given name: "Marín" after "Ana Marín" and "Marín Soto" is not open for lack of care.
            fits = {g for g in fits if any(key[0] == m[-1] for m in members[g])} or fits
    else:
        fits = {g for g, k in kinds.items() if k == kind and any(is_acronym(name, full) for full in full_names[g])}
    return fits.pop() if len(fits) == 1 else None
