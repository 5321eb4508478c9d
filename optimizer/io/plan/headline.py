"""A plan in sentences that need no table: what, when, how much, how sure."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.core.registry import AIMS
from optimizer.core.rule import MONEY
from optimizer.domain.words import spoken
from optimizer.io.plan.standing import counts, rule_title, state, unit_of
from optimizer.io.plan.words import counted, figure, listed, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.domain.plan import Plan, Proof, RuleUse
    from optimizer.io.plan.facts import Facts

MOST_NAMED = 6
"""Vendors or years named one by one; the rest are counted."""
TARGETS = ("delivery_target", "compute_target")


def headline(facts: Facts) -> list[str]:
    """The plan in a minute."""
    plan = facts.plan
    if not plan.orders:
        return ["The plan buys nothing.", *proof_sentences(plan)]
    return [*_service(facts), _cost(facts), *proof_sentences(plan), *_budget(facts),
            _power(facts), _vendors(facts), *_rules(plan)]


def targets(plan: Plan) -> list[RuleUse]:
    """What the plan was asked to deliver."""
    return [use for use in plan.rules if use.rule in TARGETS]


def _service(facts: Facts) -> Iterator[str]:
    plan = facts.plan
    end = max(plan.in_service_by_phase.values())
    phase = next(p for p in plan.scenario.phases if plan.in_service_by_phase[p.id] == end)
    yield (f"{counted(end, 'accelerator')} ({facts.h100e:,.0f} H100 equivalents) are in service "
           f"by the end of {phase.id}, {phase.end.day} {phase.end:%B %Y}.")
    asked = targets(plan)
    missed = [use for use in asked if state(use) == "BROKEN"]
    met = [f"{figure(use.activity)} of {figure(use.bound)} {unit_of(use, plan.currency)} "
           f"({_when(use)})" for use in asked if use not in missed]
    if met:
        yield f"{'Target' if len(met) == 1 else 'Targets'} met: {listed(met)}."
    for use in missed:
        yield (f"Target missed: {figure(use.activity)} of {figure(use.bound)} "
               f"{unit_of(use, plan.currency)} ({_when(use)}).")


def _when(use: RuleUse) -> str:
    """The phase of a target and what it is for; its measure is said as the unit."""
    return use.where.partition(" ")[2] if use.unit == "measure" else use.where


def _cost(facts: Facts) -> str:
    plan, money = facts.plan, facts.plan.scenario.money
    years, rate = figure(money.horizon_years), percent(money.discount_rate)
    cost, purchase = (spoken(amount, plan.currency) for amount in (facts.cost, facts.purchase))
    text = (f"Total cost of ownership over {years} years: {cost}, discounted at {rate} a year. "
            f"Systems are bought for {purchase} before VAT, as paid.")
    if facts.soft:
        text += (f" With the price of broken soft rules, which nobody pays, the bill comes to "
                 f"{spoken(plan.total_cost, plan.currency)}.")
    return text


def proof_sentences(plan: Plan) -> list[str]:
    """How sure the plan is, aim by aim, without the words of solvers."""
    if plan.status == "priced":
        return ["These orders were given from outside: they are priced and checked, "
                "nothing was optimised."]
    return [_proof(proof, plan) for proof in plan.proofs]


def _proof(proof: Proof, plan: Plan) -> str:
    aim = AIMS[proof.aim]
    bound = (spoken(proof.bound, plan.currency) if proof.unit == MONEY
             else f"{figure(proof.bound)} {proof.unit}")
    limit = "less" if aim.sense == "min" else "more"
    if plan.status == "optimal":
        sure = ("this plan reaches that exactly" if proof.gap == 0
                else f"this plan is within {percent(proof.gap)} of that")
        verb = "cost" if proof.unit == MONEY else "have"
        return (f"{aim.title}: proven. No plan that keeps the rules can {verb} {limit} than "
                f"{bound}; {sure}.")
    return (f"{aim.title}: stopped before the proof was complete. The best plan may have as "
            f"{'little' if limit == 'less' else 'much'} as {bound}: at most {percent(proof.gap)} "
            "better than this one.")


def _budget(facts: Facts) -> Iterator[str]:
    plan, budget = facts.plan, facts.budget
    if not budget:
        return
    over = [year for year in plan.cash if year.paid > (year.budget or 0) + year.carried_in]
    yield (f"Budget: {spoken(facts.paid, plan.currency)} of "
           f"{spoken(budget, plan.currency)} is paid ({percent(facts.paid / budget)}), "
           + (f"over the money of {listed(str(year.fiscal_year) for year in over)}."
              if over else "each year within its money."))


def _power(facts: Facts) -> str:
    there = facts.power_limit_kw
    text = f"Facility power at the end: {facts.power_kw / 1000:,.1f} MW"
    if there:
        text += f" of {there / 1000:,.1f} MW ({percent(facts.power_kw / there)})"
    if facts.fullest:
        share, use, name = facts.fullest
        text += f"; fullest: {name} at {use.site}, {percent(share)} in {use.phase}"
    return text + "."


def _vendors(facts: Facts) -> str:
    shares = facts.by(lambda order: order.vendor)
    every = Decimal(facts.plan.accelerators)
    parts = [f"{name} {count:,} ({percent(count / every)})"
             for name, (count, _) in list(shares.items())[:MOST_NAMED]]
    if len(shares) > MOST_NAMED:
        parts.append(f"{len(shares) - MOST_NAMED} more")
    return f"{counted(len(shares), 'vendor')}, by accelerators: {listed(parts)}."


def _rules(plan: Plan) -> Iterator[str]:
    broken = [use for use in plan.rules if state(use) == "BROKEN"]
    hard = [use for use in broken if use.mode == "hard"]
    names = listed(dict.fromkeys(rule_title(use.rule) for use in hard))
    yield (f"Hard rules broken: {len(hard)} ({names})." if hard else "All hard rules hold.")
    if len(broken) > len(hard):
        charged = sum((use.concession for use in broken), Decimal(0))
        names = listed(dict.fromkeys(rule_title(u.rule) for u in broken if u.mode == "soft"))
        yield f"Soft rules broken: {names}, at a price of {spoken(charged, plan.currency)}."
    shaping = listed(dict.fromkeys(
        rule_title(use.rule).lower() for use in plan.rules if state(use) == "binding"))
    if shaping:
        yield (f"{counts(plan.rules)['binding']} limits are used to the full: {shaping}.")
