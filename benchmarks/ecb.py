"""Who is who across documents, on ECB+: python benchmarks/ecb.py CORPORA [--case FILE] [--show N]

The people and organisations of ECB+ (annotated as HUMAN_PART_PER and HUMAN_PART_ORG), in the sentences that its authors
validated: every news story becomes one plain text, one case is built from all of them, and each annotated mention goes
to the entity of sayso's mention with the same head. Where sayso names no entity, its referent in the document stands;
where sayso has no such mention, the mention stands alone. B-cubed over all annotated mentions, singletons among them.

ECB+ links nothing between topics, so who is in the news of two topics counts as two people in its annotation. Hence
three rows for each: all documents in one case, and the same answer cut apart by topic and by the two halves of a topic
(ecb and ecbplus tell of two happenings of one kind). The baseline joins mentions with the same head lemma. The second
table counts only the mentions that are names.

With --case the case is kept at this path, and taken from there when it stands; its entities are resolved anew each
time, and stories that it does not hold are left out.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.common import Score, percent, ratio, sample, table
from benchmarks.resolving import resolve

from sayso.config import Config
from sayso.model import Mention, MentionType, Span, document_id
from sayso.run import build
from sayso.store import View, open_view

TYPES = {"HUMAN_PART_PER": MentionType.PERSON, "HUMAN_PART_ORG": MentionType.ORGANIZATION}
QUOTES = {"``": "“", "''": "”"}
# Where a noun phrase's own words end and what follows of it begins.
AFTER_HEAD = frozenset(
    "of for at in from with on to by who whom whose which that , ( - -- – — ; : about against".split()
)


# The corpus


@dataclass(frozen=True, slots=True)
class Token:
    """A token where it stands in the text, and the number of its sentence."""

    span: Span
    sentence: int


@dataclass(frozen=True, slots=True)
class Gold:
    """A mention as annotated; `chain` is the same for all mentions of one referent, None for one that is linked to none."""

    story: str
    number: str
    span: Span
    text: str
    type: MentionType
    chain: str | None

    @property
    def label(self) -> str:
        """Its chain, or itself."""
        return self.chain or f"{self.story} {self.number}"


@dataclass(frozen=True, slots=True)
class Story:
    """A news story: its name in the corpus ("1_10ecb"), its text, and its mentions in validated sentences."""

    name: str
    text: str
    mentions: tuple[Gold, ...]

    @property
    def topic(self) -> str:
        """The number of its topic."""
        return self.name.partition("_")[0]

    @property
    def half(self) -> str:
        """Its topic and which of the topic's two happenings it tells of."""
        return self.topic + ("ecbplus" if self.name.endswith("plus") else "ecb")


def read(folder: Path) -> list[Story]:
    """The stories of ECB+ by name."""
    valid = validated(folder / "ECBplus_coreference_sentences.csv")
    paths = sorted(folder.glob("*/*.xml"), key=lambda path: path.stem)
    return [story(path.stem, path.read_text(encoding="utf-8"), valid.get(path.stem, frozenset())) for path in paths]


def validated(path: Path) -> dict[str, frozenset[int]]:
    """The numbers of the validated sentences of each story."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            found[f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    return {name: frozenset(numbers) for name, numbers in found.items()}


def story(name: str, xml: str, valid: frozenset[int]) -> Story:
    """A story from its file, with the mentions that begin in these sentences."""
    root = ElementTree.fromstring(xml)
    rows = [(one.get("t_id", ""), int(one.get("sentence", 0)), one.text or "") for one in root.iter("token")]
    text, spans = lay_out([(sentence, word) for _, sentence, word in rows])
    tokens = {ident: Token(span, sentence) for (ident, sentence, _), span in zip(rows, spans, strict=True)}
    chains = _chains(name, root)
    mentions = []
    for mark in root.find("Markables") or ():
        anchors = [tokens[one.get("t_id", "")] for one in mark.iter("token_anchor")]
        if mark.tag in TYPES and anchors and anchors[0].sentence in valid:
            span = Span(min(one.span.start for one in anchors), max(one.span.end for one in anchors))
            number = mark.get("m_id", "")
            mentions.append(Gold(name, number, span, span.of(text), TYPES[mark.tag], chains.get(number)))
    return Story(name, text, tuple(sorted(mentions, key=lambda one: (one.span, one.number))))


def _chains(name: str, root: ElementTree.Element) -> dict[str, str]:
    """The chain of each mention; one within the document is known by the document's name too."""
    found = {}
    for link in root.find("Relations") or ():
        chain = link.get("note") if link.tag == "CROSS_DOC_COREF" else f"{name} {link.get('r_id')}"
        for source in link.iter("source"):
            found[source.get("m_id", "")] = chain or f"{name} {link.get('r_id')}"
    return found


