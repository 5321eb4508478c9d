"""One journey for all terms: ordered in January, delivered in February, in service in March.

A discount rate at which money halves every month makes present values plain: what P1, P2, P3 and
P4 pay counts 1, 1/2, 1/4 and 1/8. The offer is in dollars, which are worth 1,000, 1,100, 1,200 and
1,300 won in the four months.

Ordered on 1 January, 5 weeks (35 days) on the way: 5 February. 4 weeks (28 days) of acceptance:
5 March. Ordered on 1 February: delivered on 8 March, in service on 5 April.
"""

from __future__ import annotations

from typing import Any

from optimizer.domain.plan import Plan
from optimizer.domain.scenario import Scenario
from tests.build import HALVING, breaks, months, offer, order, priced, scenario, system

DOLLARS = [{"currency": "USD", "phase": f"P{i + 1}", "rate": 1000 + 100 * i} for i in range(4)]


def journey(*price_breaks: tuple[int, Any], terms: dict[str, Any] | None = None,
            quote: dict[str, Any] | None = None, **tables: Any) -> Scenario:
    """$10 a unit: 30 % at order, 50 % at delivery, 20 % in service."""
    x = offer("x", 10, currency="USD", lead_weeks_max=5, deposit_share="0.3",
              delivery_share="0.5", acceptance_share="0.2")
    return scenario(**{
        "phases": months(4), "money": {"discount_rate": HALVING, "horizon_years": 1},
        "systems": [system(acceptance_weeks=4)], "exchange_rates": DOLLARS,
        "offers": [x | (quote or {})], "price_breaks": breaks("x", *price_breaks),
        "terms": terms or {}, **tables,
    })


def two_orders(made: Scenario, first: int = 2, second: int = 1) -> Plan:
    """Some units ordered in January and some in February."""
    return priced(made, order("x", first, "P1"), order("x", second, "P2"))
