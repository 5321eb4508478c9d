"""What can be done when the future is known: order again, buy from stock, use a spare site.

Two are wanted by P2; a costs 100, is ordered in P1 or P2, and the future "dry" (chance 1/2) is
without a from P2 on or without room. What is taken there is what pays.
"""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from optimizer import api
from optimizer.answers.bench import Bench
from optimizer.domain.scenario import Scenario
from optimizer.io import given_file
from optimizer.model.options import Options
from optimizer.studies.robust.figures import Found
from optimizer.studies.robust.futures import futures_of, read_futures
from optimizer.studies.robust.possible import possible_futures
from optimizer.studies.robust.robust import find_robust
from tests.build import milestone, offer, room, scenario, site, target, vendor

NOW = date(2026, 1, 1)
EXAMPLE = Path("data/studies/korea-2025-recourse.toml")


def asked(base: Scenario, *changes: str, lost: bool = False) -> Found:
    """One future as planned, and one with these changes."""
    futures = [{"name": "planned"}, {"name": "dry", "set": list(changes), "lost": lost}]
    return find_robust(base, futures_of({"future": futures}), NOW,
                       Bench(Options(gap=0.0), jobs=1))


def later(found: Found) -> list[tuple[str, str, str, int]]:
    """What is ordered in "dry" once it is known."""
    plan = found.best.trials[1].plan
    assert plan is not None
    return [(order.offer, order.site, order.phase, order.units) for order in plan.orders
            if (order.offer, order.phase) not in found.search.now]


def base(**more: Any) -> Scenario:
    """Two of a, at 100 now and at 90 from P2 on."""
    return scenario(**{"offers": [offer("a", 100)], "rules": target(milestone(2, "P2")),
                       "offer_phases": [{"offer": "a", "phase": "P2", "unit_price": 90}], **more})


def test_order_again_what_was_lost() -> None:
    """Orders of a of P1 are void in "dry", where b is 150 in P2. Nothing now: 180 or 300. Signing a
    at 100 gains nothing; so a is left for P2, and b ordered where it is needed."""
    found = asked(base(offers=[offer("a", 100), offer("b", 150, vendor="W")]),
                  "scenario.offers[0].maximum_total=0", lost=True)
    assert later(found) == [("b", "H", "P2", 2)]
    assert found.expected(found.best) == Fraction(180 + 300, 2)


@pytest.mark.parametrize(("price", "signed", "bought"), [
    (105, 0, [("spot", "H", "P2", 2)]), (130, 2, [])])
def test_a_spot_purchase_is_made_where_it_pays(
    price: int, signed: int, bought: list[tuple[str, str, str, int]],
) -> None:
    """Waiting saves 10 a piece if all goes as planned. In "dry" a is not sold in P2 any more, and
    from stock a piece is 105 or 130: waiting is then 5 or 30 dearer, so that at 130 both are
    signed now."""
    stock = offer("spot", price, vendor="W", valid_from="2026-04-01")
    found = asked(base(), 'scenario.offer_phases=[{"offer": "a", "phase": "P2", "maximum": 0}]',
                  f"scenario.vendors[1]={json.dumps(vendor('W'))}",
                  f"scenario.offers[1]={json.dumps(stock)}")
    assert (found.best.orders or {}).get(("a", "H", "P1"), 0) == signed
    assert later(found) == bought


@pytest.mark.parametrize(("tariff", "where"), [(0, "spare"), (1, "H")])
def test_a_spare_site_is_used_where_it_pays(tariff: int, where: str) -> None:
    """In "dry" H has power for one and a half, and a spare hall for any. Where its power costs
    nothing it is used; where that is dear one of the two is a smaller one, at 120, in H."""
    spare = site("spare", tariff_per_kwh=tariff)
    found = asked(
        base(offers=[offer("a", 100), offer("small", 120, vendor="W", system="small")],
             systems=[{"id": name, "accelerator": "A", "accelerators_per_unit": 1,
                       "unit_kw_max": kw, "unit_kw_typical": kw, "rack_units": 1,
                       "cooling": "air"} for name, kw in (("S", 10), ("small", 5))]),
        "scenario.site_phases[0].power_kw=15",
        f"scenario.sites[1]={json.dumps(spare)}",
        f"scenario.site_phases[1]={json.dumps(room('spare', 'P2'))}")
    plan = found.best.trials[1].plan
    assert plan is not None
    assert ("spare" in {order.site for order in plan.orders}) == (where == "spare")
    assert ("small" in {order.offer for order in plan.orders}) == (where == "H")


def test_the_example_has_all_three() -> None:
    """Without: an example that a change of the scenario's tables has broken, or without a price."""
    read = read_futures(given_file(EXAMPLE))
    assert sum(read.chances) == 1
    assert all(one.note.startswith("assumption") for one in read.listed)
    _, spot, spare = possible_futures(api.read("data/scenarios/korea-2025.json"), read)
    assert spot.scenario.offers[-1].valid_from is not None
    assert spot.scenario.offers[-1].unit_price > max(
        one.unit_price for one in spot.scenario.offers[:-1] if one.system == "b200_hgx")
    assert spare.scenario.sites[-1].tariff_per_kwh > max(
        one.tariff_per_kwh for one in spare.scenario.sites[:-1])
