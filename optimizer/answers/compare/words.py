"""What is said of a comparison."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.answers.aiming import worsening
from optimizer.answers.wording import aim_name, figure, join, signed
from optimizer.core.registry import AIMS
from optimizer.domain.answer import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.answers.compare.effects import Effects

SHOWN = 4


def sentences(
    found: Effects, currency: str, inputs: int, orders: int, at_hand: tuple[Decimal, Decimal],
) -> Iterator[Phrase]:
    """The difference, its causes, what is not explained by single changes."""
    aim = AIMS[found.aim]
    name = aim_name(aim)
    if not inputs:
        yield Phrase("No input differs.", "다른 입력이 없습니다.")
    for side, ko, trial, value in (("left", "왼쪽", found.left, found.before),
                                   ("right", "오른쪽", found.right, found.after)):
        if value is None and trial.status == "no plan":
            yield Phrase(f"No plan keeps every hard rule of the {side} scenario.",
                         f"{ko} 시나리오는 모든 필수 규칙을 지키는 계획이 없습니다.")
        elif value is None:
            yield Phrase(f"The time was not enough to solve the {side} scenario.",
                         f"시간이 부족해 {ko} 시나리오를 풀지 못했습니다.")
    if found.before is not None and found.after is not None:
        before, after = found.before + at_hand[0], found.after + at_hand[1]
        size = figure(abs(after - before), aim.unit, currency)
        values = [figure(value, aim.unit, currency) for value in (before, after)]
        worse = worsening(found.aim, before, after)
        verb, verb_ko = (("worse", "악화") if worse > 0 else ("better", "개선"))
        how = f"{size.en} {verb}" if worse else "the same"
        how_ko = f"{size.ko} {verb_ko}" if worse else "같음"
        yield Phrase(f"In {name.en} the right one is {how}: {values[0].en} → {values[1].en}; "
                     f"{inputs:,} input values and {orders:,} order lines differ.",
                     f"{name.ko}: 오른쪽이 {how_ko} ({values[0].ko} → {values[1].ko}). 입력 "
                     f"{inputs:,}건, 발주 {orders:,}건이 다릅니다.")
    yield from _caused(found, currency)
    if found.left.status == "stopped" or found.right.status == "stopped" or any(
            float(t.plan.options["gap"]) for t in (found.left, found.right) if t.plan is not None):
        yield Phrase("Values are those of the plans found; each may be off by the gap of its "
                     "proof, and so may small effects.",
                     "값은 찾은 계획의 값이며, 증명 오차만큼 다를 수 있습니다. 작은 영향도 "
                     "마찬가지입니다.")


def _caused(found: Effects, currency: str) -> Iterator[Phrase]:
    unit = AIMS[found.aim].unit
    known = [one for one in found.effects if one.mean is not None]
    moved = sorted((one for one in known if one.alone or one.last),
                   key=lambda one: abs(one.mean or Decimal(0)), reverse=True)
    if moved:
        parts = []
        for one in moved[:SHOWN]:
            alone, last = (signed(value or Decimal(0), unit, currency)
                           for value in (one.alone, one.last))
            both = alone.en if alone == last else f"{alone.en} made first, {last.en} made last"
            both_ko = alone.ko if alone == last else f"먼저 {alone.ko}, 마지막 {last.ko}"
            parts.append(Phrase(f"{one.cause.name}: {both}", f"{one.cause.name}: {both_ko}"))
        said = join(parts)
        yield Phrase(f"By cause: {said.en}.", f"원인별: {said.ko}.")
    still = [one for one in known if not one.alone and not one.last]
    if still and found.total is not None:
        names = ", ".join(one.cause.name for one in still[:SHOWN])
        more = f" and {len(still) - SHOWN} more" if len(still) > SHOWN else ""
        more_ko = f" 외 {len(still) - SHOWN}건" if len(still) > SHOWN else ""
        yield Phrase(f"These changes make no difference, first or last: {names}{more}.",
                     f"순서와 관계없이 차이를 만들지 않는 변경: {names}{more_ko}.")
    rest = found.rest(one.alone for one in found.effects)
    if rest:
        size = signed(rest, unit, currency)
        yield Phrase(f"Changes act on each other: {size.en} of the difference is no single "
                     "one's, when each is made first.",
                     f"변경이 서로 영향을 주어, 단독 효과의 합으로 설명되지 않는 차이가 "
                     f"{size.ko}입니다.")
    blank = [one for one in found.effects if one.mean is None]
    if blank and found.total is not None:
        names = "; ".join(f"{one.cause.name} ({one.why})" for one in blank[:SHOWN])
        yield Phrase(f"Not every change has a figure of its own: {names}.",
                     f"따로 값을 말할 수 없는 변경: {names}.")
