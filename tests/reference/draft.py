"""What the makers of a random scenario share: the tables so far, chance, and a witness plan."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from .evaluate import Evaluation, evaluate
from .plan import Yardstick
from .search import Search
from .world import Key, Line, World


class RetryError(Exception):
    """The draw cannot give what is asked for; the generator draws again."""


class Draft:
    """A scenario in the making. ``modes``: the rules that take part, and how."""

    def __init__(self, rng: Random, modes: dict[str, str], focus: str) -> None:
        self.rng, self.modes, self.focus = rng, modes, focus
        self.tables: dict[str, Any] = {"rules": {}, "terms": {}}
        self.plan: dict[Line, int] = {}

    def has(self, rule: str) -> bool:
        """Whether a rule takes part (hard, soft or off)."""
        return rule in self.modes

    def table(self, name: str) -> list[dict[str, Any]]:
        """A table of the scenario, made empty where it is missing."""
        return self.tables.setdefault(name, [])

    def maybe(self, chance: float) -> bool:
        """True with this chance."""
        return self.rng.random() < chance

    def between(self, low: float, high: float, digits: int = 2) -> float:
        """A number in a range, rounded."""
        return round(self.rng.uniform(low, high), digits)

    def set_rule(self, rule: str, unit_price: float = 0.0, **figures: Any) -> None:
        """Settings of a rule in its mode; a soft rule is priced around ``unit_price``."""
        mode = self.modes.get(rule, "hard")
        settings = {"mode": mode, **figures}
        if mode == "soft":
            settings["price"] = round(max(unit_price, 1e-4) * self.rng.uniform(0.2, 2.0), 4)
        self.tables["rules"][rule] = settings

    def cap_concession(self, rule: str, most: float) -> None:
        """Say how far a soft rule may be broken (a yearly budget must not have a cap)."""
        if self.modes.get(rule) == "soft" and rule != "budget_year":
            self.tables["rules"][rule]["max_concession"] = most

    def soft(self, rule: str) -> bool:
        """Whether a rule is soft here."""
        return self.modes.get(rule) == "soft"

    # The witness: a plan that the limits are drawn around, so that most scenarios have a plan.

    def draw_witness(self) -> None:
        """Draw units that keep the rules on units alone that are set so far."""
        self.world = World(self.tables)
        if not self.world.lines:
            raise RetryError("no line")
        search = Search(self.world)
        for _ in range(60):
            units = {
                line: self.rng.choice((0, self.rng.randint(0, bound)))
                for line, bound in zip(self.world.lines, search.bounds, strict=True)
            }
            if any(units.values()) and self._keeps(search.exact, units):
                self.plan = units
                self.evaluation = evaluate(self.world, self.orders())
                return
        raise RetryError("no witness")

    def _keeps(self, yardstick: Yardstick, units: dict[Line, int]) -> bool:
        counts = yardstick.ledger.counts(units)
        return not any(row.broken(counts) for row in yardstick.hard)

    def orders(self) -> dict[Key, int]:
        """The witness as orders."""
        return {line.key: n for line, n in self.plan.items() if n}

    def measure(self) -> Evaluation:
        """Evaluate the witness under the scenario as it is now."""
        return evaluate(self.tables, self.orders())

    def sum(self, figure: Callable[[Line], Any], keep: Callable[[Line], bool] | None = None) -> Any:
        """A figure per unit, summed over the witness."""
        return sum(n * figure(line) for line, n in self.plan.items() if keep is None or keep(line))

    def chips(self, keep: Callable[[Line], bool] | None = None) -> int:
        """Accelerators of the witness."""
        return self.sum(lambda line: line.accelerators, keep)

    @property
    def bought(self) -> list[Line]:
        """Lines on which the witness orders."""
        return [line for line, n in self.plan.items() if n]

    @property
    def money(self) -> float:
        """Purchase money of the witness, reporting currency."""
        return float(self.evaluation.bill["purchase"].nominal) or 1.0

    @property
    def chip_money(self) -> float:
        """Purchase money per accelerator of the witness."""
        return self.money / max(1, self.chips())
