"""What is said of the cost of rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.answers.repair.reach import limit_words
from optimizer.answers.wording import aim_name, figure, join, rule_names
from optimizer.core.registry import AIMS
from optimizer.domain.answer import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from optimizer.answers.rule_costs.finding import Cost
    from optimizer.answers.rule_costs.rescue import Rescue
    from optimizer.domain.scenario import Scenario

SHOWN = 4

NOT_KNOWN = Phrase("Blank figures are not known.", "빈칸은 알 수 없음을 뜻합니다.")


def told(cost: Cost, scenario: Scenario) -> Phrase:
    """What rules cost, in a few words."""
    aim, currency = AIMS[scenario.aims[0].aim], scenario.money.currency
    title = rule_names(cost.rules, " + ", " + ")
    assert cost.figure is not None
    assert cost.least is not None
    assert cost.most is not None
    size = figure(cost.figure, aim.unit, currency)
    low, high = (figure(value, aim.unit, currency) for value in (cost.least, cost.most))
    if low == high or size == low == high:
        return Phrase(f"“{title.en}” {size.en}", f"‘{title.ko}’ {size.ko}")
    return Phrase(f"“{title.en}” {size.en} (between {low.en} and {high.en})",
                  f"‘{title.ko}’ {size.ko} ({low.ko}에서 {high.ko} 사이)")


def _brought(cost: Cost, scenario: Scenario) -> Phrase:
    assert cost.figure is not None
    title = rule_names(cost.rules, " + ", " + ")
    size = figure(-cost.figure, AIMS[scenario.aims[0].aim].unit, scenario.money.currency)
    return Phrase(f"“{title.en}” {size.en}", f"‘{title.ko}’ {size.ko}")


def cost_sentences(
    scenario: Scenario, costs: Sequence[Cost], groups: Sequence[Cost], pairs: Sequence[Cost],
    gap: float,
) -> Iterator[Phrase]:
    """The dearest rules, those that cost nothing, groups and pairs."""
    aim = aim_name(AIMS[scenario.aims[0].aim])
    dear = sorted((c for c in costs if c.something), key=lambda c: -(c.figure or 0))
    if dear:
        said = join([told(cost, scenario) for cost in dear[:SHOWN]])
        more = f"; {len(dear) - SHOWN} more in the table" if len(dear) > SHOWN else ""
        more_ko = f", 그 외 {len(dear) - SHOWN}건은 표 참조" if len(dear) > SHOWN else ""
        yield Phrase(f"What single rules cost in {aim.en}: {said.en}{more}.",
                     f"규칙별 {aim.ko} 부담: {said.ko}{more_ko}.")
    elif costs:
        yield Phrase(f"No single rule certainly costs anything in {aim.en}.",
                     f"단독으로 {aim.ko}에 확실히 부담을 주는 규칙은 없습니다.")
    good = [cost for cost in costs if cost.brings]
    if good:
        worth = join([_brought(cost, scenario) for cost in good])
        yield Phrase(f"Some rules bring something; without them {aim.en} would be worse by: "
                     f"{worth.en}.",
                     f"이득이 되는 규칙(없으면 {aim.ko} 악화): {worth.ko}.")
    free = [cost for cost in costs if cost.nothing]
    if free:
        names = rule_names(cost.name for cost in free)
        sure = "" if not gap else " that the proofs could tell from nothing"
        sure_ko = "" if not gap else " 증명 오차 안에서"
        yield Phrase(f"These rules cost nothing{sure}: {names.en}.",
                     f"다음 규칙은{sure_ko} 비용이 없습니다: {names.ko}.")
    known = [cost for cost in groups if cost.figure is not None]
    if known:
        yield Phrase(f"Together: {join([told(c, scenario) for c in known]).en}.",
                     f"함께 뺄 때: {join([told(c, scenario) for c in known]).ko}.")
    if pairs:
        said = join([told(cost, scenario) for cost in pairs])
        yield Phrase(f"Nothing by themselves, but together: {said.en}.",
                     f"따로는 비용이 없지만 함께 빼면: {said.ko}.")


def rescue_sentences(
    scenario: Scenario, found: Sequence[Rescue], rules: Sequence[str], complete: bool,
) -> Iterator[Phrase]:
    """Where no plan exists: what would have to go, limits of aims kept."""
    yield Phrase("No plan keeps every hard rule, so no rule has a price of its own.",
                 "모든 필수 규칙을 지키는 계획이 없으므로 규칙별 비용을 말할 수 없습니다.")
    held = limit_words(scenario, scenario.aims)
    if held.en:
        yield Phrase(f"The limits of the aims may be the cause: {held.en}.",
                     f"목표의 한도가 원인일 수 있습니다: {held.ko}.")
    single = [one for one in found if len(one.rules) == 1]
    sets = [one for one in found if len(one.rules) > 1]
    if single:
        names = rule_names(one.rules[0] for one in single)
        yield Phrase(f"Without any one of these there is a plan: {names.en}.",
                     f"다음 중 하나만 빼도 계획이 생깁니다: {names.ko}.")
    if sets:
        names = join([rule_names(one.rules, " + ", " + ") for one in sets], "; ", "; ")
        yield Phrase(f"There is a plan without all of: {names.en}.",
                     f"다음을 모두 빼면 계획이 생깁니다: {names.ko}.")
    if not found and complete:
        yield Phrase(f"Not even without all {len(rules)} rules that can be off is there a plan.",
                     f"끌 수 있는 규칙 {len(rules)}개를 모두 빼도 계획이 없습니다.")
