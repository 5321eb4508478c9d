"""Ways out in sentences."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.answers.repair.words import lines
from optimizer.answers.wording import join, money, rule_names
from optimizer.domain.answer import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from optimizer.answers.repair.search import Way
    from optimizer.domain.scenario import Scenario

_EXACT = Decimal("0.000001")
HEADS = {"cheapest": Phrase("Cheapest way out", "가장 저렴한 해결책"),
         "fewest": Phrase("Fewest rules touched", "가장 적은 규칙을 건드리는 해결책")}


def head(kind: str, spared: Iterable[str]) -> Phrase:
    """What a way out is called, by its kind and the rules it was asked to leave alone."""
    if kind in HEADS:
        return HEADS[kind]
    names = rule_names(spared)
    return Phrase(f"Without touching {names.en}", f"{names.ko}을(를) 건드리지 않는 해결책")


def way_out(scenario: Scenario, way: Way, keep: tuple[str, ...]) -> Phrase:
    """One way out: what is conceded, what it counts as, and what the repaired plan is like."""
    currency = scenario.money.currency
    called = head(way.kind, [name for name in way.spared if name not in keep])
    what = join(list(lines(scenario, way.given)))
    total, least = money(way.total, currency), money(way.least, currency)
    exact = way.least >= way.total * (1 - _EXACT)
    proof = (Phrase("", "") if exact else
             Phrase(f", and none counts for less than {least.en}", f"(하한 {least.ko})"))
    again, rest = _again(scenario, way), way.total - way.worth
    if rest > _EXACT * way.total:
        soft = money(rest, currency)
        proof = Phrase(f", {soft.en} of it for rules that are soft anyway{proof.en}",
                       f"(이미 유연한 규칙 {soft.ko} 포함){proof.ko}")
    return Phrase(f"{called.en}: {what.en}. It counts as {total.en}{proof.en}. {again.en}",
                  f"{called.ko}: {what.ko}. 환산 {total.ko}{proof.ko}. {again.ko}")


def _again(scenario: Scenario, way: Way) -> Phrase:
    trial = way.shown
    if trial is None or trial.plan is None:
        return Phrase("It was not solved again in the time.", "시간 안에 다시 풀지 못했습니다.")
    size = trial.plan.accelerators
    cost = money(trial.plan.total_cost, scenario.money.currency)
    how = (Phrase("proven best", "최적 증명") if trial.status == "optimal"
           and trial.scenario.aims == scenario.aims else
           Phrase("not proven best", "최적 증명 없음"))
    return Phrase(f"Granted and solved again: feasible, {size:,} accelerators for {cost.en} "
                  f"({how.en}).",
                  f"적용 후 다시 풀면 가능합니다. 가속기 {size:,}개, {cost.ko}({how.ko}).")
