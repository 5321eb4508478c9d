"""The sentences and the table of a frontier."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from optimizer.answers.curve.changes import compact, in_words
from optimizer.answers.curve.units import kind_of, shown_unit
from optimizer.answers.decimals import decimal
from optimizer.answers.wording import aim_name, figure, signed
from optimizer.domain.answer import Column, Phrase, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from optimizer.answers.curve.steps import Point, Stairs
    from optimizer.core.term import Aim
    from optimizer.domain.answer import Cell
    from optimizer.domain.scenario import Scenario

NAMED = 4
"""Trades that get a sentence each; the table has them all."""


def values(one: Aim, two: Aim, point: Point) -> tuple[Decimal, Decimal]:
    """A point in the aims' own senses."""
    assert point.cost is not None
    return (decimal(-point.cost if one.sense == "max" else point.cost),
            decimal(-point.reach if two.sense == "max" else point.reach))


def sentences(
    scenario: Scenario, one: Aim, two: Aim, kept: Sequence[Point], stairs: Stairs,
) -> Iterator[Phrase]:
    """The most important first."""
    currency = scenario.money.currency

    def words(point: Point) -> Phrase:
        first, second = values(one, two, point)
        a, b = figure(first, one.unit, currency), figure(second, two.unit, currency)
        return Phrase(f"{aim_name(one).en} {a.en} with {aim_name(two).en} {b.en}",
                      f"{aim_name(one).ko} {a.ko}, {aim_name(two).ko} {b.ko}")

    if len(kept) == 1 and not stairs.whole:
        only = words(kept[0])
        yield Phrase(f"One plan is known so far: {only.en}.",
                     f"지금까지 확인된 계획은 하나입니다: {only.ko}.")
    elif len(kept) == 1:
        only = words(kept[0])
        yield Phrase(f"One plan is the best in both: {only.en}.",
                     f"두 목표 모두에서 가장 좋은 계획이 하나 있습니다: {only.ko}.")
    else:
        best, far = words(kept[-1]), words(kept[0])
        yield Phrase(f"From {best.en} to {far.en}: {len(kept)} plans that no other beats in both.",
                     f"{best.ko}부터 {far.ko}까지, 두 목표에서 다른 계획에 뒤지지 않는 계획은 "
                     f"{len(kept)}개입니다.")
    for better, cheaper in sorted(pairwise(kept), key=lambda pair: -pair[1].reach)[:NAMED]:
        yield _trade(one, two, better, cheaper, currency)
    if not stairs.whole:
        yield Phrase("Every point is shown with its proven gap; between neighbours marked open "
                     "there are, or may be, more plans, whose values lie between theirs.",
                     "점마다 증명된 간격을 표시합니다. 'open'으로 표시된 이웃 사이에는 "
                     "두 점 사이의 값을 갖는 계획이 더 있을 수 있습니다.")
    else:
        within = f" within the gap of {float(stairs.gap):.2%}" if stairs.gap else ""
        yield Phrase(f"These are all there are{within}.", "이것이 전부입니다."
                     + (f" (간격 {float(stairs.gap):.2%} 이내)" if stairs.gap else ""))


def _trade(one: Aim, two: Aim, better: Point, cheaper: Point, currency: str) -> Phrase:
    """What a step along the frontier gives and takes."""
    (a0, b0), (a1, b1) = values(one, two, cheaper), values(one, two, better)
    given, got = signed(a1 - a0, one.unit, currency), signed(b1 - b0, two.unit, currency)
    assert cheaper.trial.plan is not None
    assert better.trial.plan is not None
    what = in_words(cheaper.trial.plan, better.trial.plan)
    return Phrase(f"{aim_name(two).en} {got.en} for {aim_name(one).en} {given.en}: {what.en}.",
                  f"{aim_name(two).ko} {got.ko}, {aim_name(one).ko} {given.ko}: {what.ko}.")


def points_table(
    scenario: Scenario, one: Aim, two: Aim, kept: Sequence[Point], stairs: Stairs,
) -> Table:
    """One row per point, the best of the first aim first."""
    currency = scenario.money.currency
    rows: list[tuple[Cell, ...]] = []
    ordered = list(reversed(kept))
    for i, point in enumerate(ordered):
        first, second = values(one, two, point)
        after = ordered[i + 1] if i + 1 < len(ordered) else None
        before = ordered[i - 1].trial.plan if i else None
        bound = None if point.bound is None else (
            decimal(-point.bound if one.sense == "max" else point.bound))
        gap = None
        if point.bound is not None and point.cost is not None:
            size = max(abs(point.cost), Fraction(1, 10**9))
            gap = decimal(max(Fraction(0), point.cost - point.bound) / size, 9)
        rows.append((
            second, first, bound, gap,
            "" if after is None else "open" if _between(stairs, after, point) else "closed",
            compact(before, point.trial.plan) if before and point.trial.plan else "",
            point.trial.name))
    return Table(
        "frontier", Phrase("Plans that no other beats in both aims", "뒤지지 않는 계획"),
        (Column("other", Phrase(two.title, aim_name(two).ko), kind_of(two.unit),
                shown_unit(two.unit, currency)),
         Column("aim", Phrase(one.title, aim_name(one).ko), kind_of(one.unit),
                shown_unit(one.unit, currency)),
         Column("bound", Phrase("No plan is better than", "이보다 나은 계획 없음"),
                kind_of(one.unit), shown_unit(one.unit, currency)),
         Column("gap", Phrase("Proven gap", "증명된 간격"), "share"),
         Column("next", Phrase("To the next point", "다음 점까지")),
         Column("changes", Phrase("Orders against the row before", "앞 행 대비 주문 변화")),
         Column("trial", Phrase("Trial", "계산"))),
        tuple(rows), chart="points")


def _between(stairs: Stairs, tighter: Point, looser: Point) -> bool:
    """Whether something may lie between two points."""
    return any(tighter.at <= low.at and high.at <= looser.at for low, high in stairs.open_gaps())
