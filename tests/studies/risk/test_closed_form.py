"""Chances and costs against what can be worked out by hand or by enumeration."""

from __future__ import annotations

import math
from decimal import Decimal
from itertools import product

import numpy as np
import pytest
from scipy.stats import binom, binomtest, multivariate_normal, norm

from optimizer.studies.risk.figures import quantile, tail_mean, wilson
from optimizer.studies.risk.tables import cost as cost_table
from optimizer.studies.risk.tables import target as target_table
from tests.build import accelerator, milestone, months, offer, order, priced, scenario, target
from tests.studies.risk.plans import chance, close, found, plan, slips

N = 20_000
TABLE = [{"value": 0, "chance": 0.7}, {"value": 6, "chance": 0.3}]
"""Six weeks from the first of January is in February."""


def test_one_vendor_with_a_slip_table() -> None:
    """Proves that the vendor's record is the chance: 70 % in time. Without: a wrong record."""
    of = plan(10, asked=10, vendor_slips=slips("A", (0, "0.7"), (6, "0.3")))
    assert close(chance(found(of, N)), 0.7, N)


def test_two_vendors_are_independent() -> None:
    """Both needed: 0.7 × 0.7 = 0.49; one enough: 1 − 0.3² = 0.91."""
    for asked, true in ((20, 0.49), (10, 0.91)):
        got = chance(found(plan(10, 10, asked=asked), N, slip=[{"table": TABLE}]))
        assert close(got, true, N)


def test_failures_are_binomial() -> None:
    """100 chips, half a year's share of 20 %: 1 − 0.8^(30/365.25) failed by the end of January."""
    p = 1 - 0.8 ** (30 / 365.25)
    got = chance(found(plan(100, asked=98), N, hardware=[{"share_per_year": 0.2}]))
    assert close(got, float(binom.cdf(2, 100, p)), N)


def test_a_lognormal_rate_keeps_its_mean_and_has_its_quantiles() -> None:
    """1,000 dollars paid on 1 March at 1,000 won and 20 % a year: mean a million, quantiles
    exp(z·s − s²/2) of it with s = 0.2·√(59/365.25)."""
    of = plan(10, asked=10, offers=[offer("a", 100, vendor="A", currency="USD",
                                          lead_weeks_max="8.4")],
              exchange_rates=[{"currency": "USD", "rate": 1000}])
    assert of.orders[0].delivery_phase == "P3"
    cost = found(of, N, exchange_rate=[{"currency": "USD", "spread_per_year": 0.2}]).outcome.cost
    s = 0.2 * math.sqrt(59 / 365.25)
    error = 1e6 * math.sqrt(math.exp(s * s) - 1) / math.sqrt(N)
    assert abs(cost.mean() - 1e6) <= 4 * error
    for share in (0.05, 0.5, 0.95):
        true = 1e6 * math.exp(s * norm.ppf(share) - s * s / 2)
        wide = math.sqrt(share * (1 - share) / N) / norm.pdf(norm.ppf(share)) * s * true
        assert abs(quantile(cost, share) - true) <= 4 * wide


def test_a_small_plan_agrees_with_every_combination() -> None:
    """Two slips, a failing vendor, a late site: all 2·2·2·2 combinations against the samples."""
    given = scenario(
        phases=months(3), sites=[{**site} for site in _sites()],
        offers=[offer("a", 100, vendor="A", lead_weeks_max=2),
                offer("b", 100, vendor="B", lead_weeks_max=2)],
        rules=target(milestone(12, "P2")))
    of = priced(given, order("a", 8, site="H"), order("b", 6, site="G"))
    got = found(
        of, N,
        slip=[{"vendor": "A", "table": [{"value": 0, "chance": 0.6}, {"value": 8, "chance": 0.4}]},
              {"vendor": "B", "table": [{"value": 1, "chance": 0.8}, {"value": 9, "chance": 0.2}]}],
        failure=[{"vendor": "A", "chance_per_year": 0.9}],
        site_late=[{"site": "G", "ready": "2026-01-20", "table": [
            {"value": 0, "chance": 0.5}, {"value": 6, "chance": 0.5}]}])
    fails = 1 - 0.1 ** (14 / 365.25)  # before the 15th of January
    true = 0.0
    for (late_a, pa), (late_b, pb), (wait, pg), (gone, pf) in product(
            ((0, 0.6), (56, 0.4)), ((7, 0.8), (63, 0.2)), ((0, 0.5), (42, 0.5)),
            ((True, fails), (False, 1 - fails))):
        a = 8 * (14 + late_a <= 58 and not gone)
        ready = 19 + wait if wait else 0
        b = 6 * (max(14 + late_b, ready) <= 58)
        true += pa * pb * pg * pf * (a + b >= 12)
    assert 0.1 < true < 0.9
    assert close(chance(got), true, N)


