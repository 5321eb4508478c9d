"""The table of what rules are worth, and its sentences."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from optimizer.answers.curve.units import kind_of, shown_unit
from optimizer.answers.decimals import decimal
from optimizer.answers.wording import aim_name, figure, rule_names
from optimizer.domain.answer import Column, Phrase, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from optimizer.core.term import Aim
    from optimizer.domain.scenario import Scenario

NAMED = 5
"""Rows that get a sentence each; the table has them all."""


@dataclass(frozen=True)
class Worth:
    """What loosening one row by a step is worth, in the aim's unit: between least and most."""

    rule: str
    where: str
    unit: str
    step: Fraction
    least: Fraction
    most: Fraction | None
    """None: not known in the time."""
    nothing: bool = False
    """No more than the gap asked for can tell from nothing."""

    @property
    def title(self) -> Phrase:
        """The rule and the row."""
        row = f" ({self.where})" if self.where else ""
        name = rule_names([self.rule])
        return Phrase(name.en + row, name.ko + row)


def marginal_sentences(
    scenario: Scenario, aim: Aim, found: Sequence[Worth], complete: bool,
) -> tuple[Phrase, ...]:
    """The most valuable first."""
    return tuple(_sentences(scenario, aim, found, complete))


def _sentences(
    scenario: Scenario, aim: Aim, found: Sequence[Worth], complete: bool,
) -> Iterator[Phrase]:
    currency, name = scenario.money.currency, aim_name(aim)
    worth = [one for one in found if one.most and not one.nothing]
    for one in worth[:NAMED]:
        step, gain = figure(decimal(one.step), one.unit, currency), _gain(one, aim, currency)
        better = ("lowers", "감소") if aim.sense == "min" else ("raises", "증가")
        row = one.title
        yield Phrase(f"{row.en}: {step.en} more leeway {better[0]} the {name.en} by {gain.en}.",
                     f"{row.ko}: {step.ko} 완화하면 {name.ko} {gain.ko} {better[1]}.")
    if len(worth) > NAMED:
        yield Phrase(f"{len(worth) - NAMED} more rows are worth something; see the table.",
                     f"그 밖에 {len(worth) - NAMED}개 행도 가치가 있습니다. 표를 보십시오.")
    if nothing := sum(one.nothing for one in found):
        yield Phrase(f"{nothing} rows bind but are worth nothing up to the leeway in the table.",
                     f"{nothing}개 행은 한도에 닿아 있지만 표의 범위까지 완화해도 가치가 없습니다.")
    if not found:
        yield Phrase("No row of any rule binds.", "한도에 닿은 규칙이 없습니다.")
    if not complete:
        yield Phrase("Not every row was tried alone; of the others the worth together is shown, if "
                     "known, as the most.",
                     "따로 계산하지 못한 행은, 알려진 경우 다른 행과 함께 완화한 가치를 최대치로 "
                     "표시합니다.")


def _gain(one: Worth, aim: Aim, currency: str) -> Phrase:
    assert one.most is not None
    least, most = (figure(decimal(value), aim.unit, currency) for value in (one.least, one.most))
    if one.least == one.most:
        return most
    if not one.least:
        return Phrase(f"{most.en} at most", f"최대 {most.ko}")
    return Phrase(f"{least.en} to {most.en}", f"{least.ko}에서 {most.ko}")


def worth_table(scenario: Scenario, aim: Aim, found: Sequence[Worth]) -> Table:
    """One row per row that binds, the most valuable first."""
    currency = scenario.money.currency
    value = (kind_of(aim.unit), shown_unit(aim.unit, currency))
    return Table(
        "marginals", Phrase("What binding rules are worth", "한도에 닿은 규칙의 가치"),
        (Column("row", Phrase("Rule", "규칙")),
         Column("least", Phrase("Worth at least", "최소 가치"), *value),
         Column("most", Phrase("Worth at most", "최대 가치"), *value),
         Column("leeway", Phrase("Loosened by", "완화 폭"), "number"),
         Column("unit", Phrase("Unit", "단위")), Column("rule", Phrase("Rule id", "규칙 id"))),
        tuple((one.title.en, decimal(one.least), None if one.most is None else decimal(one.most),
               decimal(one.step), shown_unit(one.unit, currency) or one.unit, one.rule)
              for one in found),
        Phrase("Differences of two optima, each proven to the gap asked for. Worth nothing: up to "
               "the leeway shown; less than the gap counts as nothing.",
               "증명된 두 최적값의 차이입니다. 가치 없음은 표시된 범위까지이며, 간격보다 작은 "
               "차이는 없는 것으로 봅니다."), chart="bars")
