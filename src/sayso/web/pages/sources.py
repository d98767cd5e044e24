"""The sources: who speaks, how much of it first-hand, what others bear out or dispute, and what stake they have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.errors import NotFound
from sayso.model import Basis, standing
from sayso.report.digest import Digest, DocumentCard
from sayso.report.meant import folded
from sayso.report.selecting import among, rows_of
from sayso.report.sources import Source
from sayso.report.stakes import Stake, StakeKind
from sayso.web.asked import PAGE, Asked
from sayso.web.asking import Asking, Chip, asking, one_of
from sayso.web.kept import Kept
from sayso.web.lines import claim_lines, of_page
from sayso.web.page import Page, Pager
from sayso.web.pages.entity import Accused, accused, source_reviews
from sayso.web.routes import get

SORTS = {
    "quoted": "claims quoted from them",
    "claims": "all claims",
    "documents": "documents",
    "hand": "first-hand claims",
    "borne": "borne out",
    "repeated": "repeated",
    "disputed": "disputed",
    "odds": "at odds with themselves",
    "grade": "grade",
    "name": "name",
}
WHO = ("named", "open", "all")
_UNFOLDED = 15  # open speakers of a document, in its row
_STAKES = 3
_OF_DOCUMENT = ("words", "open", "voice of")  # the kinds of keys that hold a document next


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source, or all the open speakers of one document in one row.

    number    of the source in the digest; of the first of those in a row of several
    document  whose open speakers these are; None for a source of its own
    parts     (number, source) of each of them, most claims first
    """

    name: str
    entity: str | None
    number: int
    claims: int
    voice: int
    documents: int
    hand: int
    borne_out: int
    repeated: int
    disputed: int
    at_odds: int
    document: DocumentCard | None = None
    parts: tuple[tuple[int, Source], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it is shown: with the grade that a person gave, and the stakes that documents give."""

    line: SourceLine
    grade: str
    stakes: tuple[Stake, ...]
    more: int
    accused: Accused | None


_LINES: Kept[tuple[SourceLine, ...]] = Kept(4)


def sources(asked: Asked) -> Page:
    """The sources that the address asks for."""
    found = Asking()
    digest = asked.digest
    sort = one_of(asked, found, "sort", tuple(SORTS)) or "quoted"
    who = one_of(asked, found, "who", WHO) or "all"
    stake = one_of(asked, found, "stake", tuple(StakeKind))
    words = folded(asked.params.get("name", ""))
    grades = {ident: standing(made).grade for ident, made in source_reviews(asked).items()}
    lines = [
        one
        for one in _LINES.get(asked, "", lambda: tuple(_lines(digest)))
        if (who == "all" or (one.document is None) == (who == "named"))
        and (not words or words in folded(one.name) or _also(digest, one, words))
        and (stake is None or any(each.kind == stake for each in digest.stakes.get(one.entity or "", ())))
    ]
    if words:
        found.chips.append(Chip("name", "named", asked.params["name"]))
    lines.sort(key=lambda one: (*_order(one, sort, grades), -one.claims, folded(one.name), one.number))
    values = {
        "asking": found,
        "pager": Pager(len(lines), asked.page, PAGE),
        "rows": [_row(asked, one, grades) for one in of_page(lines, asked.page, PAGE)],
        "sorts": SORTS,
        "sort": sort,
        "who": who,
        "whos": WHO,
        "stakes": tuple(StakeKind),
        "unfolded": _UNFOLDED,
    }
    return Page("sources.html.j2", "Sources", values)


def unnamed(asked: Asked) -> Page:
    """The claims of the open speakers of one document."""
    digest = asked.digest
    number = digest.numbers.get(asked.path["document"])
    if number is None:
        raise NotFound("there is no document of this id in the case")
    found = asking(asked, "act", "status")
    open_ones = [
        each for each, one in enumerate(digest.sources) if _is_open(one) and _whose(one) == asked.path["document"]
    ]
    rows = rows_of(among(digest, *(digest.said[each] for each in open_ones)) & found.mask(digest))
    values = {
        "asking": found,
        "document": digest.documents[number],
        "pager": Pager(len(rows), asked.page, PAGE),
        "lines": claim_lines(asked, of_page(rows, asked.page, PAGE)),
    }
    return Page("unnamed.html.j2", "Open speakers of a document", values)


def _lines(digest: Digest) -> Iterator[SourceLine]:
    """Each source, and the open speakers of a document as one."""
    open_ones: dict[str, list[tuple[int, Source]]] = {}
    for number, one in enumerate(digest.sources):
        if _is_open(one):
            open_ones.setdefault(_whose(one), []).append((number, one))
        else:
            yield _line(one.name, number, [one], entity=one.entity)
    for document, held in open_ones.items():
        card = digest.documents[digest.numbers[document]]
        held.sort(key=lambda one: (-one[1].claims, one[1].name.casefold()))
        yield _line(card.path, held[0][0], [one for _, one in held], document=card, parts=tuple(held))


def _is_open(one: Source) -> bool:
    """Whether it is a speaker of one document and no more: nobody knows who it is elsewhere."""
    return one.open and one.key[0] in _OF_DOCUMENT


def _whose(one: Source) -> str:
    return one.key[1]


def _line(
    name: str,
    number: int,
    held: Sequence[Source],
    *,
    entity: str | None = None,
    document: DocumentCard | None = None,
    parts: tuple[tuple[int, Source], ...] = (),
) -> SourceLine:
    return SourceLine(
        name=name,
        entity=entity,
        number=number,
        claims=sum(one.claims for one in held),
        voice=sum(one.voice for one in held),
        documents=len({each for one in held for each in one.documents}),
        hand=sum(dict(one.bases).get(str(Basis.FIRST_HAND), 0) for one in held),
        borne_out=sum(one.borne_out for one in held),
        repeated=sum(one.repeated for one in held),
        disputed=sum(one.disputed for one in held),
        at_odds=sum(one.at_odds for one in held),
        document=document,
        parts=parts,
    )


def _order(one: SourceLine, sort: str, grades: dict[str, str]) -> tuple[object, ...]:
    match sort:
        case "quoted":
            return (one.voice - one.claims,)
        case "claims":
            return (-one.claims,)
        case "name":
            return (folded(one.name),)
        case "grade":
            return (grades.get(one.entity or "") or "Z",)
        case _:
            field = {"hand": "hand", "borne": "borne_out", "odds": "at_odds"}.get(sort, sort)
            return (-getattr(one, field),)


def _also(digest: Digest, one: SourceLine, words: str) -> bool:
    card = digest.entities.get(one.entity or "")
    names = card.aliases if card else [each.name for _, each in one.parts]
    return any(words in folded(name) for name in names)


def _row(asked: Asked, one: SourceLine, grades: dict[str, str]) -> Row:
    held = (each for each in asked.digest.stakes.get(one.entity or "", ()) if each.kind is not StakeKind.ACCUSED)
    # Two of one name read as one.
    stakes = list({str(each): each for each in held}.values())
    return Row(
        one,
        grades.get(one.entity or "", ""),
        tuple(stakes[:_STAKES]),
        max(0, len(stakes) - _STAKES),
        accused(asked.digest, one.entity) if one.entity else None,
    )


ROUTES = (get("/case/{case}/sources", sources), get("/case/{case}/sources/open/{document}", unnamed))
