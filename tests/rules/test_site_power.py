"""Rule 4a: the power a site has."""

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
    room,
    row,
    scenario,
    site,
    solved,
    target,
    units,
    uses,
)


def question(**settings: Any) -> Scenario:
    """8 units by P1, 16 by P2. x at 10 goes to H only, y at 13 to K only.

    A unit takes 10 kW; at H (PUE 1.5) that is 15 kW of facility power. H uses 10 kW already and
    has 100 kW, and 200 kW from P2 on.
    """
    return scenario(
        sites=[site("H", pue="1.5", existing_power_kw=10), site("K")],
        site_phases=[room("H", power_kw=100), room("H", "P2", power_kw=200), room("K")],
        offers=[offer("x", 10, sites=("H",)), offer("y", 13, sites=("K",))],
        rules=target(milestone(8, "P1"), milestone(16)) | {"site_power": settings},
    )


def test_power_grows_with_the_phases() -> None:
    """H takes ⌊90 / 15⌋ = 6 units by P1 and ⌊190 / 15⌋ = 12 by P2; K takes the rest:
    12 × 10 + 4 × 13 = 172, of which 2 at K by P1 already. Without the rule 16 × 10 = 160.
    """
    plan = solved(question())
    assert plan.total_cost == 172
    assert bought(plan) == {"x": 12, "y": 4}
    assert units(plan)["x", "H", "P1"] == 6
    assert row(plan, "site_power", "H P1") == (100, "<=", 100, 0)
    assert row(plan, "site_power", "H P2") == (190, "<=", 200, 10)
    assert row(plan, "site_power", "K P2") == (40, "<=", 1_000_000, 999_960)
    assert uses(plan, "site_power")["H P1"].unit == "kW"
    off = solved(question(mode="off"))
    assert (off.total_cost, uses(off, "site_power")) == (160, {})


def test_reserve() -> None:
    """With 10 % kept free H has 90 and 180 kW: ⌊80 / 15⌋ = 5 and ⌊170 / 15⌋ = 11 units.

    11 × 10 + 5 × 13 = 175.
    """
    plan = solved(question(reserve_share="0.1"))
    assert plan.total_cost == 175
    assert row(plan, "site_power", "H P1") == (85, "<=", 90, 5)
    assert row(plan, "site_power", "H P2") == (175, "<=", 180, 5)


def test_soft_power() -> None:
    """At 0.12 a kW a unit of H beyond its power costs up to 15 × 0.12 = 1.8 a phase and saves 3.

    By (units at H by P1, by P2): (6, 12) 172; (6, 13) 169 + 5 × 0.12 = 169.6; (6, 14)
    166 + 20 × 0.12 = 168.4; (7, 15) 163 + (15 + 35) × 0.12 = 169; (8, 16) 160 + (30 + 50) × 0.12
    = 169.6. Best is 168.4, with 220 kW where there are 200.
    """
    plan = solved(question(mode="soft", price="0.12"))
    assert plan.total_cost == Decimal("168.4")
    assert amount(plan, "soft_rules") == Decimal("2.4")
    assert row(plan, "site_power", "H P1") == (100, "<=", 100, 0)
    assert row(plan, "site_power", "H P2") == (220, "<=", 200, -20)
    assert uses(plan, "site_power")["H P2"].concession == Decimal("2.4")
    assert solved(question(mode="soft", price=1)).total_cost == 172


def test_power_is_used_from_delivery_on() -> None:
    """Ordered in P1, delivered 13 weeks later in P2: in P1 the unit uses nothing yet. A site
    without a row for the phase or an earlier one has no power.
    """
    made = scenario(sites=[site("H"), site("K")], site_phases=[room("H"), room("K", "P2")],
                    offers=[offer("x", 10, lead_weeks_max=13)])
    plan = priced(made, order("x", 3), order("x", 2, site="K"))
    assert row(plan, "site_power", "H P1")[0] == 0
    assert row(plan, "site_power", "H P2")[0] == 30
    assert row(plan, "site_power", "K P1") == (0, "<=", 0, 0)
    assert row(plan, "site_power", "K P2")[0] == 20
