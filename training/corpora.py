"""The annotated corpora as Passages: a document's text, its words, and one layer of labels a head.

Every reader takes the folder of one corpus split and yields its documents in order of name. A layer that a corpus does
not annotate is None, so that a head learns only where somebody looked. Word ranges are half-open.
"""

from __future__ import annotations

import collections
import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tokenizers import Tokenizer

from sayso.language.scheme import ROLES, TYPES
from sayso.language.words import Words, split_words
from training.trees import Tree, lay_tree, read_dates, read_factuality, read_tdg

Range = tuple[int, int]
ALL_TAGS = (1 << (2 * len(TYPES) + 1)) - 1


@dataclass(frozen=True)
class Said:
    """One attribution in words: source and cue are one range or None; content is one or more."""

    source: Range | None
    cue: Range | None
    content: tuple[Range, ...]
    parent: int | None = None


@dataclass(frozen=True)
class Referring:
    """One mention of a coreference chain, in words."""

    words: Range
    chain: int
    form: str


@dataclass
class Passage:
    """A document and its layers, each as long as `words`, or None.

    roles      alternatives, one an annotator, of role tags a word
    roles_gum  role tags by GUM's guidelines
    named      the set of type tags allowed, as bits
    nominal    type tags of base noun phrases with a common noun at their head
    sentence   1 where a sentence ends
    tree       dependencies
    spans      full (nested) mentions and their types
    inner      1 where a cue stands inside another attribution's content
    factuality of each event word, from -3 to 3
    date       tags of dates, as GUM marks them
    timex      tags of all time expressions, as TDG marks them
    """

    name: str
    corpus: str
    genre: str
    text: str
    words: Words
    roles: list[list[int]] | None = None
    roles_gum: list[int] | None = None
    named: list[int] | None = None
    nominal: list[int] | None = None
    sentence: list[int] | None = None
    said: list[list[Said]] = field(default_factory=list)
    chains: list[Referring] | None = None
    tree: Tree | None = None
    spans: list[tuple[Range, int]] | None = None
    inner: list[int] | None = None
    factuality: dict[int, float] | None = None
    date: list[int] | None = None
    timex: list[int] | None = None


def word_range(words: Words, start: int, end: int) -> Range | None:
    """The words that a stretch of characters touches; None when it touches none."""
    first = bisect_right(words.ends, start)
    last = bisect_left(words.starts, end)
    return (first, last) if first < last else None


def tag_ranges(length: int, ranges: list[tuple[Range, int]]) -> list[int]:
    """BIO tags for labelled ranges; on a clash the first stays."""
    out = [0] * length
    for (start, end), label in ranges:
        if any(out[start:end]):
            continue
        out[start] = 2 * label + 1
        out[start + 1 : end] = [2 * label + 2] * (end - start - 1)
    return out


NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?%)\]}’”]|'(?:s|re|ve|ll|d|m)?|n't|''|’(?:s|re|ve|ll|d|m|t))$", re.IGNORECASE)
NO_SPACE_AFTER = re.compile(r"^(?:[(\[{“‘$£€#@]|``|`)$")


def join_tokens(sentences: list[list[str]], *, between: str = " ") -> tuple[str, list[list[Range]]]:
    """Tokens back to running text, with the offsets of each; straight double quotes alternate open and closed."""
    text: list[str] = []
    offsets: list[list[Range]] = []
    pos, space, quote_open = 0, "", False
    for tokens in sentences:
        row: list[Range] = []
        for token in tokens:
            closing = token == '"' and quote_open
            if NO_SPACE_BEFORE.match(token) or closing:
                space = ""
            text.append(space + token)
            pos += len(space)
            row.append((pos, pos + len(token)))
            pos += len(token)
            space = " "
            if token == '"':
                quote_open = not quote_open
            if NO_SPACE_AFTER.match(token) or (token == '"' and quote_open):
                space = ""
        offsets.append(row)
        space, quote_open = between, False
    return "".join(text), offsets


