"""The tables beside the orders: service, cash, sites, candidates not chosen, warnings."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pytest

from optimizer.answers.audit import audit
from optimizer.answers.plan_tables import not_chosen
from optimizer.core.frame import Frame
from optimizer.model.solve import build
from tests.build import (
    accelerator,
    breaks,
    offer,
    order,
    priced,
    quarters,
    regime_rule,
    room,
    scenario,
    site,
    solved,
    system,
    target,
    years,
)
from tests.build import milestone as by


def test_in_service_adds_up_phase_by_phase() -> None:
    """Racks of 4: 1 in P1, 2 in P2 that serve after 14 weeks in P3, 1 quick one in P3: 4, 4, 16."""
    plan = priced(
        scenario(phases=quarters(3), systems=[system(per_unit=4)],
                 offers=[offer("quick", 100), offer("slow", 90, lead_weeks_max=14)]),
        order("quick", 1), order("slow", 2, "P2"), order("quick", 1, "P3"))
    assert plan.in_service_by_phase == {"P1": 4, "P2": 4, "P3": 16}
    assert plan.accelerators == 16
    late = next(o for o in plan.orders if o.offer == "slow")
    assert (late.order_phase, late.delivery_phase, late.in_service_phase) == ("P2", "P3", "P3")
    assert (late.accelerators, late.money) == (8, 180)


def test_cash_with_carry_over() -> None:
    """1,000 voted for 2026, of which 30 % may be carried, 500 for 2027, nothing for 2028.

    600 spent in 2026 leave 400, of which 300 are carried; 700 spent in 2027 leave 100 of 800,
    and 2027 may carry 10 %: 50; 2028 spends 40 of them and may carry nothing of its own.
    """
    plan = priced(
        scenario(phases=years(3), offers=[offer("a", 10)],
                 budgets=[{"fiscal_year": 2026, "amount": 1000, "carry_over_share": "0.3"},
                          {"fiscal_year": 2027, "amount": 500, "carry_over_share": "0.1"}]),
        order("a", 60), order("a", 70, "P2"), order("a", 4, "P3"))
    assert [(c.fiscal_year, c.paid, c.budget, c.carried_in, c.carried_out) for c in plan.cash] == [
        (2026, 600, 1000, 0, 300), (2027, 700, 500, 300, 50), (2028, 40, None, 50, 0)]


def test_cash_of_an_overspent_year_carries_nothing() -> None:
    """1,200 of 1,000 are spent: nothing is left to carry, and 2027 begins with its own 500."""
    plan = priced(
        scenario(phases=years(2), offers=[offer("a", 10)],
                 budgets=[{"fiscal_year": 2026, "amount": 1000, "carry_over_share": 1},
                          {"fiscal_year": 2027, "amount": 500}]),
        order("a", 120))
    assert [(c.paid, c.carried_in, c.carried_out) for c in plan.cash] == [(1200, 0, 0), (0, 0, 0)]


@pytest.mark.parametrize(("counted", "paid"), [(True, 110), (False, 100)])
def test_cash_with_and_without_vat(counted: bool, paid: int) -> None:
    """10 % VAT on 100 is cash of the yearly budget only if the budget has to pay it."""
    plan = priced(
        scenario(offers=[offer("a", 100)],
                 taxes=[{"origin": "KR", "duty_share": 0, "vat_share": "0.1"}],
                 rules={"budget_year": {"count_vat": counted}}),
        order("a", 1))
    assert [c.paid for c in plan.cash] == [paid]


def test_what_sites_carry() -> None:
    """H has 5 kW in use and PUE 1.5; 2 units of 10 kW (75 % to liquid) in P1, 1 more in P2.

    Power 5 + 2 × 15 = 35, then 50; liquid 1 + 15 = 16, then 23.5; air 5, then 7.5; space 4 + 16,
    then 28. K has what its row gives from P2 on, and nothing is there.
    """
    plan = priced(
        scenario(systems=[system(cooling="liquid", liquid_heat_share="0.75")],
                 sites=[site(pue="1.5", existing_power_kw=5, existing_liquid_kw=1,
                             existing_rack_units=4), site("K")],
                 site_phases=[room(power_kw=100, liquid_kw=40, air_kw=30, rack_units=50),
                              room("H", "P2", power_kw=200, liquid_kw=40, air_kw=30,
                                   rack_units=50),
                              room("K", "P2", power_kw=7)],
                 offers=[offer("a", 100, sites=["H"])]),
        order("a", 2), order("a", 1, "P2"))
    seen = {(u.site, u.phase): u for u in plan.sites}
    first, second = seen["H", "P1"], seen["H", "P2"]
    assert (first.power_kw, first.liquid_kw, first.air_kw, first.rack_units) == (35, 16, 5, 20)
    assert (second.power_kw, second.liquid_kw, second.air_kw, second.rack_units) == (
        50, 23.5, 7.5, 28)
    assert (first.power_limit_kw, second.power_limit_kw) == (100, 200)
    assert (second.liquid_limit_kw, second.air_limit_kw, second.rack_units_limit) == (40, 30, 50)
    assert (seen["K", "P1"].power_limit_kw, seen["K", "P2"].power_limit_kw) == (0, 7)
    assert seen["K", "P2"].power_kw == 0


def test_candidates_not_chosen_say_why() -> None:
    """b could be bought but is dearer; other lines cannot be, for spans of phases they name."""
    plan = solved(scenario(
        phases=quarters(4), sites=[site(), site("K")],
        offers=[offer("a", 100, sites=["H"]), offer("b", 110),
                offer("gone", 50, valid_until=date(2026, 5, 1), sites=["H"]),
                offer("slow", 50, lead_weeks_max=30, sites=["H"])],
        offer_phases=[{"offer": "gone", "phase": "P1", "maximum": 0},
                      {"offer": "gone", "phase": "P2", "maximum": 0}],
        rules=target(by(2, "P1"))))
    told = {(n.offer, n.site, n.phase): n.reason for n in plan.not_chosen}
    assert told["b", "", ""] == "could be bought, but the plan is better without it"
    assert told["gone", "", ""] == told["slow", "", ""] == told["b", "", ""]
    assert ("a", "", "") not in told
    assert told["a", "K", "P1 to P4"] == "the offer is not deliverable to this site"
    assert "quote is not valid" in told["gone", "H", "P3 to P4"]
    assert "only after the last phase" in told["slow", "H", "P3 to P4"]


def test_phases_with_a_gap_between_them_are_listed_one_by_one() -> None:
    """Exports to K are banned in the first and in the last quarter only."""
    plan = solved(scenario(
        phases=quarters(4), export_regime="own",
        export_rules=[
            {**regime_rule("early", "prohibited"), "valid_to": date(2026, 3, 31)},
            {**regime_rule("free", "no_licence"), "valid_to": date(2026, 9, 30)},
            {**regime_rule("early", "prohibited"), "id": "late", "sentence": "rule early"}],
        offers=[offer("a", 100, maximum_per_phase=1)], rules=target(by(1, "P2"))))
    assert {(n.phase, n.reason) for n in plan.not_chosen} == {
        ("P1", "export: prohibited under early (rule early)"),
        ("P4", "export: prohibited under late (rule early)")}


def test_many_dropped_lines_are_told_without_a_look_up_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """20 offers for one of 2 sites: 20 dropped lines, each for all 4 phases.

    A look-up for each took 8 of the 10 seconds that a plan with 800,000 of them was given.
    """
    built = build(scenario(
        phases=quarters(4), sites=[site(), site("K")],
        offers=[offer(f"o{i}", 100, sites=["H"]) for i in range(20)]))
    nothing = np.zeros(len(built.layout.line_lot), dtype=np.int64)
    x = audit(built.scenario, built.settings, built.layout, nothing).orders
    asked: list[Any] = []
    look_up = Frame.positions
    monkeypatch.setattr(Frame, "positions", lambda *a: asked.append(a) or look_up(*a))
    told = not_chosen(x, ())
    assert {(n.offer, n.phase) for n in told if n.site == "K"} == {
        (f"o{i}", "P1 to P4") for i in range(20)}
    assert len(asked) <= 1


def warned(plan: Any, word: str) -> list[str]:
    return [text for text in plan.warnings if word in text]


def test_warns_of_broken_soft_rules_and_of_prices_that_are_no_quotes() -> None:
    """1 of 2 missing at 5: charged; a is quoted, b drawn from a range: named."""
    asked = scenario(
        offers=[offer("a", 100, confidence="quoted"),
                offer("b", 110, confidence="drawn from a public range")],
        rules=target(by(2), mode="soft", price=5))
    plan = priced(asked, order("a", 1))
    assert warned(plan, "broken") == [
        "Delivery target is broken, P2: it stands at 1, wanted >= 2. "
        "The price of that, 5 KRW, is in the total; nobody pays it."]
    assert warned(plan, "quote") == [
        "1 of 2 offers are not priced by a quote (see their confidence): b."]
    assert warned(priced(asked, order("a", 2)), "broken") == []


@pytest.mark.parametrize(("confidence", "named"), [
    ("quoted", False), ("Quoted, by letter of 3 March", False), ("not quoted", True),
    ("to be quoted", True), ("unquoted", True), ("", True)])
def test_only_what_begins_with_quoted_is_a_quote(confidence: str, named: bool) -> None:
    """ "not quoted" says the opposite of "quoted", and is no quote."""
    asked = scenario(offers=[offer("a", 100, confidence=confidence)])
    assert bool(warned(priced(asked, order("a", 1)), "priced by a quote")) == named


def test_warns_of_a_regime_that_is_not_the_law() -> None:
    """A regime of the scenario's own rows was never the law; "us-2023" was."""
    own = scenario(export_regime="own", export_rules=[regime_rule("free", "no_licence")],
                   offers=[offer("a", 100)])
    assert warned(priced(own, order("a", 1)), "not the law")
    law = scenario(export_regime="us-2023", offers=[offer("a", 100)])
    assert not warned(priced(law, order("a", 1)), "not the law")


