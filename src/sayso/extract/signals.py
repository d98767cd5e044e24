"""Signals: what the model picks out of a text, window by window, and then of each content read as a text of its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.extract.additions import added
from sayso.extract.grammar import Grammar, parse
from sayso.extract.links import Linked, link
from sayso.extract.passives import open_passive
from sayso.extract.performatives import Performed, performed
from sayso.extract.phrases import complete, find_phrases
from sayso.extract.pronouns import pronoun
from sayso.extract.subjects import with_subject
from sayso.extract.syntax import Tree, tree_of
from sayso.extract.tags import LEAST_SUSPICION, Fragment, Role, Spotted, expressions, fragments, sentence_ends, spotted
from sayso.language.decode import softmax
from sayso.language.protocol import Language, Sheet, WordRange
from sayso.language.scheme import RELATIONS
from sayso.language.windows import windows
from sayso.language.words import Words

# A shorter content has no room for a cue and a content of its own.
LEAST_WORDS = 4
DEPTH = 3
# An act that the grammar shows is taken only where one of its words may be a cue with this chance.
LEAST_HEARD = 0.3
CUE_TAGS = [2 * Role.CUE + 1, 2 * Role.CUE + 2]
AGENTS = frozenset(("person", "organization"))
QUOTES = frozenset('"“”„«»')
OPENERS = frozenset(("that", '"', "“", "„", "«", "‘", "'", "`", ","))
CLOSERS = frozenset(('"', "”", "“", "»", "’", "'", ","))


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution in words; `parent` is the index of the one whose content holds it."""

    linked: Linked
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Signals:
    """All of it, in text order, in word numbers."""

    words: Words
    ends: tuple[int, ...]
    spotted: tuple[Spotted, ...]
    said: tuple[Said, ...]
    grammars: tuple[Grammar, ...]
    expressions: tuple[tuple[WordRange, float], ...]


def listen(text: str, language: Language) -> Signals:
    """Read a text once over windows, then its contents again for what is said inside them.

    The model's training data labels a word once, so an attribution inside a content shows only when that content is read
    as a text of its own.
    """
    words = language.split(text)
    pronouns = _pronouns(text, words)
    ends: list[int] = []
    grammars: list[Grammar] = []
    when: list[tuple[WordRange, float]] = []
    found: list[Spotted] = []
    said: list[Linked] = []
    acts: list[Performed] = []
    trees: list[Tree] = []
    agents: set[int] = set()
    at = 0
    for sheet in language.read(words, windows(words)):
        ends += (here := sentence_ends(sheet))
        grammar = parse(sheet, here, language.parameters)
        last = next((k for k in range(at, len(pronouns)) if pronouns[k][0] >= sheet.words[1]), len(pronouns))
        phrases = find_phrases(sheet, here, language.parameters)
        here_found = complete(sheet, spotted(sheet, pronouns[at:last]), phrases, grammar)
        trees.append(_tree(grammar, text, words))
        agents |= (here_agents := _agents(here_found, grammar))
        shown = performed(trees[-1], here_agents)
        acts += (act for act in shown if _heard(sheet, act.cue))
        found += here_found
        grammars.append(grammar)
        when += expressions(sheet)
        at = last
        said = _continue(said, link(sheet, fragments(sheet, language.parameters), language.parameters), sheet)
    said = [near for linked in said if (near := _near(linked, ends, text, words)) is not None]
    heard = [(open_passive(s.linked, text, words), s.parent) for s in _nest(said, ends, text, words, language)]
    nested = [
        (with_subject(one, trees, ends, agents, heard[parent][0] if parent is not None else None), parent)
        for one, parent in heard
    ]
    everything = [Said(*one) for one in added(nested, acts)]
    return Signals(words, tuple(ends), tuple(found), tuple(everything), tuple(grammars), tuple(when))


def _tree(grammar: Grammar, text: str, words: Words) -> Tree:
    first, last = grammar.first, grammar.first + len(grammar.heads)
    low = [text[words.starts[k] : words.ends[k]].casefold().replace("’", "'") for k in range(first, last)]
    heads: list[int] = (grammar.heads - first).tolist()
    return tree_of(first, low, heads, [RELATIONS[r] for r in grammar.relations.tolist()])


def _agents(found: Sequence[Spotted], grammar: Grammar) -> frozenset[int]:
    """The heads of what means a person or an organisation."""
    return frozenset(grammar.head_of(one.words) for one in found if one.type in AGENTS)


