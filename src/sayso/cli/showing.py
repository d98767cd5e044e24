"""What `sayso show` prints for each kind of finding, and the same as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from sayso.cli.case import Placed, placed
from sayso.cli.listing import SHORT, list_claim
from sayso.cli.screen import Part, Screen
from sayso.model import Attribution, Claim, Document, Entity, Post, Relation, RelationKind
from sayso.report.facets import facets
from sayso.report.passage import Passage, passage, place
from sayso.report.posts import post_lines
from sayso.report.relations import VERBS, independence
from sayso.report.rows import attribution_row, document_row, entity_row, relation_row, root_row
from sayso.report.speakers import Speaker, mouths
from sayso.report.visible import one_line
from sayso.store.protocol import ClaimFilter, View

_AROUND = 400  # code points of context on each side
_FIRST = 10  # claims of a document or an entity


def show_claim(screen: Screen, view: View, claim: Claim, *, as_json: bool) -> None:
    """The claim in its passage, its chain with the words that each speaker hangs on, its facets, its relations."""
    document = view.document(claim.document)
    one = Placed(claim, document, place(document, claim.span))
    context = passage(document.text, claim.span, around=_AROUND)
    cues = _cues(view, claim, document)
    relations = sorted(view.relations(claim.id), key=_conflicts_first)
    root = next(iter(view.roots([claim.id])), None)
    if as_json:
        more = {
            "root": root_row(root) if root else None,
            "relations": [_relation_row(view, claim, r) for r in relations],
        }
        screen.json({**one.row, "cues": cues, "passage": _passage_row(context), **more})
        return
    screen.line((claim.id, "cyan"), "  ", (str(one.place), "dim"))
    screen.line()
    for depth, speaker in enumerate(mouths(claim)):
        cue = cues.get(speaker.attribution or "")
        screen.line(*_speaker(speaker, document, cue), *_fuller(view, speaker), indent=2 + 2 * depth)
    screen.line()
    screen.line(*_in_context(context, marks=not screen.styled), indent=2)
    screen.line()
    names = {ident: view.entity(ident).name for ident in claim.about_entities}
    goes_back = [("origin", f"{(root.name or 'not named') if root.known else 'unknown'}: {root.why}")] if root else []
    _fields(
        screen, [("about", "; ".join(names.values())), *facets(claim), *goes_back, ("document", document.id[:SHORT])]
    )
    for relation in relations[:_FIRST]:
        _show_relation(screen, view, relation, claim)
    if len(relations) > _FIRST:
        hint = f"sayso origins CASE {claim.id[:SHORT]} --explain"
        screen.remark(f"{len(relations) - _FIRST:,} more relations: {hint} shows who had it from whom.")


def show_attribution(screen: Screen, view: View, attribution: Attribution, *, as_json: bool) -> None:
    """Source, cue and content, and the claims whose chain it is in."""
    document = view.document(attribution.document)
    claims = [one for one in view.claims(ClaimFilter(document=document.id)) if _uses(one, attribution.id)]
    if as_json:
        screen.json({**attribution_row(attribution), "path": document.path, "claims": [one.id for one in claims]})
        return
    where = (*attribution.content, *attribution.cue, *attribution.source)
    screen.line((attribution.id, "cyan"), "  ", (str(place(document, where[0])) if where else document.path, "dim"))
    screen.line()
    words = {
        name: " … ".join(one_line(span.of(document.text)) for span in spans)
        for name, spans in (
            ("source", attribution.source),
            ("cue", attribution.cue),
            ("content", attribution.content),
        )
    }
    who = attribution.source_name if attribution.source_name != words["source"] else None
    _fields(
        screen,
        [
            ("source", words["source"] or "not named in the document"),
            ("who is", who or ""),
            ("cue", words["cue"]),
            ("content", words["content"]),
            ("act", str(attribution.act)),
            ("kind", str(attribution.kind)),
            ("inside", attribution.parent or ""),
        ],
    )
    _list(screen, view, claims, hint="")


def show_document(screen: Screen, view: View, document: Document, *, as_json: bool) -> None:
    """What a document is and what is said in it."""
    claims = tuple(view.claims(ClaimFilter(document=document.id)))
    if as_json:
        screen.json({**document_row(document), "claims": [one.id for one in claims]})
        return
    screen.line((one_line(document.path), "bold"), "  ", (document.id, "dim"))
    screen.line()
    _fields(
        screen,
        [
            ("calls itself", document.title or ""),
            ("author", document.author or "not stated"),
            ("publisher", document.publisher or ""),
            ("date", document.published or "undated"),
            ("type", document.media_type),
            ("language", document.language or "not told"),
            ("pages", str(len(document.pages) or "")),
            ("part of", document.derived_from[:SHORT] if document.derived_from else ""),
            ("characters", f"{len(document.text):,}"),
            ("claims", f"{len(claims):,}"),
        ],
    )
    _list(screen, view, claims, hint="")


def show_entity(screen: Screen, view: View, entity: Entity, *, as_json: bool) -> None:
    """Who or what an entity is, and what is said of it."""
    claims = tuple(view.claims(ClaimFilter(about=entity.id)))
    posts = tuple(view.posts_of(entity.id))
    if as_json:
        ids = {"claims": [one.id for one in claims], "posts": [one.id for one in posts]}
        screen.json({**entity_row(entity), **ids})
        return
    screen.line((one_line(entity.name), "bold"), "  ", (entity.id, "dim"))
    screen.line()
    paths = [view.document(ident).path for ident in entity.documents[:_FIRST]]
    more = f" and {len(entity.documents) - _FIRST} more" if len(entity.documents) > _FIRST else ""
    _fields(
        screen,
        [
            ("schema", entity.schema),
            ("also as", "; ".join(entity.aliases)),
            ("mentions", f"{entity.mentions:,}"),
            ("in", "; ".join(paths) + more),
            *(("post", line) for line in _posts(view, entity, posts)),
            ("claims about", f"{len(claims):,}"),
        ],
    )
    _list(screen, view, claims, hint=f"sayso claims CASE --about {entity.id[:SHORT]} lists them all")


def _posts(view: View, entity: Entity, posts: Iterable[Post]) -> Iterator[str]:
    """A line a post: what, where or for whom, when, and the documents that say so."""
    for line in post_lines(posts, entity=entity.id, claims={}):
        paths = sorted({view.document(ground.document).path for ground in line.grounds})
        other = line.other[0] if line.other else ""
        if line.speaks:
            what = f"speaks for {other}" if line.held else f"{other} speaks for {entity.name}"
            what = f"{what} ({line.title})"
        else:
            what = f"{line.title}{f', {other}' if other else ''}" if line.held else f"{other}: {line.title} there"
        when = f", {line.when}" if line.when else ""
        yield f"{what}{when}: {'; '.join(paths)}"


def _list(screen: Screen, view: View, claims: tuple[Claim, ...] | list[Claim], *, hint: str) -> None:
    for one in placed(view, islice(claims, _FIRST)):
        screen.line()
        list_claim(screen, one)
    if len(claims) > _FIRST:
        screen.remark(f"{len(claims) - _FIRST:,} more claims. {hint}".rstrip())


def _fields(screen: Screen, fields: list[tuple[str, str]]) -> None:
    for name, value in fields:
        if value:
            screen.line((f"{name:<13}", "dim"), one_line(value), indent=2)


def _speaker(speaker: Speaker, document: Document, cue: str | None) -> list[Part]:
    """A step of the chain: the voice with its document, then each speaker with its cue's own words."""
    name: Part = (one_line(speaker.label), "italic" if speaker.open else "bold")
    parts: list[Part] = ["› ", name]
    if speaker.voice:
        date = f", {document.published}" if document.published else ""
        parts = [name, (f"  the voice of {one_line(document.path)}{date}", "dim")]
    if speaker.act is None:
        return parts
    words = f"  “{one_line(cue)}”" if cue else "  (a labelled speaker)"
    state = f"  {speaker.act}{', open: not tied to a name' if speaker.open and speaker.name else ''}"
    return [*parts, words, (state, "dim")]