def read_brat(path: Path) -> list[tuple[list[Range], list[Range], list[Range], list[str]]]:
    """Attributions of a PolNeAR file: character ranges of source, cue and content; malformed lines are left out."""
    spans: dict[str, list[Range]] = {}
    events = []
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if line.startswith("T") and len(parts) == 3:
            spans[parts[0]] = [(int(a), int(b)) for a, b in (x.split() for x in parts[1].split(" ", 1)[1].split(";"))]
        elif line.startswith("E") and len(parts) > 1:
            found: dict[str, list[Range]] = {role: [] for role in ROLES}
            for part in parts[1].split():
                key, _, ident = part.partition(":")
                role = key.rstrip("0123456789").lower()
                if role in found:
                    found[role] += spans.get(ident, [])
            events.append((found["source"], found["cue"], found["content"], []))
    return events


def polnear(folder: Path, tokenizer: Tokenizer) -> Iterator[Passage]:
    """PolNeAR: source, cue and content, with the links between them."""
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        words = split_words(text, tokenizer)
        layers, said = [], []
        for ann in sorted((folder / "attributions").glob(f"{_escape(path.stem)}_*.ann")):
            ranges, events = [], []
            for source, cue, content, _ in read_brat(ann):
                roles = [[r for s, e in spans if (r := word_range(words, s, e))] for spans in (source, cue, content)]
                ranges += [(r, k) for k in (1, 0, 2) for r in roles[k]]
                if roles[2]:
                    events.append(Said(_only(roles[0]), _only(roles[1]), tuple(roles[2])))
            layers.append(tag_ranges(len(words), sorted(ranges, key=lambda x: (x[1] == 2, x[0]))))
            said.append(events)
        yield Passage(path.stem, "polnear", "news", text, words, roles=layers or None, said=said)


def _escape(stem: str) -> str:
    return re.sub(r"([\[\]*?])", r"[\1]", stem)


def _only(ranges: list[Range]) -> Range | None:
    return (ranges[0][0], ranges[-1][1]) if ranges else None


@dataclass
class Sentence:
    """A CoNLL-U sentence: its comments and its word lines (ten columns each)."""

    comments: dict[str, str]
    rows: list[list[str]]


def read_conllu(path: Path) -> Iterator[Sentence]:
    """The sentences of a file; multiword ranges and empty nodes stay out of `rows`."""
    comments: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            comments[key.strip()] = value.strip()
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            yield Sentence(comments, rows)
            comments, rows = {}, []
    if rows:
        yield Sentence(comments, rows)


def lay_out(sentences: list[Sentence]) -> tuple[str, list[list[Range]], list[Range]]:
    """The text of CoNLL-U sentences, the offsets of each sentence's words, and the sentences' own offsets."""
    text: list[str] = []
    offsets, bounds = [], []
    pos = 0
    for k, sentence in enumerate(sentences):
        if k:
            new_paragraph = any(key.startswith(("newpar", "newdoc")) for key in sentence.comments)
            gap = "\n\n" if new_paragraph else " "
            text.append(gap)
            pos += len(gap)
        row: list[Range] = []
        begin, covered = pos, 0
        for cols in sentence.rows:
            ident, form, misc = cols[0], cols[1], cols[9]
            if "." in ident:
                continue
            if "-" in ident:
                covered = int(ident.split("-")[1])
                text.append(form)
                row += _parts(sentence.rows, ident, form, pos)
                pos += len(form)
            elif int(ident) > covered:
                text.append(form)
                row.append((pos, pos + len(form)))
                pos += len(form)
            else:
                continue
            if "SpaceAfter=No" not in misc and cols is not sentence.rows[-1]:
                text.append(" ")
                pos += 1
        offsets.append(row)
        bounds.append((begin, pos))
    return "".join(text), offsets, bounds


def _parts(rows: list[list[str]], ident: str, form: str, pos: int) -> list[Range]:
    """The offsets of the words that one token is written as: "Ana's" holds "Ana" and "'s"; "du" is both its words."""
    first, last = (int(x) for x in ident.split("-"))
    words = [cols[1] for cols in rows if cols[0].isdigit() and first <= int(cols[0]) <= last]
    if "".join(words) != form:
        return [(pos, pos + len(form))] * len(words)
    ends = list(itertools.accumulate(len(w) for w in words))
    return [(pos + end - len(w), pos + end) for w, end in zip(words, ends, strict=True)]


