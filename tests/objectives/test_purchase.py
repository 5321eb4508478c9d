"""Term: what the systems cost at list price."""

from decimal import Decimal

from tests.build import amount, nominal, offer, order, priced, scenario, system
from tests.objectives.journey import journey, two_orders


def test_payments_by_phase_rate_and_discount() -> None:
    """2 units from January: $20 × 30 % × 1,000 + 50 % × 1,100 + 20 % × 1,200
    = 6,000 + 11,000 + 4,800 = 21,800; present value 6,000 + 5,500 + 1,200 = 12,700.

    1 unit from February: $10 × (0.3 × 1,100 + 0.5 × 1,200 + 0.2 × 1,300) = 3,300 + 6,000 + 2,600
    = 11,900; present value 1,650 + 1,500 + 325 = 3,475. Together 33,700 and 16,175.
    """
    plan = two_orders(journey())
    assert nominal(plan, "purchase") == 33_700
    assert amount(plan, "purchase") == 16_175
    assert plan.total_cost == 16_175
    assert [order.money for order in plan.orders] == [21_800, 11_900]
    assert plan.cash[0].paid == 33_700


def test_price_of_the_phase_and_per_accelerator() -> None:
    """8 accelerators a unit at 10 each are 80 a unit; in P2 the price is 12, 96 a unit.

    2 units in P1 and 3 in P2: 160 + 288 = 448. As a price per unit 20 + 36 = 56.
    """
    def asked(basis: str) -> Decimal:
        made = scenario(
            systems=[system(per_unit=8)], offers=[offer("x", 10, price_basis=basis)],
            offer_phases=[{"offer": "x", "phase": "P2", "unit_price": 12}],
        )
        return nominal(priced(made, order("x", 2), order("x", 3, "P2")), "purchase")

    assert asked("accelerator") == 448
    assert asked("unit") == 56


def test_a_rate_without_phase_holds_where_none_is_given() -> None:
    """$10 at 1,000 in P1 (general rate) and at 1,500 in P2 (its own): 10,000 + 15,000."""
    made = scenario(
        offers=[offer("x", 10, currency="USD")],
        exchange_rates=[{"currency": "USD", "rate": 1000},
                        {"currency": "USD", "phase": "P2", "rate": 1500}],
    )
    assert nominal(priced(made, order("x", 1), order("x", 1, "P2")), "purchase") == 25_000


def test_not_counted() -> None:
    """Without the term nothing is left of the bill: 0, and no cash is paid."""
    plan = two_orders(journey(terms={"purchase": {"counted": False}}))
    assert (plan.total_cost, plan.cash[0].paid) == (0, 0)
    assert "purchase" not in {line.term for line in plan.bill}
