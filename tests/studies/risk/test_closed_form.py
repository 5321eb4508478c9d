"""Chances and costs against what can be worked out by hand or by enumeration."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from scipy.stats import binom, norm

from optimizer.studies.risk.figures import quantile, tail_mean, wilson
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