def _heard(sheet: Sheet, cue: WordRange) -> bool:
    """Whether the model takes a word for a cue by itself, though it reads no attribution there, or suspects one inside."""
    row = slice(cue[0] - sheet.words[0], cue[1] - sheet.words[0])
    chances = softmax(sheet.scores["roles"][row])[:, CUE_TAGS].sum(axis=1)
    return bool((chances >= LEAST_HEARD).any() or (sheet.scores["inner"][row, 0] > LEAST_SUSPICION).any())


def _near(linked: Linked, ends: Sequence[int], text: str, words: Words) -> Linked | None:
    """An attribution without the contents that stand in another sentence than its cue, unless in quotation marks.

    Only quoted words run on over sentences under one cue; anything else that far away is somebody else's, and to put it
    into the wrong mouth is worse than to leave it out. None when nothing is left.
    """
    if linked.cue is None:
        return linked
    place = bisect_left(ends, linked.cue.words[0])
    kept = tuple(
        part
        for part in linked.content
        if bisect_left(ends, part.words[0]) <= place <= bisect_left(ends, part.words[1] - 1)
        or any(mark in QUOTES for mark in text[words.starts[part.words[0]] : words.ends[part.words[1] - 1]])
        or text[max(0, words.starts[part.words[0]] - 1)] in QUOTES
    )
    return replace(linked, content=kept) if kept else None


def _pronouns(text: str, words: Words) -> list[tuple[int, str]]:
    out = []
    for k, (s, e) in enumerate(zip(words.starts, words.ends, strict=True)):
        if e - s <= 10 and (found := pronoun(text[s:e])):
            out.append((k, found.type))
    return out


def _continue(before: list[Linked], new: list[Linked], sheet: Sheet) -> list[Linked]:
    """Join a content that a window's border cut: one that ends where the window began goes on with one that opens it."""
    border = sheet.words[0]
    if not before or not new or new[0].cue is not None or new[0].content[0].words[0] != border:
        return before + new
    for k in range(len(before) - 1, max(-1, len(before) - 4), -1):
        content = before[k].content
        if content[-1].words[1] == border:
            head, tail = content[-1], new[0].content[0]
            joined = Fragment(
                (head.words[0], tail.words[1]), Role.CONTENT, head.confidence, (*head.suspects, *tail.suspects)
            )
            grown = replace(before[k], content=(*content[:-1], joined))
            return [*before[:k], grown, *before[k + 1 :], *new[1:]]
    return before + new


def _nest(said: Sequence[Linked], ends: Sequence[int], text: str, words: Words, language: Language) -> Iterator[Said]:
    """The attributions, outer before inner, down to DEPTH."""
    level: list[tuple[Linked, int | None]] = [(linked, None) for linked in said]
    count = 0
    for depth in range(DEPTH):
        ranges: list[WordRange] = []
        parents: list[int] = []
        for linked, parent in level:
            yield Said(linked, parent)
            for part in linked.content:
                for piece in _suspected(part, ends):
                    inner = bare(piece, text, words)
                    if inner[1] - inner[0] >= LEAST_WORDS:
                        ranges.append(inner)
                        parents.append(count)
            count += 1
        if not ranges or depth + 1 == DEPTH:
            return
        level = []
        order = sorted(range(len(ranges)), key=lambda k: ranges[k])
        sheets = language.read(words, [ranges[k] for k in order])
        for k, sheet in zip(order, sheets, strict=True):
            level += [(inner, parents[k]) for inner in _inside(sheet, language, ranges[k])]


def _suspected(content: Fragment, ends: Sequence[int]) -> Iterator[WordRange]:
    """The sentences of a content in which a cue is suspected: what is worth reading again, as a text of its own."""
    start, end = content.words
    while start < end:
        at = bisect_left(ends, start)
        stop = min(end, ends[at] + 1) if at < len(ends) else end
        if any(start <= word < stop for word in content.suspects):
            yield start, stop
        start = stop


def bare(content: WordRange, text: str, words: Words) -> WordRange:
    """A content without what shows it to be one: the quotation marks around it, the "that" before it."""
    a, b = content
    while a < b and text[words.starts[a] : words.ends[a]].casefold() in OPENERS:
        a += 1
    while b > a and text[words.starts[b - 1] : words.ends[b - 1]] in CLOSERS:
        b -= 1
    return a, b


def _inside(sheet: Sheet, language: Language, outer: WordRange) -> list[Linked]:
    """Attributions found in a content read alone: those with a cue whose content is less than the whole."""
    found = link(sheet, fragments(sheet, language.parameters), language.parameters)
    return [x for x in found if x.cue is not None and all(part.words != outer for part in x.content)]
