"""How many origins stand behind a claim? Counted in a generated world whose lineage is known.

`python -m benchmarks.origins --seeds 11 12 13` writes each world's documents into a folder, builds a case of them with
the whole product, and looks at every planted fact: the claims found at the planted words are one group, which is
weighed ("given the group"). "End to end", the group is the one of the case's own groups, made of its relations, that
holds claims of most of the fact's documents, with whatever else is in it. `--gold-claims` puts perfect claims, speakers
and posts in the place of what was read (documents, copies and credit lines are still found by the program): that
measures lineage apart from reading. Seeds 1 to 3 are for development, 11 to 13 for reporting.

exact      the number of origins reported is the number of distinct true roots among the fact's documents whose lineage
           the folder's text lets one establish (a named witness, a party behind its spokesman, a wire story that is
           copied or credited; not an unnamed source, a paper's bare word, hearsay from nobody)
over       more origins are reported than there are distinct true roots, those that nobody could establish included
unknown    the documents of unknown lineage are as many as those whose lineage cannot be established
all right  exact, and exactly the right documents are of unknown lineage
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.world import Told, World, make_world

from sayso.compare.descent import find_descents
from sayso.compare.lineage import Lineage
from sayso.compare.media import folded, is_medium, same_medium
from sayso.compare.origins import Weight, summary, weigh
from sayso.compare.persons import may_be_one
from sayso.compare.principals import Principals
from sayso.compare.roots import Surroundings, find_root
from sayso.compare.weighing import weigh_groups
from sayso.config import Config
from sayso.model import (
    Act,
    Basis,
    Claim,
    Document,
    Factuality,
    Group,
    Link,
    Party,
    Post,
    PostKind,
    Root,
    Span,
    Status,
    Tense,
    Voice,
    derived_id,
)
from sayso.readers import read
from sayso.run import build
from sayso.store import open_view

ENOUGH = 0.3
"""A claim that shares less of its stretch with the planted words is another claim."""


@dataclass(frozen=True, slots=True)
class Case:
    """What of a case is weighed: documents by path, claims by document, roots by claim, lineage, and its own groups."""

    documents: Mapping[str, Document]
    claims: Mapping[str, Sequence[Claim]]
    roots: Mapping[str, Root]
    lineage: Lineage
    groups: Sequence[Group] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """One fact: its documents as planted, the claims taken for it, and the weight reported."""

    told: Sequence[Told]
    claims: Sequence[Claim]
    weight: Weight
    unknown: frozenset[str]

    @property
    def wanted(self) -> set[str]:
        return {one.root for one in self.told if one.establishable}

    @property
    def exact(self) -> bool:
        return len(self.weight.origins) == len(self.wanted)

    @property
    def over(self) -> bool:
        return len(self.weight.origins) > len({one.root for one in self.told})

    @property
    def unknown_right(self) -> bool:
        return len(self.unknown) == sum(not one.establishable for one in self.told)

    @property
    def all_right(self) -> bool:
        return self.exact and self.unknown == {one.path for one in self.told if not one.establishable}


# The two ways to a case


def product(world: World, folder: Path) -> Case:
    """The case that sayso itself builds of the world's files."""
    files, base = folder / "files", folder / "world.sayso"
    files.mkdir()
    for path, data in world.files.items():
        (files / path).write_bytes(data)
    # A busy machine makes no document fail.
    build([files], base, config=Config(seconds=3600))
    with open_view(base) as view:
        documents = {one.path: one for one in view.documents()}
        claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in view.claims():
            claims[claim.document].append(claim)
        roots = {root.claim: root for root in view.roots()}
        return Case(documents, claims, roots, Lineage(view.descents()), tuple(weigh_groups(view)))


