"""An invented case of four documents on one event: a wire, its reprint, an eyewitness's letter, and a guard who denies it.

The wire and its reprint have the words of Ada Venn: one origin. Bo Harl saw it himself: another. Who the guard is
nobody says. The letter and the guard conflict.
"""

from __future__ import annotations

from sayso.model import (
    Act,
    Basis,
    Claim,
    Descent,
    DescentKind,
    Document,
    Entity,
    Factuality,
    Link,
    MentionType,
    Reading,
    Referent,
    Relation,
    RelationKind,
    Root,
    document_id,
)
from support.harbour import attribution, claim
from support.memory import MemoryView

TEXTS = {
    "wire.txt": "The crane fell at noon, Ada Venn said.",
    "daily.txt": "QUAY, 2 June. The crane fell at noon, Ada Venn said.",
    "letter.txt": "I saw how the crane fell at noon.",
    "notes.txt": "A guard said the crane never fell.",
}
VENN, HARL = "e2000000000000001", "e2000000000000002"


def pier() -> MemoryView:
    """The case."""
    made = {path: _reading(path) for path in TEXTS}
    claims = {path: one.claims[0] for path, one in made.items()}
    ids = {path: one.document.id for path, one in made.items()}
    return MemoryView(
        readings=tuple(made.values()),
        known=(
            Entity(VENN, "Ada Venn", (), "Person", 2, tuple(sorted((ids["wire.txt"], ids["daily.txt"])))),
            Entity(HARL, "Bo Harl", (), "Person", 1, (ids["letter.txt"],)),
        ),
        clusters=((ids["wire.txt"], 0, VENN), (ids["daily.txt"], 0, VENN), (ids["letter.txt"], 0, HARL)),
        related=(
            _between(claims["wire.txt"], claims["daily.txt"], RelationKind.REPEATS, False, "the same words"),
            _between(claims["wire.txt"], claims["letter.txt"], RelationKind.CORROBORATES, True, "the same deed"),
            _between(claims["daily.txt"], claims["letter.txt"], RelationKind.CORROBORATES, True, "the same deed"),
            _between(
                claims["letter.txt"],
                claims["notes.txt"],
                RelationKind.CONFLICTS,
                None,
                "negation: “the crane fell at noon” against “the crane never fell”",
            ),
        ),
        rooted=(
            *(
                Root(claims[path].id, f"entity:{VENN}", "Ada Venn", VENN, True, "Ada Venn says so")
                for path in ("wire.txt", "daily.txt")
            ),
            Root(claims["letter.txt"].id, f"entity:{HARL}", "Bo Harl", HARL, True, "Bo Harl says so"),
            Root(claims["notes.txt"].id, "open:guard", None, None, False, "who a guard is, the document does not say"),
        ),
        descended=(Descent(ids["daily.txt"], ids["wire.txt"], DescentKind.REPRINT, 0.8),),
    )


def _reading(path: str) -> Reading:
    text = TEXTS[path]
    letter = path == "letter.txt"
    document = Document(
        id=document_id(text.encode()),
        path=path,
        media_type="text/plain",
        text=text,
        author="Bo Harl" if letter else None,
        publisher="The Daily Quay" if path == "daily.txt" else None,
        published="2021-06-02" if path != "notes.txt" else None,
    )
    if letter:
        found: tuple[Claim, ...] = (claim(document, "the crane fell at noon", voice="Bo Harl", basis=Basis.FIRST_HAND),)
        return Reading(document, referents=(Referent(0, "Bo Harl", MentionType.PERSON, ("Bo Harl",)),), claims=found)
    if path == "notes.txt":
        said = attribution(document, "A guard", "said", "the crane never fell", source_name="A guard")
        chain = (Link(said.id, "A guard", Act.SAY),)
        found = (claim(document, "the crane never fell", chain=chain, factuality=Factuality.CERTAINLY_NOT),)
        return Reading(document, attributions=(said,), claims=found)
    said = attribution(document, "Ada Venn", "said", "The crane fell at noon", source_name="Ada Venn", source_cluster=0)
    chain = (Link(said.id, "Ada Venn", Act.SAY, 0),)
    referents = (Referent(0, "Ada Venn", MentionType.PERSON, ("Ada Venn",)),)
    return Reading(
        document,
        referents=referents,
        attributions=(said,),
        claims=(claim(document, "The crane fell at noon", chain=chain),),
    )


def _between(one: Claim, other: Claim, kind: RelationKind, independent: bool | None, why: str) -> Relation:
    left, right = sorted((one.id, other.id))
    return Relation(kind, left, right, 0.9, independent, why)
