"""The answer in tables: conflicts by row, ways out, their concessions, and the prices used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.core.registry import AIMS, RULES, settings_of
from optimizer.domain.answer import Column, Phrase, Table, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from optimizer.answers.repair.rows import Narrowed
    from optimizer.answers.repair.search import Way
    from optimizer.domain.answer import Cell
    from optimizer.domain.scenario import Scenario

RULE = Column("rule", Phrase("Rule", "규칙"))
TITLE = Column("title", Phrase("Title", "이름"))
ROW = Column("where", Phrase("Row", "행"))
UNIT = Column("unit", Phrase("Unit", "단위"))
WAY = Column("way", Phrase("Way", "해결책"), "integer")
SENSE = Column("sense", Phrase("Must be", "조건"))


def conflict_table(scenario: Scenario, found: Sequence[Narrowed]) -> Table:
    """Every row of every conflict, with what is asked and what can be had."""
    columns = (
        Column("conflict", Phrase("Conflict", "충돌"), "integer"), RULE, TITLE, ROW,
        Column("activity", Phrase("Reached", "달성"), "number"), SENSE,
        Column("bound", Phrase("Asked", "요구"), "number"),
        Column("short", Phrase("Missing", "부족"), "number"), UNIT)

    def rows() -> Iterator[tuple[Cell, ...]]:
        for number, one in enumerate(found, 1):
            for name in one.without_rows:
                yield (number, name, RULES[name].title, "", None, "", None, None, "")
            for use in one.rows:
                figures = one.trial is not None and one.trial.plan is not None
                yield (number, use.rule, RULES[use.rule].title, use.where,
                       use.activity if figures else None, use.sense, use.bound,
                       max(-use.headroom, 0 * use.headroom) if figures else None,
                       _unit(scenario, use.unit))

    return Table("conflicts", Phrase("Rules that cannot stand together", "함께 지킬 수 없는 규칙"),
                 columns, tuple(rows()),
                 Phrase("Only these rows count in the figures; the one that asks for something "
                        "gives way, the others hold.",
                        "수치는 이 행들만 셈한 것입니다. 요구하는 행이 물러나고 나머지는 "
                        "지킵니다."))


def way_table(scenario: Scenario, ways: Sequence[Way]) -> Table:
    """The ways out against each other."""
    currency = scenario.money.currency
    aim = AIMS[scenario.aims[0].aim]
    in_money = aim.unit == "reporting currency"
    columns = (
        WAY, Column("kind", Phrase("Kind", "종류")),
        Column("spared", Phrase("Spares", "제외 규칙")),
        Column("rules", Phrase("Rules touched", "건드린 규칙")),
        Column("worth", Phrase("Counts as", "환산액"), "money", currency),
        Column("least", Phrase("None for less than", "하한"), "money", currency),
        Column("feasible", Phrase("Solved again", "다시 풀이")),
        Column("accelerators", Phrase("Accelerators", "가속기"), "integer"),
        Column("aim", phrase(aim.title), "money" if in_money else "number",
               currency if in_money else aim.unit))

    def rows() -> Iterator[tuple[Cell, ...]]:
        for number, way in enumerate(ways, 1):
            trial = way.shown
            plan = None if trial is None else trial.plan
            own = trial is not None and trial.scenario.aims == scenario.aims
            yield (number, way.kind, ", ".join(way.spared), ", ".join(sorted(way.rules)),
                   way.total, way.least, "feasible" if plan else "not in the time",
                   plan.accelerators if plan else None, trial.value if trial and own else None)

    return Table("ways", Phrase("Ways out", "해결책"), columns, tuple(rows()))


def concession_table(scenario: Scenario, ways: Sequence[Way]) -> Table:
    """Every row that is conceded, as the table ``concessions`` of a scenario takes it."""
    currency = scenario.money.currency
    columns = (
        WAY, RULE, TITLE, ROW, SENSE,
        Column("bound", Phrase("Bound", "한도"), "number"),
        Column("needed", Phrase("Needed", "필요량"), "number"),
        Column("amount", Phrase("Granted", "양보량"), "number"), UNIT,
        Column("price", Phrase("Price per unit", "단가"), "money", currency),
        Column("worth", Phrase("Counts as", "환산액"), "money", currency),
        Column("remedy", Phrase("To do", "할 일")))
    rows = tuple(
        (number, one.use.rule, RULES[one.use.rule].title, one.use.where, one.use.sense,
         one.use.bound, one.needed, one.amount, _unit(scenario, one.use.unit), one.price,
         one.worth, RULES[one.use.rule].remedy.format(gap=one.amount, where=one.use.where))
        for number, way in enumerate(ways, 1) for one in way.given)
    return Table("concessions", Phrase("Concessions", "양보"), columns, rows,
                 Phrase("Granted is needed, rounded up; it is what was solved again.",
                        "양보량은 필요량을 올림한 값이며, 이 값으로 다시 풀었습니다."))


def price_table(scenario: Scenario, prices: Mapping[str, Decimal]) -> Table:
    """What one unit of each rule's concession counts as, and who says so."""
    rules = settings_of(scenario).rules
    columns = (RULE, TITLE, UNIT,
               Column("price", Phrase("Price per unit", "단가"), "money", scenario.money.currency),
               Column("source", Phrase("From", "출처")))
    return Table("prices", Phrase("Prices of concessions", "양보 단가"), columns, tuple(
        (name, RULES[name].title, _unit(scenario, RULES[name].unit), price,
         "concession_price" if rules[name].concession_price is not None else
         "price" if rules[name].price is not None else "assumed")
        for name, price in prices.items()))


def _unit(scenario: Scenario, unit: str) -> str:
    return scenario.money.currency if unit == "reporting currency" else unit