def _sites() -> list[dict[str, object]]:
    return [{"id": name, "country": "KR", "operator": name, "operator_parent_country": "KR",
             "pue": 1, "tariff_per_kwh": 0} for name in ("H", "G")]


@pytest.mark.parametrize(("sign", "true"), [(1, 0.7), (-1, 0.4)])
def test_full_correlation_moves_together(sign: int, true: float) -> None:
    """+1: both late or none, 0.7. −1: never both late, so both in time with 1 − 2·0.3."""
    of = plan(10, 10, asked=20)
    got = found(of, N, slip=[{"table": TABLE}], correlation={
        "factors": ["slip.A", "slip.B"], "matrix": [[1, sign], [sign, 1]]})
    assert close(chance(got), true, N)


@pytest.mark.parametrize("correlation", [-0.6, 0.5, 0.9])
@pytest.mark.parametrize("late", [0.3, 0.5])
def test_two_factors_are_bad_together_as_two_normal_figures_are(
    late: float, correlation: float,
) -> None:
    """Either vendor is enough, so only both late miss it: the bivariate normal at the quantile of
    the chance, for a half ¼ + asin(ρ)/2π. Without: tables would be correlated more or less than
    the file says."""
    table = [{"value": 0, "chance": 1 - late}, {"value": 6, "chance": late}]
    matrix = [[1, correlation], [correlation, 1]]
    both = float(multivariate_normal([0, 0], matrix).cdf([norm.ppf(late)] * 2))
    if late == 0.5:
        assert both == pytest.approx(0.25 + math.asin(correlation) / (2 * math.pi), abs=1e-6)
    got = found(plan(10, 10, asked=10), N, slip=[{"table": table}], correlation={
        "factors": ["slip.A", "slip.B"], "matrix": matrix})
    assert close(1 - chance(got), both, N)


def test_the_tail_of_a_small_distribution() -> None:
    """1,000 from A, dearer by all of it in 20 of 100, and 1,000 from B, dearer by half in 10: the
    worst 5 of 100 are the 2 with both (3,500) and 3 with A alone (3,000), 3,200 on average.
    Without: the tail would be the futures beyond a quantile, which here are 20 of 100."""
    prices = {"A": [(0.0, 0.8), (1.0, 0.2)], "B": [(0.0, 0.9), (0.5, 0.1)]}
    atoms = sorted(((2000 + 1000 * (a + b), p * q) for (a, p), (b, q)
                    in product(prices["A"], prices["B"])), reverse=True)
    tail, left = 0.0, 0.05
    for cost, p in atoms:
        tail += cost * min(p, left)
        left -= min(p, left)
    assert tail / 0.05 == pytest.approx(3200)
    got = found(plan(10, 10, asked=20), N, price=[
        {"vendor": name, "table": [{"value": move, "chance": p} for move, p in table]}
        for name, table in prices.items()])
    assert set(got.outcome.cost.tolist()) == {cost for cost, _ in atoms}
    # of the worst 5 % those that cost 3,500 are a binomial number, the rest cost 3,000
    error = 500 * math.sqrt(N * 0.02 * 0.98) / (0.05 * N)
    assert abs(tail_mean(got.outcome.cost) - 3200) <= 4 * error
    told = {row[0]: row[1] for row in cost_table(got).rows}
    assert told["mean of the worst 5% (CVaR)"] == round(tail_mean(got.outcome.cost))
    assert told["95% of futures cost at most"] == 3000
    error = math.sqrt((1000**2 * 0.2 * 0.8 + 500**2 * 0.1 * 0.9) / N)
    assert abs(float(got.outcome.cost.mean()) - 2250) <= 4 * error


