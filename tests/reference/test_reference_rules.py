"""Hand-computed tests of the checker's rules and aims: the arithmetic stands in each docstring."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from . import World, enumerate_best, evaluate
from .tiny import P1, P2, need, offer, room, site, tiny


def rows(scenario, orders, rule):
    """Activity, bound and broken amount of each row of a rule."""
    found = evaluate(scenario, orders).rows
    return [(row.activity, row.bound, row.broken) for row in found if row.rule == rule]


def test_carry_over():
    """2025: 300 won, half of it (150) can be carried; 2026: 100 won.

    1 box in 2025: carried min(150, 300 - 100) = 150, so 250 in 2026: 2 boxes fit, 3 lack 50.
    2 boxes in 2025: carried min(150, 100) = 100, so 200 in 2026. 4 boxes in 2025: 100 too much,
    and nothing is carried: 2 boxes in 2026 lack 100 too.
    """
    s = tiny(budgets=[{"fiscal_year": 2025, "amount": 300, "carry_over_share": 0.5},
                      {"fiscal_year": 2026, "amount": 100}])
    assert rows(s, {P1: 1, P2: 2}, "budget_year") == [(250, 300, 0), (200, 250, 0)]
    assert rows(s, {P1: 1, P2: 3}, "budget_year")[1] == (300, 250, 50)
    assert rows(s, {P1: 2, P2: 2}, "budget_year")[1] == (200, 200, 0)
    assert [row[2] for row in rows(s, {P1: 4, P2: 2}, "budget_year")] == [100, 100]
    assert not evaluate(s, {P1: 1, P2: 3}).feasible


def test_export_licence_and_quota():
    """A licence takes 20 weeks: ordered 1 July, shipped 15 July, delivered 2 December 2025 (P1).

    Two weeks of acceptance: 16 December. A box is 8 x 15832 = 126656 TPP; two boxes in a year
    are 253312 <= 300000; a third is 79968 too much. Orders of P2 would arrive in June 2026.
    """
    rule = {"regime": "own", "id": "L", "valid_from": "2025-01-01", "verdict": "licence",
            "lead_weeks": 20, "chance": 0.7, "quotas": ["Q"], "sentence": "", "source": ""}
    quota = {"regime": "own", "id": "Q", "scope": "consignee_year", "tpp": 300_000,
             "valid_from": "2025-01-01", "valid_to": "2026-12-31", "source": ""}
    s = tiny(export_regime="own", export_rules=[rule], export_quotas=[quota],
             terms={"licence_fees": {"per_offer": 7}})
    s["systems"][0]["acceptance_weeks"] = 2
    line = World(s).by_key[P1]
    assert (line.delivery, line.service, line.service_date.isoformat()) == (0, 0, "2025-12-16")
    assert rows(s, {P1: 3, P2: 1}, "export_quota") == [
        (379968, 300000, 79968), (126656, 300000, 0)]
    assert evaluate(s, {P1: 3}).bill["licence_fees"].nominal == 7
    s["rules"] = {"export_eligibility": {"min_chance": 0.8}}
    assert not World(s).lines
    s["rules"] = {"export_eligibility": {"mode": "off"}}
    assert rows(s, {P1: 3}, "export_quota") == []
    assert evaluate(s, {P1: 3}).bill["licence_fees"].nominal == 0


def test_cluster_floor():
    """Clusters of 2 boxes: 3 at S and 3 at T make 1 + 1 = 2 clusters, 4 and 2 make 3."""
    s = tiny(sites=[site(), site("T")], site_phases=[room(), room("T")],
             rules={"cluster_count": {"entries": [
                 {"system": "box", "units": 2, "count": 3, "phase": "P1"}]}})
    other = ("O", "T", "P1")
    assert rows(s, {P1: 3, other: 3}, "cluster_count") == [(2, 3, 1)]
    assert rows(s, {P1: 4, other: 2}, "cluster_count") == [(3, 3, 0)]


def test_cluster_block():
    """Blocks of 16: none or 2 boxes a site; one box at T lacks 8 accelerators."""
    s = tiny(sites=[site(), site("T")], site_phases=[room(), room("T")],
             rules={"cluster_block": {"entries": [{"model": "A", "accelerators": 16}]}})
    assert rows(s, {P1: 2, ("O", "T", "P1"): 1}, "cluster_block") == [(16, 16, 0), (8, 16, 8)]
    assert rows(s, {}, "cluster_block") == [(0, 0, 0), (0, 0, 0)]


def test_resilience_with_and_without_slip():
    """V sells 3 boxes, W 2 (later). Without V 16 are left, without W 24.

    In service on 15 July 2025; 20 weeks late is 2 December, still in P1; 30 weeks is not.
    """
    def lose(**more):
        return tiny(
            vendors=[{"id": v, "country": "KR", "parent_country": "KR"} for v in "VW"],
            offers=[offer(), offer("W1", vendor="W")],
            rules={"resilience": {"entries": [
                {"lost": "vendor", "phase": "P1", "accelerators": 20, **more}]}})

    orders = {P1: 3, ("W1", "S", "P1"): 2}
    assert rows(lose(), orders, "resilience") == [(16, 20, 4), (24, 20, 0)]
    assert rows(lose(slip_weeks=20), orders, "resilience") == [(40, 20, 0), (40, 20, 0)]
    assert rows(lose(slip_weeks=30), orders, "resilience")[0] == (16, 20, 4)


def test_lexicographic_tolerance():
    """16 accelerators at least cost: 2 boxes, 200 won. 50 % may be given up: 300 buys 3 boxes.

    3 boxes are 24 H100 equivalents; without tolerance they stay 16.
    """
    s = tiny(rules=need(16), aims=[{"aim": "least_cost", "tolerance": 0.5},
                                   {"aim": "most_compute", "tolerance": 0}])
    assert enumerate_best(s).values == (("least_cost", 200), ("most_compute", 24))
    s["aims"][0]["tolerance"] = 0
    assert enumerate_best(s).values == (("least_cost", 200), ("most_compute", 16))


def test_least_concession_leads_when_money_does_not():
    """A soft total of 250 won at a price of 2: most compute keeps it, so 2 boxes. Alone in front
    least cost of 24 accelerators breaks it by 50: 300 + 2 x 50 = 400."""
    budget = {"mode": "soft", "price": 2, "amount": 250}
    s = tiny(rules={"budget_total": budget}, aims=[{"aim": "most_compute"}])
    assert enumerate_best(s).values == (("least_concession", 0), ("most_compute", 16))
    s = tiny(rules=need(24, budget_total=budget))
    best = enumerate_best(s)
    assert best.values == (("least_cost", 400),)
    budget["max_concession"] = 49
    assert enumerate_best(s) is None


def test_power_cooling_and_space():
    """3 boxes of 10 kW at PUE 1.2: 36 kW and 4 already there; 30 kW of air; 24 U of 20."""
    s = tiny(site_phases=[room(power_kw=40, air_kw=30, rack_units=20)],
             rules={"site_power": {"reserve_share": 0.1}})
    s["sites"][0]["existing_power_kw"] = 4
    assert rows(s, {P1: 3}, "site_power")[0] == (40, 36, 4)
    assert rows(s, {P1: 3}, "cooling")[:2] == [(0, 9000, 0), (30, 30, 0)]
    assert rows(s, {P2: 3}, "rack_space") == [(0, 20, 0), (24, 20, 4)]


def test_grid_step():
    """Load over 20 kW needs an assessment: 5 won, done after 26 weeks (30 December 2025).

    2 boxes (24 kW) break the limit in P1 and pay; bought in P2 they only pay. 1 box does not.
    """
    s = tiny(rules={"grid_step": {"mode": "hard", "threshold_kw": 20, "fee": 5,
                                  "delay_weeks": 26}})
    assert rows(s, {P1: 2}, "grid_step") == [(24, 20, 4)]
    assert rows(s, {P2: 2}, "grid_step") == [(0, 20, 0)]
    assert evaluate(s, {P2: 2}).bill["grid_assessment"].nominal == 5
    assert evaluate(s, {P1: 1}).bill["grid_assessment"].nominal == 0


def test_placed_orders_keep_their_line():
    """On 1 October P1's quote, good until August, is past: no line. An order of 2 boxes placed
    there left on P1's first day: 1 July and two weeks is 15 July. Nothing can be added to it:
    24 accelerators by P1 would take a third box, so there is no plan, and 3 boxes are no orders.
    """
    s = tiny(as_of="2025-10-01", offers=[offer(valid_until="2025-08-01")])
    assert not World(s).lines
    s["placed_orders"] = [{"offer": "O", "site": "S", "phase": "P1", "units": 2}]
    assert World(s).by_key[P1].service_date.isoformat() == "2025-07-15"
    assert enumerate_best(s).plans == ({P1: 2},)
    s["rules"] = need(24, "P1")
    assert enumerate_best(s) is None
    with pytest.raises(ValueError, match="no more than 2"):
        evaluate(s, {P1: 3})


def test_a_placed_order_that_comes_too_late_counts_in_the_last_phase():
    """Ordered 1 January 2026, 30 weeks to come: 30 July, a month after P2. It is kept, is taken
    to be in service in P2, and brings 0 weeks of service (not -4.3 a box's accelerator)."""
    s = tiny(offers=[offer(lead_weeks_max=30)], aims=[{"aim": "earliest_service"}],
             placed_orders=[{"offer": "O", "site": "S", "phase": "P2", "units": 1}])
    line = World(s).by_key[P2]
    assert (line.service_date.isoformat(), line.service) == ("2026-07-30", 1)
    assert evaluate(s, {P2: 1}).aims == (("earliest_service", 0),)


def test_shortfall_by_on_time_record():
    """16 wanted by the end of P1; 2 boxes, in service on 15 July, on time with 70 %; 20 % are
    10 weeks late (23 September) and 10 % are 30 weeks late, too late: 16 - 16 x 0.9 = 1.6."""
    s = tiny(rules=need(16, "P1"), aims=[{"aim": "least_shortfall"}],
             vendor_slips=[{"vendor": "V", "weeks": w, "chance": c}
                           for w, c in ((0, 0.7), (10, 0.2), (30, 0.1))])
    assert evaluate(s, {P1: 2}).aims == (("least_shortfall", F("1.6")),)


def test_earliest_service_counts_accelerator_weeks():
    """8 accelerators from 15 July 2025 to 30 June 2026: 350 days, 50 weeks: 400."""
    s = tiny(aims=[{"aim": "earliest_service"}])
    assert evaluate(s, {P1: 1}).aims == (("earliest_service", 400),)


def test_order_sizes_and_change():
    """Minimum 3 and multiples of 2: one box lacks 2 and 1. Before: 2 in P1 and 1 at a site that
    is gone; now 1 in P2: moved 2 + 1 + 1 = 4."""
    s = tiny(offers=[offer(minimum_order=3, order_multiple=2)],
             previous_plan=[{"offer": "O", "site": "S", "phase": "P1", "units": 2},
                            {"offer": "O", "site": "gone", "phase": "P1", "units": 1}],
             rules={"change_limit": {"mode": "hard", "units": 3}})
    assert rows(s, {P2: 1}, "minimum_order") == [(0, 0, 0), (1, 3, 2)]
    assert rows(s, {P2: 1}, "order_multiple") == [(0, 0, 0), (1, 2, 1)]
    assert rows(s, {P2: 1}, "change_limit") == [(4, 3, 1)]
