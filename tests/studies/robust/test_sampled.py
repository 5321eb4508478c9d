"""Futures drawn from a file of what may move are those that risk reckons with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from optimizer import api
from optimizer.answers.bench import Bench
from optimizer.core.changes import with_settings
from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput
from optimizer.io import given_file
from optimizer.model.options import Options
from optimizer.studies.futures.futures import Chance, Futures, PriceMove, RateMove, Slip
from optimizer.studies.futures.reading import read_futures
from optimizer.studies.risk.causes import bind
from optimizer.studies.risk.changed import changed
from optimizer.studies.risk.draws import draw
from optimizer.studies.risk.exposure import Exposure
from optimizer.studies.risk.world import World
from optimizer.studies.robust.robust import find_robust
from optimizer.studies.robust.sampled import one_of_each, sampled
from tests.build import breaks, milestone, offer, scenario, target

BY = date(2026, 1, 1)


def question() -> Scenario:
    """Two of a or b by P2; b in dollars, with a price break, at 100 won as it is planned."""
    return scenario(
        offers=[offer("a", 100, vendor="V"),
                offer("b", 50, vendor="W", currency="USD", break_kind="all_units")],
        price_breaks=breaks("b", (2, 49)), exchange_rates=[{"currency": "USD", "rate": 2}],
        rules=target(milestone(2, "P2")))


def moving() -> Futures:
    """Prices double or halve, the dollar moves, and V may be a week late."""
    return Futures(
        vendor_record=False,
        price=(PriceMove(table=(Chance(value="-0.5", chance="0.5"),
                                Chance(value="1", chance="0.5"))),),
        exchange_rate=(RateMove(currency="USD", spread_per_year="0.2"),),
        slip=(Slip(vendor="V", table=(Chance(value=0, chance="0.5"),
                                      Chance(value=1, chance="0.5"))),))


def test_the_same_seed_is_the_same_future_as_in_risk() -> None:
    """What a future changes makes exactly the tables risk prices with: rates, prices, lead times.

    Without: a plan would be made robust against another world than the one it is then judged in.
    """
    base, count = question(), 8
    found = sampled(moving(), base, BY, count, seed=3)
    exposure = Exposure(base, one_of_each(base), date(2026, 1, 2))
    causes = bind(moving(), exposure)
    world = World.planned(exposure, count)
    for cause, figures in draw(exposure, causes, None, 3, 0, count).items():
        next(one for one in causes if one.id == cause).put(world, exposure, figures)
    for row, one in enumerate(found.listed):
        mine, theirs = with_settings(base, one.set), changed(exposure, world, row)
        for table in ("exchange_rates", "offers", "price_breaks", "offer_phases"):
            assert getattr(mine, table) == getattr(theirs, table), (row, table)
    assert sum(found.chances) == 1
    assert len({one.set for one in found.listed}) > count / 2


def test_fewer_are_the_first_of_more_and_a_seed_says_which() -> None:
    """Without: nobody could ask again, or add futures to those there are."""
    base = question()
    assert sampled(moving(), base, BY, 3, 1).listed == sampled(moving(), base, BY, 9, 1).listed[:3]
    assert sampled(moving(), base, BY, 3, 1).listed != sampled(moving(), base, BY, 3, 2).listed


def test_what_is_ordered_now_has_the_price_of_now() -> None:
    """Prices halve or double after the day: two later are 98 of b or 100 of a where one has halved,
    and 392 of b where both have doubled; two of b now are 196 in every future. Without a price of
    now that holds there would be nothing to decide."""
    base = question()
    prices = moving().model_copy(update={"slip": (), "exchange_rate": ()})
    found = find_robust(base, sampled(prices, base, BY, 8), BY, Bench(Options(gap=0.0), jobs=1))
    assert set(found.search.meeting({("b", "H", "P1"): 2}).losses) == {196}
    later = []
    for one in found.search.futures:
        assert ("b", "P1", 50) in [(row.offer, row.phase, row.unit_price)
                                   for row in one.scenario.offer_phases]
        a, b = (float(moved.unit_price) for moved in one.scenario.offers)
        later.append(98 if b < 50 else 100 if a < 100 else 392)
    assert {98, 100, 392} == set(later)
    assert (found.best.orders, found.best.losses) == ({}, tuple(later))


def test_the_shipped_file_draws_futures_of_the_shipped_scenario() -> None:
    """All change something, and say what of the file no scenario can."""
    base = api.read("data/scenarios/korea-2025.json")
    found = sampled(read_futures(
        given_file(Path("data/studies/korea-2025.toml")), base), base,
                    date(2025, 8, 31), 4)
    for one in found.listed:
        assert with_settings(base, one.set) != base
        assert "left out: failure.Coupang" in one.note


@pytest.mark.parametrize(("futures", "count", "said"), [
    (moving(), 0, "cannot be planned"), (moving(), 257, "cannot be planned"),
    (Futures(vendor_record=False), 2, "may move"),
])
def test_what_cannot_be_drawn(futures: Futures, count: int, said: str) -> None:
    """Without: an empty study, or one that no machine bears."""
    with pytest.raises(BadInput, match=said):
        sampled(futures, question(), BY, count)
