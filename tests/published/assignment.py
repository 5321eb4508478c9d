"""Generalised assignment as procurement, in two ways with one optimum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .posed import holds, offer, posed, rules, site, system, target, vendor

if TYPE_CHECKING:
    from optimizer.domain.scenario import Scenario

    from .instances import Assignment


def by_vendor(name: str, case: Assignment) -> Scenario:
    """Encoding A: job j is a site that gets its lot whole, from exactly one vendor i.

    Purchase money stands for slots: a lot costs its vendor's slots to buy, of which the vendor
    is awarded so many at most, and the whole price of the job is paid as freight. Purchase money
    is therefore not counted.
    """
    agents, jobs = range(len(case.capacity)), range(len(case.cost[0]))
    return posed(
        name,
        vendors=[vendor(f"v{i}", award_max=case.capacity[i]) for i in agents],
        sites=[site(f"job {j}") for j in jobs],
        offers=[
            offer(f"v{i}-{j}", f"v{i}", case.use[i][j], freight_per_unit=case.cost[i][j],
                  sites=[f"job {j}"], maximum_total=1)
            for i in agents for j in jobs
        ],
        rules=rules(target(1, site=f"job {j}") for j in jobs),
        terms={"purchase": {"counted": False}},
    )


def by_power(name: str, case: Assignment) -> Scenario:
    """Encoding B: job j is a package placed whole in exactly one site i, drawing power there.

    A package is offered once for every site, as alternates of which one is taken.
    """
    agents, jobs = range(len(case.capacity)), range(len(case.cost[0]))
    draws = sorted({use for row in case.use for use in row})
    return posed(
        name,
        vendors=[vendor("maker")],
        systems=[system(f"{kw} kW", kw=kw) for kw in draws],
        sites=[site(f"s{i}") for i in agents],
        site_phases=[holds(f"s{i}", "1", kw=case.capacity[i]) for i in agents],
        offers=[
            offer(f"{j}-s{i}", "maker", case.cost[i][j], system=f"{case.use[i][j]} kW",
                  sites=[f"s{i}"], maximum_total=1)
            for i in agents for j in jobs
        ],
        alternates=[{"group": f"package {j}", "offer": f"{j}-s{i}"} for i in agents for j in jobs],
        rules=rules([target(len(jobs))]),
    )
