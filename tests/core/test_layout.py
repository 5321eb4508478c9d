"""Which lines exist, when they arrive, why the others do not, and how they group."""

from datetime import date
from typing import Any

import numpy as np
import pytest

import optimizer.objectives
import optimizer.rules  # noqa: F401  (both register what settings are checked against)
from optimizer.core.expr import distinct
from optimizer.core.layout import REASONS, Layout, _joined, lay_out
from optimizer.core.registry import settings_of
from optimizer.domain.scenario import Scenario
from optimizer.export import find
from tests.build import (
    accelerator,
    offer,
    quarters,
    regime_rule,
    room,
    scenario,
    site,
    system,
)


def laid(made: Scenario) -> Layout:
    return lay_out(made, settings_of(made), find(made))


def one(**more: Any) -> Layout:
    """The layout of one offer and one site over two quarters."""
    return laid(scenario(offers=[offer("x", 1, **more)]))


def day(ordinal: int) -> date:
    return date.fromordinal(int(ordinal))


def why(layout: Layout) -> list[tuple[int, int, int, str]]:
    """(offer, order phase, site, reason) of dropped lines."""
    return [(o, p, s, layout.reason(code, decision))
            for o, p, s, code, decision in layout.dropped.tolist()]


@pytest.mark.parametrize(
    ("lead", "acceptance", "arrives"),
    [("0", "0", date(2026, 1, 1)), ("0.1", "0", date(2026, 1, 2)),
     ("2.5", "0", date(2026, 1, 19)), ("2.5", "2.5", date(2026, 2, 6)),
     ("12", "0.8", date(2026, 4, 1))],
)
def test_weeks_become_whole_days_part_by_part(lead: str, acceptance: str, arrives: date) -> None:
    """0.1 weeks is ⌈0.7⌉ = 1 day; 2.5 weeks ⌈17.5⌉ = 18 days; twice 2.5 are 36 days, not 35.

    84 + ⌈5.6⌉ = 90 days from 1 January is 1 April: in service in the second quarter.
    """
    layout = laid(scenario(systems=[system(acceptance_weeks=acceptance)],
                           offers=[offer("x", 1, lead_weeks_min=0, lead_weeks_max=lead)]))
    assert day(layout.lot_in_service_date[0]) == arrives
    assert layout.lot_in_service[0] == (arrives >= date(2026, 4, 1))


def test_an_order_waits_for_the_quote_and_for_today() -> None:
    """Valid from 10 February, as of 20 February: the order of P1 goes out on the 20th and, three
    weeks later, arrives on 13 March; that of P2 on its first day, 1 April.
    """
    layout = laid(scenario(as_of="2026-02-20",
                           offers=[offer("x", 1, valid_from="2026-02-10", lead_weeks_max=3)]))
    assert [day(d) for d in layout.lot_in_service_date] == [date(2026, 3, 13), date(2026, 4, 22)]


@pytest.mark.parametrize(
    ("quote", "as_of", "open_phases"),
    [({}, None, [0, 1]), ({"valid_until": "2026-03-31"}, None, [0]),
     ({"valid_until": "2026-04-01"}, None, [0, 1]), ({"valid_from": "2026-03-31"}, None, [0, 1]),
     ({"valid_from": "2026-04-01"}, None, [1]), ({}, "2026-03-31", [0, 1]),
     ({}, "2026-04-01", [1]), ({"valid_until": "2026-02-01"}, "2026-02-02", []),
     ({"valid_from": "2026-02-01", "valid_until": "2026-02-01"}, "2026-02-01", [0])],
)
def test_when_an_order_can_be_placed(
    quote: dict[str, str], as_of: str | None, open_phases: list[int]
) -> None:
    """Somewhere between the quote's first and last day, today, and the phase's own days."""
    layout = laid(scenario(as_of=as_of, offers=[offer("x", 1, **quote)]))
    assert layout.lot_order.tolist() == open_phases
    assert why(layout) == [(0, p, 0, REASONS[1]) for p in (0, 1) if p not in open_phases]


def test_reasons_for_every_dropped_line() -> None:
    """Sites H and K (no liquid) in Korea, L in Malaysia, which is barred; K never has liquid.

    x is liquid-cooled and may go to H and K; y anywhere; z takes 27 weeks, beyond the last day.
    """
    layout = laid(scenario(
        phases=quarters(1), sites=[site("H"), site("K"), site("L", country="MY")],
        site_phases=[room("H"), room("K", liquid_kw=0), room("L")],
        systems=[system("S"), system("wet", cooling="liquid")],
        offers=[offer("x", 1, system="wet", sites=("H", "K")), offer("y", 1),
                offer("z", 1, lead_weeks_max=27)],
        export_regime="own",
        export_rules=[regime_rule("bar", "prohibited", destinations=("MY",))],
    ))
    lines = [(int(layout.lot_offer[lot]), int(where))
             for lot, where in zip(layout.line_lot, layout.line_site, strict=True)]
    assert sorted(lines) == [(0, 0), (1, 0), (1, 1)]
    barred = "export: prohibited under bar (rule bar)"
    assert why(layout) == [
        (0, 0, 1, "the site has no liquid cooling"),
        (0, 0, 2, "the offer is not deliverable to this site"),
        (1, 0, 2, barred),
        (2, 0, 0, "it would be in service only after the last phase"),
        (2, 0, 1, "it would be in service only after the last phase"),
        (2, 0, 2, barred),
    ]


