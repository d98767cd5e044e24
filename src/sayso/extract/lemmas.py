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
    dig: dug; feed: fed; lend: lent; cut: cut; hit: hit; put: put; set: set; let: let; shut: shut; hurt: hurt; bind: bound
    spread: spread; cast: cast; bend: bent; slide: slid; freeze: froze frozen; swim: swam swum; wake: woke woken
    eat: ate eaten; drink: drank drunk; sleep: slept; flee: fled; kneel: knelt; beat: beaten; fly: flew flown; creep: crept
    cling: clung; bleed: bled; burn: burnt; leap: leapt; light: lit; burst: burst; quit: quit; shine: shone; spit: spat
    spin: spun; sweep: swept; weave: wove woven; lie: lain; sting: stung; smell: smelt; spill: spilt; thrust: thrust
    tread: trod; arise: arose arisen; awake: awoke; hang: hung; learn: learnt; shrink: shrank; strive: strove; upset: upset
    withhold: withheld; overhear: overheard; overtake: overtook; undo: undid; swell: swollen; lean: leant
    die: died dying; tie: tied tying
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


# Stems of "-ed" and "-ing" that lost an e: by how they end, the longer ending deciding.
_LOST_E = re.compile(
    r"(?:[cuvz]|[^s]s|[aedr]g|(?:a|e)ng|[bcdfgkptz]l|[^aeiou]?[aeiou](?:rs|ps|ns)|(?<![aeo])at|(?<!o)id|ud|ut|(?<!a)ir|ur|(?<![eo])ar"
    r"|(?<![aeo])in|um|ul|ok|invit|unit|excit|recit|complet|delet|compet|ignor|restor|explor|promot|devot|explod|persuad|invad|escap)$"
)
# "travelled", "controlled"; but "called", "installed", "recalled".
_DOUBLED_L = re.compile(r".*[aeiou][^aeiou]+[eio]ll|.*[aeiou][^aeiou]*nall")
_SHORT = re.compile(r"[^aeiou]*u?[aeiou][^aeiouwxy]$")


def verb(word: str) -> str:
    """The likeliest dictionary form of a verb: "charged" gives charge, "stopped" stop, "denied" deny, "went" go.

    By spelling alone, so now and then wrong where spelling does not tell ("barred", "bared").
    """
    word = word.lower().replace("’", "'")
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1 and re.search("[aeiouy]", stem):
            if stem[-1] == stem[-2] and (stem[-1] not in "lsz" or _DOUBLED_L.fullmatch(stem)):
                return stem[:-1]
            return stem + "e" if _SHORT.fullmatch(stem) or _LOST_E.search(stem) else stem
    if word.endswith(("shes", "ches", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
