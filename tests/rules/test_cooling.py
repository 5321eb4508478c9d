"""Rule 5: the heat a site can take, to liquid and to air."""

from decimal import Decimal
from typing import Any

import pytest

from optimizer.domain.scenario import Scenario
from optimizer.errors import BadInput
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
    system,
    target,
    uses,
)

SYSTEMS = [system("dry"), system("wet", cooling="liquid", liquid_heat_share="0.8")]


def question(**settings: Any) -> Scenario:
    """6 units by P1, 12 by P2. wet at 10 gives 8 kW to liquid and 2 to air, dry at 14 10 to air.

    The hall takes 40 kW of liquid heat, 80 from P2 on, and 50 kW of air heat, 10 of it in use.
    """
    return scenario(
        systems=SYSTEMS, sites=[site(existing_air_kw=10)],
        site_phases=[room(liquid_kw=40, air_kw=50), room(phase="P2", liquid_kw=80, air_kw=50)],
        offers=[offer("wet", 10, system="wet"), offer("dry", 14, system="dry")],
        rules=target(milestone(6, "P1"), milestone(12)) | {"cooling": settings},
    )


def test_liquid_and_air_both_bind() -> None:
    """Liquid takes 40 / 8 = 5 wet units by P1 and 10 by P2; air 10 + 10 × 2 + 2 × 10 = 50 of 50.

    10 × 10 + 2 × 14 = 128. Without the rule 12 × 10 = 120.
    """
    plan = solved(question())
    assert (plan.total_cost, bought(plan)) == (128, {"wet": 10, "dry": 2})
    assert row(plan, "cooling", "H P1 liquid") == (40, "<=", 40, 0)
    assert row(plan, "cooling", "H P2 liquid") == (80, "<=", 80, 0)
    assert row(plan, "cooling", "H P2 air") == (50, "<=", 50, 0)
    assert uses(plan, "cooling")["H P2 air"].unit == "kW"
    off = solved(question(mode="off"))
    assert (off.total_cost, uses(off, "cooling")) == (120, {})


def test_soft_cooling() -> None:
    """At 0.4 a kW an 11th wet unit instead of a dry one costs 8 × 0.4 = 3.2 and saves 4.

    A 12th would need 6 wet ones by P1 and break that row too: it costs 6.4. So 11 wet and 1 dry:
    110 + 14 + 3.2 = 127.2.
    """
    plan = solved(question(mode="soft", price="0.4"))
    assert (plan.total_cost, bought(plan)) == (Decimal("127.2"), {"wet": 11, "dry": 1})
    assert row(plan, "cooling", "H P2 liquid") == (88, "<=", 80, -8)
    assert uses(plan, "cooling")["H P2 liquid"].concession == Decimal("3.2")
    assert amount(plan, "soft_rules") == Decimal("3.2")


def test_a_hall_without_liquid_cooling_gets_no_liquid_system() -> None:
    """H never has liquid, K has it from P2 on. The wet offer goes to K alone: 2 × 10 + 2 × 14 for
    two units at each. With the rule off it goes anywhere: 4 × 10.
    """
    def asked(**settings: Any) -> Scenario:
        return scenario(
            systems=SYSTEMS, sites=[site("H"), site("K")],
            site_phases=[room("H", liquid_kw=0), room("K", liquid_kw=0), room("K", "P2")],
            offers=[offer("wet", 10, system="wet"), offer("dry", 14, system="dry")],
            rules=target(milestone(2, site="H"), milestone(2, site="K")) | {"cooling": settings},
        )

    plan = solved(asked())
    assert (plan.total_cost, bought(plan)) == (48, {"wet": 2, "dry": 2})
    assert [(n.offer, n.site, n.phase) for n in plan.not_chosen
            if n.reason == "the site has no liquid cooling"] == [("wet", "H", "P1 to P2")]
    assert row(plan, "cooling", "H P2 liquid") == (0, "<=", 0, 0)
    assert row(plan, "cooling", "K P1 liquid") == (0, "<=", 0, 0)
    assert row(plan, "cooling", "K P2 liquid") == (16, "<=", 1_000_000, 999_984)
    assert solved(asked(mode="off")).total_cost == 40
    with pytest.raises(BadInput, match="wet for H cannot be ordered in P1: the site has no liquid"):
        priced(asked(), order("wet", 1))
