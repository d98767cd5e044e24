"""Compares the claims of a case: as far as documents or entities have changed since the last time, or all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, lru_cache, partial

from sayso import compare
from sayso.compare.roots import PROBABLY
from sayso.errors import NotFound
from sayso.language.pairs import OnnxPairs, PairLanguage
from sayso.model import Claim, Descent, DescentKind, Document, PostKind, Relation, Root, Span
from sayso.run import stating
from sayso.run.stating import Stated
from sayso.store.protocol import ClaimFilter, Comparison, View, Writer

Load = Callable[[], PairLanguage]

# From this share of changed documents on, everything is compared anew: that is quicker.
MUCH = 0.2
# A fingerprint that more documents have is a form's or a header's.
COMMON = 200
# How many statements are held unpacked, of three kilobytes each.
UNPACKED = 50_000
# How far back the document that a credit line names is looked for: as `compare.descent` has it.
BEFORE = timedelta(days=14)
EVER = ("", "9999-12-31")
NO_LIMIT = 1_000_000


def compare_case(writer: Writer, *, everything: bool = False, load: Load | None = None) -> bool:
    """Bring relations, roots and descents in line with the claims; returns whether anything was to be done."""
    load = cache(load or pairs_of_this_machine)
    with writer.comparison() as sheet:
        changed = sheet.changed()
        if changed is not None and not changed and not everything:
            return False
        documents = sheet.view.totals().documents
        if everything or changed is None or len(changed) > MUCH * documents:
            _compare(sheet, load)
        else:
            _extend(sheet, changed, load)
        sheet.settled()
    return True


def recompare_case(writer: Writer) -> None:
    """The same for a case that has been compared before; the first time is left to a build, since it may take long."""
    with writer.comparison() as sheet:
        begun = sheet.changed() is not None
    if begun:
        compare_case(writer)


def pairs_of_this_machine() -> OnnxPairs:
    """The encoder of pairs on all cores: no other process of a build works while claims are compared."""
    return OnnxPairs(threads=stating.cores())


# All of it


@dataclass(slots=True)
class _Wordings:
    """The wordings of a case: the claims of each with their documents, and the statement of its first."""

    claims: dict[int, list[tuple[str, str]]] = field(default_factory=dict)
    first: dict[int, Stated] = field(default_factory=dict)

    def add(self, number: int, one: Stated) -> None:
        self.claims.setdefault(number, []).append((one.root.claim, one.document))
        held = self.first.get(number)
        if held is None or one.root.claim < held.root.claim:
            self.first[number] = one

    def rows(self) -> Iterator[tuple[str, int, str]]:
        return ((claim, number, ident) for number, claims in self.claims.items() for claim, ident in claims)


def _compare(sheet: Comparison, load: Load) -> None:
    sheet.clear()
    view = sheet.view
    works: dict[str, str] = {}
    descents = compare.find_descents(_marked(sheet, _passing(view.documents(), works)))
    sheet.descend(descents)
    lineage = compare.Lineage(descents)
    found = _Wordings()
    with sheet.in_bulk():
        roots = {one.claim: one for one in _rooted(_all_stated(sheet, descents), lineage, found)}
        # In the order of the tables, in which rows are written side by side.
        sheet.root(roots[claim] for claim in sorted(roots))
        sheet.words(sorted(found.rows()))
        firsts = [found.first[number] for number in sorted(found.first)]
        keys = compare.keyed([one.keys for one in firsts])
        sheet.post_all([one.root.claim for one in firsts], compare.in_order(keys))
        # Each pair comes with others of its first wording; what a second one states is unpacked more than once.
        statement = lru_cache(maxsize=UNPACKED)(lambda k: compare.unpacked(firsts[k].statement))
        pairs = ((statement(i), statement(j)) for i, j in compare.candidates(keys))
        sheet.relate(compare.relate(pairs, compare.Relating(roots, lineage, works.__getitem__), load=load))
        for claims in found.claims.values():
            sheet.relate(compare.worded_alike([claim for claim, _ in claims], roots))
    _set_against(sheet, compare.Relating(roots, lineage, works.__getitem__), descents)


def _passing(documents: Iterable[Document], works: dict[str, str]) -> Iterator[Document]:
    """The documents; which work each is part of is noted on the way."""
    for document in documents:
        works[document.id] = compare.work_of(document.path)
        yield document


def _all_stated(sheet: Comparison, descents: tuple[Descent, ...]) -> Iterator[Stated]:
    view, case, publishers, workers = sheet.view, sheet.case, sheet.publishers(), stating.cores()
    if case is None or workers == 1 or view.totals().claims < stating.MANY:
        return stating.stated(view, stating.surroundings(view, publishers, descents), view.documents())
    idents = [one.id for one in view.documents()]
    return stating.stated_apart(case, idents, publishers=publishers, descents=descents, workers=workers)


def _marked(sheet: Comparison, documents: Iterable[Document]) -> Iterator[Document]:
    for document in documents:
        sheet.mark(document.id, compare.fingerprints(document))
        yield document


def _rooted(found: Iterable[Stated], lineage: compare.Lineage, wordings: _Wordings) -> Iterator[Root]:
    """The roots of claims; their wordings are noted on the way. Only what may be copied is held back."""
    copied = []
    families = lineage.documents()
    for one in found:
        if one.wording is not None:
            wordings.add(one.wording, one)
        if one.document in families:
            copied.append((compare.unpacked(one.statement), one.root))
        else:
            yield one.root
    yield from compare.rooted_alike(copied, lineage)


def _set_against(sheet: Comparison, case: compare.Relating, descents: Iterable[Descent]) -> None:
    """The conflicts between documents and copies that were changed; what else was said of these claims is taken back."""
    view = sheet.view
    for descent in descents:
        if descent.parent is None or descent.kind is DescentKind.CREDIT:
            continue
        child, parent = view.document(descent.document), view.document(descent.parent)
        sides = [(one, tuple(view.claims(ClaimFilter(document=one.id)))) for one in (child, parent)]
        found = compare.altered(child, view.sentences(child.id), parent, view.sentences(parent.id))
        relations: dict[tuple[str, str], Relation] = {}
        for change in found:
            left = _concerned(sides[0][1], change.left, change.left_place)
            right = _concerned(sides[1][1], change.right, change.right_place)
            if left is not None and right is not None:
                relation = compare.set_against(left, right, change, case)
                relations.setdefault((relation.left, relation.right), relation)
        sheet.unsay(relations)
        sheet.relate(relations.values())


def _concerned(claims: Iterable[Claim], sentence: Span, place: Span) -> Claim | None:
    """The claim that says what was changed: of those that hold the place the shortest, else of the sentence the longest."""
    inside = [one for one in claims if one.span.overlaps(sentence)]
    holding = [one for one in inside if one.span.overlaps(place)]
    if holding:
        return min(holding, key=lambda one: (not one.span.contains(place), len(one.span), one.id))
    return max(inside, key=lambda one: (len(one.span), one.id), default=None)


# What has changed


def _extend(sheet: Comparison, changed: frozenset[str], load: Load) -> None:
    """Compare again the claims of changed documents, of those whose lineage these change, and whatever they touch."""
    view = sheet.view
    before = _relatives(view.descents(), changed)
    descents = _descend(sheet, changed, before)
    case = stating.surroundings(view, sheet.publishers(), descents)
    touched = changed | before | _represented(view, sheet, changed) | _misrepresented(view, sheet, changed, case)
    # Whole families, since a claim's root is that of its original.
    touched |= _relatives(descents, touched)
    here = [document for document in map(partial(_document, view), sorted(touched)) if document is not None]

    sheet.forget(touched)
    had = sheet.lost()
    found = _Wordings()
    sheet.root(_rooted(stating.stated(view, case, here), case.lineage, found))
    sheet.words(found.rows())
    _Extending(sheet, load, had, case.lineage).run(sheet.loosened() | frozenset(found.claims))


def _relatives(descents: Iterable[Descent], documents: frozenset[str]) -> frozenset[str]:
    """All documents of the families that these belong to."""
    lineage = compare.Lineage(descents)
    families = {lineage.family(one) for one in documents}
    return frozenset(one for one in lineage.documents() if lineage.family(one) in families)


def _document(view: View, ident: str) -> Document | None:
    """A present document, None when it has left."""
    try:
        return view.document(ident)
    except NotFound:
        return None


def _descend(sheet: Comparison, changed: frozenset[str], before: frozenset[str]) -> tuple[Descent, ...]:
    """Bring the descents in line; returns all that stand then.

    Whatever turns out to be of one family with a changed document is looked at again with its whole family, since what
    a document comes from is chosen among all that share text with it.
    """
    view = sheet.view
    for ident in sorted(changed):
        if (document := _document(view, ident)) is not None:
            sheet.mark(ident, compare.fingerprints(document))
    standing = tuple(view.descents())
    again, found = changed | before, tuple[Descent, ...]()
    while True:
        near = again.union(*(_near(sheet, ident) for ident in sorted(again)))
        found = compare.find_descents(one for one in map(partial(_document, view), sorted(near)) if one is not None)
        found = tuple(one for one in found if one.document in again or one.parent in again)
        met = {ident for one in found for ident in (one.document, one.parent) if ident is not None} - again
        if not met:
            break
        again = again | met | _relatives(standing, frozenset(met))
    sheet.undescend(again)
    sheet.descend(found)
    return tuple(view.descents())


def _near(sheet: Comparison, ident: str) -> frozenset[str]:
    """The documents that share fingerprints with this one, or that a credit line of it may mean."""
    document = _document(sheet.view, ident)
    if document is None:
        return frozenset()
    return frozenset(sheet.marked(compare.fingerprints(document), most=COMMON)) | _credited(sheet, document)


def _credited(sheet: Comparison, document: Document) -> frozenset[str]:
    """The documents that a credit line of this one may mean."""
    credits = compare.find_credits(document)
    names = (
        [one for one in sheet.publishers() if any(compare.same_medium(c.name, one) for c in credits)] if credits else []
    )
    if not names:
        return frozenset()
    since, until = EVER
    if document.published:
        until = document.published[:10]
        since = _earlier(until)
    return sheet.published(names, since=since, until=until) - {document.id}


def _earlier(day: str) -> str:
    try:
        return (date.fromisoformat(day) - BEFORE).isoformat()
    except (ValueError, OverflowError):
        return EVER[0]


def _represented(view: View, sheet: Comparison, changed: frozenset[str]) -> frozenset[str]:
    """The documents in which somebody speaks of whom a changed document says that he speaks for another."""
    holders = {
        post.holder.entity
        for ident in sorted(changed)
        if _document(view, ident) is not None
        for post in view.posts(ident)
        if post.kind is PostKind.SPEAKS_FOR and post.holder.entity is not None
    }
    return sheet.speaking(holders) if holders else frozenset()


def _misrepresented(
    view: View, sheet: Comparison, changed: frozenset[str], case: compare.Surroundings
) -> frozenset[str]:
    """The documents with a root that rests on somebody's speaking for another, which a changed document may have said.

    What a document said that has left, or that says something else now, is not known any more; a new one said nothing.
    """
    if all(_document(view, one) is not None and not sheet.compared(one) for one in changed):
        return frozenset()
    return frozenset(document for document, speaker, key in sheet.spoken_for() if not _speaks_for(speaker, key, case))


def _speaks_for(speaker: str, key: str, case: compare.Surroundings) -> bool:
    """Whether a root of this key is that of the one for whom a speaker speaks now, or probably is."""
    whose = key.removesuffix(PROBABLY)
    try:
        principal = case.principals.of_entity(speaker)
    except compare.Several:
        return whose == f"entity:{speaker}"
    if principal is None:
        return False
    entity = principal.entity or case.named(principal.name)
    return whose == (f"entity:{entity}" if entity else f"name:{compare.folded(principal.name)}")


class _Extending:
    """Relates the claims of wordings that have changed to all others, as a whole comparison would."""

    def __init__(self, sheet: Comparison, load: Load, had: dict[int, int], lineage: compare.Lineage) -> None:
        """`had` gives how many claims were found by each key that has lost some."""
        self._sheet, self._load, self._had, self._lineage = sheet, load, dict(had), lineage

    def run(self, wordings: frozenset[int]) -> None:
        sheet = self._sheet
        claims = sheet.worded(wordings)
        firsts = {number: ids[0] for number, ids in claims.items()}
        statements = self._statements(firsts.values())
        keys = {one.claim: compare.keys(one) for one in statements.values()}
        held = [claim for ids in claims.values() for claim in ids]
        moved = {key for found in (keys, sheet.keys(held)) for mine in found.values() for key in mine}
        self._had.update(sheet.count(moved - self._had.keys()))
        sheet.unpost(held)
        sheet.post((key, claim) for claim, mine in keys.items() for key in mine)
        again = frozenset(keys) | self._crossed()
        sheet.unrelate(again)
        self._relate(again)
        alike = sheet.worded(sheet.wordings(again)) | claims
        self._word_alike(alike)
        self._set_against({claim for ids in alike.values() for claim in ids} | again)

    def _crossed(self) -> frozenset[str]:
        """The claims under keys that have become few, or too many, or ceased to be so."""
        now = self._sheet.count(self._had)
        turned = [key for key, had in self._had.items() if compare.weighs(had) != compare.weighs(now.get(key, 0))]
        posted = self._sheet.posted(turned, most=NO_LIMIT)
        return frozenset(claim for ids in posted.values() for claim in ids)

    def _relate(self, again: frozenset[str]) -> None:
        sheet = self._sheet
        keys = sheet.keys(again)
        posted = sheet.posted({key for mine in keys.values() for key in mine}, most=compare.CROWD + 1)
        wanted = {
            (min(claim, other), max(claim, other))
            for claim, mine in keys.items()
            for other in compare.near(mine, posted, claim)
        }
        statements = self._statements({claim for pair in wanted for claim in pair})
        roots = {one.claim: one for one in sheet.view.roots(statements)}
        pairs = ((statements[left], statements[right]) for left, right in sorted(wanted))
        # Looked up before: pairs are read in a thread of their own, and a view belongs to one.
        works = self._works({one.document for one in statements.values()})
        case = compare.Relating(roots, self._lineage, works.__getitem__)
        sheet.relate(compare.relate(pairs, case, load=self._load))

    def _word_alike(self, wordings: dict[int, list[str]]) -> None:
        roots = {one.claim: one for one in self._sheet.view.roots(c for ids in wordings.values() for c in ids)}
        for ids in wordings.values():
            self._sheet.relate(compare.worded_alike(ids, roots))

    def _set_against(self, claims: Iterable[str]) -> None:
        """What copies change, in the documents of these claims, whose relations were forgotten."""
        view = self._sheet.view
        documents = {one.document for one in view.claims_by_id(claims)}
        found = [one for one in view.descents() if one.document in documents or one.parent in documents]
        held = {one for descent in found for one in (descent.document, descent.parent) if one is not None}
        roots = {
            root.claim: root
            for ident in sorted(held)
            for root in view.roots(claim.id for claim in view.claims(ClaimFilter(document=ident)))
        }
        _set_against(self._sheet, compare.Relating(roots, self._lineage, self._works(held).__getitem__), found)

    def _works(self, documents: Iterable[str]) -> dict[str, str]:
        return {ident: compare.work_of(self._sheet.view.document(ident).path) for ident in documents}

    def _statements(self, claims: Iterable[str]) -> dict[str, compare.Statement]:
        wanted = sorted(set(claims))
        said = self._sheet.said(wanted)
        return {one.id: compare.state(one, said[one.id]) for one in self._sheet.view.claims_by_id(wanted)}