def sentence_layer(words: Words, bounds: list[Range]) -> list[int]:
    """1 at the last word of each sentence."""
    layer = [0] * len(words)
    for start, end in bounds:
        if found := word_range(words, start, end):
            layer[found[1] - 1] = 1
    return layer


def allow(label: int | None, *, known: tuple[int, ...]) -> tuple[int, int]:
    """Allowed tags (at the first word, at the others) of a mention with a label, or of one whose label is not ours.

    `known` are the labels that the corpus annotates everywhere: the rest of its text has none of them.
    """
    if label is not None:
        return 1 << (2 * label + 1), 1 << (2 * label + 2)
    others = ALL_TAGS
    for k in known:
        others &= ~(3 << (2 * k + 1))
    return others, others


def allowed_layer(
    length: int, ranges: list[tuple[Range, int | None]], *, known: tuple[int, ...], complete: bool = False
) -> list[int]:
    """The allowed type tags of each word, as bits. `complete`: what is not annotated is O for certain."""
    outside = 1 if complete else allow(None, known=known)[0]
    layer = [outside] * length
    for (start, end), label in ranges:
        first, rest = allow(label, known=known)
        layer[start] = first
        layer[start + 1 : end] = [rest] * (end - start - 1)
    return layer


PERSON, ORGANIZATION, PLACE, TIME = (TYPES.index(t) for t in ("person", "organization", "place", "time"))


def ewt(folder: Path, split: str, tokenizer: Tokenizer) -> Iterator[Passage]:
    """EWT with UNER: sentence boundaries and named persons, organisations and locations."""
    tags: dict[str, list[str]] = {}
    current: list[str] = []
    for line in (folder / f"ner-{split}.iob2").read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id"):
            current = tags.setdefault(line.split("=", 1)[1].strip(), [])
        elif line and line[0] != "#":
            current.append(line.split("\t")[2])
    label = {"PER": PERSON, "ORG": ORGANIZATION, "LOC": PLACE}
    events = read_factuality(folder, split)
    sentences = list(read_conllu(folder / f"{split}.conllu"))
    starts = [k for k, s in enumerate(sentences) if "newdoc id" in s.comments] + [len(sentences)]
    for a, b in itertools.pairwise(starts):
        group = sentences[a:b]
        text, offsets, bounds = lay_out(group)
        words = split_words(text, tokenizer)
        ranges: list[tuple[Range, int | None]] = []
        factuality: dict[int, float] = {}
        for sentence, row in zip(group, offsets, strict=True):
            forms = " ".join(cols[1] for cols in syntactic(sentence))
            for token, value in events.get(forms, ()):
                if r := word_range(words, *row[token]):
                    factuality[r[0]] = value
            for start, end, name in _iob(tags.get(sentence.comments["sent_id"], [])):
                if end <= len(row) and name in label and (r := word_range(words, row[start][0], row[end - 1][1])):
                    ranges.append((r, label[name]))
        name = group[0].comments["newdoc id"]
        yield Passage(
            name,
            "ewt",
            name.split("-")[0],
            text,
            words,
            named=allowed_layer(len(words), ranges, known=(PERSON, ORGANIZATION, PLACE)),
            sentence=sentence_layer(words, bounds),
            tree=lay_tree(words, [syntactic(s) for s in group], offsets),
            factuality=factuality or None,
        )


def syntactic(sentence: Sentence) -> list[list[str]]:
    """A sentence's rows without multiword ranges and empty nodes."""
    return [row for row in sentence.rows if row[0].isdigit()]


