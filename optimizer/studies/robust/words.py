"""What is said of a robust plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.answers.wording import aim_name, figure, join
from optimizer.domain.answer import Phrase
from optimizer.studies.robust.pursuit import worst_cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from optimizer.studies.robust.figures import Found, Worth
    from optimizer.studies.robust.targets import Shortfall

SHOWN = 4
"""Orders that are named in a sentence; the table has them all."""


def sentences(found: Found) -> Iterator[Phrase]:
    """The most important first."""
    yield from _when(found)
    yield _sign(found)
    yield from _value(found)
    yield from _plain(found)
    yield _known(found)
    yield from _targets(found)
    yield from _shut(found)


def _figure(found: Found, value: Decimal) -> Phrase:
    return figure(value, found.aim.unit, found.currency)


def _when(found: Found) -> Iterator[Phrase]:
    """Where the day leaves nothing to decide now, or nothing for later."""
    phases = found.search.base.phases
    if not found.search.now:
        yield Phrase(f"Nothing can be ordered by {found.by}: every future is planned when it is "
                     "known, and there is nothing to decide now.",
                     f"{found.by}까지 주문할 수 있는 것이 없습니다. 모든 미래는 정해진 뒤에 "
                     "계획하면 되며 지금 결정할 것은 없습니다.")
    elif len(found.search.now) == len(found.search.base.offers) * len(phases):
        yield Phrase(f"Every order is placed by {found.by}, before it is known which future comes: "
                     "nothing can be ordered afterwards.",
                     f"모든 주문이 어느 미래인지 알기 전인 {found.by}까지 이루어지며, 그 뒤에는 "
                     "주문할 수 없습니다.")


def _sign(found: Found) -> Phrase:
    orders = found.best.orders or {}
    lines = sorted(((line, units) for line, units in orders.items() if units),
                   key=lambda one: -one[1])
    if not lines:
        return Phrase(f"Sign nothing by {found.by}; order when the future is known.",
                      f"{found.by}까지 계약하지 말고 미래가 정해진 뒤에 주문하십시오.")
    parts = join([Phrase(f"{units:,} {offer} for {site} in {phase}",
                         f"{offer} {units:,}대({site}, {phase})")
                  for (offer, site, phase), units in lines[:SHOWN]])
    rest = len(lines) - SHOWN
    more = f"; {rest} more in the table" if rest > 0 else ""
    more_ko = f", 그 외 {rest}건은 표 참조" if rest > 0 else ""
    total = sum(units for _, units in lines)
    return Phrase(f"Sign {len(lines)} order(s) of {total:,} units by {found.by}: "
                  f"{parts.en}{more}.",
                  f"{found.by}까지 주문 {len(lines)}건, {total:,}대를 계약하십시오: "
                  f"{parts.ko}{more_ko}.")


def _value(found: Found) -> Iterator[Phrase]:
    aim, values = aim_name(found.aim), found.best.losses
    mean = _figure(found, found.expected(found.best))
    low, high = min(values), max(values)
    names = [one.name for one in found.search.futures]
    least, most = names[values.index(low)], names[values.index(high)]
    a, b = (_figure(found, found.value(value)) for value in (low, high))
    gap = "" if found.gap is None else f" Proven within {float(found.gap):.3%}."
    gap_ko = "" if found.gap is None else f" 증명된 간격은 {float(found.gap):.3%}입니다."
    yield Phrase(f"Expected {aim.en}: {mean.en}, from {a.en} in “{least}” to {b.en} in "
                 f"“{most}”.{gap}",
                 f"{aim.ko} 기댓값: {mean.ko}. ‘{least}’에서 {a.ko}, ‘{most}’에서 {b.ko}입니다."
                 f"{gap_ko}")
    if found.search.pursuit.kind == "cvar":
        tail = f"{float(1 - found.search.pursuit.share):.4g}"
        worst = _figure(found, found.worst_cases(found.best))
        yield Phrase(f"In the worst cases of a chance of {tail} together it is {worst.en} on "
                     "average.", f"확률 합 {tail}의 최악의 경우 평균은 {worst.ko}입니다.")
    if found.search.pursuit.kind == "regret":
        worst = _figure(found, max(found.regrets(found.best)))
        yield Phrase(f"In no future is it worse than a plan for that future alone by more than "
                     f"{worst.en}; that is the least there can be.",
                     f"어느 미래에서도 그 미래만을 위한 계획보다 {worst.ko} 넘게 나쁘지 않으며, "
                     "이것이 가능한 최소입니다.")


def _plain(found: Found) -> Iterator[Phrase]:
    """The value of the stochastic solution."""
    if found.plain is None:
        yield Phrase("The scenario as it is has no plan, so there is none to compare with.",
                     "시나리오 자체에는 계획이 없어 비교할 기본 계획이 없습니다.")
        return
    if found.vss is not None:
        worth = _worth(found, found.vss)
        yield Phrase(f"Signing what the plain plan signs would be worse by {worth.en}: the value "
                     "of planning for all futures (VSS).",
                     f"기본 계획대로 계약하면 {worth.ko}만큼 나빠집니다. 이것이 모든 미래를 함께 "
                     "고려한 값(VSS)입니다.")
        return
    names = _quoted(found.unfinished)
    if not found.unfinished:
        yield Phrase("What signing the plain plan's orders would lead to is not known in the time.",
                     "기본 계획대로 계약한 결과는 시간 안에 알 수 없었습니다.")
        return
    chance = float(sum(one.chance for one in found.search.futures
                       if one.name in found.unfinished))
    yield Phrase(f"What the plain plan signs cannot be completed in {names.en} (chance "
                 f"{chance:.0%}): no figure says what planning for all futures is worth (VSS).",
                 f"기본 계획대로 계약하면 {names.ko}(확률 {chance:.0%})에서 완수할 수 없으므로, "
                 "모든 미래를 함께 고려한 값(VSS)을 금액으로 말할 수 없습니다.")


def _known(found: Found) -> Phrase:
    worth = _worth(found, found.evpi)
    return Phrase(f"To know now which future comes would be worth {worth.en} (EVPI).",
                  f"어느 미래인지 미리 아는 것의 값(EVPI)은 {worth.ko}입니다.")


def _worth(found: Found, worth: Worth) -> Phrase:
    """A figure, and between what it lies where that is not the same."""
    size = _figure(found, worth.figure)
    if worth.least is None or worth.most is None:
        return Phrase(f"{size.en} by the plans found, which is not proven",
                      f"{size.ko}(찾은 계획 기준, 증명되지 않음)")
    low, high = _figure(found, worth.least), _figure(found, worth.most)
    if low == size == high:
        return size
    return Phrase(f"{size.en} (between {low.en} and {high.en})",
                  f"{size.ko}({low.ko}에서 {high.ko} 사이)")


def _targets(found: Found) -> Iterator[Phrase]:
    limit = found.search.limit
    if limit is None:
        return
    missed = [one for one, miss in zip(found.search.futures, found.missed, strict=True) if miss]
    if limit.shortfall is not None:
        yield _short(found, limit.shortfall)
    if limit.miss >= 1:
        return
    most = f"{float(limit.miss):.4g}"
    if not missed:
        yield Phrase(f"The delivery targets are met in every future; a chance of {most} might "
                     "have missed them.",
                     f"납품 목표를 모든 미래에서 지킵니다. 미달이 허용된 확률은 {most}입니다.")
        return
    names = _quoted([one.name for one in missed])
    chance = f"{float(sum(one.chance for one in missed)):.4g}"
    let, let_ko = ("missed", "납품 목표에 미달합니다") if limit.shortfall else (
        "let go", "납품 목표를 포기합니다")
    yield Phrase(f"The delivery targets are {let} in {names.en}, a chance of {chance} of the "
                 f"{most} allowed; every other rule holds there too.",
                 f"{names.ko}에서는 {let_ko}. 확률 {chance}(허용 {most})이며, 다른 규칙은 모두 "
                 "지킵니다.")


def _short(found: Found, limit: Shortfall) -> Phrase:
    """How far targets are missed, in the worst cases and at most."""
    far = found.shortfalls
    tail, most = f"{float(1 - limit.share):.4g}", f"{float(limit.most):,.6g}"
    if not any(far):
        return Phrase(f"The delivery targets are met in every future; by {most} accelerators they "
                      f"might have been missed in the worst cases of a chance of {tail}.",
                      f"납품 목표를 모든 미래에서 지킵니다. 확률 합 {tail}의 최악의 경우 평균 "
                      f"{most}개의 부족이 허용되었습니다.")
    mean = f"{float(worst_cases(found.search.chances, far, limit.share)):,.6g}"
    worst = _quoted([found.search.futures[far.index(max(far))].name])
    return Phrase(f"In the worst cases of a chance of {tail} together the delivery targets are "
                  f"missed by {mean} accelerators on average, of {most} allowed; the most is "
                  f"{int(max(far)):,} in {worst.en}. Every other rule holds there too.",
                  f"확률 합 {tail}의 최악의 경우 납품 목표에 평균 {mean}개(허용 {most}개) "
                  f"모자라며, 가장 큰 부족은 {worst.ko}의 {int(max(far)):,}개입니다. 다른 규칙은 "
                  "모두 지킵니다.")


def _quoted(names: Iterable[str]) -> Phrase:
    """Names of futures as each language quotes them."""
    return join([Phrase(f"“{name}”", f"‘{name}’") for name in names], ", ")


def _shut(found: Found) -> Iterator[Phrase]:
    if not found.shut:
        return
    names = _quoted(dict.fromkeys(name for names in found.shut.values() for name in names))
    count = len(found.shut)
    yield Phrase(f"{count} line(s) cannot be signed now, because in {names.en} they cannot be; a "
                 "future may say that such orders are lost.",
                 f"{names.ko}에서 불가능한 주문 {count}건은 지금 계약할 수 없습니다. 그런 주문이 "
                 "소멸한다고 미래에 적을 수 있습니다.")
