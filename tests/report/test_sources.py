"""Who speaks, how much, of whom, and through whom."""

from dataclasses import replace

from sayso.model import Act, Link, Relation, RelationKind, Voice
from sayso.report.sources import sources, tally
from support.harbour import TAMRO, WORKS, claim, letter
from support.memory import MemoryView
from support.pier import VENN, pier


def test_a_man_under_two_names_is_one_source(case: MemoryView) -> None:
    tamro = next(one for one in sources(case) if one.entity == TAMRO)
    assert (tamro.name, tamro.claims, tamro.voice, len(tamro.documents)) == ("Kalle Tamro", 3, 0, 2)
    assert tamro.through == (("Orrefar Gazette", 2), ("Ruta Ilvesmaa", 1))
    assert tamro.acts == (("say", 2), ("deny", 1))


def test_open_sources_stay_apart_and_open(case: MemoryView) -> None:
    """A person close to the board said the company may lose its permit. [It] is accused of dumping waste."""
    found = {one.name: one for one in sources(case) if one.open}
    assert found["A person close to the board"].about == ((WORKS, 1),)
    assert found["source not named in the document"].about == ((WORKS, 1),)
    assert "the document (author not stated)" in found


def test_claims_are_counted_once(case: MemoryView) -> None:
    found = sources(case)
    assert sum(one.claims for one in found) == case.totals().claims
    quoted = [one.claims - one.voice for one in found]
    assert quoted == sorted(quoted, reverse=True)


def test_an_author_who_quotes_himself_is_one_source_and_passes_nothing_on() -> None:
    plain = claim(letter().document, "I never saw it myself.", voice="Ostrowick")
    quoted = replace(plain, id="c2", voice=Voice("Ostrowick"), chain=(Link("a", "Ostrowick", Act.SAY),))
    (found,) = tally([plain, quoted], names={})
    assert (found.claims, found.voice, found.through) == (2, 2, ())


def test_who_says_that_he_believes_so_passes_nothing_on() -> None:
    """Tamro said he believed that the drums were empty."""
    said, believed = Link("a", "Tamro", Act.SAY, entity=TAMRO), Link("b", "he", Act.BELIEVE, entity=TAMRO)
    (found,) = tally([claim(letter().document, "I never saw it myself.", chain=(said, believed))], names={})
    assert (found.claims, found.voice, found.through) == (1, 0, ())


def test_borne_out_by_another_origin_or_only_repeated() -> None:
    """The crane fell at noon, Ada Venn said (twice, of one text). I saw how the crane fell at noon."""
    case = pier()
    found = {one.name: one for one in sources(case)}
    venn, harl, guard = found["Ada Venn"], found["Bo Harl"], found["A guard"]
    assert (venn.borne_out, venn.repeated, venn.disputed) == (2, 0, 0)
    assert (harl.borne_out, harl.disputed, harl.bases) == (1, 1, (("first-hand", 1),))
    assert (guard.borne_out, guard.disputed, guard.at_odds) == (0, 1, 0)


def test_a_conflict_with_oneself_is_no_dispute() -> None:
    case = pier()
    claims = [one for one in case.claims() if one.chain and one.chain[0].entity == VENN]
    (left, right) = sorted(one.id for one in claims)
    conflict = Relation(RelationKind.CONFLICTS, left, right, 0.9, False, "time: “noon” against “one”")
    (venn,) = tally(claims, names={}, relations=[conflict])
    assert (venn.disputed, venn.at_odds) == (0, 2)
    (half,) = tally(claims, names={}, relations=[conflict], wanted={left})
    assert (half.claims, half.disputed, half.at_odds) == (1, 0, 1)
