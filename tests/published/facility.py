"""Capacitated warehouse location as procurement, in three ways with one optimum.

Warehouses are vendors with an engagement fee and a total capacity; customers are sites, or kinds
of system, or phases.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from .posed import holds, offer, posed, rules, site, system, target, vendor

if TYPE_CHECKING:
    from optimizer.domain.scenario import Scenario

    from .instances import Facility
    from .posed import Row

PHASES = 25
"""The phase twin has this many phases, and as many halls as it takes (a plan has 36 at most)."""


def by_site(name: str, case: Facility) -> Scenario:
    """Customer j is a site that must receive its demand."""
    sites = [f"c{j}" for j in range(len(case.demand))]
    offers = [
        offer(f"w{i}-{place}", f"w{i}", costs[i] / demand, sites=[place], maximum_total=demand)
        for place, demand, costs in zip(sites, case.demand, case.cost, strict=True)
        for i in range(len(case.capacity))
    ]
    wanted = [target(demand, site=place) for place, demand in zip(sites, case.demand, strict=True)]
    return posed(name, vendors=_vendors(case, capacity=True), sites=[site(p) for p in sites],
                 offers=offers, rules=rules(wanted))


def by_hall(name: str, case: Facility) -> Scenario:
    """The power twin: each unit draws 1 kW in the hall of its vendor, whose power is the capacity.

    Customer j is a kind of system of which its demand must be there.
    """
    kinds = [f"c{j}" for j in range(len(case.demand))]
    halls = [f"hall {i}" for i in range(len(case.capacity))]
    offers = [
        offer(f"w{i}-{kind}", f"w{i}", costs[i] / demand, system=kind, sites=[hall],
              maximum_total=demand)
        for kind, demand, costs in zip(kinds, case.demand, case.cost, strict=True)
        for i, hall in enumerate(halls)
    ]
    return posed(
        name, vendors=_vendors(case), systems=[system(kind, kw=1) for kind in kinds],
        sites=[site(hall) for hall in halls],
        site_phases=[holds(hall, "1", kw=kw)
                     for hall, kw in zip(halls, case.capacity, strict=True)],
        offers=offers,
        rules=rules(target(demand, platform_class=kind)
                    for kind, demand in zip(kinds, case.demand, strict=True)),
    )


def by_phase(name: str, case: Facility) -> Scenario:
    """The phase twin: customer j is a phase (at one of two halls) in which its demand arrives.

    Exactly so many arrive: a hall's milestones ask for all demand up to a phase, and its power
    holds no more than that.
    """
    wanted: list[Row] = []
    power: list[Row] = []
    offers: list[Row] = []
    prices: list[Row] = []
    for first in range(0, len(case.demand), PHASES):
        hall, until = f"hall {first // PHASES}", 0
        offers += [offer(f"w{i}-{hall}", f"w{i}", Decimal(0), sites=[hall])
                   for i in range(len(case.capacity))]
        for j, demand in enumerate(case.demand[first:first + PHASES]):
            until += demand
            wanted.append(target(until, str(j + 1), site=hall))
            power.append(holds(hall, str(j + 1), kw=until))
            prices += [{"offer": f"w{i}-{hall}", "phase": str(j + 1), "unit_price": cost / demand,
                        "maximum": demand} for i, cost in enumerate(case.cost[first + j])]
    halls = list(dict.fromkeys(row["site"] for row in power))
    return posed(name, years=PHASES, vendors=_vendors(case, capacity=True),
                 systems=[system("G", kw=1)], sites=[site(hall) for hall in halls],
                 site_phases=power, offers=offers, offer_phases=prices, rules=rules(wanted))


def _vendors(case: Facility, *, capacity: bool = False) -> list[Row]:
    """Warehouses; where nothing else holds their capacity, they say themselves what they ship."""
    return [
        vendor(f"w{i}", engagement_fee=fee) | ({"maximum_total": most} if capacity else {})
        for i, (fee, most) in enumerate(zip(case.fixed_cost, case.capacity, strict=True))
    ]
