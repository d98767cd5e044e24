"""Lemmas: the dictionary forms that an English word may come from, by a few rules and a table of irregular verbs."""

from __future__ import annotations

import re

_IRREGULAR = """
    say: said says; tell: told; write: wrote written; think: thought; know: knew known; feel: felt; see: saw seen
    find: found; hold: held; speak: spoke spoken; swear: swore sworn; mean: meant; make: made; give: gave given
    take: took taken; go: went gone goes; come: came; have: has had; be: is are was were am been being 's 're 'm
    do: does did done; show: shown; hear: heard; read: read; lay: laid; lead: led; leave: left; stand: stood
    understand: understood; misunderstand: misunderstood; withdraw: withdrew withdrawn; draw: drew drawn
    overturn: overturned; bring: brought; seek: sought; teach: taught; forbid: forbade forbidden; bid: bade bidden
    foresee: foresaw foreseen; foretell: foretold; forget: forgot forgotten; forgive: forgave forgiven; get: got gotten
    begin: began begun; break: broke broken; rise: rose risen; send: sent; shoot: shot; fight: fought
    throw: threw thrown
    strike: struck stricken; win: won; lose: lost; keep: kept; pay: paid; sing: sang sung; uphold: upheld
    overthrow: overthrew overthrown; sell: sold; dream: dreamt; plead: pled pleaded; shrug: shrugged; stick: stuck
    lie: lied lying; choose: chose chosen; steal: stole stolen; wear: wore worn; weep: wept; blow: blew blown
    bite: bit bitten; grow: grew grown; run: ran; sit: sat; tear: tore torn; undertake: undertook undertaken
    fall: fell fallen; drive: drove driven; become: became; meet: met; spend: spent; build: built; catch: caught
    buy: bought; bear: bore borne; fling: flung; rewrite: rewrote rewritten; retell: retold; ring: rang rung
    outdo: outdid; mistake: mistook mistaken; deal: dealt; think: thinks; testify: testifies; shake: shook shaken
    sink: sank sunk; swing: swung; speed: sped; split: split; hide: hid hidden; ride: rode ridden
"""


def _irregular() -> dict[str, str]:
    table: dict[str, str] = {}
    for entry in re.split(r"[;\n]", _IRREGULAR):
        lemma, _, forms = entry.partition(":")
        for form in forms.split():
            table[form] = lemma.strip()
    return table


IRREGULAR = _irregular()
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("ying", "ie"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
)


def word_set(listed: str) -> frozenset[str]:
    """The words of a list written with white space between them."""
    return frozenset(listed.split())


def lemmas(word: str) -> tuple[str, ...]:
    """The word's possible lemmas, lower case, the likeliest first: the word itself, irregular forms, then the rules.

    "denied" gives denied, deny; "planned" gives planned, plann, plan, planne. The caller looks them up in a lexicon,
    which decides which of them are words.
    """
    word = word.lower().replace("’", "'").removesuffix("'s") or word
    found = [word]
    if word in IRREGULAR:
        found.append(IRREGULAR[word])
    for ending, other in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2:
            continue
        found.append(stem + other)
        if other == "" and ending in ("ed", "ing") and stem[-1] == stem[-2]:
            found.append(stem[:-1])
    return tuple(dict.fromkeys(found))