# The text

CLOSING = frozenset(", . ; : ! ? ) ] } % ” ’ … ...".split())
OPENING = frozenset("( [ { $ “ ‘ # @".split())
JOINING = frozenset("- / _".split())
ENDING = re.compile(r"['’](?:s|m|d|ll|re|ve)?|n['’]t", re.IGNORECASE)
ENDINGS = frozenset("s t m d ll re ve".split())
NUMBER = re.compile(r"\d+[.:]\d+|\d{1,3},\d{3}")


def lay_out(words: Sequence[tuple[int, str]]) -> tuple[str, list[Span]]:
    """Text from (sentence, token): a sentence a line, spaces as in print. And where each token stands in it."""
    text, spans = "", []
    open_quote = False
    for place, (sentence, written) in enumerate(words):
        first = place == 0 or words[place - 1][0] != sentence
        open_quote = open_quote and not first
        word = QUOTES.get(written, written)
        if word == '"':
            word, open_quote = ("”" if open_quote else "“"), not open_quote
        before = [QUOTES.get(other, other) for _, other in words[max(0, place - 3) : place]]
        after = words[place + 1][1] if place + 1 < len(words) else ""
        line = "" if first else text.rpartition("\n")[2]
        if first:
            text += "\n" if place else ""
        elif not (line.startswith(("http:", "www.")) or _joined(before, word, after, text[-1:])):
            text += " "
        spans.append(Span(len(text), len(text) + len(word)))
        text += word
    return f"{text}\n", spans


def _joined(before: Sequence[str], word: str, after: str, last: str) -> bool:
    """Whether no space stands before this token."""
    previous = before[-1]
    if word in CLOSING or ENDING.fullmatch(word) or word in JOINING or previous in JOINING or last in OPENING:
        return True
    if previous in ("’", "'") and word in ENDINGS:
        return True
    if NUMBER.fullmatch("".join((*before[-2:], word))):
        return True
    initials = previous == "." and len(before) > 1 and len(before[-2]) == 1 and before[-2].isupper()
    return initials and len(word) == 1 and word.isupper() and after == "."


# What is found


def head(text: str) -> str:
    """The last word of a noun phrase before what follows its head, without case and possessive."""
    words = re.findall(r"[\w'’]+(?:[-.]\w+)*|[^\w\s]", text)
    end = next((k for k, word in enumerate(words) if k and word.casefold() in AFTER_HEAD), len(words))
    own = [re.sub(r"['’]s?$", "", word) for word in words[:end]]
    last = next((word for word in reversed(own) if word[:1].isalnum()), text)
    return last.casefold()


def lemma(text: str) -> str:
    """The head, as a singular."""
    word = head(text)
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def matching(gold: Gold, mentions: Iterable[tuple[Mention, str]]) -> Mention | None:
    """sayso's mention of what is annotated: the same span, else the nearest in length of those with the same head."""
    best: tuple[int, int, Mention] | None = None
    for mention, text in mentions:
        span = mention.span
        if span.end <= gold.span.start or gold.span.end <= span.start:
            continue
        if span != gold.span and head(text) != head(gold.text):
            continue
        far = abs(span.start - gold.span.start) + abs(span.end - gold.span.end)
        if best is None or (far, span.start) < best[:2]:
            best = (far, span.start, mention)
    return best[2] if best else None


