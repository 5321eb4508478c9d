"""A plan against another one of the same scenario, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.domain.answer import Phrase, phrase
from optimizer.io.plan.headline import titles
from optimizer.io.plan.standing import state
from optimizer.io.plan.words import money_said, percent

if TYPE_CHECKING:
    from optimizer.io.plan.facts import Facts


def beside(facts: Facts, name: str, other: Facts) -> list[Phrase]:
    """How much more or less this plan costs and brings, and whether the other keeps the rules."""
    cost = facts.cost - other.cost
    count = facts.plan.accelerators - other.plan.accelerators
    compute = facts.h100e - other.h100e
    broken = [use for use in other.plan.rules if use.mode == "hard" and state(use) == "BROKEN"]
    return [
        phrase("Compared with {name}: {cost} ({share}) total cost of ownership, {accelerators}, "
               "{compute}.", name=name,
               cost=_more(money_said(abs(cost), facts.plan.currency), cost > 0),
               share=percent(abs(cost) / other.cost if other.cost else abs(cost)),
               accelerators=_fewer(f"{abs(count):,}", "accelerators", count > 0),
               compute=_fewer(f"{abs(round(compute)):,}", "H100 equivalents", compute > 0)),
        phrase("{name} breaks hard rules of this scenario: {rules}.", name=name,
               rules=titles(broken)) if broken
        else phrase("{name} keeps all hard rules of this scenario.", name=name)]


def _more(amount: Phrase, more: bool) -> Phrase:
    return phrase("{amount} more" if more else "{amount} less", amount=amount)


def _fewer(figure: str, unit: str, more: bool) -> Phrase:
    return phrase("{figure} {unit} more" if more else "{figure} {unit} fewer", figure=figure,
                  unit=phrase(unit))
