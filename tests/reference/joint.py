"""Payments that depend on several offers at once: rebates, engagement fees, grid assessments."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from .bill import CAPITAL
from .ledger import Ledger, Total, Totals
from .world import Line, World

Payment = tuple[str, int, Any]
"""Term, phase and amount (times the scale)."""


def stepped(steps: list[tuple[Any, Fraction]], amount: Any, kind: str) -> Any:
    """Rebate on an amount; steps are (from, rebate per unit of amount), lowest first."""
    if kind == "all_units":
        return next((r * amount for start, r in reversed(steps) if start <= amount), 0)
    given: Any = 0
    for (start, rebate), after in zip(steps, [*steps[1:], None], strict=True):
        end = amount if after is None else min(amount, after[0])
        given += rebate * max(0, end - start)
    return given


class Joint:
    """All joint payments of a world, ready to be read off the totals of a plan."""

    def __init__(self, ledger: Ledger, scale: int) -> None:
        self.ledger, self.world, self.scale = ledger, ledger.world, scale
        self._makers: list[Callable[[Totals], list[Payment]]] = []
        self._engagement()
        if self.world.rule("vendor_rebates").mode != "off":
            self._vendor_rebates()
        if self.world.rule("conditional_rebates").mode != "off":
            self._conditional_rebates()
        if self.world.rule("grid_step").mode != "off":
            self._grid()
        self._slots = [self._slots_of(phase) for phase in range(len(self.world.tables.phases))]

    def payments(self, totals: Totals) -> list[Payment]:
        """All joint payments of a plan."""
        return [payment for make in self._makers for payment in make(totals)]

    def complete(self, totals: Totals) -> Totals:
        """Add the joint payments to the money totals (in place)."""
        world, money = self.world, self.ledger.money
        for term, phase, amount in self.payments(totals):
            if not amount:
                continue
            if term in ("vendor_rebates", "conditional_rebates"):
                totals[money["purchase",].slot] += amount
            if world.counted(term):
                totals[money["present",].slot] += amount * world.calendar.disc[phase]
                if term in CAPITAL:
                    totals[self._slots[phase]] += amount
        return totals

    def _slots_of(self, phase: int) -> int:
        return self.ledger.money["cash", self.world.tables.phases[phase].fiscal_year].slot

    def units(self, keep: Callable[[Line], bool]) -> Total:
        """Units of the lines that are kept."""
        return self.ledger.linear(int(keep(line)) for line in self.world.lines)

    def _engagement(self) -> None:
        for vendor in self.world.vendors.values():
            if vendor.engagement_fee:
                units = self.units(lambda line, v=vendor: line.vendor is v)
                fee = vendor.engagement_fee * self.scale
                self._makers.append(
                    lambda t, units=units, fee=fee: (
                        [("engagement", 0, fee)] if units(t) else []
                    )
                )

    def _vendor_rebates(self) -> None:
        rows = self.world.tables.vendor_rebates
        for vendor, basis in dict.fromkeys((row.vendor, row.basis) for row in rows):
            mine = sorted((r for r in rows if (r.vendor, r.basis) == (vendor, basis)),
                          key=lambda row: row.from_amount)
            steps = [(row.from_amount * self.scale, row.rebate) for row in mine]
            lines = [line for line in self.world.lines if line.vendor.id == vendor]
            when = self.world.settlement(lines)
            if basis == "units":
                amounts = [self.units(lambda line, v=vendor: line.vendor.id == v)]
            else:
                amounts = [self.ledger.money["spend", o.id] for o in self.world.offers.values()
                           if o.vendor == vendor]
            self._makers.append(
                lambda t, amounts=amounts, steps=steps, when=when, kind=mine[0].kind: [
                    ("vendor_rebates", when, -stepped(steps, sum(a(t) for a in amounts), kind))
                ]
            )

    def _conditional_rebates(self) -> None:
        for row in self.world.tables.conditional_rebates:
            pair = (row.trigger_offer, row.discounted_offer)
            when = self.world.settlement([e for e in self.world.lines if e.offer.id in pair])
            units = self.units(lambda line, row=row: line.offer.id == row.trigger_offer)
            spend = self.ledger.money["spend", row.discounted_offer]
            need, share = row.trigger_units * self.scale, row.discount_share
            self._makers.append(
                lambda t, units=units, spend=spend, need=need, share=share, when=when: (
                    [("conditional_rebates", when, -share * spend(t))] if units(t) >= need else []
                )
            )

    def _grid(self) -> None:
        rule = self.world.rule("grid_step")
        threshold = rule.number("threshold_kw", 10000) * self.scale
        fee = rule.number("fee", 0) * self.scale
        for site in self.world.sites.values():
            load = facility_load(self.ledger, self.world, site.id, len(self.world.tables.phases))
            self._makers.append(
                lambda t, load=load: (
                    [("grid_assessment", 0, fee)] if load(t) > threshold else []
                )
            )


def facility_load(ledger: Ledger, world: World, site: str, phase: int) -> Total:
    """Facility kW of what is delivered to a site by a phase: unit kW x PUE."""
    return ledger.linear(
        line.system.unit_kw_max * line.site.pue if line.site.id == site and line.delivery <= phase
        else 0
        for line in world.lines
    )