def test_one_lot_for_all_sites_with_one_decision() -> None:
    """H and K are in Korea, L in Malaysia under a licence of 2 weeks: two lots per order, one for
    both Korean sites, and three placements per order.
    """
    layout = laid(scenario(
        phases=quarters(1), sites=[site("H"), site("K"), site("L", country="MY")],
        offers=[offer("x", 1)], export_regime="own",
        export_rules=[regime_rule("slow", "licence", lead_weeks=2, destinations=("MY",))],
    ))
    assert len(layout.lot_offer) == 2
    by_lot = {lot: set(layout.line_site[layout.line_lot == lot].tolist()) for lot in (0, 1)}
    assert sorted(by_lot.values(), key=len) == [{2}, {0, 1}]
    licensed = next(lot for lot, where in by_lot.items() if where == {2})
    assert day(layout.lot_in_service_date[licensed]) == date(2026, 1, 15)
    assert layout.decisions[layout.lot_decision[licensed]].verdict == "licence"
    assert sorted(zip(layout.placement_pool.tolist(), layout.placement_site.tolist(),
                      strict=True)) == sorted(
        (int(layout.lot_pool[lot]), where) for lot in by_lot for where in by_lot[lot])


def test_a_pool_holds_what_can_stand_in_for_each_other() -> None:
    """x and y sell the same system, arrive in the same phase and go to the same sites: one pool,
    though they arrive on different days. z goes to H only, w holds another system, v arrives in
    the next phase: a pool each.
    """
    layout = laid(scenario(
        phases=quarters(2), sites=[site("H"), site("K")],
        accelerators=[accelerator()], systems=[system("S"), system("T")],
        offers=[offer("x", 1), offer("y", 2, lead_weeks_max=5), offer("z", 1, sites=("H",)),
                offer("w", 1, system="T"), offer("v", 1, lead_weeks_max=13)],
    ))
    first = {int(layout.lot_offer[i]): int(layout.lot_pool[i])
             for i in np.nonzero(layout.lot_order == 0)[0]}
    assert first[0] == first[1]
    assert len({first[i] for i in (0, 2, 3, 4)}) == 4
    # v ordered in P1 and x ordered in P2 arrive in the same phase
    later = {int(layout.lot_offer[i]): int(layout.lot_pool[i])
             for i in np.nonzero(layout.lot_order == 1)[0]}
    assert later[0] == first[4]


@pytest.mark.parametrize("quote", [
    {"valid_until": "2025-12-31"}, {"sites": ("K",)}, {"lead_weeks_max": 60},
])
def test_a_placed_order_keeps_its_line(quote: dict[str, Any]) -> None:
    """Whatever has become of the offer; one that arrives too late counts in the last phase."""
    tables = {"sites": [site("H"), site("K")], "offers": [offer("x", 1, **quote)]}
    assert 0 not in laid(scenario(**tables)).line_site
    layout = laid(scenario(**tables, placed_orders=[
        {"offer": "x", "site": "H", "phase": "P2", "units": 3}]))
    at_h = np.nonzero(layout.line_site == 0)[0]
    assert layout.lot_order[layout.line_lot[at_h]].tolist() == [1]
    assert layout.lot_in_service[layout.line_lot[at_h]].tolist() == [1]


def test_a_scenario_without_offers_has_no_lines() -> None:
    layout = laid(scenario())
    assert (len(layout.line_lot), len(layout.dropped)) == (0, 0)


@pytest.mark.parametrize("largest", [3, 10**6, 2**31])
def test_joined_keys_sort_as_their_rows_do(largest: int) -> None:
    """200 rows of six figures, some alike: the same groups in the same order, also where all
    figures side by side would not fit into one number.
    """
    rng = np.random.default_rng(largest)
    keys = rng.integers(0, largest + 1, (200, 6))
    keys[100:] = keys[rng.integers(0, 100, 100)]
    groups, member = np.unique(keys, axis=0, return_inverse=True)
    _, first, same = np.unique(_joined(keys), return_index=True, return_inverse=True)
    assert keys[first].tolist() == groups.tolist()
    assert same.tolist() == member.reshape(-1).tolist()


def test_export_decisions_are_numbered_as_the_offers_come() -> None:
    """Six makers' countries, each barred by a rule of its own, in the order they are offered in.

    Without, their numbers (and with them the order of lots) would differ from run to run, as the
    order of a set of names does.
    """
    countries = ["US", "TW", "KR", "CN", "JP", "DE"]
    layout = laid(scenario(
        accelerators=[accelerator(name, maker_country=name) for name in sorted(countries)],
        systems=[system(name, name) for name in sorted(countries)],
        offers=[offer(f"of {name}", 1, system=name) for name in countries], export_regime="own",
        export_rules=[regime_rule(name, "prohibited", makers=(name,)) for name in countries],
    ))
    barred = [found.rule for found in layout.decisions if found.verdict == "prohibited"]
    assert barred == countries


def test_numbers_of_keys_are_those_of_a_sort() -> None:
    """Keys close together are ticked off, far apart ones sorted: with the same result."""
    keys = np.array([7, 3, 3, 9, 0, 7])
    for below in (10, 10**12):
        found, number = distinct(keys, below)
        assert (found.tolist(), number.tolist()) == ([0, 3, 7, 9], [2, 1, 1, 3, 0, 2])