def answers(stories: Sequence[Story], view: View) -> dict[Gold, Mention | None]:
    """sayso's mention for each annotated one, None where there is none."""
    found: dict[Gold, Mention | None] = {}
    for one in stories:
        ident = document_id(one.text.encode())
        mentions = [(mention, mention.span.of(one.text)) for mention in view.mentions(ident)]
        for gold in one.mentions:
            found[gold] = matching(gold, mentions)
    return found


def label(gold: Gold, mention: Mention | None) -> str:
    """What sayso takes a mention to refer to: an entity, a referent of its document, or itself alone."""
    if mention is None or (mention.entity is None and mention.cluster is None):
        return f"{gold.story} {gold.number}"
    return mention.entity or f"{gold.story} referent {mention.cluster}"


# The score


def b_cubed(gold: Mapping[Hashable, str], found: Mapping[Hashable, str]) -> Score:
    """For each thing, how much its group on one side shares with its group on the other; both label the same things."""
    golds, founds = Counter(gold.values()), Counter(found.values())
    shared = Counter((gold[one], found[one]) for one in gold)
    right = sum(count * count / founds[mine] for (_, mine), count in shared.items())
    reached = sum(count * count / golds[theirs] for (theirs, _), count in shared.items())
    return Score(right, len(found), reached, len(gold))


Labels = dict[Gold, str]
Cut = Callable[[Gold], str]


def cuts(stories: Iterable[Story]) -> dict[str, Cut]:
    """How far apart documents are known to be."""
    topics = {one.name: one.topic for one in stories}
    halves = {one.name: one.half for one in stories}
    return {
        "all documents in one case": lambda gold: "",
        "topics known": lambda gold: topics[gold.story],
        "halves of topics known": lambda gold: halves[gold.story],
    }


def report(stories: Sequence[Story], golds: Mapping[Gold, Mention | None]) -> str:
    """The table over these mentions."""
    truth = {gold: gold.label for gold in golds}
    systems: dict[str, Labels] = {
        "sayso": {gold: label(gold, mention) for gold, mention in golds.items()},
        "same head lemma": {gold: lemma(gold.text) for gold in golds},
        "each alone": {gold: f"{gold.story} {gold.number}" for gold in golds},
    }
    rows = []
    for system, labels in systems.items():
        for name, cut in cuts(stories).items():
            score = b_cubed(truth, {gold: f"{cut(gold)} {one}" for gold, one in labels.items()})
            rows.append((f"{system}, {name}", percent(score.precision), percent(score.recall), percent(score.f1)))
    linked = sum(count for count in Counter(truth.values()).values() if count > 1)
    heading = f"{len(golds):,} mentions, {len(set(truth.values())):,} referents, {linked:,} mentions with another"
    return f"{heading}\n" + table(("B-cubed", "precision", "recall", "F1"), rows)


def forms(stories: Iterable[Story]) -> dict[Gold, str]:
    """How each mention refers: by a pronoun, a noun, a name of one word or a fuller one.

    A headline gives every noun a capital. So a name is what has one, and stands without one less often in all stories.
    """
    listed = list(stories)
    written = Counter(word for one in listed for word in re.findall(r"\w+", one.text))
    return {gold: _form(gold, written) for one in listed for gold in one.mentions}


def _form(gold: Gold, written: Mapping[str, int]) -> str:
    last = re.findall(r"\w+", head(gold.text))[-1:]
    if not last or last[0] in PRONOUNS:
        return "pronoun"
    capital = sum(written.get(word, 0) for word in (last[0].capitalize(), last[0].upper()))
    if not any(letter.isupper() for letter in gold.text) or capital <= written.get(last[0], 0):
        return "noun"
    return "full name" if len(gold.text.split()) > 1 else "lone name"


PRONOUNS = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it its"
    " itself they them their theirs themselves who whom whose which that this these those one ones other others".split()
)


# Errors


