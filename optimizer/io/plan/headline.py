"""A plan in sentences that need no table: what, when, how much, how sure."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.core.registry import AIMS
from optimizer.core.rule import MONEY
from optimizer.domain.answer import Phrase, phrase
from optimizer.io.plan.standing import rule_title, state, unit_of
from optimizer.io.plan.words import (
    counted,
    day_said,
    figure,
    listed_phrases,
    money_said,
    percent,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from optimizer.domain.calendar import Phase
    from optimizer.domain.plan import Plan, Proof, RuleUse
    from optimizer.io.plan.facts import Facts

MOST_NAMED = 6
"""Vendors or years named one by one; the rest are counted."""
TARGETS = ("delivery_target", "compute_target")


def headline(facts: Facts) -> list[Phrase]:
    """The plan in a minute."""
    plan = facts.plan
    if not plan.orders:
        return [phrase("The plan buys nothing."), *proof_sentences(plan)]
    return [*_service(facts), *_cost(facts), *proof_sentences(plan), *_budget(facts),
            *_power(facts), _vendors(facts), *_rules(plan)]


def targets(plan: Plan) -> list[RuleUse]:
    """What the plan was asked to deliver."""
    return [use for use in plan.rules if use.rule in TARGETS]


def in_service_by(plan: Plan) -> tuple[int, Phase]:
    """The most accelerators that are in service, and the first phase at whose end they are."""
    most = max(plan.in_service_by_phase.values(), default=0)
    return most, next(phase for phase in plan.scenario.phases
                      if plan.in_service_by_phase[phase.id] == most)


def _service(facts: Facts) -> Iterator[Phrase]:
    plan = facts.plan
    most, phase = in_service_by(plan)
    yield phrase("{accelerators} ({compute} H100 equivalents) are in service by the end of "
                 "{phase}, {day}.", accelerators=counted(most, "accelerator"),
                 compute=f"{facts.h100e:,.0f}", phase=phase.id, day=day_said(phase.end))
    asked = targets(plan)
    missed = [use for use in asked if state(use) == "BROKEN"]
    met = [phrase("{have} of {wanted} {unit} ({when})", **_target(use, plan))
           for use in asked if use not in missed]
    if met:
        yield phrase("Target met: {targets}." if len(met) == 1 else "Targets met: {targets}.",
                     targets=listed_phrases(met))
    for use in missed:
        yield phrase("Target missed: {have} of {wanted} {unit} ({when}).", **_target(use, plan))


def _target(use: RuleUse, plan: Plan) -> dict[str, object]:
    """The phase of a target says what it is for, too; its measure is said as the unit."""
    when = use.where.partition(" ")[2] if use.unit == "measure" else use.where
    return {"have": figure(use.activity), "wanted": figure(use.bound),
            "unit": phrase(unit_of(use, plan.currency)), "when": when}


def _cost(facts: Facts) -> Iterator[Phrase]:
    plan, money = facts.plan, facts.plan.scenario.money
    cost, purchase = (money_said(amount, plan.currency) for amount in (facts.cost, facts.purchase))
    text = phrase("Total cost of ownership over {years} years: {cost}, discounted at {rate} a "
                  "year. Systems are bought for {purchase} before VAT, as paid.",
                  years=figure(money.horizon_years), cost=cost, rate=percent(money.discount_rate),
                  purchase=purchase)
    if facts.soft:
        text = phrase("{text} With the price of broken soft rules, which nobody pays, the bill "
                      "comes to {total}.", text=text,
                      total=money_said(plan.total_cost, plan.currency))
    yield text


def proof_sentences(plan: Plan) -> list[Phrase]:
    """How sure the plan is, aim by aim, without the words of solvers."""
    if plan.status == "priced":
        return [phrase("These orders were given from outside: they are priced and checked, "
                       "nothing was optimised.")]
    return [_proof(proof, plan) for proof in plan.proofs]


def _proof(proof: Proof, plan: Plan) -> Phrase:
    aim = AIMS[proof.aim]
    bound = (money_said(proof.bound, plan.currency) if proof.unit == MONEY
             else phrase("{figure} {unit}", figure=figure(proof.bound), unit=phrase(proof.unit)))
    least = aim.sense == "min"
    if plan.status != "optimal":
        return phrase("{aim}: stopped before the proof was complete. The best plan may have as "
                      f"{'little' if least else 'much'} as {{bound}}: at most {{gap}} better than "
                      "this one.", aim=phrase(aim.title), bound=bound, gap=percent(proof.gap))
    sure = (phrase("this plan reaches that exactly") if proof.gap == 0
            else phrase("this plan is within {gap} of that", gap=percent(proof.gap)))
    return phrase("{aim}: proven. No plan that keeps the rules can "
                  f"{'cost' if proof.unit == MONEY else 'have'} {'less' if least else 'more'} than "
                  "{bound}; {sure}.", aim=phrase(aim.title), bound=bound, sure=sure)


def _budget(facts: Facts) -> Iterator[Phrase]:
    plan, budget = facts.plan, facts.budget
    if not budget:
        return
    over = [year for year in plan.cash if year.paid > (year.budget or 0) + year.carried_in]
    kept = (phrase("over the money of {years}", years=listed_phrases(
        [phrase(str(year.fiscal_year)) for year in over])) if over
        else phrase("each year within its money"))
    yield phrase("Budget: {paid} of {budget} is paid ({share}), {kept}.",
                 paid=money_said(facts.paid, plan.currency),
                 budget=money_said(budget, plan.currency), share=percent(facts.paid / budget),
                 kept=kept)


def _power(facts: Facts) -> Iterator[Phrase]:
    there = facts.power_limit_kw
    text = phrase("Facility power at the end: {used} MW", used=f"{facts.power_kw / 1000:,.1f}")
    if there:
        text = phrase("Facility power at the end: {used} MW of {there} MW ({share})",
                      used=f"{facts.power_kw / 1000:,.1f}", there=f"{there / 1000:,.1f}",
                      share=percent(facts.power_kw / there))
    if facts.fullest:
        share, use, name = facts.fullest
        text = phrase("{text}; fullest: {what} at {site}, {share} in {phase}", text=text,
                      what=phrase(name), site=use.site, share=percent(share), phase=use.phase)
    yield phrase("{text}.", text=text)


def _vendors(facts: Facts) -> Phrase:
    shares = facts.by(lambda order: order.vendor)
    every = Decimal(facts.plan.accelerators)
    parts = [Phrase(text, text) for name, (count, _) in list(shares.items())[:MOST_NAMED]
             for text in (f"{name} {count:,} ({percent(count / every)})",)]
    if len(shares) > MOST_NAMED:
        parts.append(phrase("{n} more", n=len(shares) - MOST_NAMED))
    return phrase("{vendors}, by accelerators: {shares}.",
                  vendors=counted(len(shares), "vendor"), shares=listed_phrases(parts))


def _rules(plan: Plan) -> Iterator[Phrase]:
    broken = [use for use in plan.rules if state(use) == "BROKEN"]
    hard = [use for use in broken if use.mode == "hard"]
    yield (phrase("Hard rules broken: {n} ({rules}).", n=len(hard), rules=titles(hard)) if hard
           else phrase("All hard rules hold."))
    if soft := [use for use in broken if use.mode == "soft"]:
        charged = sum((use.concession for use in broken), Decimal(0))
        yield phrase("Soft rules broken: {rules}, at a price of {price}.", rules=titles(soft),
                     price=money_said(charged, plan.currency))
    if shaping := [use for use in plan.rules if state(use) == "binding"]:
        named = titles(shaping)
        yield phrase("{n} limits are used to the full: {rules}.", n=len(shaping),
                     rules=Phrase(named.en.lower(), named.ko))


def titles(uses: Iterable[RuleUse]) -> Phrase:
    """The rules of these rows, each once."""
    return listed_phrases([phrase(rule_title(rule)) for rule in dict.fromkeys(
        use.rule for use in uses)])
