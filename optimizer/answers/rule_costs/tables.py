"""The tables of what rules cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.core.registry import AIMS, RULES
from optimizer.core.rule import MONEY
from optimizer.domain.answer import Column, Phrase, Table, phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.answers.rule_costs.finding import Cost
    from optimizer.answers.rule_costs.rescue import Rescue
    from optimizer.domain.answer import Kind
    from optimizer.domain.scenario import Scenario


def costs_table(key: str, title: Phrase, scenario: Scenario, costs: Sequence[Cost]) -> Table:
    """Rules, what the first aim gains without them, and how sure that is; the dearest first."""
    aim = AIMS[scenario.aims[0].aim]
    kind: Kind = "money" if aim.money else "number"
    unit = scenario.money.currency if aim.unit == MONEY else aim.unit
    ordered = sorted(costs, key=lambda cost: (cost.figure is None, -(cost.figure or 0)))
    return Table(key, title, (
        Column("rule", Phrase("Rule", "규칙")), Column("title", Phrase("In words", "이름")),
        Column("cost", Phrase("Costs", "비용"), kind, unit),
        Column("least", Phrase("At least", "최소"), kind, unit),
        Column("most", Phrase("At most", "최대"), kind, unit),
    ), tuple((cost.name, ", ".join(RULES[rule].title for rule in cost.rules), cost.figure,
              cost.least, cost.most) for cost in ordered), Phrase(
        "By how much the first aim would be better without the rule. “At least” and “at most” "
        "are what the proofs allow; blank is not known.",
        "규칙이 없을 때 첫째 목표가 나아지는 정도입니다. ‘최소’와 ‘최대’는 증명된 범위이며, 빈칸은 "
        "알 수 없음을 뜻합니다."), "bars" if key == "rules" else "")


def rescues_table(scenario: Scenario, found: Sequence[Rescue]) -> Table:
    """What can be lifted for a plan to exist, and what its first aim then is."""
    aim = AIMS[scenario.aims[0].aim]
    unit = scenario.money.currency if aim.unit == MONEY else aim.unit
    rows = []
    for one in found:
        plan = one.trial.plan
        value = next((p.objective for p in plan.proofs if p.aim == aim.id), None) if plan else None
        rows.append((one.name, ", ".join(RULES[rule].title for rule in one.rules), value))
    return Table("ways", Phrase("Rules without which there is a plan", "빼면 계획이 생기는 규칙"), (
        Column("rules", Phrase("Rules", "규칙")), Column("title", Phrase("In words", "이름")),
        Column("value", phrase(aim.title), "money" if aim.money else "number", unit),
    ), tuple(rows))
