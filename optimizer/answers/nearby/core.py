"""The least of every offer, vendor and system that every plan near the best buys."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from optimizer.answers.nearby.counting import Of, least_units, offers_of
from optimizer.answers.nearby.others import units_of
from optimizer.answers.nearby.pursuit import pursue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.answers.bench import Bench
    from optimizer.answers.nearby.within import Near
    from optimizer.domain.plan import Order


@dataclass(frozen=True)
class Least:
    """All plans near the best buy ``at_least`` units of it; one buys no more than ``found``."""

    of: Of
    name: str
    best: int
    """Units in the best plan."""
    at_least: int
    found: int
    orders: tuple[Order, ...]
    """Of the plan that buys the fewest."""

    @property
    def proven(self) -> bool:
        """Whether it is known to the unit."""
        return self.at_least == self.found


def no_regret(near: Near, bench: Bench, known: Sequence[tuple[Order, ...]]) -> list[Least]:
    """What plans have in common; ``known`` are plans near the best, of which each may show that
    an offer is not needed."""
    rows = [_seen(near, known, "offer", row.id) for row in near.scenario.offers]
    rows = _tightened(near, bench, rows)
    for of, names in (("vendor", [v.id for v in near.scenario.vendors]),
                      ("system", [s.id for s in near.scenario.systems])):
        known = [*known, *(row.orders for row in rows)]
        more = [_with_parts(near, _seen(near, known, of, name), rows)  # type: ignore[arg-type]
                for name in names]
        rows += _tightened(near, bench, more)
    return [row for row in rows if row.best or row.at_least]


def _seen(near: Near, known: Sequence[tuple[Order, ...]], of: Of, name: str) -> Least:
    offers = offers_of(near.scenario, of, (name,))
    fewest = min(known, key=lambda orders: units_of(orders, offers))
    return Least(of, name, units_of(near.plan.orders, offers), 0, units_of(fewest, offers), fewest)


def _with_parts(near: Near, row: Least, rows: Sequence[Least]) -> Least:
    """Of a vendor or system every plan buys at least what it buys of its single offers."""
    offers = offers_of(near.scenario, row.of, (row.name,))
    parts = sum(one.at_least for one in rows if one.of == "offer" and one.name in offers)
    return replace(row, at_least=parts)


def _tightened(near: Near, bench: Bench, rows: list[Least]) -> list[Least]:
    open_ = [row for row in rows if not row.proven]
    if not open_:
        return rows
    waiting = list(open_)  # whoever begins takes its part of the time that is then left

    def solved(row: Least) -> Least:
        each = bench.left * max(1, bench.jobs) / max(1, len(waiting))
        waiting.pop()
        return _solved(near, bench, row, max(0.1, each))

    by_name = {row.name: row for row in bench.each(solved, open_)}
    return [by_name.get(row.name, row) for row in rows]


def _solved(near: Near, bench: Bench, row: Least, seconds: float) -> Least:
    offers = offers_of(near.scenario, row.of, (row.name,))
    goal = least_units(f"least of {row.name}", offers)
    got = pursue(near.scenario, [goal], near.limits, bench, seconds)
    row = replace(row, at_least=max(row.at_least, min(got.whole_bound, row.found)))
    if got.orders is not None and units_of(got.orders, offers) < row.found:
        row = replace(row, found=units_of(got.orders, offers), orders=got.orders)
    return row
