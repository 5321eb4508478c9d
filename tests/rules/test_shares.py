"""Shares of the whole: every kind of group, every measure, both bounds, overall and per site."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from optimizer.errors import BadInput
from tests.build import (
    accelerator,
    bought,
    offer,
    order,
    priced,
    row,
    scenario,
    site,
    solved,
    system,
    target,
    units,
    uses,
    vendor,
)
from tests.build import milestone as by

GROUPS_OF_B = {"vendor": "W", "vendor_group": "two", "maker": "N", "country": "KR", "model": "B",
               "platform_class": "oam"}
GROUPS_OF_A = {"vendor": "V", "vendor_group": "one", "maker": "M", "country": "US", "model": "A",
               "platform_class": "hgx"}


def market(**more: Any) -> Any:
    """a at 100 and b at 120 differ in every group; b's chip has twice the TPP (31,664)."""
    return scenario(**{
        "accelerators": [accelerator(),
                         accelerator("B", maker="N", maker_country="KR", fp8_tflops=3958)],
        "systems": [system(platform_class="hgx"), system("T", "B", platform_class="oam")],
        "vendors": [vendor(group="one"), vendor("W", group="two")],
        "offers": [offer("a", 100), offer("b", 120, vendor="W", system="T")], **more})


def question(*entries: dict[str, Any], **settings: Any) -> Any:
    return market(rules=target(by(10)) | {"shares": {"entries": list(entries), **settings}})


def entry(of: str, name: str, bound: str, share: str, **more: Any) -> dict[str, Any]:
    return {"of": of, "name": name, "bound": bound, "share": share, **more}


@pytest.mark.parametrize("of", GROUPS_OF_B)
def test_every_kind_of_group(of: str) -> None:
    """b has at least 25 % of ten: 3 b + 7 a = 360 + 700 = 1,060 (2 b would be 20 %).

    The same as: a has at most 75 % (7 ≤ 7.5). Without: 10 a = 1,000.
    """
    b, a = GROUPS_OF_B[of], GROUPS_OF_A[of]
    plan = solved(question(entry(of, b, "at_least", "0.25"), entry(of, a, "at_most", "0.8")))
    assert (bought(plan), plan.total_cost) == ({"a": 7, "b": 3}, 1060)
    assert row(plan, "shares", f"{b} at least 25% of accelerators") == (
        3, ">=", Decimal("2.5"), Decimal("0.5"))
    assert row(plan, "shares", f"{a} at most 80% of accelerators") == (7, "<=", 8, 1)

    most = solved(question(entry(of, a, "at_most", "0.75")))
    assert (bought(most), most.total_cost) == ({"a": 7, "b": 3}, 1060)
    assert row(most, "shares", f"{a} at most 75% of accelerators") == (
        7, "<=", Decimal("7.5"), Decimal("0.5"))

    off = solved(question(entry(of, b, "at_least", "0.25"), mode="off"))
    assert (bought(off), off.total_cost) == ({"a": 10}, 1000)
    assert uses(off, "shares") == {}


@pytest.mark.parametrize(("measure", "b", "activity", "bound"), [
    ("accelerators", 4, "4", "3.2"),
    ("spend", 3, "360", "339.2"),
    ("tpp", 2, "63328", "60794.88"),
])
def test_every_measure(measure: str, b: int, activity: str, bound: str) -> None:
    """32 % of ten for W. In accelerators 4 (of 10). Without: 10 a.

    In spend 3: 360 of 1,060 (2 would be 240 of 1,040 = 23 %). In TPP 2: 63,328 of
    63,328 + 8 × 15,832 = 189,984 (1 would be 31,664 of 174,152 = 18 %).
    """
    plan = solved(question(entry("vendor", "W", "at_least", "0.32", measure=measure)))
    assert (bought(plan), plan.total_cost) == ({"a": 10 - b, "b": b}, 1000 + 20 * b)
    have, need = Decimal(activity), Decimal(bound)
    assert row(plan, "shares", f"W at least 32% of {measure}") == (have, ">=", need, have - need)


