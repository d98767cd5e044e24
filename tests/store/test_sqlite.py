"""A case in SQLite: what goes in comes out, in a fixed order, with the entities filled in."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.errors import CaseError, NotFound
from sayso.model import (
    Act,
    Basis,
    Entity,
    FrameKind,
    Judgement,
    MentionType,
    Part,
    Party,
    Post,
    PostKind,
    Problem,
    Reading,
    Referent,
    Relation,
    RelationKind,
    Status,
    Tense,
    Verdict,
)
from sayso.store import ClaimFilter, View, Writer, open_view, open_writer
from sayso.store.query import query
from sayso.store.search import rows_with
from support.harbour import RUTA, TAMRO, at, hostile, letter, story
from support.pipeline import contents
from support.readings import WORDS, readings, state

ENTITIES = (
    Entity(RUTA, "Ruta Ilvesmaa", (), "Person", 1, (letter().document.id,)),
    Entity(
        TAMRO, "Kalle Tamro", ("Mr. Tamro",), "Person", 2, tuple(sorted((letter().document.id, story().document.id)))
    ),
)
CLUSTERS = (
    (letter().document.id, 0, RUTA),
    (letter().document.id, 1, TAMRO),
    (story().document.id, 0, TAMRO),
)


def told(reading: Reading) -> Reading:
    """The story with its people listed."""
    referents = reading.referents or (Referent(0, "Kalle Tamro", MentionType.PERSON, ("Kalle Tamro",)),)
    return replace(reading, referents=referents)


@contextmanager
def harbour(case: Path) -> Iterator[View]:
    with open_writer(case) as writer:
        for reading in (letter(), told(story())):
            writer.put([reading], file=state(reading.document.path, reading.document.id))
        writer.resolve(ENTITIES, CLUSTERS)
    with open_view(case) as view:
        yield view


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    with harbour(tmp_path / "case.sayso") as opened:
        yield opened


def quotes(view: View, **wanted: object) -> list[str]:
    found = view.claims(ClaimFilter(**wanted))  # type: ignore[arg-type]
    return sorted(one.span.of(view.document(one.document).text) for one in found)


def test_findings_come_out_with_their_entities(view: View) -> None:
    (first, second) = sorted((letter(), told(story())), key=lambda one: one.document.id)
    assert list(view.documents()) == [first.document, second.document]
    assert view.sentences(letter().document.id) == letter().sentences
    tamro = [one for one in view.mentions() if one.entity == TAMRO]
    assert len(tamro) == 2
    denied = next(one for one in view.attributions() if one.act is Act.DENY)
    assert denied == replace(story().attributions[0], source_entity=TAMRO)
    claim = view.claim(letter().claims[2].id)
    assert claim.voice.entity == RUTA
    assert [link.entity for link in claim.chain] == [TAMRO, None]
    assert claim.frames == letter().claims[2].frames
    assert claim.time == letter().claims[2].time
    assert view.claim(letter().claims[0].id).about_entities == (RUTA,)
    assert tuple(view.entities()) == ENTITIES
    assert view.totals().claims == 8


def test_a_participant_has_the_entity_of_its_cluster(tmp_path: Path) -> None:
    """A pronoun that the document resolves is in no mention of a name, but of its cluster."""
    claim = letter().claims[2]
    (frame,) = claim.frames
    turned = replace(
        frame,
        kind=FrameKind.TRANSFERS,
        arguments=tuple(replace(one, cluster=1, part=Part.AGENT) for one in frame.arguments),
    )
    claims = tuple(replace(one, frames=(turned,)) if one.id == claim.id else one for one in letter().claims)
    reading = replace(letter(), claims=claims)
    with open_writer(tmp_path / "case.sayso") as writer:
        writer.put([reading], file=state(reading.document.path, reading.document.id))
        writer.put([told(story())], file=state(story().document.path, story().document.id))
        writer.resolve(ENTITIES, CLUSTERS)
    with open_view(tmp_path / "case.sayso") as view:
        (stored,) = view.claim(claim.id).frames
    assert {one.entity for one in stored.arguments} == {TAMRO}
    assert stored.kind is FrameKind.TRANSFERS
    assert {one.part for one in stored.arguments} == {Part.AGENT}


def test_claims_are_filtered_by_each_field(view: View) -> None:
    drums = "the drums went into the water on 3 March"
    assert quotes(view, about="ruta  ILVESMAA") == ["I never saw it myself.", "I worked in Shed 9 for two years."]
    assert quotes(view, about=RUTA) == quotes(view, about="Ruta Ilvesmaa")
    assert drums in quotes(view, source="Mr. Tamro")
    assert quotes(view, source="kalle tamro", document=story().document.id) == [
        "no drum had left the yard",
        "the account",
    ]
    assert quotes(view, source="a person close to the board") == ["the company may lose its permit"]
    assert quotes(view, source="The foreman") == [drums]
    assert quotes(view, act=Act.DENY) == ["the account"]
    assert quotes(view, status=Status.ALLEGED) == ["Orrefar Drum Works is accused of dumping waste in the bay"]
    assert quotes(view, about="nobody") == []
    with pytest.raises(NotFound):
        list(view.claims(ClaimFilter(document="ffff")))


def test_claims_are_filtered_by_their_time_or_their_documents(view: View) -> None:
    drums = "the drums went into the water on 3 March"
    assert quotes(view, since="2021-03-01", until="2021-03-31") == [drums]
    assert quotes(view, until="2021-03") == [drums]
    assert len(quotes(view, since="2021-05-04")) == 3, "the letter's other claims have its date; the story has none"
    assert quotes(view, since="2021-05-05") == []


def test_words_are_searched_in_the_claim_and_its_sentence(view: View) -> None:
    assert quotes(view, text="drums WATER") == sorted(
        ["the drums went into the water on 3 March", "the foreman had said the drums went into the water on 3 March"]
    )
    assert quotes(view, text="drums permit") == []
    for odd in ('"', "drums OR", "NEAR(", "drums*", "passage:drums", "-drums", "\0", "(", "'", "^a"):
        quotes(view, text=odd)


def test_words_are_found_in_any_form_phrases_as_they_are(view: View) -> None:
    drums = "the drums went into the water on 3 March"
    said = "the foreman had said the drums went into the water on 3 March"
    assert quotes(view, text="drum waters") == quotes(view, text='"went into the water"') == sorted([drums, said])
    assert quotes(view, text='"waters"') == quotes(view, text='"into water"') == []
    assert quotes(view, text="dru* wat*") == sorted([drums, said])
    assert quotes(view, text="drums march -water") == quotes(view, text='drums march -"the wat"*') == []
    assert quotes(view, text="drums water -permit") == sorted([drums, said])
    assert quotes(view, text="-drums") == []


def test_sentences_without_a_claim_are_found(tmp_path: Path) -> None:
    one = letter()
    bare = Reading(document=replace(one.document, id="f" * 64, path="b.txt"), sentences=one.sentences)
    with open_writer(tmp_path / "case.sayso") as writer:
        writer.put([one], file=state("a.txt", "1"))
        writer.put([bare], file=state("b.txt", "2"))
    with open_view(tmp_path / "case.sayso") as view:
        (found,), number = view.unclaimed("sheds", document=bare.document.id, most=9)
        assert (found.document, found.text, number) == (bare.document.id, "I worked in Shed 9 for two years.", 1)
        assert found.span.of(one.document.text) == found.text
        assert view.unclaimed("sheds", most=9)[1] == 1, "in the letter somebody claims it"
        assert view.unclaimed("sheds", document=one.document.id, most=9) == ((), 0)
        assert view.unclaimed("sheds", first=1, most=9) == ((), 1)
        assert view.unclaimed("  ", most=9) == view.unclaimed("-shed", most=9) == ((), 0)


def test_claims_are_found_by_their_words_the_best_first(view: View) -> None:
    found, best_first = view.found("drums water", ranked=10)
    assert best_first
    assert set(found) == {one.id for one in view.claims(ClaimFilter(text="drums water"))}
    assert len(found) == 2
    many, best_first = view.found("the", ranked=1)
    assert not best_first
    assert set(many) == {one.id for one in view.claims(ClaimFilter(text="the"))}
    assert view.found("  ", ranked=1) == ((), True)
    assert view.found('"(', ranked=1) == ((), True)


@given(WORDS)
def test_no_text_is_a_mistake_in_a_search(words: str) -> None:
    base = sqlite3.connect(":memory:")
    for table in ("s", "e"):
        base.execute(f"CREATE VIRTUAL TABLE {table} USING fts5 (x)")
    select, values = rows_with(query(words), stems="s", exact="e")
    base.execute(select, values).fetchall()


def test_ids_may_be_cut_short_and_misses_are_helped(view: View) -> None:
    assert view.document(letter().document.id[:10]) == letter().document
    assert view.entity(TAMRO).id == view.entity("mr. tamro").id == view.entity("KALLE TAMRO").id == TAMRO
    with pytest.raises(NotFound, match=r"near it: Kalle Tamro"):
        view.entity("tamro")
    with pytest.raises(NotFound, match=r"near it: Ruta Ilvesmaa"):
        view.entity("Ruta Ilvesma")
    with pytest.raises(NotFound, match="may be any of"):
        view.entity("e1")
    with pytest.raises(NotFound, match="several claim ids begin"):
        view.claim("c")
    with pytest.raises(NotFound, match="no attribution has an id"):
        view.attribution("zz")


def test_what_a_file_gave_is_replaced(tmp_path: Path) -> None:
    case = tmp_path / "case.sayso"
    with open_writer(case) as writer:
        writer.put([letter()], file=state("a.txt", "1"), problems=[Problem("a.txt", "read", "an odd encoding")])
        writer.put([replace(letter(), claims=())], file=state("a.txt", "1"))
    with open_view(case) as view:
        assert (view.totals().documents, view.totals().claims, view.totals().problems) == (1, 0, 0)
        assert view.unclaimed("sheds", most=1)[1] == 1
    with open_writer(case) as writer:
        writer.put([told(story())], file=state("a.txt", "2"))
    with open_view(case) as view:
        assert [one.id for one in view.documents()] == [story().document.id]
        assert view.unclaimed("sheds", most=1)[1] == 0
        assert [one.document for one in view.files()] == ["2"]
    base = sqlite3.connect(case)
    for table in ("claim_search", "claim_stems", "unclaimed_search", "unclaimed_stems"):
        base.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []


def test_what_cannot_be_stored_changes_nothing(tmp_path: Path) -> None:
    case = tmp_path / "case.sayso"
    with open_writer(case) as writer:
        writer.put([letter()], file=state("a.txt", "1"))
        with pytest.raises(ValueError, match="cannot be stored"):
            writer.put([replace(letter(), claims=letter().claims * 2)], file=state("a.txt", "1"))
        with pytest.raises(ValueError, match="surrogates"):
            writer.put([hostile()], file=state("odd/hostile.txt", "2"))
    with open_view(case) as view:
        assert (view.totals().documents, view.totals().claims) == (1, 4)


def test_two_files_with_the_same_bytes_are_one_document(tmp_path: Path) -> None:
    case = tmp_path / "case.sayso"

    def path() -> str | None:
        with open_view(case) as view:
            return next((one.path for one in view.documents()), None)

    def at(path: str) -> Reading:
        return replace(letter(), document=replace(letter().document, path=path))

    with open_writer(case) as writer:
        writer.put([at("m.txt")], file=state("m.txt", "1"), problems=[Problem("m.txt", "read", "odd")])
        writer.keep(state("z.txt", "1"), like="m.txt")
        writer.keep(state("b.txt", "1"), like="m.txt")
        assert path() == "b.txt"
        with open_view(case) as view:
            assert [one.path for one in view.problems()] == ["b.txt", "m.txt", "z.txt"]
        writer.vanish(["b.txt"])
        assert path() == "m.txt"
        writer.rename([("m.txt", "z.txt"), ("z.txt", "y.txt")])
        assert path() == "y.txt"
        writer.vanish(["y.txt", "z.txt"])
        assert path() is None
        writer.keep(state("y.txt", "1"), like="y.txt")
        assert path() == "y.txt"
        assert not writer.keep(state("q.txt", "2"), like="y.txt"), "other bytes"
        assert not writer.keep(state("q.txt", "1"), like="nothing.txt")
        writer.drop(["y.txt", "z.txt", "b.txt"])
        assert path() is None
    assert sqlite3.connect(case).execute("SELECT count(*) FROM document").fetchone() == (0,)


def test_entity_ids_follow_the_mentions_when_clusters_are_numbered_anew(tmp_path: Path) -> None:
    with open_writer(tmp_path / "case.sayso") as writer:
        writer.put([letter()], file=state("a.txt", "1"))
        writer.resolve(ENTITIES[:1], CLUSTERS[:2])
        swapped = {0: 1, 1: 0, None: None}
        mentions = tuple(replace(one, cluster=swapped[one.cluster]) for one in letter().mentions)
        referents = tuple(replace(one, cluster=1 - one.cluster) for one in reversed(letter().referents))
        again = replace(letter(), mentions=mentions, referents=referents)
        writer.put([again], file=replace(state("a.txt", "1"), version="2"))
        assert dict(writer.minted()) == {(letter().document.id, 0): TAMRO, (letter().document.id, 1): RUTA}
        writer.vanish(["a.txt"])
        assert len(dict(writer.minted())) == 2, "ids wait for a document to come back"
        assert list(writer.referents()) == []


def test_a_post_comes_out_with_the_entities_of_its_parties(tmp_path: Path) -> None:
    """Yard manager Kalle Tamro denied the account on Tuesday."""
    reading = told(story())
    text, ident = reading.document.text, reading.document.id
    holder = Party(at(text, "Kalle Tamro"), "Kalle Tamro", 0)
    yard = Party(at(text, "Yard"), "Yard", None)
    title = at(text, "manager")
    post = Post("p1", ident, title, PostKind.HOLDS, title, "manager", holder, Tense.CURRENT, yard)
    with open_writer(tmp_path / "case.sayso") as writer:
        writer.put([replace(reading, posts=(post,))], file=state("a.txt", "1"))
        writer.resolve(ENTITIES, CLUSTERS)
    with open_view(tmp_path / "case.sayso") as view:
        known = replace(post, holder=replace(holder, entity=TAMRO))
        assert list(view.posts()) == list(view.posts(ident)) == list(view.posts_of(TAMRO)) == [known]
        assert list(view.posts_of(RUTA)) == []


def test_judgements_survive_and_relations_hang_on_their_claims(tmp_path: Path) -> None:
    case = tmp_path / "case.sayso"
    word = Judgement("e1", "e2", Verdict.DIFFERENT, "analyst", "2026-01-02T03:04:05Z", "two brothers")
    left, right = sorted(one.id for one in letter().claims[:2])
    relation = Relation(RelationKind.CONFLICTS, left, right, 0.5, None, "the dates differ")
    with open_writer(case) as writer:
        writer.put([letter()], file=state("a.txt", "1"))
        writer.relate([relation])
        writer.judge(word)
        writer.judge(replace(word, verdict=Verdict.SAME))
    with open_view(case) as view:
        assert list(view.relations()) == list(view.relations(right)) == [relation]
        assert list(view.relations("c0")) == []
        assert list(view.relations(right, kind=RelationKind.CONFLICTS)) == [relation]
        assert list(view.relations(kind=RelationKind.REPEATS)) == []
    with open_writer(case) as writer:
        writer.put([told(story())], file=state("a.txt", "2"))
        writer.resolve((), ())
        assert [one.verdict for one in writer.judgements()] == [Verdict.DIFFERENT, Verdict.SAME]
    with open_view(case) as view:
        assert list(view.relations()) == []
        assert next(view.judgements()) == replace(word, id="j1")


def test_a_view_does_not_see_what_is_written_meanwhile(tmp_path: Path) -> None:
    case = tmp_path / "case.sayso"
    with open_writer(case) as writer:
        writer.put([letter()], file=state("a.txt", "1"))
        with open_view(case) as view:
            writer.put([told(story())], file=state("b.txt", "2"))
            assert view.totals().documents == 1
        with open_view(case) as view:
            assert view.totals().documents == 2


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(readings())
def test_every_reading_comes_out_as_it_went_in(reading: Reading) -> None:
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case.sayso"
        with open_writer(case) as writer:
            writer.put([reading], file=state(reading.document.path))
            named = tuple(one for one in reading.referents if one.name is not None)
            assert tuple(one for _, one, _ in writer.referents()) == named
        with open_view(case) as view:
            assert list(view.documents()) == [reading.document]
            assert view.sentences(reading.document.id) == reading.sentences
            assert tuple(view.mentions()) == reading.mentions
            assert tuple(view.attributions()) == reading.attributions
            assert tuple(view.claims()) == reading.claims
            assert tuple(view.posts()) == reading.posts
            assert set(view.problems()) == set(reading.problems)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_the_order_of_writing_does_not_show(data: st.DataObject) -> None:
    found = [data.draw(readings(path)) for path in ("a.txt", "b.txt", "c.txt")]
    # The same document again, in another file: as its own, and read under another path.
    found.append(replace(found[1], document=replace(found[1].document, path="box.zip/b.txt")))
    with tempfile.TemporaryDirectory() as folder:
        cases = [Path(folder, "one.sayso"), Path(folder, "two.sayso")]
        for case, order in zip(cases, (found, data.draw(st.permutations(found))), strict=True):
            with open_writer(case) as writer:
                for reading in order:
                    writer.put([reading], file=state(reading.document.path, reading.document.path))
        assert contents(cases[0]) == contents(cases[1])


def test_a_writer_and_a_view_keep_to_the_protocol(tmp_path: Path) -> None:
    with open_writer(tmp_path / "case.sayso") as writer:
        assert all(hasattr(writer, name) for name in vars(Writer) if not name.startswith("_"))
        writer.put([letter()], file=state("a.txt"))
    with open_view(tmp_path / "case.sayso") as view:
        assert all(hasattr(view, name) for name in vars(View) if not name.startswith("_"))
        assert not view.finished()
    with pytest.raises(CaseError), open_view(tmp_path / "none.sayso"):
        pass


def test_claims_by_time_and_by_id_and_their_number(view: View) -> None:
    """The drums went into the water on 3 March."""
    (drums,) = view.claims(ClaimFilter(timed=True))
    assert drums.time is not None
    assert view.counts() == {one.document.id: 4 for one in (letter(), story())}
    assert view.counts(ClaimFilter(timed=False))[drums.document] == 3
    assert view.counts(ClaimFilter(basis=Basis.FIRST_HAND)) == {drums.document: 1}
    assert list(view.claims_by_id([drums.id, "c-nobody"])) == [drums]
