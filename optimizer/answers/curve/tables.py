"""The tables of a curve: its steps, for a chart, and every solve behind them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from optimizer.answers.curve.changes import compact
from optimizer.answers.curve.units import kind_of, shown_unit
from optimizer.answers.decimals import decimal
from optimizer.answers.wording import aim_name, figure
from optimizer.domain.answer import Column, Phrase, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.answers.curve.steps import Step
    from optimizer.answers.curve.walk import Walk
    from optimizer.domain.answer import Trial
    from optimizer.domain.plan import Plan


def steps_table(walk: Walk, steps: Sequence[Step]) -> Table:
    """One row per step, the tightest first."""
    dial, currency = walk.dial, walk.scenario.money.currency
    unit, kind = shown_unit(dial.unit, currency), kind_of(dial.unit)
    value = (kind_of(walk.aim.unit), shown_unit(walk.aim.unit, currency))
    aim = aim_name(walk.aim)
    rows = []
    for i, step in enumerate(steps):
        looser = steps[i + 1].point.trial.plan if i + 1 < len(steps) else None
        rows.append((
            dial.figure(step.low), _signed(walk, step.cost), dial.figure(step.high),
            None if step.up_to is None else dial.figure(step.up_to),
            _signed(walk, step.bound), _gap(step), _uses(walk, step.point.trial.plan),
            compact(looser, step.point.trial.plan) if looser and step.point.trial.plan else "",
            step.point.trial.name))
    name = Phrase("figure" if dial.absolute else "change of the figures",
                  "한도" if dial.absolute else "한도 변화")
    grain = figure(decimal(dial.grain), dial.unit, currency)
    return Table(
        "steps", Phrase("Steps of the curve", "곡선의 단계"),
        (Column("from", Phrase(f"From ({name.en})", f"시작({name.ko})"), kind, unit),
         Column("value", Phrase(walk.aim.title, aim.ko), *value),
         Column("to", Phrase("Proven to", "증명된 끝"), kind, unit),
         Column("next", Phrase("Next step begins", "다음 단계 시작"), kind, unit),
         Column("bound", Phrase("No plan is better than", "이보다 나은 계획 없음"), *value),
         Column("gap", Phrase("Proven gap", "증명된 간격"), "share"),
         Column("uses", Phrase("Its plan uses", "계획의 사용량")),
         Column("changes", Phrase("Orders against the next row", "다음 행 대비 주문 변화")),
         Column("trial", Phrase("Trial", "계산"))),
        tuple(rows),
        Phrase(f"Steps closer than {grain.en} are not told apart.",
               f"{grain.ko}보다 가까운 단계는 구별하지 않습니다."), chart="steps")


def trials_table(trials: Sequence[Trial], unit: str, currency: str) -> Table:
    """Every scenario that was solved."""
    value = (kind_of(unit), shown_unit(unit, currency))
    return Table(
        "points", Phrase("What was solved", "계산한 조건"),
        (Column("trial", Phrase("Trial", "계산")),
         Column("value", Phrase("Value", "값"), *value),
         Column("bound", Phrase("No plan is better than", "이보다 나은 계획 없음"), *value),
         Column("status", Phrase("Status", "상태")),
         Column("seconds", Phrase("Seconds", "초"), "number", "s")),
        tuple((one.name, one.value, one.bound, one.status, Decimal(str(round(one.seconds, 2))))
              for one in trials))


def _signed(walk: Walk, cost: Fraction | None) -> Decimal | None:
    if cost is None:
        return None
    return decimal(-cost if walk.aim.sense == "max" else cost)


def _gap(step: Step) -> Decimal | None:
    """How far the worst in a step may be from the best there could be."""
    if step.worst is None or step.bound is None:
        return None
    size = max(abs(step.worst), Fraction(1, 10**9))
    return decimal(max(Fraction(0), step.worst - step.bound) / size, 9)


def _uses(walk: Walk, plan: Plan | None) -> str:
    """The activity of the row where the rule is tightest, and its name."""
    mine = [use for use in plan.rules if use.rule == walk.dial.rule] if plan else []
    if walk.dial.absolute:
        mine = [use for use in mine if use.where == walk.dial.where] or mine
    if not mine:
        return ""
    tight = min(mine, key=lambda use: use.headroom)
    words = figure(tight.activity, tight.unit, walk.scenario.money.currency)
    return f"{words.en} {tight.where}".strip()
