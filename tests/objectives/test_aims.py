"""Every aim alone, and aims in order with something given up for the next."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.build import (
    accelerator,
    amount,
    bought,
    offer,
    scenario,
    site,
    solved,
    system,
    target,
    units,
    uses,
)
from tests.build import milestone as by


def aims(*names: str | tuple[str, str]) -> list[dict[str, Any]]:
    """Aims in order, each with what may be given up of it."""
    return [{"aim": name} if isinstance(name, str) else {"aim": name[0], "tolerance": name[1]}
            for name in names]


def proven(plan: Any) -> dict[str, Decimal]:
    """The value of each aim; each must be proven without a gap."""
    assert [proof.gap for proof in plan.proofs] == [0] * len(plan.proofs)
    return {proof.aim: proof.objective for proof in plan.proofs}


# ---- least_cost, least_purchase


def freight(*names: Any) -> Any:
    """Ten: a at 100 with freight of 20, b at 110 without."""
    return scenario(offers=[offer("a", 100, freight_per_unit=20), offer("b", 110)],
                    rules=target(by(10)), aims=aims(*names))


def test_least_cost_and_least_purchase() -> None:
    """All in all b is 1,100 and a 1,200; to the vendors a is 1,000."""
    plan = solved(freight("least_cost"))
    assert (bought(plan), proven(plan)) == ({"b": 10}, {"least_cost": 1100})
    plan = solved(freight("least_purchase"))
    assert (bought(plan), proven(plan)) == ({"a": 10}, {"least_purchase": 1000})
    assert plan.total_cost == 1200


def test_a_tolerance_is_what_later_aims_may_use() -> None:
    """Cost first with 4 %: up to 1,144 → 4 a + 6 b = 480 + 660 = 1,140, purchase 1,060.

    A fifth a would cost 1,150. Without tolerance 10 b stay: purchase 1,100.
    """
    plan = solved(freight(("least_cost", "0.04"), "least_purchase"))
    assert bought(plan) == {"a": 4, "b": 6}
    assert plan.total_cost == 1140
    assert plan.proofs[1].objective == 1060
    plan = solved(freight("least_cost", "least_purchase"))
    assert (bought(plan), proven(plan)) == (
        {"b": 10}, {"least_cost": 1100, "least_purchase": 1100})


def test_least_purchase_counts_breaks_rebates_and_soft_rules() -> None:
    """c at 120, from 10 on at 100, with 15 % back and 10 % for 1 t: 10 c = 1,000 − 150 − 100.

    With 1 t (80): 750 + 80 = 830 against 10 b = 1,100; but 9 c + 1 t would lose the break.
    Soft: 11 units are wanted at 5 each missing: none is with 10 c + 1 t.
    """
    plan = solved(scenario(
        offers=[offer("b", 110), offer("c", 120, vendor="W", break_kind="all_units"),
                offer("t", 80, vendor="T", maximum_total=1)],
        price_breaks=[{"offer": "c", "from_units": 10, "unit_price": 100}],
        vendor_rebates=[{"vendor": "W", "basis": "spend", "kind": "all_units", "from_amount": 1,
                         "rebate": "0.15"}],
        conditional_rebates=[{"id": "r", "trigger_offer": "t", "trigger_units": 1,
                              "discounted_offer": "c", "discount_share": "0.1"}],
        rules=target(by(11)) | {"vendor_count": {"minimum": 3, "mode": "soft", "price": 5}},
        aims=aims("least_purchase")))
    assert bought(plan) == {"c": 10, "t": 1}
    # 830, and 5 for the third vendor (a b for it would cost 110)
    assert proven(plan) == {"least_purchase": 835}


# ---- most_compute


def compute(*names: Any) -> Any:
    """Money for 960: a (1 H100 equivalent) at 100, b (2) at 190, at most 4 of b."""
    return scenario(
        accelerators=[accelerator(), accelerator("B", fp8_tflops=3958)],
        systems=[system(), system("T", "B")],
        offers=[offer("a", 100), offer("b", 190, system="T", maximum_total=4)],
        rules={"budget_total": {"amount": 960}}, aims=aims(*names))


def test_most_compute() -> None:
    """4 b + 2 a = 760 + 200 = 960 for 8 + 2 = 10; 9 a would be 900 for 9."""
    plan = solved(compute("most_compute"))
    assert (bought(plan), proven(plan)) == ({"a": 2, "b": 4}, {"most_compute": 10})


def test_most_compute_within_a_tolerance_then_least_cost() -> None:
    """10 % of 10 may go: 9 for 4 b + 1 a = 860 (3 b + 3 a = 870). Without tolerance: 960."""
    plan = solved(compute(("most_compute", "0.1"), "least_cost"))
    assert (bought(plan), plan.total_cost) == ({"a": 1, "b": 4}, 860)
    assert plan.proofs[0].objective == 9
    plan = solved(compute("most_compute", "least_cost"))
    assert (bought(plan), plan.total_cost) == ({"a": 2, "b": 4}, 960)


# ---- earliest_service


def speed(*names: Any) -> Any:
    """Exactly ten: f at once at 110; s after 10 weeks (12 March) at 100. P2 ends 30 June."""
    return scenario(
        offers=[offer("f", 110), offer("s", 100, lead_weeks_max=10)],
        rules=target(by(10)) | {"overbuy": {"mode": "hard"}}, aims=aims(*names))


def test_earliest_service() -> None:
    """10 f in P1 serve 180 days each: 1,800 ÷ 7 = 257.142857 accelerator-weeks, for 1,100."""
    plan = solved(speed("earliest_service"))
    assert units(plan) == {("f", "H", "P1"): 10}
    assert proven(plan) == {"earliest_service": Decimal("257.142857")}


def test_earliest_service_within_a_tolerance_then_least_cost() -> None:
    """20 % of 1,800 days are 360; an s serves 70 days less: 5 s + 5 f = 500 + 550 = 1,050."""
    plan = solved(speed(("earliest_service", "0.2"), "least_cost"))
    assert units(plan) == {("f", "H", "P1"): 5, ("s", "H", "P1"): 5}
    assert plan.total_cost == 1050
    # 5 × 180 + 5 × 110 = 1,450 days
    assert plan.proofs[0].objective == Decimal("207.142857")


# ---- least_shortfall


def record(vendor: str, *lines: tuple[int, str]) -> list[dict[str, Any]]:
    return [{"vendor": vendor, "weeks": weeks, "chance": chance} for weeks, chance in lines]


def test_least_shortfall_over_two_milestones() -> None:
    """V (100) is on time half the time, else 20 weeks late (21 May); W (150) always on time.

    Money for 1,300, ten to be planned by P1: 6 w + 4 v = 900 + 400. Expected by P1 6 + 4 × ½ = 8,
    2 short; by P2 (21 May is in it) all 10. 8 w + 1 v = 8.5 would plan only nine.
    Without the records nothing falls short and 10 v do.
    """
    asked: dict[str, Any] = {
        "offers": [offer("v", 100), offer("w", 150, vendor="W")],
        "rules": target(by(10, "P1"), by(10)) | {"budget_total": {"amount": 1300}},
        "aims": aims("least_shortfall", "least_cost")}
    plan = solved(scenario(**asked, vendor_slips=record("V", (0, "0.5"), (20, "0.5"))))
    assert bought(plan) == {"v": 4, "w": 6}
    assert proven(plan) == {"least_shortfall": 2, "least_cost": 1300}
    plan = solved(scenario(**asked))
    assert (bought(plan), proven(plan)) == (
        {"v": 10}, {"least_shortfall": 0, "least_cost": 1000})


def test_least_shortfall_of_filtered_milestones() -> None:
    """4 at H and, of chip B, 2 at K: V on time in 3 of 4, so 1 + 0.5 short, with money for 6.

    With money for 8, 5 at H (3.75 expected, 0.25 short) and 3 b at K (2.25, none short) are best:
    6 and 2 would leave K 0.5 short.
    """
    def asked(money: int) -> Any:
        return scenario(
            accelerators=[accelerator(), accelerator("B")],
            systems=[system(), system("T", "B")], sites=[site(), site("K")],
            offers=[offer("a", 100), offer("b", 100, system="T")],
            vendor_slips=record("V", (0, "0.75"), (30, "0.25")),
            rules=target(by(4, "P1", site="H"), by(2, "P1", site="K", model="B"))
            | {"budget_total": {"amount": money}}, aims=aims("least_shortfall"))

    plan = solved(asked(600))
    assert proven(plan) == {"least_shortfall": Decimal("1.5")}
    assert proven(solved(asked(800))) == {"least_shortfall": Decimal("0.25")}


# ---- least_concession


def wishes(*names: Any) -> Any:
    """10 wanted by P2 at 30 each missing, money for 700: a at 100 (1 H100e), b at 150 (2)."""
    return scenario(
        accelerators=[accelerator(), accelerator("B", fp8_tflops=3958)],
        systems=[system(), system("T", "B")],
        offers=[offer("a", 100), offer("b", 150, system="T")],
        rules=target(by(10), mode="soft", price=30) | {"budget_total": {"amount": 700}},
        aims=aims(*names))


def test_least_concession_alone() -> None:
    """7 a are all the money buys: 3 short, 90. Least cost would rather buy none: 300."""
    plan = solved(wishes("least_concession"))
    assert (bought(plan), proven(plan)) == ({"a": 7}, {"least_concession": 90})
    assert uses(plan, "delivery_target")["P2"].concession == 90
    assert solved(wishes("least_cost")).total_cost == 300


@pytest.mark.parametrize("name", ["most_compute", "earliest_service", "least_shortfall"])
def test_it_leads_where_the_first_aim_is_not_in_money(name: str) -> None:
    """Soft rules could not be weighed against compute or weeks, so they go first: 7 a, 90.

    Without, most compute would be 4 b (600, 8 H100e) + 1 a: 9, with 5 short.
    """
    plan = solved(wishes(name))
    assert [proof.aim for proof in plan.proofs] == ["least_concession", name]
    assert (bought(plan), plan.proofs[0].objective) == ({"a": 7}, 90)


def test_it_does_not_lead_money_aims_or_hard_rules() -> None:
    """In money a soft rule is weighed; with hard rules only there is nothing to concede."""
    plan = solved(wishes("least_purchase"))
    assert [proof.aim for proof in plan.proofs] == ["least_purchase"]
    assert amount(plan, "soft_rules") == 300
    assert [p.aim for p in solved(compute("most_compute")).proofs] == ["most_compute"]


def test_three_aims_in_order() -> None:
    """Most compute 10 (tolerance 10 % → 9), then least purchase 860 (3 % → 885.80), then earliest.

    9 for at most 885: 4 b + 1 a = 860, 3 b + 3 a = 870 or 2 b + 5 a = 880 (1 b + 7 a = 890). All
    in P1, the last has most accelerators serving, 7 for 180 days: 180 weeks.
    """
    plan = solved(compute(("most_compute", "0.1"), ("least_purchase", "0.03"), "earliest_service"))
    assert units(plan) == {("a", "H", "P1"): 5, ("b", "H", "P1"): 2}
    assert [p.objective for p in plan.proofs] == [9, 880, 180]
