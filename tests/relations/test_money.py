"""Relations between plans when money changes: budgets, prices, currency."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from optimizer.answers.planning import price_orders
from optimizer.core.registry import AIMS

from .changes import dearer, in_other_money, mixed_measures, quoted_dearer
from .drawing import (
    about,
    as_scenario,
    at_least_as_good,
    close,
    drawn,
    few,
    mode,
    seeds,
    solved,
    values,
    with_aims,
    with_rule,
)

QUOTED = ("purchase", "price_breaks", "conditional_rebates", "freight", "duty", "vat", "support",
          "financing", "residual_value")
"""Terms that are sums of quoted prices, times shares and rates."""

ELSEWHERE = ("network", "fit_out", "energy", "engagement", "licence_fees", "grid_assessment")
"""Terms that no quote has a part in."""


@few(16)
@given(seed=about("budget_year"), year=st.integers(0, 3), more=st.sampled_from((1, 10**6, 10**12)))
def test_more_money_in_a_year_is_never_worse(seed: int, year: int, more: int) -> None:
    """Every plan that keeps the budgets keeps larger ones, whatever may be carried over.

    So no plan is lost and none becomes dearer. Carry-over is where this could go wrong: money
    added to one year also raises what it may hand on, and must never lower it.
    """
    raw = with_aims(drawn(seed))
    rows = [dict(row) for row in raw.get("budgets", ())]
    assume(rows)
    rows[year % len(rows)]["amount"] += more
    assert at_least_as_good(solved({**raw, "budgets": rows}), solved(raw))


@few()
@given(seed=about("budget_total"), factor=st.sampled_from((1.0001, 1.2, 100)))
def test_more_money_in_all_is_never_worse(seed: int, factor: float) -> None:
    """Every plan within the total budget is within a larger one."""
    raw = with_aims(drawn(seed))
    assume(mode(raw, "budget_total") != "off")
    richer = with_rule(raw, "budget_total", amount=raw["rules"]["budget_total"]["amount"] * factor)
    assert at_least_as_good(solved(richer), solved(raw))


@few(20)
@given(seed=seeds, factor=st.sampled_from(("2", "3", "0.5", "1.07")))
def test_all_prices_times_a_factor(seed: int, factor: str) -> None:
    """With every amount times a factor the optimum is the old one times that factor.

    Every plan's money is homogeneous in the amounts and every other row is untouched, so the same
    plans are possible and stand in the same order. A constant that hides in a formula (a big M,
    a tolerance in won) would break it.
    """
    raw = with_aims(drawn(seed))
    assume(not mixed_measures(raw))
    _scaled(raw, dearer(raw, Decimal(factor)), float(factor))


@few(24)
@given(seed=seeds, power=st.sampled_from((-6, -3, -1, 2, 5)))
def test_the_unit_of_money_does_not_matter(seed: int, power: int) -> None:
    """Won, thousands or millions of won: the same optimum, read in the other unit.

    Proves that the numbers handed to the solver are scaled: its absolute tolerances would
    otherwise be large against small figures, and nothing against large ones.
    """
    raw = with_aims(drawn(seed))
    assume(not mixed_measures(raw))
    assume(raw["money"]["currency"] == "KRW" or power > -6)
    _scaled(raw, in_other_money(raw, Decimal(10) ** power), 10.0**power)


def _scaled(raw: dict, other: dict, factor: float) -> None:
    before, after = solved(raw), solved(other)
    assert (before is None) == (after is None)
    if before is None or after is None:
        return
    new = values(after)
    assert list(values(before)) == list(new)
    for aim, value in values(before).items():
        assert close(value * factor if AIMS[aim].money or aim == "least_concession" else value,
                     new[aim]), aim


@few(20)
@given(seed=seeds)
def test_quotes_times_two_double_what_is_quoted_and_nothing_else(seed: int) -> None:
    """The same orders at twice the prices: terms made of quotes double, all others stay.

    Exact, term by term, since nothing is solved for. Rebates by spend step up with it and are
    left out. Shows that no term of the bill mixes quoted money with money from elsewhere.
    """
    raw = drawn(seed)
    raw.pop("vendor_rebates", None)
    plan = solved(raw)
    assume(plan is not None)
    assert plan is not None
    doubled = price_orders(as_scenario(quoted_dearer(raw, Decimal(2))), plan.orders)
    new = {line.term: (line.amount, line.nominal) for line in doubled.bill}
    for line in plan.bill:
        if line.term in (*QUOTED, *ELSEWHERE):
            factor = 2 if line.term in QUOTED else 1
            for old, now in zip((line.amount, line.nominal), new[line.term], strict=True):
                assert abs(factor * old - now) <= Decimal("0.000002"), line.term