def perfect(world: World) -> Case:
    """The world's documents as read, with claims, speakers and posts as planted."""
    documents: dict[str, Document] = {}
    for path, data in world.files.items():
        for document in read(data, path=path, config=Config()).documents:
            documents[document.path] = document
    people = {one.root for one in world.told} | {name for one in world.told for name in one.chain if name}
    people |= {name for one in documents.values() for name in (one.author, one.publisher) if name}
    people -= {"press office"}
    names = {folded(name): {f"e{folded(name)}"} for name in people}
    posts = [
        Post(
            id=derived_id("p", path, holder),
            document=documents[path].id,
            span=Span(0, 1),
            kind=PostKind.SPEAKS_FOR,
            title=Span(0, 1),
            lemma=title,
            holder=Party(Span(0, 1), holder, 0, None if holder == "press office" else f"e{folded(holder)}"),
            tense=Tense.UNSTATED,
            principal=Party(Span(0, 1), principal, 1, f"e{folded(principal)}"),
        )
        for path, holder, principal, title in world.speakers
    ]
    claims: dict[str, list[Claim]] = defaultdict(list)
    for told in world.told:
        document = documents[told.path]
        claims[document.id].append(_perfect_claim(told, document))
    return _case(documents, claims, posts, names)


def _perfect_claim(told: Told, document: Document) -> Claim:
    start, end = place(told.quotation, document.text)
    links = []
    for k, name in enumerate(told.chain):
        entity = f"e{folded(name)}" if name and name != "press office" else None
        links.append(Link(f"a{k}", name, Act.SAY, k, entity))
    voice = document.author or document.publisher
    return Claim(
        id=derived_id("c", document.id, start),
        document=document.id,
        span=Span(start, end),
        voice=Voice(voice, None, f"e{folded(voice)}" if voice else None),
        chain=tuple(links),
        act=Act.SAY,
        factuality=Factuality.CERTAIN,
        status=Status.UNSTATED,
        basis=Basis(told.basis),
    )


def _case(
    documents: Mapping[str, Document],
    claims: Mapping[str, Sequence[Claim]],
    posts: Sequence[Post],
    names: Mapping[str, set[str]],
) -> Case:
    def named(name: str) -> str | None:
        found = names.get(folded(name), set())
        return next(iter(found)) if len(found) == 1 else None

    by_id = {one.id: one for one in documents.values()}
    publishers = {one.publisher for one in documents.values() if one.publisher}
    media = {name for name in publishers if is_medium(name)}
    lineage = Lineage(find_descents(documents.values()))
    surroundings = Surroundings(
        lineage=lineage,
        principals=Principals(posts, named=named),
        named=named,
        is_medium=lambda name: is_medium(name) or any(same_medium(name, one) for one in media),
        document=by_id.__getitem__,
    )
    roots = {
        claim.id: find_root(claim, document=by_id[ident], case=surroundings)
        for ident, held in claims.items()
        for claim in held
    }
    return Case(documents, claims, roots, lineage)


# Weighing


def place(quotation: str, text: str) -> tuple[int, int]:
    """Where the quotation stands, whatever its line breaks and first letter's case. Raises ValueError when nowhere."""
    found = re.search(r"[\s>]+".join(map(re.escape, quotation.split())), text, re.IGNORECASE)
    if found is None:
        raise ValueError(f"{quotation!r} is not in the document")
    return found.span()


def found_claims(told: Told, case: Case) -> list[Claim]:
    """The claims that share most with the planted words, if any shares enough."""
    document = case.documents[told.path]
    start, end = place(told.quotation, document.text)

    def shared(claim: Claim) -> float:
        inside = min(claim.span.end, end) - max(claim.span.start, start)
        return max(0, inside) / (max(claim.span.end, end) - min(claim.span.start, start))

    claims = case.claims.get(document.id, ())
    best = max(map(shared, claims), default=0.0)
    return [claim for claim in claims if shared(claim) == best] if best >= ENOUGH else []


def outcomes(world: World, case: Case, *, end_to_end: bool = False) -> Iterator[Outcome]:
    """Every fact, weighed by the claims at its planted words, or by the case's own group that has most of them."""
    facts: dict[int, list[Told]] = defaultdict(list)
    for told in world.told:
        facts[told.fact].append(told)
    paths = {one.id: path for path, one in case.documents.items()}
    for held in facts.values():
        claims = [claim for told in held for claim in found_claims(told, case)]
        own = _own_group(claims, case) if end_to_end else None
        if own is not None:
            claims, weight = list(own.claims), own.weight
        else:
            claims = claims[:1] if end_to_end else claims
            weight = weigh(claims, case.roots, lineage=case.lineage)
        unknown = frozenset(paths[ident] for ident in weight.unknown)
        yield Outcome(held, claims, weight, unknown)


