"""What of a plan the world can move: its lines, their dates for any slip, and their milestones.

Dates are those of the scenario with later vendors, laid out by the same code that plans with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING

import numpy as np

from optimizer.core.frame import Frame
from optimizer.core.layout import lay_out
from optimizer.core.number import FLOAT
from optimizer.core.registry import settings_of
from optimizer.domain.commitments import PlacedOrder
from optimizer.export import find
from optimizer.quantities.lines import lines_of_orders
from optimizer.quantities.units import accelerators, matching

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from optimizer.core.layout import Layout
    from optimizer.core.number import Array
    from optimizer.core.table import View
    from optimizer.domain.commitments import OrderedUnits
    from optimizer.domain.scenario import Scenario
    from optimizer.export import Decision

_STEP = Decimal("0.000001")


@dataclass(frozen=True)
class Dates:
    """Of every line of the plan, for one slip of all vendors; days are ordinals."""

    layout: Layout
    line: Array
    """Line of the layout."""
    delivered: Array
    in_service: Array
    delivery_phase: Array
    service_phase: Array
    decision: Array
    """Position among the exposure's decisions."""


class Exposure:
    """A plan's lines (offer × site × phase with units), and all that is asked about them."""

    def __init__(self, scenario: Scenario, orders: tuple[OrderedUnits, ...], since: date) -> None:
        """``since``: the day from which the world may move."""
        self.since = since
        self.placed_before = {(one.offer, one.phase) for one in scenario.placed_orders}
        kept = {(o.offer, o.site, o.phase): o for o in orders if o.units}
        self.orders = tuple(
            PlacedOrder(offer=o.offer, site=o.site, phase=o.phase, units=sum(
                p.units for p in orders if (p.offer, p.site, p.phase) == key))
            for key, o in kept.items())
        # as placed orders, lines stay in every future, however late they become
        self.scenario = scenario.model_copy(update={"placed_orders": self.orders})
        self.settings = settings_of(self.scenario)
        self.regime = find(self.scenario)
        self.decisions: dict[Decision, int] = {}
        self._dates: dict[int, Dates] = {}
        self.settling: dict[tuple[int, int], Array] = {}
        """When credits are settled, by days of slip and vendor; filled where it is asked."""
        self.frame = Frame(self.scenario, self.settings, self.dates(0).layout, FLOAT)
        self.lines = self.frame.view("lines").take(self.dates(0).line)
        self.units = np.array([order.units for order in self.orders], dtype=np.int64)

    # ---- who, where, what

    @property
    def lots(self) -> View:
        """The lots of the lines."""
        found: View = self.lines.lot
        return found

    @property
    def vendor(self) -> Array:
        """Vendor of each line."""
        return np.asarray(self.lots.offer.vendor.positions)

    @cached_property
    def count(self) -> Array:
        """Accelerators of each line."""
        return np.asarray(self.units * accelerators(self.lots))

    @cached_property
    def phase_ends(self) -> Array:
        """Last day of each phase."""
        return np.array([phase.end.toordinal() for phase in self.scenario.phases], dtype=np.int64)

    # ---- dates

    def dates(self, days: int) -> Dates:
        """Dates if every vendor is late by so many days."""
        if days not in self._dates:
            self._dates[days] = self._dated(days)
        return self._dates[days]

    def _dated(self, days: int) -> Dates:
        everyone = {vendor.id: days for vendor in self.scenario.vendors}
        layout = lay_out(late(self.scenario, everyone), self.settings, self.regime)
        frame = Frame(self.scenario, self.settings, layout, FLOAT)
        line = lines_of_orders(frame, frame.view("lines"), self.orders)
        assert (line >= 0).all()
        lot = layout.line_lot[line]
        system = frame.view("lines").take(line).lot.offer.system
        accept = np.array([ceil(7 * Decimal(str(weeks))) for weeks in system.acceptance_weeks],
                          dtype=np.int64)
        service = layout.lot_in_service_date[lot]
        numbered = [self.decisions.setdefault(one, len(self.decisions))
                    for one in layout.decisions]
        return Dates(layout, line, service - accept, service, layout.lot_delivery[lot],
                     layout.lot_in_service[lot],
                     np.array(numbered, dtype=np.int64)[layout.lot_decision[lot]])

    @cached_property
    def accept(self) -> Array:
        """Days from delivery to service of each line."""
        return np.asarray(self.dates(0).in_service - self.dates(0).delivered)

    # ---- what is asked of it

    @cached_property
    def milestones(self) -> tuple[Milestone, ...]:
        """Those of the delivery rule; without any, that the whole plan serves by its last phase."""
        rule = self.settings.rules["delivery_target"]
        asked = rule.milestones  # type: ignore[attr-defined]
        out = []
        for one in asked:
            fits = matching(self.lots, one)
            if one.site is not None:
                fits = fits & (self.lines.site.id == one.site)
            at = int(self.frame.positions("phases", [one.phase])[0])
            name = " ".join(str(part) for part in (
                one.phase, one.site, one.model, one.platform_class, one.use) if part)
            out.append(Milestone(name, at, one.accelerators, fits))
        if not out:
            last = int(self.dates(0).service_phase.max(initial=0))
            out.append(Milestone(self.scenario.phases[last].id, last, int(self.count.sum()),
                                 np.ones(len(self.count), dtype=bool)))
        return tuple(out)


@dataclass(frozen=True)
class Milestone:
    """So many accelerators of some lines in service by the end of a phase."""

    name: str
    phase: int
    accelerators: int
    lines: Array
    """Which lines count."""


def late(scenario: Scenario, days: Mapping[str, int]) -> Scenario:
    """The scenario with vendors late by so many days.

    Lead times are written so that they round up to exactly the planned days and these.
    """
    if not any(days.values()):
        return scenario
    offers = []
    for offer in scenario.offers:
        more = days.get(offer.vendor, 0)
        weeks = Decimal(ceil(7 * offer.lead_weeks_max) + more) / 7
        offers.append(offer if not more else offer.model_copy(update={
            "lead_weeks_max": weeks.quantize(_STEP, ROUND_FLOOR)}))
    return scenario.model_copy(update={"offers": tuple(offers)})