@pytest.mark.parametrize("basis", ["order", "horizon"])
def test_warns_of_units_bought_for_a_price_break(basis: str) -> None:
    """8 are needed: 10 at 70 = 700 are cheaper than 8 at 100; without the extra 2 no break.

    With 10 needed, or 5 at each of two sites, the same purchase is no surplus.
    """
    def plan(*milestones: Any) -> Any:
        return solved(scenario(
            sites=[site(), site("K")],
            offers=[offer("a", 100, break_kind="all_units", break_basis=basis)],
            price_breaks=breaks("a", (10, 70)), rules=target(*milestones)))

    (found,) = warned(plan(by(8)), "price break")
    assert found.startswith("a: ")
    assert "price break at 10" in found
    assert "2 accelerators more" in found
    assert warned(plan(by(10)), "price break") == []
    assert warned(plan(by(5, site="H"), by(5, site="K")), "price break") == []


def test_tier_and_average_price_of_an_order() -> None:
    """All units: 10 at 80 are 800, tier 1. Incremental: 10 with 20 off from the 6th are 900."""
    def row(kind: str, number: int) -> Any:
        asked = scenario(offers=[offer("a", 100, break_kind=kind)],
                         price_breaks=breaks("a", (6, 80), (20, 50)))
        return priced(asked, order("a", number)).orders[0]

    whole = row("all_units", 10)
    assert (whole.tier, whole.list_price, whole.unit_price, whole.money) == (1, 100, 80, 800)
    part = row("incremental", 10)
    assert (part.tier, part.list_price, part.unit_price, part.money) == (1, 100, 90, 900)
    assert (row("all_units", 5).tier, row("incremental", 5).tier) == (0, 0)
    assert (row("all_units", 20).tier, row("incremental", 20).tier) == (2, 2)


def test_export_evidence_of_every_ordered_line() -> None:
    """Rule, date and source of the decision that let each line through."""
    plan = priced(
        scenario(export_regime="own", sites=[site(), site("K", country="MY")],
                 accelerators=[accelerator(die_area_mm2=791.6)],
                 export_rules=[regime_rule("kr", "no_licence", destinations=["KR"]),
                               regime_rule("my", "licence", destinations=["MY"])],
                 offers=[offer("a", 100)]),
        order("a", 1), order("a", 1, "P2", "K"))
    seen = {(e.site, e.phase): e for e in plan.export}
    assert set(seen) == {("H", "P1"), ("K", "P2")}
    assert (seen["H", "P1"].rule, seen["H", "P1"].verdict) == ("kr", "no_licence")
    assert (seen["K", "P2"].rule, seen["K", "P2"].verdict) == ("my", "licence")
    # 15,832 TPP on 791.6 mm² are 20 per mm²
    assert {(e.tpp, e.performance_density, e.date, e.source) for e in plan.export} == {
        (15832, 20, "2020-01-01", "test")}
