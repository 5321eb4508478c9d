"""What is said of plans that are nearly as good."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.answers.aiming import worsening
from optimizer.answers.nearby.others import distance
from optimizer.answers.wording import aim_name, figure, join, number, signed
from optimizer.core.registry import AIMS
from optimizer.domain.answer import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from optimizer.answers.nearby.core import Least
    from optimizer.answers.nearby.others import Other
    from optimizer.answers.nearby.trading import Worth
    from optimizer.answers.nearby.within import Near

SHOWN = 6
"""Parts of the core that the sentence names."""


def sentences(
    near: Near, within: Decimal, chosen: Sequence[Other], figures: Sequence[Worth],
    core: Sequence[Least], complete: bool,
) -> Iterator[Phrase]:
    """The most important first."""
    share, best = f"{number(within * 100, 4)} %", figure(
        near.best, AIMS[near.aim].unit, near.plan.currency)
    count = len(chosen) - 1
    if count:
        yield Phrase(
            f"Besides the best plan ({best.en}), {count} quite different "
            f"{'plans are' if count > 1 else 'plan is'} within {share} of it.",
            f"최적 계획({best.ko}) 외에 {share} 이내의 상당히 다른 계획이 {count}개 있습니다.")
    else:
        yield Phrase(f"No other plan was found within {share} of the best ({best.en}).",
                     f"최적({best.ko})의 {share} 이내에서 다른 계획을 찾지 못했습니다.")
    yield _shared(share, core)
    for i in range(1, len(chosen)):
        yield _traded(i, near, chosen, figures)
    gap = max(proof.gap for proof in near.plan.proofs)
    if float(near.plan.options["gap"]):
        proven = f"{number(gap * 100, 4)} %"
        yield Phrase(f"“Best” is the plan found; no plan is better than it by more than {proven}.",
                     f"‘최적’은 찾은 계획이며, 그보다 {proven} 넘게 나은 계획은 없습니다.")
    if not complete:
        yield Phrase("More plans may exist, and what all share may be more than is said here; what "
                     "is said is proven.",
                     "다른 계획이 더 있을 수 있고 공통분도 더 클 수 있으나, 여기 적힌 공통분은 "
                     "증명된 것입니다.")


def _shared(share: str, core: Sequence[Least]) -> Phrase:
    offers = sorted((row for row in core if row.of == "offer" and row.at_least),
                    key=lambda row: -row.at_least)
    rows = offers or sorted((row for row in core if row.at_least), key=lambda row: -row.at_least)
    if not rows:
        return Phrase(f"No single offer, vendor or system is needed by all plans within {share}: "
                      "there is nothing that has to be signed first.",
                      f"{share} 이내의 모든 계획에 꼭 필요한 견적·공급사·시스템은 없습니다. 먼저 "
                      "계약해야 할 것이 없습니다.")
    said = join([Phrase(f"{row.at_least:,} units of {row.name}", f"{row.name} {row.at_least:,}대")
                 for row in rows[:SHOWN]], ", ")
    more = f" and {len(rows) - SHOWN} more (see the table)" if len(rows) > SHOWN else ""
    more_ko = f" 외 {len(rows) - SHOWN}건(표 참조)" if len(rows) > SHOWN else ""
    if offers:
        return Phrase(
            f"Every plan within {share} of the best buys at least {said.en}{more}. These can be "
            "signed first without regret.",
            f"최적의 {share} 이내 모든 계획이 최소한 {said.ko}{more_ko}를 삽니다. 이것부터 "
            "계약해도 후회가 없습니다.")
    return Phrase(
        f"No single offer is needed by all plans within {share}, but every one of them buys at "
        f"least {said.en}{more}, from whichever offer.",
        f"{share} 이내 모든 계획에 꼭 필요한 견적은 없지만, 어느 견적으로든 최소한 "
        f"{said.ko}{more_ko}를 삽니다.")


def _traded(i: int, near: Near, chosen: Sequence[Other], figures: Sequence[Worth]) -> Phrase:
    one, best, worth, currency = chosen[i], figures[0], figures[i], near.plan.currency
    apart = distance(one.lines, chosen[0].lines)
    percent = f"{number(Decimal(apart.numerator) * 100 / apart.denominator, 1)} %"
    parts = []
    for aim, value in worth.aims.items():
        if value == best.aims[aim]:
            continue
        delta = signed(value - best.aims[aim], AIMS[aim].unit, currency)
        mark = "" if worsening(aim, best.aims[aim], value) > 0 else " (better)"
        title = aim_name(AIMS[aim])
        parts.append(Phrase(f"{title.en} {delta.en}{mark}",
                            f"{title.ko} {delta.ko}{' (개선)' if mark else ''}"))
    if worth.power_kw != best.power_kw:
        delta = signed(worth.power_kw - best.power_kw, "kW", currency)
        parts.append(Phrase(f"power {delta.en}", f"전력 {delta.ko}"))
    if worth.vendors != best.vendors:
        parts.append(Phrase(f"vendors {best.vendors} → {worth.vendors}",
                            f"공급사 {best.vendors} → {worth.vendors}"))
    assert one.words is not None
    told = join(parts) if parts else Phrase("equal in every figure", "모든 수치가 같습니다")
    return Phrase(f"Plan {i} {one.words.en}; {percent} of it differs from the best. Against the "
                  f"best: {told.en}.",
                  f"계획 {i}: {one.words.ko}. 최적 계획과 {percent} 다릅니다. 최적 대비: "
                  f"{told.ko}.")
