"""The shape of a rule's row, and the bench on which rules build their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .ledger import Ledger, Total, Totals
from .settings import Settings
from .world import Line

Reading = Callable[[Totals], Any]
"""Reads a figure (times the scale) from the totals of a plan."""


@dataclass(frozen=True)
class Row:
    """One inequality of a rule, each side a figure of the plan.

    ``packing`` = (coefficients per line, limit) where the row says no more than: a sum of units
    with coefficients that are never negative stays within a constant. It bounds the search.
    """

    rule: str
    key: tuple[str, ...]
    activity: Reading
    sense: str
    bound: Reading
    offer: str | None = None
    packing: tuple[tuple[Fraction, ...], Fraction] | None = None

    def broken(self, totals: Totals) -> Any:
        """By how much the row is broken; 0 if it holds."""
        over = self.activity(totals) - self.bound(totals)
        if self.sense == ">=":
            over = -over
        elif self.sense != "<=":
            over = abs(over)
        return max(0, over)


def whole(value: Fraction) -> Any:
    """A plain int where the fraction is one: the same number, but faster."""
    return int(value) if value.denominator == 1 else value


class Bench:
    """What a rule needs to build its rows: lines, totals, constants in the ledger's scale."""

    def __init__(self, ledger: Ledger, scale: int) -> None:
        self.ledger, self.world, self.scale = ledger, ledger.world, scale
        self.lines = ledger.world.lines
        self.phases = [phase.id for phase in ledger.world.tables.phases]
        self.rows: list[Row] = []

    def phase(self, name: str) -> int:
        """The number of a phase."""
        return self.world.calendar.index[name]

    def total(self, coefficients: Iterable[Any]) -> Total:
        """Units x coefficient over all lines; one coefficient per line."""
        return self.ledger.linear(coefficients)

    def units(self, keep: Callable[[Line], bool]) -> Total:
        """Units of the lines that are kept."""
        return self.total(int(keep(line)) for line in self.lines)

    def chips(self, keep: Callable[[Line], bool]) -> Total:
        """Accelerators on the lines that are kept."""
        return self.total(line.accelerators if keep(line) else 0 for line in self.lines)

    def scaled(self, value: Any) -> Any:
        """A constant in the ledger's scale."""
        return whole(Fraction(value) * self.scale)

    def constant(self, value: Any) -> Reading:
        """A side of a row that is the same for every plan."""
        number = self.scaled(value)
        return lambda totals: number

    def count(self, amounts: Iterable[Reading]) -> Reading:
        """How many of the amounts are not 0."""
        readings = list(amounts)
        return lambda totals: self.scale * sum(1 for read in readings if read(totals) > 0)

    def row(self, settings: Settings, key: Iterable[Any], activity: Reading, sense: str,
            bound: Reading, offer: str | None = None) -> None:
        """Add any row."""
        names = tuple(str(name) for name in key)
        self.rows.append(Row(settings.rule, names, activity, sense, bound, offer))

    def limit(self, settings: Settings, key: Iterable[Any], total: Total, limit: Any,
              already: Any = 0, sense: str = "<=", offer: str | None = None) -> None:
        """Add a row: what is there already, and a total of units, within a constant."""
        start = self.scaled(already)
        names = tuple(str(name) for name in key)
        packing = None
        if sense != ">=" and all(c >= 0 for c in total.coefficients or ()):
            packing = (total.coefficients, Fraction(limit) - Fraction(already))
        self.rows.append(
            Row(settings.rule, names, lambda totals: start + total(totals), sense,
                self.constant(limit), offer, packing)
        )


def fits(line: Line, entry: dict[str, Any]) -> bool:
    """Whether a line is of the site, model, platform class and use a milestone names."""
    return (
        entry.get("site") in (None, "", line.site.id)
        and entry.get("model") in (None, "", line.accelerator.id)
        and entry.get("platform_class") in (None, "", line.system.platform_class)
        and (not entry.get("use") or entry["use"] in line.accelerator.uses)
    )


def filtered(entry: dict[str, Any]) -> bool:
    """Whether a milestone names a site, model, platform class or use."""
    return any(entry.get(name) for name in ("site", "model", "platform_class", "use"))


RowsOf = Callable[[Bench, Settings], None]
RULE_ROWS: dict[str, RowsOf] = {}
"""The row builder of each rule that has rows."""


def rule(name: str) -> Callable[[RowsOf], RowsOf]:
    """Register the row builder of a rule."""

    def register(build: RowsOf) -> RowsOf:
        RULE_ROWS[name] = build
        return build

    return register


def all_rows(ledger: Ledger, scale: int) -> list[Row]:
    """The rows of every rule that is hard or soft."""
    bench = Bench(ledger, scale)
    for name, build in RULE_ROWS.items():
        settings = bench.world.rule(name)
        if settings.mode != "off":
            build(bench, settings)
    return bench.rows


