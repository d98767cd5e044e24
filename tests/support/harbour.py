"""An invented case of three documents: a letter, a news story, and one that is hostile to whoever shows it.

The letter has a chain of two and a source left open; the story a pronoun that stands for a name, a denial, an
accusation without a source, and a date; the hostile one formulas, markup, controls and reordering characters.
"""

from __future__ import annotations

import re

from sayso.model import (
    Act,
    Argument,
    Attribution,
    Basis,
    Claim,
    Document,
    Entity,
    Factuality,
    Form,
    Frame,
    Kind,
    Link,
    Mention,
    MentionType,
    Page,
    Party,
    Post,
    PostKind,
    Problem,
    Reading,
    Referent,
    Relation,
    RelationKind,
    Span,
    Status,
    Tense,
    Time,
    Voice,
    derived_id,
    document_id,
)
from support.memory import MemoryView

LETTER = """Date: 4 May 2021
To: the Harbour Board

I worked in Shed 9 for two years. Mr. Tamro told me that the foreman had said the drums went into the water on 3 March.
I never saw it myself.

Sincerely,
Ruta Ilvesmaa
"""

STORY = """Yard manager Kalle Tamro denied the account on Tuesday. He said that no drum had left the yard.

Orrefar Drum Works is accused of dumping waste in the bay.
A person close to the board said the company may lose its permit.
"""

HOSTILE = (
    "=HYPERLINK(1) was written here.\u202e\x1b[31m <script>alert(1)</script> & more\x00\n\n"
    "The clerk said “it is closed”.\ud800"
)

RUTA, TAMRO, WORKS = "e1000000000000001", "e1000000000000002", "e1000000000000003"


def at(text: str, quotation: str, *, nth: int = 0) -> Span:
    """The span of the nth time that the quotation stands in the text."""
    start = [found.start() for found in re.finditer(re.escape(quotation), text)][nth]
    return Span(start, start + len(quotation))


def claim(
    document: Document, quotation: str, *, chain: tuple[Link, ...] = (), voice: str | None = None, **facets: object
) -> Claim:
    """A claim found by its quotation; facets that are not given are unstated."""
    given = {
        "act": chain[-1].act if chain else Act.SAY,
        "factuality": Factuality.CERTAIN,
        "status": Status.UNSTATED,
        "basis": Basis.UNSTATED,
        "voice": Voice(voice, cluster=0 if voice == "Ruta Ilvesmaa" else None),
        **facets,
    }
    span = at(document.text, quotation)
    ident = derived_id("c", document.id, span, [link.attribution for link in chain])
    return Claim(id=ident, document=document.id, span=span, chain=chain, **given)  # type: ignore[arg-type]


def attribution(document: Document, source: str, cue: str, content: str, **more: object) -> Attribution:
    """An attribution found by its quotations; an empty source is none."""
    spans = [(at(document.text, one),) if one else () for one in (source, cue, content)]
    given = {"act": Act.SAY, "kind": Kind.INDIRECT, **more}
    return Attribution(derived_id("a", document.id, *spans), document.id, *spans, **given)  # type: ignore[arg-type]


def mention(document: Document, quotation: str, form: Form, kind: MentionType, cluster: int | None = None) -> Mention:
    """A mention found by its quotation."""
    span = at(document.text, quotation)
    return Mention(derived_id("m", document.id, span), document.id, span, form, kind, cluster)


def letter() -> Reading:
    """Ruta Ilvesmaa writes; Tamro told her; the foreman, whom nobody names, had said."""
    document = Document(
        id=document_id(LETTER.encode()),
        path="letters/ilvesmaa.txt",
        media_type="text/plain",
        text=LETTER,
        language="en",
        author="Ruta Ilvesmaa",
        published="2021-05-04",
    )
    told = attribution(
        document,
        "Mr. Tamro",
        "told",
        "the foreman had said the drums went into the water on 3 March",
        source_cluster=1,
        source_name="Mr. Tamro",
    )
    said = attribution(
        document,
        "the foreman",
        "had said",
        "the drums went into the water on 3 March",
        source_name="the foreman",
        parent=told.id,
    )
    return Reading(
        document=document,
        sentences=tuple(at(LETTER, one) for one in ("I worked in Shed 9 for two years.", "I never saw it myself.")),
        mentions=(
            mention(document, "Mr. Tamro", Form.NAMED, MentionType.PERSON, 1),
            mention(document, "the foreman", Form.NOMINAL, MentionType.PERSON),
            mention(document, "Ruta Ilvesmaa", Form.NAMED, MentionType.PERSON, 0),
        ),
        referents=(
            Referent(0, "Ruta Ilvesmaa", MentionType.PERSON, ("Ruta Ilvesmaa",)),
            Referent(1, "Mr. Tamro", MentionType.PERSON, ("Mr. Tamro",)),
        ),
        attributions=(told, said),
        claims=_written(document, told, said),
    )


def _written(document: Document, told: Attribution, said: Attribution) -> tuple[Claim, ...]:
    """The letter's claims."""
    outer = Link(told.id, "Mr. Tamro", Act.SAY, cluster=1)
    inner = Link(said.id, "the foreman", Act.SAY)
    drums = Frame(
        at(LETTER, "went"),
        "go",
        (Argument("theme", at(LETTER, "the drums")), Argument("goal", at(LETTER, "the water"))),
    )
    day = Time("2021-03-03", "2021-03-03", "3 March", at(LETTER, "3 March"))
    ruta = "Ruta Ilvesmaa"
    return (
        claim(document, "I worked in Shed 9 for two years.", voice=ruta, about=(0,), basis=Basis.FIRST_HAND),
        claim(document, content(told, LETTER), chain=(outer,), voice=ruta, basis=Basis.TOLD),
        claim(
            document,
            content(said, LETTER),
            chain=(outer, inner),
            voice=ruta,
            frames=(drums,),
            time=day,
            basis=Basis.TOLD,
        ),
        claim(document, "I never saw it myself.", voice=ruta, about=(0,), factuality=Factuality.CERTAINLY_NOT),
    )


