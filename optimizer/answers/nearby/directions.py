"""Ways to be different: goals that lead away from the plans found so far."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.answers.nearby.counting import (
    least_accelerators,
    least_at_site,
    least_power,
    offers_of,
)
from optimizer.answers.wording import aim_name
from optimizer.core.registry import AIMS
from optimizer.domain.answer import Phrase
from optimizer.model.goals import Goal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from optimizer.domain.plan import Order, Plan
    from optimizer.domain.scenario import Scenario


@dataclass(frozen=True)
class Direction:
    """One goal, and what it does in words."""

    goal: Goal
    words: Phrase


def away_from_offers(used: Iterable[str]) -> Direction:
    """As little as can be of the offers that plans so far buy (hop, skip and jump)."""
    return Direction(least_accelerators("other offers", frozenset(used)),
                     Phrase("buys as little as it can of the offers used so far",
                            "지금까지 쓴 견적을 최대한 적게 삽니다"))


def spreads(scenario: Scenario, plan: Plan) -> list[Direction]:
    """Away from the largest vendor, maker and site of the best plan, to less power, and to the
    best of every other aim that is not in money."""
    found = []
    vendor = _largest(plan.orders, lambda order: order.vendor)
    if vendor:
        found.append(Direction(
            least_accelerators(f"less of vendor {vendor}",
                               offers_of(scenario, "vendor", (vendor,))),
            Phrase(f"buys as little as it can from {vendor}", f"{vendor}에서 최대한 적게 삽니다")))
    maker_of = {row.id: row.maker for row in scenario.accelerators}
    maker = _largest(plan.orders, lambda order: maker_of[order.accelerator])
    if maker and len(set(maker_of.values())) > 1:
        found.append(Direction(
            least_accelerators(f"less of maker {maker}", offers_of(scenario, "maker", (maker,))),
            Phrase(f"uses as few accelerators of {maker} as it can",
                   f"{maker} 가속기를 최대한 적게 씁니다")))
    site = _largest(plan.orders, lambda order: order.site)
    if site and len(scenario.sites) > 1:
        found.append(Direction(least_at_site(f"less at {site}", site),
                               Phrase(f"puts as little as it can into {site}",
                                      f"{site}에 최대한 적게 설치합니다")))
    if plan.orders:
        found.append(Direction(least_power("least power"),
                               Phrase("needs the least power", "전력을 가장 적게 씁니다")))
    found += [
        Direction(Goal(aim.title.lower(), aim.value, aim.sense == "max"),
                  Phrase(f"is best in “{aim.title.lower()}”",
                         f"‘{aim_name(aim).ko}’에서 가장 좋습니다"))
        for aim in AIMS.values() if not aim.money and aim.id != scenario.aims[0].aim]
    return found


def _largest(orders: Iterable[Order], key: Callable[[Order], str]) -> str:
    """Who or what takes most accelerators; empty where nothing is bought."""
    total: dict[str, int] = defaultdict(int)
    for order in orders:
        total[key(order)] += order.accelerators
    return max(total, key=lambda name: total[name]) if total else ""
