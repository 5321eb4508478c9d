"""Multidimensional knapsack as procurement: all-or-nothing bundles under money, or under power.

Bundle j has one offer for every resource i, which uses ``use[i][j]`` of it; the first carries
the value as compute. Most compute is the aim, in H100 equivalents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .posed import MODEL, holds, offer, posed, site, system, vendor

if TYPE_CHECKING:
    from optimizer.domain.scenario import Scenario

    from .instances import Knapsack
    from .posed import Row

NOTHING = {**MODEL, "id": "nothing", "fp8_tflops": 0}
"""What the offers that only use a resource deliver."""

AIMS = [{"aim": "most_compute"}]


def by_budget(name: str, case: Knapsack) -> Scenario:
    """Resource i is the budget of fiscal year i: bundle j is paid for in parts, year by year."""
    years, items = range(len(case.limit)), range(len(case.value))
    offers = [
        offer(f"{j} in {i}", "v", case.use[i][j], system=f"value {j}" if i == 0 else "nothing",
              sites=["hall"], maximum_total=1,
              valid_from=f"{2030 + i}-01-01", valid_until=f"{2030 + i}-12-31")
        for j in items for i in years
    ]
    return posed(
        name, years=len(years), aims=AIMS, vendors=[vendor("v")], sites=[site("hall")],
        accelerators=_models(case), systems=_systems(case), offers=offers, bundles=_bundles(offers),
        budgets=[{"fiscal_year": 2030 + i, "amount": case.limit[i]} for i in years],
    )


def by_power(name: str, case: Knapsack) -> Scenario:
    """Resource i is the power of site i: bundle j has a part at every site, and costs nothing."""
    sites, items = range(len(case.limit)), range(len(case.value))
    draws = sorted({use for row in case.use[1:] for use in row})
    first = [{**row, "unit_kw_max": case.use[0][j]} for j, row in enumerate(_systems(case)[1:])]
    rest = [system(f"{kw} kW", model="nothing", kw=kw) for kw in draws]
    offers = [
        offer(f"{j} at {i}", "v", case.use[i][j] * 0,
              system=f"value {j}" if i == 0 else f"{case.use[i][j]} kW",
              sites=[f"s{i}"], maximum_total=1)
        for j in items for i in sites
    ]
    return posed(
        name, aims=AIMS, vendors=[vendor("v")], sites=[site(f"s{i}") for i in sites],
        site_phases=[holds(f"s{i}", "1", kw=case.limit[i]) for i in sites],
        accelerators=_models(case), systems=[*first, *rest], offers=offers,
        bundles=_bundles(offers),
    )


def _models(case: Knapsack) -> list[Row]:
    """An accelerator of as many H100 equivalents as each item is worth."""
    worth = [{**MODEL, "id": f"value {j}", "fp8_tflops": 1979 * value}
             for j, value in enumerate(case.value)]
    return [NOTHING, *worth]


def _systems(case: Knapsack) -> list[Row]:
    return [system("nothing", model="nothing"),
            *(system(f"value {j}", model=f"value {j}") for j in range(len(case.value)))]


def _bundles(offers: list[Row]) -> list[Row]:
    return [{"bundle": row["id"].split()[0], "offer": row["id"], "units": 1} for row in offers]