def content(one: Attribution, text: str) -> str:
    """The words of an attribution's content."""
    return text[one.content[0].start : one.content[-1].end]


def story() -> Reading:
    """Tamro denies; "he" is Tamro; an accusation without a source; a person who is not named."""
    document = Document(
        id=document_id(STORY.encode()),
        path="press/gazette.html",
        media_type="text/html",
        text=STORY,
        language="en",
        title="Drum works poisoned bay",
        publisher="Orrefar Gazette",
        pages=(Page(1, 0, at(STORY, "Orrefar").start), Page(2, at(STORY, "Orrefar").start, len(STORY))),
    )
    denied = attribution(
        document,
        "Yard manager Kalle Tamro",
        "denied",
        "the account",
        act=Act.DENY,
        source_cluster=0,
        source_name="Kalle Tamro",
    )
    he = attribution(document, "He", "said", "no drum had left the yard", source_cluster=0, source_name="Kalle Tamro")
    accused = attribution(document, "", "is accused of", "dumping waste in the bay", act=Act.ACCUSE)
    close = attribution(
        document,
        "A person close to the board",
        "said the",
        "the company may lose its permit",
        source_name="A person close to the board",
    )
    return Reading(
        document=document,
        mentions=(mention(document, "Kalle Tamro", Form.NAMED, MentionType.PERSON, 0),),
        referents=(
            Referent(0, "Kalle Tamro", MentionType.PERSON, ("Kalle Tamro",)),
            Referent(1, "Orrefar Drum Works", MentionType.ORGANIZATION, ("Orrefar Drum Works",)),
        ),
        attributions=(denied, he, accused, close),
        claims=_printed(document, denied, he, accused, close),
        posts=(
            Post(
                id=derived_id("p", document.id, "Yard manager"),
                document=document.id,
                span=at(STORY, "Yard manager Kalle Tamro"),
                kind=PostKind.HOLDS,
                title=at(STORY, "Yard manager"),
                lemma="yard manager",
                holder=Party(at(STORY, "Kalle Tamro"), "Kalle Tamro", 0),
                tense=Tense.UNSTATED,
            ),
        ),
    )


def _printed(
    document: Document, denied: Attribution, he: Attribution, accused: Attribution, close: Attribution
) -> tuple[Claim, ...]:
    """The story's claims."""
    tamro = "Kalle Tamro"
    paper = "Orrefar Gazette"
    return (
        claim(document, "the account", chain=(Link(denied.id, tamro, Act.DENY, 0),), voice=paper, status=Status.DENIED),
        claim(
            document,
            "no drum had left the yard",
            chain=(Link(he.id, tamro, Act.SAY, 0),),
            voice=paper,
            factuality=Factuality.CERTAINLY_NOT,
        ),
        claim(
            document,
            "Orrefar Drum Works is accused of dumping waste in the bay",
            chain=(Link(accused.id, None, Act.ACCUSE),),
            voice=paper,
            about=(1,),
            status=Status.ALLEGED,
        ),
        claim(
            document,
            "the company may lose its permit",
            chain=(Link(close.id, "A person close to the board", Act.SAY),),
            voice=paper,
            about=(1,),
            factuality=Factuality.POSSIBLE,
        ),
    )


def hostile() -> Reading:
    """Text that would run in a spreadsheet, a page or a terminal, and a character that does not encode."""
    document = Document(
        id=document_id(HOSTILE.encode("utf-8", "surrogatepass")),
        path="odd/\u202egpj.<b>exe.txt",
        media_type="text/plain",
        text=HOSTILE,
        title="<script>alert(2)</script>",
    )
    said = attribution(document, "The clerk", "said", "it is closed", kind=Kind.DIRECT, source_name="The clerk")
    return Reading(
        document=document,
        attributions=(said,),
        claims=(
            claim(document, "=HYPERLINK(1) was written here.\u202e\x1b[31m <script>alert(1)</script> & more\x00"),
            claim(document, "it is closed", chain=(Link(said.id, "The clerk", Act.SAY),)),
        ),
        problems=(Problem(document.path, "read", "some bytes are not UTF-8\x1b[2J"),),
    )


def harbour() -> MemoryView:
    """The case: the three documents, three entities, one file that could not be read."""
    readings = (letter(), story(), hostile())
    ids = [one.document.id for one in readings]
    drums, denial = readings[0].claims[2].id, readings[1].claims[1].id
    return MemoryView(
        readings=readings,
        known=(
            Entity(RUTA, "Ruta Ilvesmaa", (), "Person", 1, (ids[0],)),
            Entity(TAMRO, "Kalle Tamro", ("Mr. Tamro",), "Person", 3, tuple(sorted(ids[:2]))),
            Entity(WORKS, "Orrefar Drum Works", ("the company",), "Company", 2, (ids[1],)),
        ),
        clusters=((ids[0], 0, RUTA), (ids[0], 1, TAMRO), (ids[1], 0, TAMRO), (ids[1], 1, WORKS)),
        related=(
            Relation(
                RelationKind.CONFLICTS,
                min(drums, denial),
                max(drums, denial),
                0.75,
                True,
                "whether drums left the yard",
            ),
        ),
        failed=(Problem("scan.pdf", "read", "no text layer: it looks like a scan"),),
    )
