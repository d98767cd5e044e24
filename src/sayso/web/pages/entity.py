"""A person, an organisation or a thing: its names and posts, what is said of it, what it says itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from sayso.errors import NotFound
from sayso.model import Act, Claim, Entity, Factuality, Post, Review, ReviewKind, Status, standing, undone
from sayso.report.digest import FACTUALITIES, STATUSES, Digest, DocumentCard, GroupCard
from sayso.report.posts import PostLine, post_lines
from sayso.report.selecting import Mask, among
from sayso.report.sources import Source
from sayso.report.speakers import Speaker, mouths
from sayso.report.stakes import StakeKind
from sayso.report.visible import one_line
from sayso.resolve.names import clean
from sayso.run.reviewing import last_review
from sayso.store.protocol import ClaimFilter, View
from sayso.web.asked import Asked
from sayso.web.asking import Asking, Chip, asking
from sayso.web.kept import Kept
from sayso.web.lines import ClaimLine, claim_lines, of_page
from sayso.web.page import Page, Pager, Redirect
from sayso.web.routes import Answer, get

PAGE = 30  # claims: each takes a good thousand bytes
_SIDE = 8  # claims of a column of allegations or denials
_NAMES = 12
_POSTS = 12
_READ = 600  # claims that are read to find who says that somebody has a post
STATUS_ORDER = (Status.ALLEGED, Status.CHARGED, Status.DENIED, Status.ADMITTED, Status.RULED, Status.CONVICTED, Status.ACQUITTED,
          Status.UNSTATED)  # fmt: skip
_ACCUSING = (Status.ALLEGED, Status.CHARGED)
_NEGATIVE = (Factuality.CERTAINLY_NOT, Factuality.PROBABLY_NOT, Factuality.POSSIBLY_NOT)


@dataclass(frozen=True, slots=True)
class NameLine:
    """A name of an entity and the documents in which it is the fullest; `beside` means that it never is."""

    name: str
    documents: tuple[DocumentCard, ...]

    @property
    def beside(self) -> bool:
        return not self.documents


@dataclass(frozen=True, slots=True)
class Ground:
    """Who says that somebody has a post, and in which document."""

    mouths: tuple[Speaker, ...]
    document: DocumentCard
    claim: str | None


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post with the passages that give it."""

    line: PostLine
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class Accused:
    """How many claims say that somebody is accused, or did what is only alleged, and who makes them."""

    claims: int
    speakers: tuple[Speaker, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Unit:
    """Claims of one status that say the same, or one that stands alone (`group` is None)."""

    status: Status
    group: GroupCard | None
    lines: tuple[ClaimLine, ...]


_REVIEWS: Kept[Mapping[str, list[Review]]] = Kept(8)


def entity(asked: Asked) -> Answer:
    """The entity of this id, or whatever has become of it."""
    found = asked.view.entities_of(asked.path["entity"])
    one = next((each for each in found if each.id == asked.path["entity"]), None)
    if one is None:
        return _moved(asked, found)
    part = asked.params.get("part", "")
    return _says(asked, one) if part == "says" else _said(asked, one)


def _moved(asked: Asked, found: Sequence[Entity]) -> Answer:
    if not found:
        raise NotFound("there is nobody of this id in the case; its documents may have left it")
    if len(found) == 1:
        return Redirect(f"{asked.url('entity', found[0].id)}{asked.without()}")
    return Page("parted.html.j2", "This has become several", {"found": found})


def head(asked: Asked, one: Entity, names: Sequence[NameLine]) -> dict[str, object]:
    """What stands above each part of an entity's page."""
    source = source_of(asked.digest, one.id)
    reviews = source_reviews(asked).get(one.id, [])
    return {
        "entity": one,
        "names": names[:_NAMES],
        "more_names": max(0, len(names) - _NAMES),
        "posts": post_rows(asked, one.id),
        "accused": accused(asked.digest, one.id),
        "standing": standing(reviews),
        "graded": _graded(reviews),
        "reviewed": last_review([each for each in reviews if each.subject == one.id]),
        "about": len(asked.digest.about.get(one.id, ())),
        "source": source,
    }


def _graded(reviews: Sequence[Review]) -> Review | None:
    """The grade that stands."""
    gone = undone(reviews)
    stand = [one for one in reviews if one.kind is ReviewKind.GRADE and one.undoes is None and one.id not in gone]
    return stand[-1] if stand else None


def source_reviews(asked: Asked) -> Mapping[str, list[Review]]:
    """The reviews of each source, in their order, also those that were given to what it has taken in since."""
    view = asked.view
    return _REVIEWS.get(asked, "", lambda: _of_sources(view), state=(view.state(), view.reviewed()))


def _of_sources(view: View) -> dict[str, list[Review]]:
    found: dict[str, list[Review]] = {}
    now: dict[str, str] = {}
    for one in view.reviews():
        if one.document is None:
            if one.subject not in now:
                now[one.subject] = next((each.id for each in view.entities_of(one.subject)), one.subject)
            found.setdefault(now[one.subject], []).append(one)
    return found


def name_lines(asked: Asked, one: Entity) -> list[NameLine]:
    """The names of an entity, the fullest first, each with its documents."""
    digest = asked.digest
    places: dict[str, dict[str, None]] = {}
    for (document, _), name, _, _ in asked.view.members(one.id):
        places.setdefault(clean(name), {})[document] = None
    return [
        NameLine(name, tuple(digest.documents[digest.numbers[each]] for each in places.get(name, ()) if each in digest.numbers))
        for name in (one.name, *one.aliases)
    ]  # fmt: skip


def post_rows(asked: Asked, ident: str, most: int = _POSTS) -> list[PostRow]:
    """The posts of an entity, each with who says so."""
    posts = list(asked.view.posts_of(ident))
    digest = asked.digest
    by_id = {each.id: each for each in posts}
    lines = post_lines(posts, entity=ident, claims=_claims_of(asked.view, digest, [each.document for each in posts]))
    return [
        PostRow(line, tuple(
            Ground(mouths(at.claim) if at.claim else (_giver(asked, by_id[at.post]),),
                   digest.documents[digest.numbers[at.document]], at.claim.id if at.claim else None)
            for at in line.grounds[:3] if at.document in digest.numbers
        ))
        for line in lines[:most]
    ]  # fmt: skip


def _giver(asked: Asked, post: Post) -> Speaker:
    """Who says that somebody has a post that stands in no claim, or in none that was read."""
    if post.attribution is None:
        card = asked.digest.documents[asked.digest.numbers[post.document]]
        name = card.author or card.publisher
        return Speaker(name, None, None, None, open=name is None, voice=True)
    found = asked.view.attribution(post.attribution)
    return Speaker(found.source_name, found.source_entity, found.act, found.id, open=found.source_entity is None)


def _claims_of(view: View, digest: Digest, documents: Iterable[str]) -> dict[str, list[Claim]]:
    """The claims of these documents, of no more than can be read at once."""
    found: dict[str, list[Claim]] = {}
    left = _READ
    for ident in dict.fromkeys(documents):
        many = digest.documents[digest.numbers[ident]].claims if ident in digest.numbers else 0
        if many and many <= left:
            left -= many
            found[ident] = list(view.claims(ClaimFilter(document=ident)))
    return found


def accused(digest: Digest, ident: str) -> Accused | None:
    """Who says that they are accused or did something: their number alone would be an allegation without a speaker."""
    made = [mouths(each)[-1] for each in _accusing(digest, ident)]
    speakers = list({(each.entity or each.label): each for each in made}.values())
    return Accused(len(made), tuple(speakers[:3]), max(0, len(speakers) - 3)) if made else None


def _accusing(digest: Digest, ident: str) -> list[Claim]:
    stakes = (one for one in digest.stakes.get(ident, ()) if one.kind is StakeKind.ACCUSED)
    return [each.claim for one in stakes for each in one.grounds if each.claim is not None]


def source_of(digest: Digest, ident: str) -> tuple[int, Source] | None:
    """The entity as a source: its number and what it amounts to."""
    return next(((number, each) for number, each in enumerate(digest.sources) if each.entity == ident), None)


# What is said of them


def _said(asked: Asked, one: Entity) -> Page:
    digest = asked.digest
    found = asking(asked, "act", "status", "source", "since", "until")
    every = among(digest, digest.about.get(one.id, ()))
    mask = every & found.mask(digest)
    if asked.params.get("accused"):
        accusing = [digest.rows[each.id] for each in _accusing(digest, one.id)]
        mask = among(digest, accusing) & found.mask(digest)
        found.chips.append(Chip("accused", "in which", "somebody accuses them, or alleges that they did something"))
    rows = in_order(digest, mask)
    values: dict[str, object] = {"sides": None}
    if found.everything and asked.page == 1 and not asked.params.get("accused"):
        values["sides"] = _sides(asked, every)
    return _page(asked, one, found, rows, part="said", total=int(every.sum()), values={
        **values,
        "statuses": counts_of(digest, mask),
    })  # fmt: skip


def _page(
    asked: Asked, one: Entity, found: Asking, rows: Sequence[int], *, part: str, total: int, values: dict[str, object]
) -> Page:
    shown = of_page(rows, asked.page, PAGE)
    return Page(
        "entity.html.j2",
        one_line(one.name),
        {
            **head(asked, one, name_lines(asked, one)),
            "part": part,
            "asking": found,
            "pager": Pager(len(rows), asked.page, PAGE),
            "units": units_of(asked, shown),
            "all_statuses": STATUS_ORDER,
            "all_acts": tuple(Act),
            "total": total,
            **values,
        },
    )


def in_order(digest: Digest, mask: Mask) -> list[int]:
    """The claims by status, those that say the same together, those of most origins first, then the newest."""
    rows = np.flatnonzero(mask)
    ranks = np.array([STATUS_ORDER.index(one) for one in STATUSES])[np.frombuffer(digest.status, np.uint8)[rows]]
    # Groups are numbered in the order of their origins; what stands alone comes after them.
    group = np.asarray(digest.alike)[rows]
    group = np.where(group < 0, len(digest.groups), group)
    first = np.asarray(digest.first)[rows]
    newest = np.where((first == 0) | (first == 99_999_999), 0, first)
    return [int(row) for row in rows[np.lexsort((rows, -newest, group, ranks))]]


def units_of(asked: Asked, rows: Sequence[int]) -> list[Unit]:
    digest = asked.digest
    lines = claim_lines(asked, rows)
    made: list[Unit] = []
    keyed = ((STATUSES[digest.status[digest.rows[line.claim.id]]], line) for line in lines)
    for (status, _), held in groupby(keyed, key=lambda one: (one[0], _like(one[1]))):
        listed = tuple(line for _, line in held)
        made.append(Unit(status, listed[0].group, listed))
    return made


def _like(line: ClaimLine) -> str:
    return line.group.id if line.group else line.claim.id


def counts_of(digest: Digest, mask: Mask) -> list[tuple[Status, int]]:
    counts = np.bincount(np.frombuffer(digest.status, np.uint8)[mask], minlength=len(STATUSES))
    return [(one, int(counts[STATUSES.index(one)])) for one in STATUS_ORDER if counts[STATUSES.index(one)]]


@dataclass(frozen=True, slots=True)
class Sides:
    """What is alleged of somebody, and what stands against it, side by side."""

    alleged: tuple[ClaimLine, ...]
    all_alleged: int
    denied: tuple[ClaimLine, ...]
    all_denied: int


def _sides(asked: Asked, every: Mask) -> Sides | None:
    """None when nothing is alleged."""
    digest = asked.digest
    status, factuality = np.frombuffer(digest.status, np.uint8), np.frombuffer(digest.factuality, np.uint8)
    # Who denies is not accused by that: a denial of an allegation is alleged by nobody.
    negative = np.isin(factuality, [FACTUALITIES.index(one) for one in _NEGATIVE])
    alleged = every & np.isin(status, [STATUSES.index(one) for one in _ACCUSING]) & ~negative
    if not alleged.any():
        return None
    opposing = [
        digest.rows[other]
        for one in digest.conflicts
        for mine, other in ((one.left, one.right), (one.right, one.left))
        if alleged[digest.rows[mine]]
    ]
    against = among(digest, opposing) & ~alleged
    denied = every & (status == STATUSES.index(Status.DENIED)) & ~against
    other = every & negative & ~denied & ~against
    ours = in_order(digest, alleged)
    theirs = [row for mask in (against, denied, other) for row in in_order(digest, mask)]
    return Sides(
        tuple(claim_lines(asked, ours[:_SIDE])), len(ours), tuple(claim_lines(asked, theirs[:_SIDE])), len(theirs)
    )


# What they say themselves


def _says(asked: Asked, one: Entity) -> Page:
    digest = asked.digest
    found = asking(asked, "about", "act", "status", "since", "until")
    source = source_of(digest, one.id)
    own = among(digest, digest.said[source[0]] if source else ())
    passed = among(digest, digest.speaking.get(one.id, ())) & ~own
    passing = asked.params.get("mouth") == "passed"
    every = passed if passing else own
    rows = in_order(digest, every & found.mask(digest))
    return _page(asked, one, found, rows, part="says", total=int(every.sum()), values={
        "sides": None,
        "statuses": counts_of(digest, every & found.mask(digest)),
        "own": int(own.sum()),
        "passed": int(passed.sum()),
        "passing": passing,
    })  # fmt: skip


ROUTES = (get("/case/{case}/entity/{entity}", entity),)