def test_the_interval_holds_the_true_chance_as_often_as_it_says() -> None:
    """Three vendors of 5, 7 and 9, 14 asked: all eight combinations give the chance. Forty times
    500 futures: 95 % of their intervals hold it, 38 ± 1.4, and that of all futures does."""
    late = {"A": 0.2, "B": 0.35, "C": 0.1}
    true = sum(
        math.prod(late[name] if gone else 1 - late[name]
                  for name, gone in zip(late, lot, strict=True))
        for lot in product((True, False), repeat=3)
        if sum(units for units, gone in zip((5, 7, 9), lot, strict=True) if not gone) >= 14)
    got = found(plan(5, 7, 9, asked=14), N, slip=[
        {"vendor": name, "table": [{"value": 0, "chance": 1 - p}, {"value": 6, "chance": p}]}
        for name, p in late.items()])
    row = target_table(got).rows[0]
    low, high = row[4], row[5]
    assert isinstance(low, Decimal)
    assert isinstance(high, Decimal)
    assert low < true < high
    groups = [wilson(int(part.sum()), len(part)) for part in np.split(got.outcome.met, 40)]
    assert sum(below < true < above for below, above in groups) >= 33


def test_what_a_cause_alone_would_save() -> None:
    """20 asked of 10 + 10: a future with one late vendor is saved by it, with two by none:
    each saves 0.21 of 0.51, and 0.09 of 0.51 are saved by none."""
    got = found(plan(10, 10, asked=20), N, slip=[{"table": TABLE}])
    missed = got.blame.missed
    for name in ("slip.A", "slip.B"):
        assert close(got.blame.met[name] / missed, 0.21 / 0.51, missed)
    assert close(1 - got.blame.met_by_one / missed, 0.09 / 0.51, missed)


def test_early_failures_of_some_chips_only() -> None:
    """An entry for one accelerator leaves the others alone."""
    of = plan(10, asked=10, accelerators=[accelerator(failure_share_per_year=1)])
    assert chance(found(of, 500)) == 1
    assert chance(found(of, 500, hardware=[{}])) == 0


def test_tail_quantile_and_interval() -> None:
    """Ten costs 1 … 10: median 5, worst fifth 9.5. Wilson for 8 of 10: 0.490 to 0.943."""
    cost = np.arange(1.0, 11.0)
    assert quantile(cost, 0.5) == 5
    assert tail_mean(cost, 0.8) == 9.5
    assert wilson(8, 10) == pytest.approx((0.4901625, 0.9433178), abs=1e-6)
    assert wilson(0, 10)[0] == 0
    assert wilson(10, 10)[1] == 1


@pytest.mark.parametrize(("hits", "of"), [(0, 7), (1, 20), (8, 10), (7400, 10_000), (50, 50)])
def test_the_interval_is_wilsons(hits: int, of: int) -> None:
    """Its ends are the chances of which what was seen is just 1.96 standard errors away, which is
    what defines it; and scipy finds the same. Without: a chance of 0 or 1 would be told as sure."""
    ends = wilson(hits, of)
    theirs = binomtest(hits, of).proportion_ci(method="wilson")
    assert ends == pytest.approx((theirs.low, theirs.high), abs=1e-12)
    for end in ends:
        away = abs(hits / of - end)
        assert away == pytest.approx(
            norm.ppf(0.975) * math.sqrt(end * (1 - end) / of), abs=1e-9)