def test_spend_is_counted_after_price_breaks() -> None:
    """4 b at a break price of 90 are 360 beside 6 a at 100: W has 360 of 960, V 600 of 960."""
    broken = market(
        offers=[offer("a", 100),
                offer("b", 120, vendor="W", system="T", break_kind="all_units")],
        price_breaks=[{"offer": "b", "from_units": 4, "unit_price": 90}],
        rules={"shares": {"entries": [entry("vendor", "W", "at_most", "0.25", measure="spend"),
                                      entry("vendor", "V", "at_most", "0.5", measure="spend")]}})
    plan = priced(broken, order("a", 6), order("b", 4))
    assert row(plan, "shares", "W at most 25% of spend") == (360, "<=", 240, -120)
    assert row(plan, "shares", "V at most 50% of spend") == (600, "<=", 480, -120)


@pytest.mark.parametrize("measure", ["accelerators", "tpp"])
def test_per_site(measure: str) -> None:
    """4 at H and 6 at K. W has half of K and a quarter of H: 3 b + 1 b, 1,000 + 4 × 20 = 1,080.

    In TPP b counts double: 2 of 6 at K (4 of 8), 1 of 4 at H (2 of 5): 1,060. Without: 1,000.
    """
    entries = [entry("vendor", "W", "at_least", "0.5", site="K", measure=measure),
               entry("vendor", "W", "at_least", "0.25", site="H", measure=measure)]

    def two_halls(**settings: Any) -> Any:
        return market(sites=[site(), site("K")], rules=target(by(4, site="H"), by(6, site="K"))
                      | {"shares": {"entries": entries, **settings}})

    plan = solved(two_halls())
    at_k, per, whole_k, whole_h = (3, 1, 6, 4) if measure == "accelerators" else (2, 31664, 8, 5)
    one = per if measure == "accelerators" else 15832
    assert plan.total_cost == 1000 + 20 * (at_k + 1)
    assert sum(n for (name, place, _), n in units(plan).items()
               if (name, place) == ("b", "K")) == at_k
    k = uses(plan, "shares")[f"W at least 50% of {measure} at K"]
    h = uses(plan, "shares")[f"W at least 25% of {measure} at H"]
    assert (k.activity, k.bound) == (at_k * per, Decimal("0.5") * whole_k * one)
    assert (h.activity, h.bound) == (per, Decimal("0.25") * whole_h * one)
    assert solved(two_halls(mode="off")).total_cost == 1000


def test_soft_at_a_price_per_unit_of_the_measure() -> None:
    """10 a leave W 2.5 accelerators short of 25 %: 1,000 + 2.5 × 15 = 1,037.50, below 1,060."""
    plan = solved(question(entry("vendor", "W", "at_least", "0.25"), mode="soft", price=15))
    assert (bought(plan), plan.total_cost) == ({"a": 10}, Decimal("1037.5"))
    use = uses(plan, "shares")["W at least 25% of accelerators"]
    assert (use.headroom, use.concession) == (Decimal("-2.5"), Decimal("37.5"))


@pytest.mark.parametrize(("measure", "place"), [
    ("accelerators", None), ("accelerators", "H"), ("spend", None)])
def test_entries_that_differ_in_names_only(measure: str, place: str | None) -> None:
    """Six a and four b: each vendor's own part is held to its own 50 %, an unknown vendor's is 0.

    Written twice a row stands twice, and is paid for twice where it is soft: V is one of ten over,
    twice 15. In spend V is 60 of 1,080 over: twice 900.
    """
    both = [entry("vendor", name, "at_most", "0.5", measure=measure, site=place)
            for name in ("V", "W", "V", "X")]
    plan = priced(question(*both, mode="soft", price=15), order("a", 6), order("b", 4))
    found = [(use.where.split()[0], use.activity, use.bound, use.concession)
             for use in plan.rules if use.rule == "shares"]
    v, w, half = (6, 4, 5) if measure == "accelerators" else (600, 480, 540)
    over = 15 * (v - half)
    assert found == [("V", v, half, over), ("W", w, half, 0), ("V", v, half, over),
                     ("X", 0, half, 0)]


def test_spend_at_one_site_is_refused() -> None:
    """Money is not divided over sites, so a share of spend at a site means nothing."""
    with pytest.raises(BadInput, match="spend"):
        solved(question(entry("vendor", "W", "at_most", "0.5", measure="spend", site="H")))
