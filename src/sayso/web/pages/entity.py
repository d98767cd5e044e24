"""A person, an organisation or a thing: its names and posts, what is said of it, what it says itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sayso.errors import NotFound
from sayso.model import Act, Claim, Entity, Post, Review, ReviewKind, standing, undone
from sayso.report.arranging import STATUS_ORDER, arrange, counts_of
from sayso.report.digest import Digest, DocumentCard
from sayso.report.posts import PostLine, post_lines, post_terms, words_of
from sayso.report.selecting import Mask, among
from sayso.report.sides import Side, sides
from sayso.report.sources import Source
from sayso.report.speakers import Speaker, mouths
from sayso.report.stakes import StakeKind
from sayso.report.visible import one_line
from sayso.resolve.names import clean
from sayso.run.reviewing import last_review
from sayso.store.protocol import ClaimFilter, View
from sayso.web.asked import Asked
from sayso.web.asking import Asking, Chip, asking, one_of
from sayso.web.kept import Kept
from sayso.web.page import Page, Pager, Redirect
from sayso.web.routes import Answer, get
from sayso.web.units import PAGE, Unit, units_of

_SIDE = 8  # claims of a column of allegations or denials
_NAMES = 12
_POSTS = 12
_TERMS = 6  # of a post
_GROUNDS = 3  # of a term
_PASSAGES = 1_000  # that give somebody a post
_PLACES = 4  # organisations whose posts are looked through for who else has one
_READ = 600  # claims that are read to find who says that somebody has a post
_SIDES = {
    Side.ALLEGED: "others allege or charge something",
    Side.OWN: "they deny something",
    Side.OTHERS: "others deny something",
    Side.CONFLICT: "something conflicts with what is alleged",
}


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
class Term:
    """When somebody has a post, and who says so; `other` is who has it, where that is not said above it."""

    when: str
    other: tuple[str, str | None] | None
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post: the words before and after the other party, its terms, whether they differ, and who else has it."""

    before: str
    after: str
    other: tuple[str, str | None] | None
    terms: tuple[Term, ...]
    differ: bool
    others: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Accused:
    """How many claims say that somebody is accused, or did what is only alleged, and who makes them."""

    claims: int
    speakers: tuple[Speaker, ...]
    more: int


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
    return _REVIEWS.get(
        asked, "", lambda: _of_sources(view, asked.site.given(asked.case, view)), state=(view.state(), view.reviewed())
    )


def _of_sources(view: View, given: Iterable[Review]) -> dict[str, list[Review]]:
    found: dict[str, list[Review]] = {}
    now: dict[str, str] = {}
    for one in given:
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
    """The posts of an entity, each with when and who says so, and who else is said to have them."""
    lines, by_id = _lines_of(asked, ident)
    places = dict.fromkeys(one.other[1] for one in lines if one.held and not one.speaks and one.other and one.other[1])
    rivals: list[PostLine] = []
    for place in list(places)[:_PLACES]:
        at, more = _lines_of(asked, place)
        rivals += [one for one in at if not one.held and one.other and one.other[1] != ident]
        by_id |= more
    rows = []
    for one in post_terms(lines, rivals)[:most]:
        before, after = words_of(one.title, one.other[0] if one.other else "", speaks=one.speaks, held=one.held)
        terms = tuple(
            _term(asked, each, by_id, named=one.other is None and not one.held) for each in one.lines[:_TERMS]
        )
        others = tuple(_term(asked, each, by_id, named=True) for each in one.others[:_TERMS])
        rows.append(PostRow(before, after, one.other, terms, one.differ, others))
    return rows


def _lines_of(asked: Asked, ident: str) -> tuple[tuple[PostLine, ...], dict[str, Post]]:
    posts = list(islice(asked.view.posts_of(ident), _PASSAGES))
    claims = _claims_of(asked.view, asked.digest, [each.document for each in posts])
    return post_lines(posts, entity=ident, claims=claims), {each.id: each for each in posts}


def _term(asked: Asked, line: PostLine, posts: Mapping[str, Post], *, named: bool) -> Term:
    digest = asked.digest
    found = [
        Ground(
            mouths(at.claim) if at.claim else (_giver(asked, posts[at.post]),),
            digest.documents[digest.numbers[at.document]],
            at.claim.id if at.claim else None,
        )
        for at in line.grounds
        if at.document in digest.numbers
    ]
    # Who says it twice in one document says it once.
    once = {(one.mouths[-1].label, one.document.id): one for one in reversed(found)}
    return Term(line.when, line.other if named else None, tuple(reversed(once.values()))[:_GROUNDS])


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
    mask = every
    if asked.params.get("accused"):
        mask = among(digest, [digest.rows[each.id] for each in _accusing(digest, one.id)])
        found.chips.append(Chip("accused", "in which", "somebody accuses them, or alleges that they did something"))
    masks = sides(digest, one.id)
    side = one_of(asked, found, "side", tuple(Side))
    if side is not None:
        mask = masks[Side(side)]
        found.chips.append(Chip("side", "in which", _SIDES[Side(side)]))
    mask = mask & found.mask(digest)
    plain = found.everything and asked.page == 1 and side is None and not asked.params.get("accused")
    return _page(asked, one, found, mask, part="said", total=int(every.sum()), values={
        "sides": _sides(asked, masks) if plain else None,
    })  # fmt: skip


def _page(
    asked: Asked, one: Entity, found: Asking, mask: Mask, *, part: str, total: int, values: dict[str, object]
) -> Page:
    arranged = arrange(asked.digest, mask, by_origin=part == "said")
    return Page(
        "entity.html.j2",
        one_line(one.name),
        {
            **head(asked, one, name_lines(asked, one)),
            "part": part,
            "asking": found,
            "pager": Pager(len(arranged.rows), asked.page, PAGE),
            "units": units_of(asked, arranged, asked.page, PAGE),
            "statuses": counts_of(asked.digest, mask),
            "all_statuses": STATUS_ORDER,
            "all_acts": tuple(Act),
            "total": total,
            **values,
        },
    )


@dataclass(frozen=True, slots=True)
class Column:
    """The claims of a side: those shown first, and how many there are."""

    side: Side
    units: tuple[Unit, ...]
    shown: int
    claims: int


def _sides(asked: Asked, masks: Mapping[Side, Mask]) -> dict[str, Column] | None:
    """None when nothing is alleged or denied."""
    if not any(mask.any() for mask in masks.values()):
        return None
    return {one.name: _column(asked, one, mask) for one, mask in masks.items()}


def _column(asked: Asked, side: Side, mask: Mask) -> Column:
    arranged = arrange(asked.digest, mask)
    units = units_of(asked, arranged, 1, _SIDE)
    return Column(side, tuple(units), sum(len(one.lines) for one in units), len(arranged.rows))


# What they say themselves


def _says(asked: Asked, one: Entity) -> Page:
    digest = asked.digest
    found = asking(asked, "about", "act", "status", "since", "until")
    source = source_of(digest, one.id)
    own = among(digest, digest.said[source[0]] if source else ())
    passed = among(digest, digest.speaking.get(one.id, ())) & ~own
    passing = asked.params.get("mouth") == "passed"
    every = passed if passing else own
    return _page(asked, one, found, every & found.mask(digest), part="says", total=int(every.sum()), values={
        "sides": None,
        "own": int(own.sum()),
        "passed": int(passed.sum()),
        "passing": passing,
    })  # fmt: skip


ROUTES = (get("/case/{case}/entity/{entity}", entity),)