def _fuller(view: View, speaker: Speaker) -> list[Part]:
    """The name that the whole case gives a speaker, when its document gives another."""
    name = view.entity(speaker.entity).name if speaker.entity else speaker.label
    return [] if name == speaker.label else [(f"  (elsewhere {one_line(name)})", "dim")]


def _in_context(context: Passage, *, marks: bool) -> list[Part]:
    opening, closing = ("[[", "]]") if marks else ("", "")
    return [
        ("… " if context.cut_before else "") + context.before.lstrip(),
        (f"{opening}{context.quote}{closing}", "bold underline"),
        context.after + (" …" if context.cut_after else ""),
    ]


def _cues(view: View, claim: Claim, document: Document) -> dict[str, str]:
    """The cue's words of each attribution in the chain."""
    found = (view.attribution(link.attribution) for link in claim.chain if link.attribution)
    return {one.id: " … ".join(span.of(document.text) for span in one.cue) for one in found}


def _uses(claim: Claim, attribution: str) -> bool:
    return any(link.attribution == attribution for link in claim.chain)


def _passage_row(context: Passage) -> dict[str, object]:
    return {
        "start": context.start,
        "end": context.end,
        "before": context.before,
        "quote": context.quote,
        "after": context.after,
    }


def _conflicts_first(one: Relation) -> tuple[int, bool, float, str, str]:
    order = (RelationKind.CONFLICTS, RelationKind.CORROBORATES, RelationKind.REPEATS)
    return order.index(one.kind), one.independent is not True, -one.score, one.left, one.right


def _other(view: View, claim: Claim, relation: Relation) -> Placed:
    other = view.claim(relation.right if relation.left == claim.id else relation.left)
    document = view.document(other.document)
    return Placed(other, document, place(document, other.span))


def _relation_row(view: View, claim: Claim, relation: Relation) -> dict[str, object]:
    return {**relation_row(relation), "other": _other(view, claim, relation).row}


def _show_relation(screen: Screen, view: View, relation: Relation, claim: Claim) -> None:
    screen.line()
    screen.line(
        (VERBS[relation.kind], "bold"),
        (f"  {one_line(relation.rationale)}; {independence(relation)}", "dim"),
        indent=2,
        hang=2,
    )
    list_claim(screen, _other(view, claim, relation), indent=4, dated=True)
