"""Which rules keep an offer out when no price wins."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.answers.why.offer_terms import at_least, at_price, without
from optimizer.answers.why.standing import verdict
from optimizer.core.registry import RULES, settings_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from optimizer.answers.bench import Bench
    from optimizer.domain.answer import Trial
    from optimizer.domain.scenario import Scenario

OWN_PINS = "pins"


@dataclass(frozen=True)
class Blocked:
    """Rules without which the offer wins at no price."""

    impossible: bool
    """Not even the fewest units can be bought: no plan keeps the rules with them."""
    each: tuple[str, ...] = ()
    """Any one of them lifted is enough."""
    together: tuple[str, ...] = ()
    """Where no single one is: a smallest set, all of which have to be lifted."""
    complete: bool = True
    """False where the time was not enough to look at all of them."""


def blocked(
    scenario: Scenario, offer: str, units: int, rival: Trial, nothing: Trial, bench: Bench,
) -> Blocked:
    """The rules that block an offer which loses even at no price (``nothing``)."""
    search = _Search(scenario, offer, units, bench, impossible=nothing.plan is None)
    rules = _candidates(scenario, offer, rival)
    if search.impossible:  # quick to see, and nothing else matters then
        bench.solve_all([search.held([rule]) for rule in rules])
    each = [rule for rule in rules if not bench.over and search.wins([rule])]
    together: list[str] = []
    if not each and len(rules) > 1 and not bench.over and search.wins(rules):
        together = list(rules)
        for rule in rules:
            fewer = [other for other in together if other != rule]
            if not bench.over and search.wins(fewer):
                together = fewer
    return Blocked(search.impossible, tuple(each), tuple(together), not bench.over)


@dataclass
class _Search:
    scenario: Scenario
    offer: str
    units: int
    bench: Bench
    impossible: bool

    def held(self, rules: Collection[str]) -> tuple[str, Scenario]:
        """The offer for nothing and bought, without these rules."""
        free = at_price(lifted(self.scenario, rules, self.offer), self.offer, Decimal(0))
        return (f"{self.offer}: for nothing, without {', '.join(rules)}",
                at_least(free, self.offer, self.units))

    def wins(self, rules: Collection[str]) -> bool:
        """Whether the offer can be bought, or if it can already, wins without these rules."""
        name, changed = self.held(rules)
        held = self.bench.solve(changed, name)
        if self.impossible or held.plan is None:
            return held.plan is not None
        left = without(lifted(self.scenario, rules, self.offer), self.offer)
        rival = self.bench.solve(left, f"without {self.offer} and {', '.join(rules)}")
        return verdict(held, rival) == "wins"


def lifted(scenario: Scenario, rules: Iterable[str], offer: str) -> Scenario:
    """The scenario with rules off; of the pins, those of the offer."""
    own = dict(scenario.rules)
    pins = scenario.pins
    for rule in rules:
        if rule == OWN_PINS:
            pins = tuple(pin for pin in pins if pin.offer != offer)
        else:
            own[rule] = {**own.get(rule, {}), "mode": "off"}
    granted = tuple(row for row in scenario.concessions if row.rule not in set(rules))
    return scenario.model_copy(update={"rules": own, "pins": pins, "concessions": granted})


def _candidates(scenario: Scenario, offer: str, rival: Trial) -> list[str]:
    """Rules that are on, may be off and say something of this scenario."""
    settings = settings_of(scenario)
    speaks = None if rival.plan is None else {use.rule for use in rival.plan.rules}
    found = [rule for rule, entry in RULES.items()
             if settings.on(rule) and "off" in entry.modes and rule != OWN_PINS
             and (speaks is None or rule in speaks)]
    if any(pin.offer == offer for pin in scenario.pins):
        found.append(OWN_PINS)
    return found
