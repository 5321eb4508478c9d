"""Terms freight, duty and VAT: what it costs to bring the systems in."""

from decimal import Decimal
from typing import Any

import pytest

from optimizer.domain.scenario import Scenario
from tests.build import amount, nominal, offer, order, priced, scenario, vendor
from tests.objectives.journey import journey, two_orders

TAXES = [{"origin": "KR", "duty_share": "0.1", "vat_share": "0.2"}]


def test_freight_at_delivery() -> None:
    """$3 a unit. 2 delivered in February: 6 × 1,100 = 6,600, present value 3,300. 1 in March:
    3 × 1,200 = 3,600, present value 900. Without the term 4,200 less.
    """
    made = journey(quote={"freight_per_unit": 3})
    plan = two_orders(made)
    assert nominal(plan, "freight") == 10_200
    assert amount(plan, "freight") == 4_200
    free = two_orders(made.model_copy(update={"terms": {"freight": {"counted": False}}}))
    assert plan.total_cost - free.total_cost == 4_200


def taxed(*price_breaks: tuple[int, Any], **quote: Any) -> Scenario:
    return journey(*price_breaks, quote={"freight_per_unit": 3, **quote}, taxes=TAXES)


def test_duty_and_vat_on_price_and_freight() -> None:
    """Delivered in February 21,800 + 6,600 = 28,400, in March 11,900 + 3,600 = 15,500.

    Duty 10 %: 2,840 and 1,550, together 4,390; present value 1,420 + 387.5 = 1,807.5.
    VAT 20 % of price, freight and duty: 20 % × 1.1 × 28,400 = 6,248 and 3,410, together 9,658;
    present value 3,124 + 852.5 = 3,976.5. The whole price counts at delivery, whenever it is paid.
    """
    plan = two_orders(taxed())
    assert (nominal(plan, "duty"), amount(plan, "duty")) == (4_390, Decimal("1807.5"))
    assert (nominal(plan, "vat"), amount(plan, "vat")) == (9_658, Decimal("3976.5"))
    assert plan.total_cost == 16_175 + 4_200 + Decimal("1807.5") + Decimal("3976.5")


def test_all_units_breaks_lower_the_import_value_at_delivery() -> None:
    """$8 from 2 units an order: January's price falls by 4,360, so duty by 436 (in February: 218)
    and VAT by 20 % × 1.1 × 4,360 = 959.2 (479.6).
    """
    plan = two_orders(taxed((2, 8), break_kind="all_units"))
    assert (nominal(plan, "duty"), amount(plan, "duty")) == (3_954, Decimal("1589.5"))
    assert (nominal(plan, "vat"), amount(plan, "vat")) == (
        9_658 - Decimal("959.2"), Decimal("3976.5") - Decimal("479.6"))


def test_incremental_credits_lower_it_when_they_are_paid() -> None:
    """Over the horizon two units save $2 each, 5,200 in April (factor 1/8).

    Duty falls by 520 (65), VAT by 22 % of 5,200 = 1,144 (143).
    """
    plan = two_orders(taxed((2, 8), break_kind="incremental", break_basis="horizon"))
    assert (nominal(plan, "duty"), amount(plan, "duty")) == (3_870, Decimal("1742.5"))
    assert (nominal(plan, "vat"), amount(plan, "vat")) == (8_514, Decimal("3833.5"))


@pytest.mark.parametrize(
    ("country", "origin", "duty", "vat"),
    [("KR", None, 0, 10), ("US", None, 8, Decimal("10.8")), ("US", "KR", 0, 10),
     ("KR", "US", 8, Decimal("10.8")), ("JP", None, 0, 0)],
)
def test_rates_go_by_origin_then_vendor_country(
    country: str, origin: str | None, duty: int, vat: Any
) -> None:
    """100 from Korea pay no duty and 10 % VAT; from America 8 % duty and 10 % of 108; from Japan,
    which has no row, nothing.
    """
    made = scenario(
        vendors=[vendor(country=country)], offers=[offer("x", 100, origin=origin)],
        taxes=[{"origin": "KR", "duty_share": 0, "vat_share": "0.1"},
               {"origin": "US", "duty_share": "0.08", "vat_share": "0.1"}],
    )
    plan = priced(made, order("x", 1))
    assert (nominal(plan, "duty"), nominal(plan, "vat")) == (duty, vat)


def test_vat_not_counted() -> None:
    """VAT that is paid back is left out of the bill; duty stays."""
    made = taxed().model_copy(update={"terms": {"vat": {"counted": False}}})
    plan = two_orders(made)
    assert plan.total_cost == 16_175 + 4_200 + Decimal("1807.5")
