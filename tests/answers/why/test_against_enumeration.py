"""Prices and lead times to win against trying every plan of random small scenarios.

Of each scenario two offers are asked about. At the price some optimal plan buys it; one step above
none does; where no price wins, none of several does; the same for lead times. The other side is
exact and shares no code with the planner. Without it a search that stops too soon, or a loss
that only the solver's tolerance shows, would go unseen.
"""

from __future__ import annotations

from decimal import Decimal
from math import ceil
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from optimizer.answers.bench import Bench
from optimizer.answers.why.finding import (
    best_plan,
    exact_bench,
    find_lead,
    find_prices,
    search_further,
)
from optimizer.answers.why.finding import standing as stands
from optimizer.domain.scenario import Scenario
from optimizer.errors import NoPlan
from optimizer.model.options import Options
from tests.answers.why.enumerated import buys, priced, sooner
from tests.reference import combinations
from tests.reference.random_scenarios import scenario as random_scenario
from tests.wide import wide

if TYPE_CHECKING:
    from optimizer.answers.why.finding import Finding
    from optimizer.answers.why.price import Winning

SEEDS, EACH, OFFERS = wide(20, 160), 20, 2
SMALL = 800
"""Most combinations of units, so that the enumerator is quick."""


def _asked(seed: int) -> tuple[dict[str, Any], list[Finding]]:
    """A random scenario and what is found out about some of its offers; none where it is unfit."""
    raw = random_scenario(seed)
    soft = raw.get("pins") and raw["rules"].get("pins", {}).get("mode", "hard") != "hard"
    if soft or combinations(raw) > SMALL:
        return raw, []
    rng = Random(seed)
    chosen = rng.sample(raw["offers"], min(OFFERS, len(raw["offers"])))
    for offer in chosen:
        offer["quoted_units"] = rng.choice((None, None, None, 2, 3))
    question = Scenario.model_validate(raw)
    bench = exact_bench(Bench(Options(gap=0.0), jobs=1))
    try:
        base, plan = best_plan(question, bench)
    except NoPlan:
        return raw, []
    findings = [stands(question, offer["id"], plan) for offer in chosen]
    for found in findings:
        for work in (find_prices, find_lead, search_further):
            work(question, found, base, bench)
    return raw, findings


def _holds(raw: dict[str, Any], found: Finding, won: Winning, units: int) -> bool:
    """Whether a price is what the enumerator finds."""
    def at(price: Decimal) -> bool:
        return buys(priced(raw, found.offer.id, price), found.offer.id, units)

    now = found.offer.unit_price
    if won.kind in ("price", "range"):  # a range is as wide as the solver's tolerance
        assert won.price is not None
        assert won.below is not None
        assert won.kind == "price" or won.below < won.price * Decimal("1.0001")
        return at(won.price) and not at(won.below)
    if won.kind == "none":
        return not any(at(price) for price in (Decimal(0), now / 2, now))
    assert won.kind == "any"
    return at(now) and at(now * 100)


@pytest.mark.parametrize("first", range(0, SEEDS, EACH))
def test_the_price_and_the_lead_time_to_win_are_the_enumerated_ones(first: int) -> None:
    """Twenty scenarios, as far as they are small and have a plan."""
    drawn = [(seed, *_asked(seed)) for seed in range(first, first + EACH)]
    asked = [(seed, raw, found) for seed, raw, findings in drawn for found in findings]
    assert asked
    for seed, raw, found in asked:
        if found.first is not None:
            assert _holds(raw, found, found.first, 1), f"seed {seed}: {found}"
        if found.quoted is not None:
            assert found.offer.quoted_units is not None
            assert _holds(raw, found, found.quoted, found.offer.quoted_units), f"{seed}: {found}"
        lead = found.lead
        if lead is None or lead.kind == "at once":
            continue
        last = lead.weeks if lead.kind == "weeks" else ceil(found.offer.lead_weeks_max)
        tried = range(last, 0, -1 if lead.kind == "weeks" else -3)
        wins = [buys(sooner(raw, found.offer.id, weeks), found.offer.id) for weeks in tried]
        assert wins[0] == (lead.kind == "weeks"), f"seed {seed}: {lead}"
        assert not any(wins[1:]), f"seed {seed}: {lead}"
