"""Limits of aims where every rule can be kept, yet no plan keeps the limits with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from optimizer.answers.aiming import in_this_order, worsening
from optimizer.answers.wording import aim_name, figure, join
from optimizer.core.registry import AIMS
from optimizer.domain.answer import Phrase
from optimizer.domain.scenario import AimChoice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from optimizer.answers.bench import Bench
    from optimizer.domain.answer import Trial
    from optimizer.domain.scenario import Scenario


@dataclass(frozen=True)
class Reach:
    """The best there is of an aim that has a limit, if no aim had one."""

    choice: AimChoice
    trial: Trial

    @property
    def missed(self) -> bool:
        """Whether it is proven that no plan reaches the limit."""
        found, limit = self.trial, self.choice.limit
        return (limit is not None and found.status == "optimal" and found.bound is not None
                and worsening(self.choice.aim, limit, found.bound) > 0)


def reaches(scenario: Scenario, bench: Bench) -> tuple[Reach, ...]:
    """How far every aim with a limit can get by itself."""
    limited = [choice for choice in scenario.aims if choice.limit is not None]
    trials = bench.solve_all([
        (f"{choice.aim} by itself, without limits of aims", in_this_order(
            scenario.model_copy(update={"aims": (AimChoice(aim=choice.aim),)})))
        for choice in limited])
    return tuple(Reach(*pair) for pair in zip(limited, trials, strict=True))


def limit_words(scenario: Scenario, choices: Iterable[AimChoice]) -> Phrase:
    """Limits with their aims: ``most compute at least 3 H100 equivalents``."""
    said = []
    for choice in choices:
        aim = AIMS[choice.aim]
        if choice.limit is not None:
            size = figure(choice.limit, aim.unit, scenario.money.currency)
            most = ("at least", "최소") if aim.sense == "max" else ("at most", "최대")
            said.append(Phrase(f"{aim_name(aim).en} {most[0]} {size.en}",
                               f"{aim_name(aim).ko} {most[1]} {size.ko}"))
    return join(said)


def out_of_reach(scenario: Scenario, found: Sequence[Reach]) -> Iterator[Phrase]:
    """That it is the limits which cannot be kept, and the best there is of each aim."""
    held = limit_words(scenario, scenario.aims)
    yield Phrase(f"The rules do not contradict each other: it is with the limits of the aims that "
                 f"no plan can keep them ({held.en}). A limit is not negotiable here: change it "
                 f"where the aims are.",
                 f"규칙끼리는 모순되지 않습니다. 목표의 한도까지 함께 지키는 계획이 없습니다"
                 f"({held.ko}). 한도는 여기서 양보 대상이 아니므로 목표에서 직접 바꾸십시오.")
    for one in found:
        if one.trial.value is None:
            continue
        aim, limit = AIMS[one.choice.aim], limit_words(scenario, [one.choice])
        best = figure(one.trial.value, aim.unit, scenario.money.currency)
        if one.missed:
            yield Phrase(f"The limit {limit.en} cannot be reached: the best possible is {best.en}.",
                         f"한도({limit.ko})에 도달할 수 없습니다. 가능한 최선은 {best.ko}입니다.")
        else:
            yield Phrase(f"Limit {limit.en}: by itself the best found is {best.en}.",
                         f"한도({limit.ko}): 단독으로 찾은 최선은 {best.ko}입니다.")
