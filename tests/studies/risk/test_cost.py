"""The cost of a future is what pricing its orders on its scenario gives."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from optimizer.domain.plan import Plan
from optimizer.domain.scenario import Scenario
from optimizer.errors import AuditMismatch
from optimizer.studies.futures.futures import Futures
from optimizer.studies.risk import check
from optimizer.studies.risk.block import Block, Task, reckon, tasks_of
from tests.build import breaks, milestone, months, offer, order, priced, scenario, target
from tests.studies.risk.plans import SINCE, slips

ALL: dict[str, Any] = {
    "exchange_rate": [{"currency": "USD", "spread_per_year": 0.3}],
    "price": [{"requote_chance": 0.7, "triangular": {"low": -0.1, "mode": 0.1, "high": 0.5}}],
    "slip": [{"vendor": "A", "triangular": {"low": 0, "mode": 3, "high": 12}}],
    "failure": [{"chance_per_year": 0.9}, {"vendor": "B", "chance_per_year": 0.9,
                                           "money_lost": 0.4}],
}


def rich() -> Scenario:
    """Breaks of both kinds, rebates, dollars, taxes, deposits, energy, financing, a residual."""
    return scenario(
        phases=months(4), money={"discount_rate": 0.1},
        offers=[offer("a", 100, vendor="A", currency="USD", break_kind="all_units",
                      deposit_share="0.3", delivery_share="0.5", acceptance_share="0.2",
                      lead_weeks_max=3, support_per_year=10, freight_per_unit=2, origin="US"),
                offer("b", 90_000, vendor="B", break_kind="incremental", break_basis="horizon",
                      deposit_share="0.5", delivery_share="0.5", lead_weeks_max=5),
                offer("c", 80_000, vendor="B", break_kind="incremental", lead_weeks_max=1)],
        price_breaks=breaks("a", (10, 90), (20, 80)) + breaks("b", (5, 70_000))
        + breaks("c", (4, 60_000)),
        offer_phases=[{"offer": "a", "phase": "P2", "unit_price": 110}],
        vendor_rebates=[{"vendor": "A", "basis": "spend", "kind": "all_units",
                         "from_amount": 2_500_000, "rebate": "0.05"},
                        {"vendor": "B", "basis": "units", "kind": "incremental",
                         "from_amount": 6, "rebate": 500}],
        conditional_rebates=[{"id": "r", "trigger_offer": "b", "trigger_units": 8,
                              "discounted_offer": "c", "discount_share": "0.1"}],
        exchange_rates=[{"currency": "USD", "rate": 1000},
                        {"currency": "USD", "phase": "P3", "rate": 1100}],
        taxes=[{"origin": "US", "duty_share": "0.08", "vat_share": "0.1"}],
        vendor_slips=slips("B", (0, "0.5"), (5, "0.3"), (15, "0.2")),
        rules=target(milestone(40, "P3"), mode="soft", price=5000),
        terms={"financing": {"rate_per_year": 0.05}, "residual_value": {"share": 0.1},
               "network": {"per_accelerator": 700}})


def rich_plan() -> Plan:
    """Orders in several phases."""
    return priced(rich(), order("a", 12), order("a", 15, "P2"), order("b", 6), order("b", 4, "P2"),
                  order("c", 7, "P2"))


def task(of: Plan, futures: dict[str, Any], since: date = SINCE) -> Task:
    return Task(of.scenario, tuple(of.orders), Futures.model_validate(futures), since, 3, 0, 40)


@pytest.mark.parametrize("since", [SINCE, date(2026, 1, 15)])
def test_cost_in_a_future_is_that_of_its_scenario(since: date) -> None:
    """Proves every term in forty futures with lost orders, moved prices, rates and dates. Without:
    the quick bill could forget a rebate or a tax and nobody would see it."""
    asked = task(rich_plan(), ALL, since)
    block, cost = Block(asked), reckon(asked).outcome.cost
    assert len(set(cost.tolist())) > 30
    for future in range(asked.size):
        assert cost[future] == pytest.approx(float(check.priced_anew(block, future)), rel=1e-9)


def test_nothing_moves_costs_the_plan() -> None:
    """As planned: the plan's own cost without the price of its soft rules."""
    of = rich_plan()
    asked = task(of, {"vendor_record": False})
    soft = sum(line.amount for line in of.bill if line.term == "soft_rules")
    assert reckon(asked).outcome.cost[0] == pytest.approx(float(of.total_cost - soft), rel=1e-12)


def test_a_cost_that_does_not_agree_is_withheld() -> None:
    """Without: a wrong bill would be told."""
    asked = task(rich_plan(), ALL)
    tasks = tasks_of(asked, 40)
    cost = reckon(tasks[0]).outcome.cost
    assert check.withhold_if_different(tasks, cost) == 3
    with pytest.raises(AuditMismatch, match="priced anew"):
        check.withhold_if_different(tasks, cost * 1.001)


def test_money_lost_of_what_is_lost() -> None:
    """10 × 100 won from a vendor that fails at once: 0.25 of the list price, or the deposit."""
    of = priced(scenario(phases=months(3), offers=[
        offer("a", 100, vendor="A", deposit_share="0.4", delivery_share="0.6",
              lead_weeks_max=1)]), order("a", 10))
    for given, true in (({"money_lost": 0.25}, 250), ({}, 400)):
        asked = task(of, {"failure": [{"chance_per_year": 1, **given}]})
        assert reckon(asked).outcome.cost[0] == pytest.approx(true)
