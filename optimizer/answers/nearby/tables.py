"""The tables of plans that are nearly as good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.answers.aiming import worsening
from optimizer.answers.decimals import decimal
from optimizer.answers.nearby.others import distance
from optimizer.answers.wording import aim_name
from optimizer.core.registry import AIMS
from optimizer.core.rule import MONEY
from optimizer.domain.answer import Column, Phrase, Table, phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.answers.nearby.core import Least
    from optimizer.answers.nearby.others import Other
    from optimizer.answers.nearby.trading import Worth
    from optimizer.answers.nearby.within import Near

KINDS = {"offer": Phrase("offer", "견적"), "vendor": Phrase("vendor", "공급사"),
         "system": Phrase("system", "시스템")}


def plans_table(near: Near, chosen: Sequence[Other], figures: Sequence[Worth]) -> Table:
    """One row per plan: the best is number 0."""
    aims = list(figures[0].aims)
    lines = [one.lines for one in chosen]
    rows = []
    for i, (one, worth) in enumerate(zip(lines, figures, strict=True)):
        worse = worsening(near.aim, near.best, worth.aims[near.aim])
        apart = [distance(one, other) for k, other in enumerate(lines) if k != i]
        rows.append((
            i, worse / abs(near.best) if near.best else worse * 0,
            *(worth.aims[aim] for aim in aims), worth.accelerators, worth.power_kw, worth.vendors,
            worth.largest, decimal(distance(one, lines[0])),
            decimal(min(apart)) if apart else None))
    columns = (
        Column("plan", Phrase("Plan", "계획"), "integer"),
        Column("worse", Phrase("Worse than the best by", "최적 대비 손실"), "share"),
        *(Column(aim, Phrase(AIMS[aim].title, aim_name(AIMS[aim]).ko),
                 "money" if AIMS[aim].money else "number",
                 near.plan.currency if AIMS[aim].unit == MONEY else AIMS[aim].unit)
          for aim in aims),
        Column("accelerators", Phrase("Accelerators", "가속기"), "integer"),
        Column("power_kw", Phrase("New power at most", "최대 신규 전력"), "number", "kW"),
        Column("vendors", Phrase("Vendors", "공급사 수"), "integer"),
        Column("largest_vendor", Phrase("Share of the largest vendor", "최대 공급사 비중"),
               "share"),
        Column("from_best", Phrase("Differs from the best in", "최적 계획과 다른 비중"), "share"),
        Column("from_nearest", Phrase("Differs from every other in at least",
                                      "다른 모든 계획과 다른 최소 비중"), "share"))
    return Table("plans", Phrase("The plans side by side", "계획 비교"), columns,
                 tuple(rows), Phrase(
        "Plan 0 is the best one. Plans differ in the share of their accelerators that are another "
        "offer's, at another site or ordered in another phase.",
        "0번이 최적 계획입니다. 다른 비중은 견적·센터·발주 시기가 다른 가속기의 비율입니다."))


def orders_table(chosen: Sequence[Other]) -> Table:
    """Units of every line in every plan."""
    units = [{(o.offer, o.site, o.phase): o.units for o in one.orders} for one in chosen]
    keys = dict.fromkeys(key for held in units for key in held)
    columns = (
        Column("offer", Phrase("Offer", "견적")), Column("site", phrase("Site")),
        Column("phase", Phrase("Order phase", "발주 시기")),
        *(Column(f"plan_{i}", Phrase(f"Plan {i}", f"계획 {i}"), "integer", "units")
          for i in range(len(chosen))))
    return Table("orders", Phrase("What each plan orders", "계획별 발주"), columns,
                 tuple((*key, *(held.get(key, 0) for held in units)) for key in keys))


def core_table(rows: Sequence[Least]) -> Table:
    """The least of everything, the largest first."""
    ordered = sorted(rows, key=lambda row: (list(KINDS).index(row.of), -row.at_least, -row.best))
    columns = (
        Column("of", Phrase("Of", "구분")), Column("name", Phrase("Name", "이름")),
        Column("best", Phrase("In the best plan", "최적 계획"), "integer", "units"),
        Column("at_least", Phrase("In every plan at least", "모든 계획에서 최소"), "integer",
               "units"),
        Column("found", Phrase("Fewest in any plan found", "찾은 계획 중 최소"), "integer",
               "units"))
    return Table(
        "core", Phrase("What all of them share", "모든 계획의 공통분"), columns,
        tuple((row.of, row.name, row.best, row.at_least, row.found) for row in ordered),
        Phrase("What every plan buys is proven. Where the fewest found are more, the time was not "
               "enough to close the difference.",
               "‘모든 계획에서 최소’는 증명된 수량입니다. 찾은 최소가 더 크면 시간이 부족해 차이를 "
               "좁히지 못한 것입니다."))