def _iob(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    start, name = 0, ""
    for k, tag in enumerate([*tags, "O"]):
        if name and not (tag.startswith("I-") and tag[2:] == name):
            yield start, k, name
            name = ""
        if tag.startswith("B-") or (tag.startswith("I-") and not name):
            start, name = k, tag[2:]


# What other corpora call our three kinds of name; what they mark beside these leaves a word's tag open.
OTHER_NAMES = {
    "PER": PERSON, "ORG": ORGANIZATION, "LOC": PLACE, "person": PERSON, "politician": PERSON, "organisation": ORGANIZATION,
    "politicalparty": ORGANIZATION, "country": PLACE, "location": PLACE, "corporation": ORGANIZATION,
}  # fmt: skip
NAME_FILES = (
    ("crossner-politics/train.txt", "news"),
    ("crossner-politics/dev.txt", "news"),
    ("SEC-filings/CONLL-format/data/train/FIN5.txt", "contract"),
    *((f"BTC/CONLL-format/data/{part}.conll", "social") for part in "abegh"),
    ("WNUT17/CONLL-format/data/train/wnut17train.conll", "social"),
)
SENTENCES_TOGETHER = 8


def other_names(folder: Path, tokenizer: Tokenizer) -> Iterator[Passage]:
    """Names of politics, contracts and tweets (CrossNER, SEC filings, BTC, WNUT17): a few sentences a passage."""
    for name, genre in NAME_FILES:
        sentences = list(_columns(folder / name))
        for at in range(0, len(sentences), SENTENCES_TOGETHER):
            group = sentences[at : at + SENTENCES_TOGETHER]
            text, offsets = join_tokens(
                [[t for t, _ in s] for s in group], between="\n\n" if genre == "social" else " "
            )
            words = split_words(text, tokenizer)
            ranges: list[tuple[Range, int | None]] = []
            for sentence, row in zip(group, offsets, strict=True):
                for start, end, label in _iob([tag for _, tag in sentence]):
                    if r := word_range(words, row[start][0], row[end - 1][1]):
                        ranges.append((r, OTHER_NAMES.get(label)))
            known = (PERSON, ORGANIZATION, PLACE)
            layer = allowed_layer(len(words), ranges, known=known)
            yield Passage(f"{name}-{at}", "names", genre, text, words, named=layer)


def _columns(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Sentences of (token, tag): the first column and the last."""
    sentence: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split()
        if len(parts) > 1 and parts[0] != "-DOCSTART-":
            sentence.append((parts[0], parts[-1]))
        elif sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


WORLDWIDE = {
    "Person": PERSON,
    "Organization": ORGANIZATION,
    "Location": PLACE,
    "Facility": PLACE,
    "Date": TIME,
}


def worldwide(folder: Path, tokenizer: Tokenizer) -> Iterator[Passage]:
    """Worldwide newswire: named persons, organisations, locations with facilities, and dates."""
    for path in sorted(folder.glob("*.tsv")):
        sentences: list[tuple[list[str], list[str]]] = [([], [])]
        for line in path.read_text(encoding="utf-8").splitlines():
            token, _, tag = line.partition("\t")
            if not line.strip():
                if sentences[-1][0]:
                    sentences.append(([], []))
            elif tag:
                sentences[-1][0].append(token)
                sentences[-1][1].append(tag.strip())
        sentences = [s for s in sentences if s[0]]
        text, offsets = join_tokens([s[0] for s in sentences], between="\n\n" if len(sentences) > 1 else " ")
        words = split_words(text, tokenizer)
        ranges: list[tuple[Range, int | None]] = []
        for (_, tags), row in zip(sentences, offsets, strict=True):
            for start, end, name in _iob(tags):
                if r := word_range(words, row[start][0], row[end - 1][1]):
                    ranges.append((r, WORLDWIDE.get(name)))
        known = (PERSON, ORGANIZATION, PLACE, TIME)
        yield Passage(path.stem, "worldwide", "news", text, words, named=allowed_layer(len(words), ranges, known=known))


@dataclass
class _Open:
    chain: str
    type: str
    start: int


def gum(folder: Path, tokenizer: Tokenizer) -> Iterator[Passage]:
    """GUM: sentences, named and nominal mentions of ten types, coreference, and attribution relations."""
    for path in sorted(folder.glob("*.conllu")):
        sentences = list(read_conllu(path))
        text, offsets, bounds = lay_out(sentences)
        words = split_words(text, tokenizer)
        rows = [row for s in sentences for row in s.rows if "-" not in row[0] and "." not in row[0]]
        flat = [o for row in offsets for o in row]
        first = list(itertools.accumulate((len(row) for row in offsets), initial=0))
        tokens = _Tokens(rows, flat, [k for k, row in enumerate(offsets) for _ in row], first)
        named, nominal, chains = _gum_mentions(tokens, words)
        said = gum_attributions(tokens, words)
        ranges = [
            (r, k)
            for s in said
            for k, rs in enumerate(([s.source], [s.cue], s.content))
            for r in rs
            if r and s.parent is None
        ]
        yield Passage(
            path.stem,
            "gum",
            path.stem.split("_")[1],
            text,
            words,
            roles_gum=tag_ranges(len(words), sorted(ranges, key=lambda x: (x[1] == 2, x[0]))),
            named=allowed_layer(len(words), named, known=tuple(range(len(TYPES))), complete=True),
            nominal=tag_ranges(len(words), nominal),
            sentence=sentence_layer(words, bounds),
            said=[said],
            chains=chains,
            tree=lay_tree(words, [syntactic(s) for s in sentences], offsets),
            spans=_gum_spans(tokens, words),
            inner=_inner(len(words), said),
            date=_times(words, list(read_dates(rows, flat))),
        )


def _gum_spans(tokens: _Tokens, words: Words) -> list[tuple[Range, int]]:
    found = {}
    for _, kind, start, end in _gum_entities(tokens.rows):
        if r := word_range(words, tokens.offsets[start][0], tokens.offsets[end - 1][1]):
            found[r] = TYPES.index(kind)
    return sorted(found.items())


def _inner(length: int, said: list[Said]) -> list[int]:
    """1 at each word of a nested attribution's cue."""
    out = [0] * length
    for s in said:
        if s.parent is not None and s.cue is not None:
            out[s.cue[0] : s.cue[1]] = [1] * (s.cue[1] - s.cue[0])
    return out


def _times(words: Words, spans: list[Range]) -> list[int]:
    ranges = (word_range(words, a, b) for a, b in spans)
    return tag_ranges(len(words), [(r, 0) for r in ranges if r])


def tdg(path: Path, tokenizer: Tokenizer) -> Iterator[Passage]:
    """TDG: all time expressions of Wikinews."""
    for name, sentences, found in read_tdg(path):
        text, offsets = join_tokens([[BRACKETS.get(t, t) for t in s] for s in sentences])
        words = split_words(text, tokenizer)
        spans = [(row[a][0], row[b - 1][1]) for row, times in zip(offsets, found, strict=True) for a, b in times]
        yield Passage(name, "tdg", "news", text, words, timex=_times(words, spans))


BRACKETS = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": '"', "''": '"'}


@dataclass
class _Tokens:
    rows: list[list[str]]
    offsets: list[Range]
    sentence: list[int]
    first: list[int]

    def head(self, start: int, end: int) -> int:
        """The token of [start, end) whose own head lies outside."""
        base = self.first[self.sentence[start]]
        for k in range(start, end):
            h = int(self.rows[k][6])
            if h == 0 or not start <= base + h - 1 < end:
                return k
        return end - 1


def _gum_mentions(
    tokens: _Tokens, words: Words
) -> tuple[list[tuple[Range, int | None]], list[tuple[Range, int]], list[Referring]]:
    named: list[tuple[Range, int | None]] = []
    nominal: list[tuple[Range, int]] = []
    chains: list[Referring] = []
    numbers: dict[str, int] = {}
    taken: dict[str, set[int]] = {"named": set(), "nominal": set()}
    cores = []
    for chain, kind, start, end in _gum_entities(tokens.rows):
        head = tokens.head(start, end)
        form = _gum_form(tokens.rows[head][4], end - start)
        core = _name_around(tokens.rows, head, start, end) if form == "named" else (start, head + 1)
        if found := word_range(words, tokens.offsets[core[0]][0], tokens.offsets[core[1] - 1][1]):
            chains.append(Referring(found, numbers.setdefault(chain, len(numbers)), form))
            cores.append((found, form, kind))
    # A flat layer holds one mention a word: the longest stands for those inside it.
    for found, form, kind in sorted(cores, key=lambda c: (c[0][0] - c[0][1], c[0])):
        if form != "pronominal" and taken[form].isdisjoint(range(*found)):
            taken[form] |= set(range(*found))
            (named if form == "named" else nominal).append((found, TYPES.index(kind)))
    chains.sort(key=lambda m: m.words)
    return sorted(named), sorted(nominal), chains


def _gum_form(tag: str, length: int) -> str:
    if tag in ("NNP", "NNPS"):
        return "named"
    return "pronominal" if length == 1 and tag.startswith(("PRP", "WP", "DT")) else "nominal"


TITLES = frozenset(
    "mr mrs ms miss dr prof professor president senator sen rep representative governor gov mayor judge justice king queen"
    " prince princess sir lord lady captain colonel general major lieutenant sergeant minister secretary chancellor pope sheikh"
    " comandante capt rev reverend st".split()
)


def _name_around(rows: list[list[str]], head: int, start: int, end: int) -> Range:
    """The run of proper nouns around the head: a name without its title, its modifiers and what follows of it."""
    proper = ("NNP", "NNPS")
    a, b = head, head + 1
    while a > start and (
        rows[a - 1][4] in proper
        or (
            rows[a - 1][4] in ("POS", "IN", "DT", "CC", "HYPH")
            and a - 2 >= start
            and rows[a - 2][4] in proper
            and rows[a - 1][1] in ("of", "the", "and", "-", "&")
        )
    ):
        a -= 1
    while b < end and (
        rows[b][4] in (*proper, "CD")
        or (rows[b][1] in ("of", "the", "and", "-", "&") and b + 1 < end and rows[b + 1][4] in proper)
    ):
        b += 1
    while b - a > 1 and rows[a][1].rstrip(".").lower() in TITLES:
        a += 1
    return a, b


def _gum_entities(rows: list[list[str]]) -> Iterator[tuple[str, str, int, int]]:
    """(chain, type, first token, end token) of each mention, from GUM's bracketed Entity column."""
    stack: dict[str, list[_Open]] = collections.defaultdict(list)
    for k, row in enumerate(rows):
        value = next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "")
        for opened, closed in re.findall(r"\(([^()]+\)?)|([^()]+)\)", value):
            if opened:
                parts = opened.rstrip(")").split("-")
                item = _Open(parts[0], parts[1], k)
                if opened.endswith(")"):
                    yield item.chain, item.type, k, k + 1
                else:
                    stack[item.chain].append(item)
            elif stack[closed]:
                item = stack[closed].pop()
                yield item.chain, item.type, item.start, k + 1


DISCOURSE = re.compile(r"([\w-]+):(\d+)(?:->(\d+):(\d+))?(?::(.*))?$")


@dataclass
class _Rhetoric:
    """GUM's rhetorical tree in tokens: units, what hangs on what, and its attribution relations.

    unit      token range of each elementary unit
    children  for each unit, the units that attach to it, with the depth at which they do
    found     (unit, head, depth, signals) of each attribution relation
    """

    unit: dict[int, Range]
    children: dict[int, list[tuple[int, int]]]
    found: list[tuple[int, int, int, str]]

    @classmethod
    def of(cls, rows: list[list[str]]) -> _Rhetoric:
        starts: list[tuple[int, int]] = []
        tree = cls({}, collections.defaultdict(list), [])
        for k, row in enumerate(rows):
            value = next((m[10:] for m in row[9].split("|") if m.startswith("Discourse=")), "")
            for n, part in enumerate(value.split(";") if value else ()):
                if (m := DISCOURSE.match(part)) is None:
                    continue
                if n == 0:
                    starts.append((int(m[2]), k))
                if m[3] and n == 0:
                    tree.children[int(m[3])].append((int(m[2]), int(m[4])))
                if m[3] and m[1].startswith("attribution"):
                    tree.found.append((int(m[2]), int(m[3]), int(m[4]), m[5] or ""))
        ends = [k for _, k in starts[1:]] + [len(rows)]
        tree.unit.update({ident: (k, end) for (ident, k), end in zip(starts, ends, strict=True)})
        return tree

    def below(self, head: int, limit: int) -> set[int]:
        """The head with what attached to it at a lower depth than `limit`, each with all below it."""
        out, todo = {head}, [c for c, d in self.children[head] if d < limit]
        while todo:
            c = todo.pop()
            if c not in out:
                out.add(c)
                todo += [x for x, _ in self.children[c]]
        return out


def gum_attributions(tokens: _Tokens, words: Words) -> list[Said]:
    """Attributions from GUM's rhetorical tree: source and cue from the signals, content from the nucleus's own subtree.

    The content of an attribution attached to unit h at depth d is h with whatever attached to h before it (lower depth),
    each with all below it.
    """
    tree = _Rhetoric.of(tokens.rows)

    def to_words(ranges: Iterable[Range]) -> list[Range]:
        inside = [(a, b) for a, b in ranges if b <= len(tokens.offsets)]
        found = (word_range(words, tokens.offsets[a][0], tokens.offsets[b - 1][1]) for a, b in inside)
        return [r for r in found if r]

    out = []
    for unit, head, depth, signals in tree.found:
        if unit not in tree.unit or head not in tree.unit:
            continue
        start, end = tree.unit[unit]
        source, cue = (_signal(signals, name) for name in ("sem-atsrc", "lex-indwd"))
        sources = to_words([r for r in source if start <= r[0] < end] or source[:1])
        cues = to_words(r for r in cue if start <= r[0] < end)
        content = to_words(_merge([tree.unit[m] for m in tree.below(head, depth) - {unit} if m in tree.unit]))
        if content and cues:
            out.append(Said(sources[0] if sources else None, (cues[0][0], cues[-1][1]), tuple(content)))
    return _with_parents(out)


def _with_parents(said: list[Said]) -> list[Said]:
    """Outer before inner; the parent of each is the smallest whose content holds its cue."""
    out: list[Said] = []
    for s in sorted(said, key=lambda s: (-sum(b - a for a, b in s.content), s.content)):
        if s.cue is None:
            continue
        parent = None
        for k, other in enumerate(out):
            if any(a <= s.cue[0] and s.cue[1] <= b for a, b in other.content):
                parent = k
        out.append(Said(s.source, s.cue, s.content, parent))
    return out


def _signal(signals: str, name: str) -> list[Range]:
    """Token ranges of one kind of signal: "sem-atsrc-31-41-_+lex-indwd-43-_" gives [(30, 41)] for sem-atsrc."""
    out = []
    for part in signals.split("+"):
        if part.startswith(name):
            pieces = part[len(name) + 1 :].rsplit("-", 1)[0]
            for piece in pieces.split(","):
                a, _, b = piece.partition("-")
                if a.isdigit():
                    out.append((int(a) - 1, int(b) if b.isdigit() else int(a)))
    return sorted(out)


def _merge(ranges: list[Range]) -> list[Range]:
    out: list[Range] = []
    for a, b in sorted(ranges):
        if out and a <= out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out


LITBANK_FORMS = {"PROP": "named", "NOM": "nominal", "PRON": "pronominal"}
CUT = frozenset("of who whom which that , ( in at from with on to for by near -- where ; :".split())


def litbank(folder: Path, tokenizer: Tokenizer) -> Iterator[Passage]:
    """LitBank: coreference in fiction; a nominal mention is cut to its base noun phrase."""
    for path in sorted((folder / "coref").glob("*.txt")):
        raw = path.read_text(encoding="utf-8")
        sentences = [line.split() for line in raw.splitlines()]
        text, offsets = join_tokens([s for s in sentences if s])
        flat = [o for row in offsets for o in row]
        words = split_words(text, tokenizer)
        places = [m.start() for m in re.finditer(r"\S+", raw)]
        tokens = [t for s in sentences for t in s]
        forms: dict[Range, str] = {}
        numbers: dict[Range, str] = {}
        for line in path.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
            parts = line.split("\t")
            if line.startswith("T") and len(parts) == 3:
                name, a, b = parts[1].split()
                first, end = bisect_left(places, int(a)), bisect_left(places, int(b))
                form = LITBANK_FORMS.get(name.split("_")[0])
                if form:
                    forms[first, max(end, first + 1)] = form
                else:
                    numbers[first, max(end, first + 1)] = name
        chain_of = {name: k for k, name in enumerate(sorted(set(numbers.values())))}
        chains = []
        for (first, end), form in sorted(forms.items()):
            chain = chain_of.get(numbers.get((first, end), ""), -1 - len(chains))
            if form == "nominal":
                end = next((k for k in range(first + 1, end) if tokens[k].lower() in CUT), end)
            if end <= len(flat) and (r := word_range(words, flat[first][0], flat[end - 1][1])):
                chains.append(Referring(r, chain, form))
        chains.sort(key=lambda m: m.words)
        yield Passage(path.stem, "litbank", "fiction", text, words, chains=chains)
