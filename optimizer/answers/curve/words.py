"""The sentences of a curve: what today's figure is worth, and where the aim breaks."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from optimizer.answers.curve.changes import in_words
from optimizer.answers.decimals import decimal
from optimizer.answers.wording import aim_name, figure, signed
from optimizer.domain.answer import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from optimizer.answers.curve.steps import Step
    from optimizer.answers.curve.walk import Walk

NAMED = 5
"""Breaks that get a sentence each; the table has them all."""


def place(walk: Walk, at: Fraction) -> Phrase:
    """A position of the axis, as a figure."""
    dial = walk.dial
    value, currency = dial.figure(at), walk.scenario.money.currency
    if dial.absolute:
        return figure(value, dial.unit, currency)
    if not value:
        return Phrase("today's figures", "현재 한도")
    size = signed(value, dial.unit, currency)
    return Phrase(f"{size.en} on today's figures", f"현재 대비 {size.ko}")


def worth(walk: Walk, cost: Fraction) -> Phrase:
    """A value of the aim."""
    sign = -1 if walk.aim.sense == "max" else 1
    return figure(decimal(sign * cost), walk.aim.unit, walk.scenario.money.currency)


def difference(walk: Walk, tighter: Step, looser: Step) -> Phrase:
    """By how much the aim changes from the looser step to the tighter one."""
    assert tighter.cost is not None
    assert looser.cost is not None
    sign = -1 if walk.aim.sense == "max" else 1
    return signed(decimal(sign * (tighter.cost - looser.cost)), walk.aim.unit,
                  walk.scenario.money.currency)


def sentences(walk: Walk, steps: Sequence[Step]) -> tuple[Phrase, ...]:
    """The most important first."""
    return (*_today(walk, steps), *_ends(walk, steps), *_breaks(walk, steps),
            *_unknown(walk, steps))


def _today(walk: Walk, steps: Sequence[Step]) -> Iterator[Phrase]:
    title, aim = walk.dial.title, aim_name(walk.aim)
    row = f" ({walk.dial.where})" if walk.dial.where else ""
    name = Phrase(title.en + row, title.ko + row)
    now = next((s for s in steps if s.low <= 0 <= s.high and s.cost is not None), None)
    if now is None or now.cost is None:
        yield Phrase(f"{name.en}: as the scenario stands, no plan is known.",
                     f"{name.ko}: 현재 조건에서 확인된 계획이 없습니다.")
        return
    here, value = place(walk, Fraction(0)), worth(walk, now.cost)
    yield Phrase(f"{name.en}: at {here.en} the {aim.en} is {value.en}.",
                 f"{name.ko}: {here.ko}에서 {aim.ko}은(는) {value.ko}입니다.")
    if now is steps[-1] and now.high >= walk.high > 0:
        top = place(walk, walk.high)
        yield Phrase(f"Loosening it is worth nothing up to {top.en}{_within(walk)[0]}.",
                     f"{top.ko}까지 완화해도 {_within(walk)[1]}달라지지 않습니다.")
    if now.low < 0:
        low = place(walk, now.low)
        yield Phrase(f"It can be tightened to {low.en} at no loss{_within(walk)[0]}.",
                     f"{low.ko}까지 강화해도 {_within(walk)[1]}손실이 없습니다.")


def _within(walk: Walk) -> tuple[str, str]:
    gap = walk.bench.options.gap
    return (f" (within the gap of {gap:.2%})", f"(간격 {gap:.2%} 이내) ") if gap else ("", "")


def _ends(walk: Walk, steps: Sequence[Step]) -> Iterator[Phrase]:
    """Where plans end."""
    for tighter, looser in pairwise(steps):
        if tighter.cost is not None or looser.cost is None:
            continue
        last, no = place(walk, looser.low), place(walk, tighter.high)
        if tighter.up_to is not None:
            yield Phrase(f"Tighter than {last.en} no plan exists at all.",
                         f"{last.ko}보다 더 조이면 가능한 계획이 없습니다.")
        else:
            yield Phrase(f"At {no.en} no plan exists any more; at {last.en} one does.",
                         f"{no.ko}에서는 계획이 없고, {last.ko}에서는 있습니다.")
    if steps and steps[-1].cost is None:
        top = place(walk, steps[-1].high)
        yield Phrase(f"Even at {top.en} no plan exists.", f"{top.ko}에서도 계획이 없습니다.")


def _breaks(walk: Walk, steps: Sequence[Step]) -> Iterator[Phrase]:
    """The breaks nearest to what the scenario has, named."""
    pairs = [(tighter, looser) for tighter, looser in pairwise(steps)
             if tighter.cost is not None and looser.cost is not None]
    pairs.sort(key=lambda pair: abs(pair[1].low))
    for tighter, looser in pairs[:NAMED]:
        assert tighter.cost is not None
        assert tighter.point.trial.plan is not None
        assert looser.point.trial.plan is not None
        where, value = place(walk, looser.low), worth(walk, tighter.cost)
        by = difference(walk, tighter, looser)
        what = in_words(looser.point.trial.plan, tighter.point.trial.plan)
        if tighter.up_to is not None:
            yield Phrase(f"Tighter than {where.en}: {what.en}; {aim_name(walk.aim).en} {by.en}, "
                         f"to {value.en}.",
                         f"{where.ko}보다 조이면: {what.ko}. {aim_name(walk.aim).ko} {by.ko}, "
                         f"{value.ko}.")
        else:
            at = place(walk, tighter.high)
            yield Phrase(f"Between {where.en} and {at.en}: {what.en}; {aim_name(walk.aim).en} "
                         f"{by.en}, to {value.en}.",
                         f"{where.ko}와 {at.ko} 사이: {what.ko}. {aim_name(walk.aim).ko} {by.ko}, "
                         f"{value.ko}.")


def _unknown(walk: Walk, steps: Sequence[Step]) -> Iterator[Phrase]:
    known = [s for s in steps if s.cost is not None]
    if walk.stairs.whole:
        yield Phrase(f"These are all steps of the curve: {len(known)}.",
                     f"곡선의 모든 단계입니다: {len(known)}개.")
        return
    yield Phrase("Every step shown is proven; between two steps that do not touch, the value "
                 "lies between theirs. More points tell more.",
                 "표시된 단계는 모두 증명되었습니다. 서로 닿지 않는 두 단계 사이의 값은 "
                 "두 값 사이에 있으며, 점을 늘리면 더 자세해집니다.")
