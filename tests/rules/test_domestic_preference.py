"""A share for makers of one country, off unless asked for."""

from __future__ import annotations

from decimal import Decimal

from tests.build import bought, row, solved, target, uses
from tests.build import milestone as by
from tests.rules.test_shares import market


def question(**settings: object) -> object:
    """Ten; a (American chip) at 100, b (Korean chip of twice the TPP) at 120."""
    return market(rules=target(by(10)) | {"domestic_preference": settings})


def test_off_by_default() -> None:
    """Without: 10 a = 1,000, and no row."""
    plan = solved(question(at_least="0.25"))
    assert (bought(plan), plan.total_cost) == ({"a": 10}, 1000)
    assert uses(plan, "domestic_preference") == {}


def test_korean_makers_by_default_or_another_country() -> None:
    """25 % of ten for Korea: 3 b + 7 a = 1,060. For the US 100 %: 10 a = 1,000, binding."""
    plan = solved(question(mode="hard", at_least="0.25"))
    assert (bought(plan), plan.total_cost) == ({"a": 7, "b": 3}, 1060)
    assert row(plan, "domestic_preference", "KR at least 25% of accelerators") == (
        3, ">=", Decimal("2.5"), Decimal("0.5"))
    plan = solved(question(mode="hard", at_least=1, country="US"))
    assert row(plan, "domestic_preference", "US at least 100% of accelerators") == (10, ">=", 10, 0)


def test_in_tpp() -> None:
    """32 % of TPP: 2 b have 63,328 of 189,984 (33 %): 8 a + 2 b = 1,040."""
    plan = solved(question(mode="hard", at_least="0.32", measure="tpp"))
    assert (bought(plan), plan.total_cost) == ({"a": 8, "b": 2}, 1040)
    assert row(plan, "domestic_preference", "KR at least 32% of tpp")[:3] == (
        63328, ">=", Decimal("60794.88"))


def test_soft_at_a_price() -> None:
    """Each accelerator short costs 15, each b 20 more than a: 10 a, 1,000 + 2.5 × 15 = 1,037.50."""
    plan = solved(question(mode="soft", price=15, at_least="0.25"))
    assert (bought(plan), plan.total_cost) == ({"a": 10}, Decimal("1037.5"))
    use = uses(plan, "domestic_preference")["KR at least 25% of accelerators"]
    assert (use.headroom, use.concession) == (Decimal("-2.5"), Decimal("37.5"))
