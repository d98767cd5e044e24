"""The generated pairs of names."""

from collections import Counter

from benchmarks.namesakes import ONE, TWO, pairs


def test_the_same_seed_gives_the_same_pairs() -> None:
    assert list(pairs(200, seed=7)) == list(pairs(200, seed=7))
    assert list(pairs(200, seed=7)) != list(pairs(200, seed=8))


def test_every_kind_comes_as_often_and_no_pair_is_written_alike() -> None:
    made = list(pairs(2 * len(ONE) * len(TWO), seed=7))
    counts = Counter(pair.kind for pair in made)
    assert {counts[kind] for kind in ONE} == {len(TWO)}
    assert {counts[kind] for kind in TWO} == {len(ONE)}
    assert sum(pair.same for pair in made) * 2 == len(made)
    assert all(pair.left != pair.right for pair in made)
