"""A bench keeps its loaded models from one round of solves to the next."""

from __future__ import annotations

from optimizer.answers.bench import Bench
from optimizer.model.options import Options
from optimizer.model.solve import Loaded
from tests.build import milestone, offer, scenario, target


def test_models_stay_loaded_from_round_to_round() -> None:
    """Three rounds of two at once need two models at most, changed in place; without them six
    would be loaded, as every round has threads of its own."""
    bench = Bench(Options(gap=0.0), jobs=2)
    for price in (100, 90, 80):
        trials = bench.solve_all([
            ("", scenario(offers=[offer("a", price + more)], rules=target(milestone(10))))
            for more in (0, 1)])
        assert [trial.value for trial in trials] == [10 * price, 10 * price + 10]
    held: list[Loaded] = []
    with bench.loaded() as one, bench.loaded() as other:
        held += [one, other]
    assert sum(one.in_place for one in held) >= 4


def test_no_two_solves_share_a_model() -> None:
    """A model at work is not given to a second solve; given back, it is the next one's."""
    bench = Bench()
    with bench.loaded() as one:
        with bench.loaded() as other:
            assert other is not one
        with bench.loaded() as again:
            assert again is other
