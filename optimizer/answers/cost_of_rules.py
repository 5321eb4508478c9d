"""What did this rule cost us: the aim without each rule, by itself and together with others."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from optimizer.answers.aiming import first_aim
from optimizer.answers.rule_costs.finding import RuleCosts
from optimizer.answers.rule_costs.lifting import checked_groups, families, liftable, speaking
from optimizer.answers.rule_costs.rescue import rescues
from optimizer.answers.rule_costs.tables import costs_table, rescues_table
from optimizer.answers.rule_costs.words import NOT_KNOWN, cost_sentences, rescue_sentences
from optimizer.domain.answer import Answer, Phrase
from optimizer.errors import SolverTrouble

if TYPE_CHECKING:
    from optimizer.answers.bench import Bench
    from optimizer.domain.answer import Table, Trial
    from optimizer.domain.scenario import Scenario

TITLE = Phrase("What each rule costs", "규칙별 비용")


def cost_of_rules(
    scenario: Scenario, bench: Bench,
    groups: Mapping[str, Collection[str]] | Collection[str] = (),
) -> Answer:
    """By how much the first aim is better without each rule that is on.

    ``groups``: rules to lift together, by name, or as texts like ``site_power+cooling``; rules of
    one family are lifted together anyway. Where no plan exists: without which there is one.

    Raises:
        BadInput: an unknown rule, or one that can never be off. SolverTrouble: not even a first
            plan was found in the time.
    """
    began = time.monotonic()
    named = checked_groups(groups)
    ruled = first_aim(scenario)
    base = bench.solve(ruled, "all rules")
    if base.status == "no plan":
        return _without_plan(ruled, bench, base, named, began)
    search = RuleCosts(ruled, bench, base)
    if search.best is None:
        raise SolverTrouble("Not even a first plan was found in the time. Allow more of it.")
    rules = liftable(ruled)
    costs = search.each(rules)
    asked = [cost.name for cost in costs if cost.trial is not None]
    together = search.of({**named, **families(asked)})
    pairs, all_pairs = search.pairs(costs)
    known = all(cost.figure is not None and cost.proven for cost in (*costs, *together))
    complete = base.status == "optimal" and known and all_pairs
    sentences = [*cost_sentences(ruled, costs, together, pairs, bench.options.gap),
                 *([] if complete else [NOT_KNOWN])]
    tables = [costs_table("rules", TITLE, ruled, costs)]
    if together:
        tables.append(costs_table("groups", Phrase("Rules together", "규칙 묶음"), ruled, together))
    if pairs:
        tables.append(costs_table("pairs", Phrase("Pairs that only together cost something",
                                                  "함께일 때만 비용이 드는 쌍"), ruled, pairs))
    return _answer(sentences, tables, bench, complete, began)


def _without_plan(
    scenario: Scenario, bench: Bench, base: Trial, named: dict[str, tuple[str, ...]], began: float,
) -> Answer:
    rules = speaking(scenario, liftable(scenario))
    found, complete = rescues(scenario, rules, {**named, **families(rules)}, bench)
    sentences = [*rescue_sentences(scenario, found, rules, complete),
                 *([] if complete else [NOT_KNOWN])]
    return _answer(sentences, [rescues_table(scenario, found)], bench,
                   complete and base.status == "no plan", began)


def _answer(
    sentences: list[Phrase], tables: list[Table], bench: Bench, complete: bool, began: float,
) -> Answer:
    return Answer("cost-of-rules", TITLE, tuple(sentences), tuple(tables),
                  tuple(bench.trials.values()), complete, time.monotonic() - began)
