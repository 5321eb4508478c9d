"""The headline of a plan: accelerators by when, cost, power, and how well it is proven."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import format as form
from app.words import t
from optimizer.io.plan.headline import in_service_by

if TYPE_CHECKING:
    from optimizer.io.plan.facts import Facts


@dataclass(frozen=True)
class Mark:
    """One figure of the headline and what it means."""

    label: str
    value: str
    note: str


def marks(facts: Facts) -> tuple[Mark, ...]:
    """The four figures a reader asks for first."""
    return _service(facts), _cost(facts), _power(facts), _proven(facts)


def _service(facts: Facts) -> Mark:
    label = t("Accelerators in service")
    if not facts.plan.orders:
        return Mark(label, form.number(0), t("the plan buys nothing"))
    most, phase = in_service_by(facts.plan)
    return Mark(label, form.number(most), t("by {day}", day=form.day(phase.end)))


def _cost(facts: Facts) -> Mark:
    years = form.number(facts.plan.scenario.money.horizon_years, 1)
    note = t("of ownership over {years} years, discounted", years=years)
    if facts.soft:
        note += "; " + t("without {price} for broken soft rules, which nobody pays",
                         price=form.money(facts.soft, facts.plan.currency))
    return Mark(t("Total cost"), form.money(facts.cost, facts.plan.currency), note)


def _power(facts: Facts) -> Mark:
    note = t("of {there} at the end ({share})", there=form.megawatts(facts.power_limit_kw),
             share=form.share(facts.power_kw / facts.power_limit_kw)) \
        if facts.power_limit_kw else t("no site has power")
    return Mark(t("Power in use"), form.megawatts(facts.power_kw), note)


def _proven(facts: Facts) -> Mark:
    plan = facts.plan
    if plan.status == "priced" or not plan.proofs:
        return Mark(t("Proof"), "–", t("given orders, priced and checked, not optimised"))
    gap = form.gap(max(float(proof.gap) for proof in plan.proofs))
    if plan.status == "stopped":
        return Mark(t("Stopped with a gap of"), gap,
                    t("a better plan may exist, by so much at most"))
    return Mark(t("Proven to within"), gap, t("no plan can be better by more"))
