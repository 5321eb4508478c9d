"""One way out: which rules may be conceded, how much is, and the scenario solved again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.answers.repair.concessions import conceded, rules_of, worth
from optimizer.answers.repair.rows import SHORTEST_S
from optimizer.answers.repair.variants import eased, granted, money_aside

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from optimizer.answers.bench import Bench
    from optimizer.answers.repair.concessions import Conceded
    from optimizer.answers.repair.conflicts import Conflicts
    from optimizer.domain.answer import Trial
    from optimizer.domain.scenario import Scenario


@dataclass(frozen=True)
class Way:
    """One way out. ``spared``: the rule it was asked to leave alone; fewest: as few as can be."""

    kind: str
    spared: tuple[str, ...]
    given: tuple[Conceded, ...]
    easing: Trial
    """Where the amounts are from."""
    least: Decimal = Decimal(0)
    """No way that spares the same counts for less than this; 0 where that was not looked into."""
    shown: Trial | None = None
    """The scenario with the concessions granted and all rules hard, solved again."""

    @property
    def worth(self) -> Decimal:
        """What the concessions count as, reporting currency."""
        return worth(self.given)

    @property
    def total(self) -> Decimal:
        """The same with what rules cost that were soft before; ways are ranked by it."""
        return self.easing.value or Decimal(0)

    @property
    def rules(self) -> frozenset[str]:
        """The rules it touches."""
        return rules_of(self.given)


@dataclass
class Search:
    """Looks for ways out of one scenario."""

    scenario: Scenario
    bench: Bench
    prices: Mapping[str, Decimal]
    """Rules that may be conceded, and their prices."""
    conflicts: Conflicts
    part: float
    """Seconds for one way."""
    complete: bool = True
    """False once something was not solved to the end."""

    def quick(self, kind: str, spared: Collection[str], seconds: float) -> Way | None:
        """The cheapest way within the rules of the conflicts found; None if none was found.

        The model is far smaller so than with every rule soft, and seldom is any other rule worth
        conceding; whether one is, ``prove`` says.
        """
        blamed = {name for one in self.conflicts.found for name in one}
        return self.way(kind, spared, blamed, seconds)

    def prove(
        self, kind: str, spared: Collection[str], way: Way | None, seconds: float,
    ) -> Way | None:
        """The same over every rule that may be conceded, with its bound, in the time there is."""
        wide = self.way(kind, spared, self.prices, seconds)
        if wide is None or way is None or wide.total <= way.total:
            return wide or way
        return replace(way, least=wide.least)

    def way(
        self, kind: str, spared: Collection[str], among: Collection[str], seconds: float,
    ) -> Way | None:
        """The cheapest way that touches only these rules, or the cheapest found in the time."""
        open_to = [name for name in self.prices if name not in spared]
        able = {name: self.prices[name] for name in open_to if name in among}
        if not able:
            return None
        trial = self.bench.within(max(SHORTEST_S, seconds)).solve(eased(self.scenario, able),
                                                   f"may be conceded: {', '.join(able)}")
        if trial.plan is None:
            self.complete &= trial.status == "no plan"
            return None
        self.complete &= trial.status == "optimal"
        least = (trial.bound or Decimal(0)) if len(able) == len(open_to) else Decimal(0)
        return Way(kind, tuple(spared), conceded(trial.plan, able), trial, least)

    def show(self, way: Way) -> Way:
        """Grant the concessions, keep every rule, and solve again: is there any plan?"""
        if way.shown is not None:
            return way
        changed = money_aside(self._repaired(way))
        name = f"{', '.join(sorted(way.rules))} conceded; money aside"
        bench = self.bench.within(max(SHORTEST_S, self.part))
        return replace(way, shown=bench.solve(changed, name))

    def best(self, way: Way, seconds: float) -> Way:
        """The same with the scenario's own aims, if that can be had in the time."""
        if way.shown is None or not way.shown.feasible:
            return way
        name = f"{', '.join(sorted(way.rules))} conceded"
        trial = self.bench.within(max(SHORTEST_S, seconds)).solve(self._repaired(way), name)
        return replace(way, shown=trial) if trial.feasible else way

    def _repaired(self, way: Way) -> Scenario:
        return granted(self.scenario, [one.concession for one in way.given])
