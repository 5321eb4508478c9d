"""The answer in sentences, the most important first."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.answers.repair.reach import limit_words, out_of_reach
from optimizer.answers.repair.tables import (
    concession_table,
    conflict_table,
    price_table,
    way_table,
)
from optimizer.answers.repair.way_words import way_out
from optimizer.answers.repair.words import missing, standing
from optimizer.answers.wording import aim_name, figure, rule_names
from optimizer.core.registry import AIMS
from optimizer.domain.answer import Answer, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.answers.repair.conflicts import Conflicts
    from optimizer.answers.repair.reach import Reach
    from optimizer.answers.repair.rows import Narrowed
    from optimizer.answers.repair.search import Way
    from optimizer.domain.answer import Trial
    from optimizer.domain.scenario import Scenario

TITLE = Phrase("It cannot be done: why, and the cheapest way out",
               "불가능한 이유와 가장 저렴한 해결책")
SHOWN = 5
"""So many conflicts are told in sentences; the table has all."""


@dataclass(frozen=True)
class Found:
    """Everything there is to tell."""

    scenario: Scenario
    conflicts: Conflicts
    rows: tuple[Narrowed, ...]
    ways: tuple[Way, ...]
    prices: dict[str, Decimal]
    keep: tuple[str, ...]
    as_is: Trial | None
    """The scenario itself, where its rules do not contradict each other or that is not known."""
    reached: tuple[Reach, ...]
    """How far aims with limits can get, where it is the limits that stand in the way."""
    complete: bool


def told(found: Found) -> Answer:
    """The answer; it takes its trials and seconds from whoever asked."""
    said = tuple(_as_is(found, found.as_is) if found.as_is is not None else _cannot(found))
    tables = () if found.as_is is not None else (
        conflict_table(found.scenario, found.rows), way_table(found.scenario, found.ways),
        concession_table(found.scenario, found.ways), price_table(found.scenario, found.prices))
    return Answer("repair", TITLE, said, tables, complete=found.complete)


def _as_is(found: Found, trial: Trial) -> Iterator[Phrase]:
    aim = AIMS[found.scenario.aims[0].aim]
    if found.reached:
        yield from out_of_reach(found.scenario, found.reached)
        return
    if trial.plan is None or trial.value is None:
        yield Phrase("Not decided in the time: neither a plan nor a proof that none exists. "
                     "Allow more time.",
                     "시간 안에 판정하지 못했습니다. 계획도, 계획이 없다는 증명도 없습니다. "
                     "시간을 더 주십시오.")
        return
    value = figure(trial.value, aim.unit, found.scenario.money.currency)
    name = aim_name(aim)
    yield Phrase(f"It can be done as it stands: there is a plan that keeps every rule "
                 f"({name.en}: {value.en}). Nothing needs to be conceded.",
                 f"지금 그대로 가능합니다. 모든 규칙을 지키는 계획이 있습니다({name.ko}: "
                 f"{value.ko}). 양보할 것이 없습니다.")


def _cannot(found: Found) -> Iterator[Phrase]:
    count = len(found.conflicts.found)
    if found.conflicts.found == ((),):
        yield Phrase("No plan exists whatever rule is given up: the data themselves contradict "
                     "each other.",
                     "어떤 규칙을 포기해도 계획이 없습니다. 자료 자체가 모순됩니다.")
        return
    least = "" if found.conflicts.complete else "at least "
    yield Phrase(f"It cannot be done: {least}{count} {'set' if count == 1 else 'sets'} of rules "
                 f"cannot stand together. Each set fails by itself, and stands when any one of "
                 f"its rules is given up.",
                 f"불가능합니다. 함께 지킬 수 없는 규칙 묶음이 {'' if not least else '적어도 '}"
                 f"{count}개 있습니다. 묶음마다 규칙 하나만 포기하면 풀립니다.")
    for number, one in enumerate(found.rows[:SHOWN], 1):
        yield _conflict(found.scenario, number, one)
    if count > SHOWN:
        yield Phrase(f"The table has the other {count - SHOWN} conflicts.",
                     f"나머지 충돌 {count - SHOWN}개는 표에 있습니다.")
    held = limit_words(found.scenario, found.scenario.aims)
    if held.en:
        yield Phrase(f"Limits of aims are not negotiable here; every way out keeps them: "
                     f"{held.en}.",
                     f"목표의 한도는 여기서 양보 대상이 아니며, 모든 해결책이 지킵니다: {held.ko}.")
    for way in found.ways:
        yield way_out(found.scenario, way, found.keep)
    if not found.ways:
        yield _no_way(found)
    if found.ways:
        yield Phrase("Concessions are ranked by the prices in the last table; those marked as "
                     "assumed are assumptions, not quotes. Set concession_price to your own.",
                     "양보는 마지막 표의 단가로 순위를 매깁니다. ‘assumed’ 단가는 견적이 아니라 "
                     "가정이니 concession_price에 직접 정하십시오.")


def _conflict(scenario: Scenario, number: int, one: Narrowed) -> Phrase:
    names = rule_names(one.conflict)
    if one.lead is None or one.short is None:
        return Phrase(f"Conflict {number}: {names.en}.", f"충돌 {number}: {names.ko}.")
    at = (standing(scenario, one.lead) if one.trial is not None else
          missing(scenario, one.lead, one.short))
    return Phrase(f"Conflict {number}: {names.en}. With the others kept, {at.en}.",
                  f"충돌 {number}: {names.ko}. 나머지를 지키면 {at.ko}.")


def _no_way(found: Found) -> Phrase:
    if limit_words(found.scenario, found.scenario.aims).en:
        return Phrase("No way out that keeps the limits was found.",
                      "한도를 지키는 해결책을 찾지 못했습니다.")
    if not found.complete:
        return Phrase("No way out was found in the time.", "시간 안에 해결책을 찾지 못했습니다.")
    if not found.keep:
        return Phrase("No concession helps: what stands in the way cannot be conceded by amounts.",
                      "수량으로 양보할 수 있는 규칙만으로는 풀리지 않습니다.")
    kept = rule_names(found.keep)
    return Phrase(f"There is no way out that leaves {kept.en} untouched.",
                  f"{kept.ko}을(를) 건드리지 않는 해결책은 없습니다.")
