"""A plan as a list of totals that add up over offers, and the few payments that join offers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .bill import Bill, Units, offer_bill
from .world import Line, World

Totals = list[Any]
"""One number per total, each times the ledger's scale: fractions, or whole numbers if scaled."""


@dataclass(frozen=True)
class Total:
    """A total: reads its value from the totals of a plan. ``slot`` is its place."""

    slot: int
    coefficients: tuple[Fraction, ...] | None = None

    def __call__(self, totals: Totals) -> Any:
        return totals[self.slot]


class Ledger:
    """Gives every total a slot, and measures the orders of one offer in all slots."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.years = sorted({phase.fiscal_year for phase in world.tables.phases})
        names = [("present",), ("purchase",)]
        names += [(kind, year) for kind in ("cash", "vat") for year in self.years]
        names += [("spend", offer) for offer in world.offers]
        self.money = {name: Total(slot) for slot, name in enumerate(names)}
        self._measures: list[Callable[[Units], Any]] = []
        self._known: dict[tuple, Total] = {}

    def linear(self, coefficients: Iterable[Any]) -> Total:
        """The total of units x coefficient; one coefficient per line, in the lines' order."""
        key = tuple(coefficients)
        if key not in self._known:
            self._known[key] = self._slot(lambda units: sum(
                n * key[line.number] for line, n in units.items() if n and key[line.number]), key)
        return self._known[key]

    def separable(self, name: str, measure: Callable[[Line, int], Any]) -> Total:
        """The total of a named figure that each line has for its own units."""
        if (name,) not in self._known:
            self._known[name,] = self._slot(
                lambda units: sum(measure(line, n) for line, n in units.items()), None)
        return self._known[name,]

    def _slot(self, measure: Callable[[Units], Any], key: tuple | None) -> Total:
        self._measures.append(measure)
        return Total(len(self.money) + len(self._measures) - 1, key)

    @property
    def width(self) -> int:
        """How many totals there are."""
        return len(self.money) + len(self._measures)

    def counts(self, units: Units) -> Totals:
        """As ``part`` but with all money left at 0: quick, for rules on units alone."""
        return [Fraction(0)] * len(self.money) + self._measured(units)

    def _measured(self, units: Units) -> Totals:
        return [measure(units) for measure in self._measures]

    def part(self, units: Units, bill: Bill | None = None) -> Totals:
        """All totals of one offer's lines (ALL of them, also those with 0 units), and its bill."""
        if not units:
            return [Fraction(0)] * self.width
        bill, offer = bill or offer_bill(self.world, units), next(iter(units)).offer.id
        counted, spend = [term for term in bill.flow if self.world.counted(term)], bill.spend()
        money = {
            ("present",): sum((bill.present(term) for term in counted), Fraction(0)),
            ("purchase",): spend,
            ("spend", offer): spend,
        }
        for year in self.years:
            money["cash", year] = bill.cash(year, vat=False)
            money["vat", year] = bill.cash(year, vat=True)
        return [
            *(money.get(name, Fraction(0)) for name in self.money),
            *self._measured(units),
        ]
