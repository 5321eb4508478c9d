"""Futures drawn from a file of what may move, as changes of the scenario to plan with.

The draws are those of ``risk``: the same seed and number is the same future there and here, as far
as rates, prices and lateness go. What else may move has no plain scenario and is left out, which
every future's note says: a failing vendor, a refused licence or another regime takes money with it
that no scenario counts; late power depends on what stands where; accelerators fail each by itself.
"""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from json import dumps
from typing import TYPE_CHECKING

from optimizer.domain.checks.report import listed
from optimizer.domain.commitments import OrderedUnits
from optimizer.errors import BadInput, Place, Problem
from optimizer.model.solve import build
from optimizer.studies.risk.causes import bind
from optimizer.studies.risk.causes.price import Price
from optimizer.studies.risk.causes.rate import Rate
from optimizer.studies.risk.causes.slip import Late
from optimizer.studies.risk.changed import changed
from optimizer.studies.risk.draws import draw
from optimizer.studies.risk.exposure import Exposure
from optimizer.studies.risk.world import World
from optimizer.studies.robust.futures import MOST, Future, Futures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from optimizer.domain.scenario import Scenario
    from optimizer.studies.futures.futures import Futures as Moving

PLANNED_WITH = (Rate, Price, Late)
"""Causes that make another scenario."""

TABLES = ("exchange_rates", "offer_phases")
"""Tables that are said anew as a whole; of the others single figures are."""


def sampled(
    moving: Moving, scenario: Scenario, decide_by: date, count: int, seed: int = 0,
) -> Futures:
    """So many equally likely futures; the world moves from the day after ``decide_by``.

    Raises:
        BadInput: a count that is none, a scenario without anything to order, or nothing in the
            file that could be planned with.
    """
    if not 1 <= count <= MOST:
        raise BadInput([Problem(Place(field="sample"), f"{count:,} futures cannot be planned "
                                "with together", f"Ask for 1 to {MOST}.")])
    exposure = Exposure(scenario, one_of_each(scenario), decide_by + timedelta(days=1))
    bound = bind(moving, exposure)
    causes = [cause for cause in bound if isinstance(cause, PLANNED_WITH)]
    if not causes:
        raise BadInput([Problem(Place(field="sample"), "no rate, price or delivery that the "
                                "scenario has may move", "Name futures one by one.")])
    left = listed([cause.id for cause in bound if cause not in causes])
    drawn = draw(exposure, causes, moving.correlation, seed, 0, count)
    world = World.planned(exposure, count)
    for cause in causes:
        cause.put(world, exposure, drawn[cause.id])
    return Futures("", tuple(
        Future(name=f"drawn {row + 1}",
               set=tuple(_changes(scenario, changed(exposure, world, row))),
               note=f"drawn with seed {seed}" + (f"; left out: {left}" if left else ""))
        for row in range(count)), (Fraction(1, count),) * count)


def one_of_each(scenario: Scenario) -> tuple[OrderedUnits, ...]:
    """An order of one unit of every offer: what may move is asked of orders."""
    lines = build(scenario).columns.lines
    first = {str(offer): (str(site), str(phase)) for offer, site, phase in zip(
        lines.lot.offer.id, lines.site.id, lines.lot.order.id, strict=True)}
    return tuple(OrderedUnits(offer=offer, site=site, phase=phase, units=1)
                 for offer, (site, phase) in first.items())


def _changes(base: Scenario, future: Scenario) -> Iterator[str]:
    """What makes one scenario of the other, as for ``--set``."""
    for table in TABLES:
        if getattr(base, table) != getattr(future, table):
            rows = [row.model_dump(mode="json", exclude_none=True)
                    for row in getattr(future, table)]
            yield f"scenario.{table}={dumps(rows)}"
    for table, fields in (("offers", ("unit_price", "lead_weeks_max")),
                          ("price_breaks", ("unit_price",))):
        for at, (was, row) in enumerate(
                zip(getattr(base, table), getattr(future, table), strict=True)):
            yield from (f"scenario.{table}[{at}].{field}={getattr(row, field)}"
                        for field in fields if getattr(was, field) != getattr(row, field))