def lost(found: Mapping[Gold, Mention | None], form: Mapping[Gold, str]) -> str:
    """The table of annotated pairs that sayso parts, by how the two refer and whether they are in one document."""
    chains: defaultdict[str, list[Gold]] = defaultdict(list)
    for gold in found:
        chains[gold.label].append(gold)
    all_of, parted = Counter[str](), Counter[str]()
    for chain in chains.values():
        for left, right in combinations(chain, 2):
            where = "one document" if left.story == right.story else "two documents"
            kind = f"{' and '.join(sorted((form[left], form[right])))}, {where}"
            all_of[kind] += 1
            parted[kind] += label(left, found[left]) != label(right, found[right])
    rows = [
        (kind, f"{number:,}", f"{parted[kind]:,}", ratio(parted[kind], number)) for kind, number in all_of.most_common()
    ]
    return table(("annotated pairs", "all", "parted", "%"), rows)


def errors(stories: Sequence[Story], found: Mapping[Gold, Mention | None]) -> Iterator[str]:
    """Each pair of an annotated chain's mentions that sayso parts, and of sayso's that the annotation parts, once a pair
    of groups, with what stands there."""
    topics = {one.name: one.topic for one in stories}
    texts = {one.name: one.text for one in stories}
    seen: set[tuple[str, ...]] = set()
    golds = sorted(found, key=lambda one: (int(topics[one.story]), one.story, one.span))
    for kind, same, other in (
        ("parted", lambda g: g.label, lambda g: label(g, found[g])),
        ("joined", lambda g: f"{topics[g.story]} {label(g, found[g])}", lambda g: g.label),
    ):
        groups: defaultdict[str, dict[str, Gold]] = defaultdict(dict)
        for gold in golds:
            groups[same(gold)].setdefault(other(gold), gold)
        for members in groups.values():
            first, *rest = members.values()
            for one in rest:
                key = (kind, head(first.text), head(one.text), topics[one.story])
                if key not in seen:
                    seen.add(key)
                    yield f"{kind}: {_shown(first, texts, found)}  |  {_shown(one, texts, found)}"


def _shown(gold: Gold, texts: Mapping[str, str], found: Mapping[Gold, Mention | None]) -> str:
    text, mention = texts[gold.story], found[gold]
    around = f"{text[max(0, gold.span.start - 30) : gold.span.start]}[{gold.text}]{text[gold.span.end :][:30]}"
    what = "no mention" if mention is None else f"{mention.form} {label(gold, mention)[-16:]}"
    return f"{gold.story} {' '.join(around.split())!r} ({what})"


# The command


def built(stories: Iterable[Story], case: Path) -> Path:
    """The case of all stories, built unless it stands, and resolved."""
    if case.exists():
        resolve(case, everything=True)
    else:
        with tempfile.TemporaryDirectory() as folder:
            for one in stories:
                (Path(folder) / f"{one.name}.txt").write_text(one.text, encoding="utf-8", newline="")
            build([Path(folder)], case, config=Config())
    return case


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path, help="the folder of annotated corpora")
    parser.add_argument("--case", type=Path, metavar="FILE", help="where to keep the case")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print so many errors, evenly spread")
    parser.add_argument("--names", action="store_true", help="of names alone")
    args = parser.parse_args()
    folder = args.corpora / "ecbplus"
    if not folder.is_dir():
        print(f"skipped: there is no {folder}")
        return
    stories = read(folder)
    with tempfile.TemporaryDirectory() as kept:
        case = built(stories, args.case or Path(kept) / "case.sayso")
        with open_view(case) as view:
            held = {one.id for one in view.documents()}
            stories = [one for one in stories if document_id(one.text.encode()) in held]
            found = answers(stories, view)
    missed = sum(1 for mention in found.values() if mention is None)
    print(f"ECB+, topics 1-35: {len(stories)} stories; sayso has no mention for {missed:,} of {len(found):,}")
    form = forms(stories)
    names = {gold: mention for gold, mention in found.items() if form[gold].endswith("name")}
    for name, some in (("all mentions", found), ("names", names)):
        print(f"\n{name}: {report(stories, some)}")
    print(f"\n{lost(found, form)}")
    shown = names if args.names else found
    for line in sample(list(errors(stories, shown)), args.show):
        print(line)


if __name__ == "__main__":
    main()