def _own_group(planted: Sequence[Claim], case: Case) -> Group | None:
    """The group of the case with claims of most documents of a fact; None when no group has any."""
    documents = {claim.id: claim.document for claim in planted}

    def shared(group: Group) -> int:
        return len({documents[one.id] for one in group.claims if one.id in documents})

    found = max(case.groups, key=shared, default=None)
    return found if found is not None and shared(found) else None


def settled_right(outcome: Outcome, case: Case) -> Iterator[tuple[Told, str]]:
    """What became of each document: right, no claim, wrong origin, or a lineage known that is not, or the other way."""
    for told in outcome.told:
        ident = case.documents[told.path].id
        origins = [one for one in outcome.weight.origins if ident in one.documents]
        if ident not in outcome.weight.documents:
            yield told, "no claim"
        elif not told.establishable:
            yield told, "known though it is not" if origins else "right"
        elif not origins:
            yield told, "unknown though it is known"
        else:
            yield told, "right" if any(may_be_one(one.name, told.root) for one in origins) else "another origin"


# The command


def report(title: str, found: Sequence[tuple[Outcome, Case]], *, explain: bool) -> None:
    facts = len(found)

    def share(name: str) -> str:
        count = sum(getattr(outcome, name) for outcome, _ in found)
        return f"{count:4d} of {facts}  {count / facts:6.1%}"

    print(f"{title}: {facts} facts in {sum(len(outcome.told) for outcome, _ in found)} documents")
    for label, name in (
        ("origins exactly right", "exact"),
        ("more origins than there are", "over"),
        ("unknown counted right", "unknown_right"),
        ("all documents right", "all_right"),
    ):
        print(f"  {label:28s} {share(name)}")
    verdicts: dict[str, Counter[str]] = defaultdict(Counter)
    for outcome, case in found:
        for told, verdict in settled_right(outcome, case):
            verdicts[told.relation][verdict] += 1
            if explain and verdict != "right":
                _explain(told, verdict, outcome, case)
    print("  documents by relation:")
    for relation, counts in sorted(verdicts.items()):
        rest = ", ".join(f"{verdict} {n}" for verdict, n in sorted(counts.items()) if verdict != "right")
        print(f"    {relation:20s} {counts['right']:4d} of {sum(counts.values())}  {rest}")


def _explain(told: Told, verdict: str, outcome: Outcome, case: Case) -> None:
    document = case.documents[told.path]
    start, end = place(told.quotation, document.text)
    print(f"\n{told.path} [{told.relation}] {verdict}; {summary(outcome.weight)}; wanted {told.root}")
    print("   ", " ".join(document.text[max(0, start - 90) : end + 60].split()))
    for claim in outcome.claims:
        if claim.document == document.id:
            print(f"    claim {claim.span.of(document.text)!r}")
            print(f"    chain {[(link.name, link.entity) for link in claim.chain]} basis {claim.basis}")
            print(f"    root  {case.roots[claim.id]}")
    for descent in case.lineage.descents(document.id):
        print(f"    {descent.kind} {descent.score} {descent.credit} {'-> in the case' if descent.parent else ''}")


def cases(seeds: Iterable[int], *, facts: int, gold: bool) -> Iterator[tuple[World, Case]]:
    """The worlds of these seeds, each with its case."""
    for seed in seeds:
        world = make_world(seed, facts)
        if gold:
            yield world, perfect(world)
        else:
            with tempfile.TemporaryDirectory(prefix="sayso-world-") as folder:
                yield world, product(world, Path(folder))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--facts", type=int, default=30, help="planted in each world")
    parser.add_argument("--gold-claims", action="store_true", help="perfect claims, speakers and posts")
    parser.add_argument("--explain", action="store_true", help="print every document whose lineage came out wrong")
    wanted = parser.parse_args()
    made = list(cases(wanted.seeds, facts=wanted.facts, gold=wanted.gold_claims))
    given = [(outcome, case) for world, case in made for outcome in outcomes(world, case)]
    kind = "with perfect claims" if wanted.gold_claims else "by the whole product"
    report(f"origins {kind}, given the group", given, explain=wanted.explain)
    if not wanted.gold_claims:
        whole = [(outcome, case) for world, case in made for outcome in outcomes(world, case, end_to_end=True)]
        report(f"origins {kind}, end to end", whole, explain=False)


if __name__ == "__main__":
    main()
