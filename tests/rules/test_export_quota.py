"""Rule 7b: caps on total processing performance (TPP) shipped under a regime."""

from decimal import Decimal
from typing import Any

from optimizer.domain.scenario import Scenario
from tests.build import (
    amount,
    bought,
    milestone,
    offer,
    order,
    priced,
    regime_rule,
    row,
    scenario,
    site,
    solved,
    target,
    uses,
    years,
)

CHIP = 15832
"""TPP of one chip A."""


def quota(scope: str, chips: int, **more: Any) -> dict[str, Any]:
    return {"regime": "own", "id": "Q", "scope": scope, "tpp": chips * CHIP,
            "valid_from": "2026-01-01", "valid_to": "2030-12-31", "source": "test", **more}


def question(cap: dict[str, Any], operator: str = "op-K", **settings: Any) -> Scenario:
    """8 units by the end of 2027; x at 10 only to K and L in Malaysia, y at 15 only to Korea.

    What goes to Malaysia draws on the quota Q.
    """
    return scenario(
        phases=years(2),
        sites=[site("H"), site("K", country="MY"), site("L", country="MY", operator=operator)],
        offers=[offer("x", 10, sites=("K", "L")), offer("y", 15, sites=("H",))],
        export_regime="own", export_quotas=[cap],
        export_rules=[regime_rule("to-my", "exception", destinations=("MY",), quotas=("Q",))],
        rules=target(milestone(8)) | {"export_quota": settings},
    )


def test_a_country_has_one_quota_for_all_sites_and_years() -> None:
    """Five chips for Malaysia in all: 5 × 10 + 3 × 15 = 95. Without the quota 80."""
    plan = solved(question(quota("country", 5)))
    assert (plan.total_cost, bought(plan)) == (95, {"x": 5, "y": 3})
    assert row(plan, "export_quota", "Q MY in all") == (5 * CHIP, "<=", 5 * CHIP, 0)
    # what goes to Korea does not draw on the quota: no row says how much of it is left there
    assert set(uses(plan, "export_quota")) == {"Q MY in all"}
    assert uses(plan, "export_quota")["Q MY in all"].unit == "TPP"
    off = solved(question(quota("country", 5), mode="off"))
    assert (off.total_cost, uses(off, "export_quota")) == (80, {})


def test_a_consignee_has_a_quota_every_year() -> None:
    """Three chips per operator and year. One operator for both sites: 2 × 3 = 6 x and 2 y, 90.

    Two operators: 2 × 2 × 3 = 12 ≥ 8, so 8 x: 80.
    """
    plan = solved(question(quota("consignee_year", 3)))
    assert (plan.total_cost, bought(plan)) == (90, {"x": 6, "y": 2})
    for year in (2026, 2027):
        assert row(plan, "export_quota", f"Q op-K {year}") == (3 * CHIP, "<=", 3 * CHIP, 0)
    two = solved(question(quota("consignee_year", 3), operator="op-L"))
    assert (two.total_cost, bought(two)) == (80, {"x": 8})


def test_whoever_could_draw_has_a_row_though_nothing_is_bought() -> None:
    """Only y for Korea is bought: Malaysia's quota is untouched, and shown to be."""
    plan = priced(question(quota("country", 5)), order("y", 8, site="H"))
    assert {name: use.activity for name, use in uses(plan, "export_quota").items()} == {
        "Q MY in all": 0}


def test_only_deliveries_while_the_quota_holds_count() -> None:
    """The quota ends with 2026, so in 2027 all 8 may be delivered: 80. Seven delivered in 2026
    would break it by 2.
    """
    made = question(quota("country", 5, valid_to="2026-12-31"))
    assert solved(made).total_cost == 80
    plan = priced(made, order("x", 4, "P1", "K"), order("x", 3, "P1", "L"),
                  order("x", 9, "P2", "L"))
    assert row(plan, "export_quota", "Q MY in all") == (7 * CHIP, "<=", 5 * CHIP, -2 * CHIP)


def test_the_day_of_delivery_counts_not_of_the_order() -> None:
    """Ordered in 2026 and 53 weeks (371 days) on the way: delivered in 2027."""
    made = question(quota("consignee_year", 3))
    x, y = made.offers
    x = x.model_copy(update={"lead_weeks_max": Decimal(53)})
    slow = made.model_copy(update={"offers": (x, y)})
    plan = priced(slow, order("x", 2, "P1", "K"))
    assert row(plan, "export_quota", "Q op-K 2026")[0] == 0
    assert row(plan, "export_quota", "Q op-K 2027")[0] == 2 * CHIP


def test_soft_quota() -> None:
    """At 0.0001 per TPP a chip over the quota costs 1.5832 and saves 5.

    8 × 10 + 3 × 1.5832 = 84.7496. At 0.001 it costs 15.832 > 5: 95 as if hard.
    """
    plan = solved(question(quota("country", 5), mode="soft", price="0.0001"))
    assert (plan.total_cost, bought(plan)) == (Decimal("84.7496"), {"x": 8})
    assert row(plan, "export_quota", "Q MY in all") == (8 * CHIP, "<=", 5 * CHIP, -3 * CHIP)
    assert amount(plan, "soft_rules") == Decimal("4.7496")
    assert solved(question(quota("country", 5), mode="soft", price="0.001")).total_cost == 95
