"""Tables of what was found out about offers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.core.registry import RULES
from optimizer.domain.answer import Cell, Column, Phrase, Table, phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.answers.why.finding import Finding
    from optimizer.answers.why.price import Winning
    from optimizer.domain.scenario import Scenario

_COLUMNS = (
    Column("offer", Phrase("Offer", "견적")),
    Column("vendor", Phrase("Vendor", "공급사")),
    Column("system", Phrase("System", "시스템")),
    Column("standing", Phrase("Standing", "상태")),
    Column("currency", Phrase("Currency", "통화")),
    Column("now", Phrase("Price now", "현재 가격"), "number", "offer currency"),
    Column("wins_at", Phrase("First unit wins at", "첫 수량 낙찰 가격"), "number",
           "offer currency"),
    Column("change", Phrase("Change needed", "필요한 변동"), "share"),
    Column("loses_at", Phrase("Loses from", "탈락 가격"), "number", "offer currency"),
    Column("quoted_units", Phrase("Quoted units", "견적 수량"), "integer", "units"),
    Column("quoted_wins_at", Phrase("Quoted quantity wins at", "견적 수량 낙찰 가격"), "number",
           "offer currency"),
    Column("weeks_sooner", Phrase("Weeks sooner that win", "낙찰되는 납기 단축"), "integer",
           "weeks"),
    Column("reason", Phrase("Why", "이유")),
)

NOTE = Phrase(
    "A price wins if some optimal plan buys at least so many units at it: its first aim is as good "
    "as that of the best plan without the offer, and so are the later aims where the first is "
    "equal (what an aim may give up for later ones does not count here). Prices are list prices in "
    "the offer's currency and price basis, in steps of one unit of money (of 0.01 below 100, where "
    "the currency has it); breaks and prices of single phases move in proportion. At the price "
    "shown a plan that wins is known; at the price in “loses from” it is proven that none does.",
    "어떤 가격에서 최적 계획이 해당 수량 이상을 사면 그 가격은 낙찰됩니다. 즉 첫째 목표가 이 견적 "
    "없는 최선의 계획만큼 좋고, 같을 때는 다음 목표도 그러합니다(목표 간 허용 폭은 여기서 고려하지 "
    "않습니다). 가격은 견적 통화·가격 기준의 정가이며 화폐 한 단위씩(100 미만이고 소수 단위가 있는 "
    "통화는 0.01씩) 움직이고, 수량 할인과 분기별 가격은 같은 비율로 움직입니다. 표시된 가격에서는 "
    "낙찰되는 계획이 있고, “탈락 가격”에서는 없음이 증명되었습니다.")


def offers_table(found: Sequence[Finding]) -> Table:
    """One row per offer."""
    return Table("offers", Phrase("Prices to win", "낙찰 가격"), _COLUMNS,
                 tuple(_row(one) for one in found), NOTE)


def dropped_table(found: Finding) -> Table:
    """Why lines of an offer cannot be ordered: rule, date and source."""
    columns = (
        Column("site", phrase("Site")), Column("phases", Phrase("Phases", "발주 시기")),
        Column("reason", Phrase("Reason", "이유")), Column("rule", Phrase("Rule", "규칙")),
        Column("date", Phrase("Date", "날짜"), "date"), Column("source", Phrase("Source", "출처")),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (row.site, ", ".join(row.phases), row.reason, row.rule, row.date or None, row.source)
        for row in found.dropped)
    return Table("dropped", Phrase("Dropped before anything is solved", "계산 전에 제외된 발주"),
                 columns, rows)


def blocked_table(found: Finding) -> Table | None:
    """Rules that block an offer at any price."""
    if found.blocked is None:
        return None
    alone, jointly = Phrase("alone", "단독"), Phrase("only together", "함께일 때만")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (rule, RULES[rule].title, how.en) for rules, how in
        ((found.blocked.each, alone), (found.blocked.together, jointly)) for rule in rules)
    return Table(
        "blocked", Phrase("Rules that block it", "막고 있는 규칙"),
        (Column("rule", Phrase("Rule", "규칙")), Column("title", Phrase("Title", "제목")),
         Column("lifted", Phrase("Lifting it is enough", "해제 효과"))), rows)


def by_importance(scenario: Scenario, found: Sequence[Finding]) -> list[Finding]:
    """Offers with the lowest list price per accelerator first: they are nearest to winning."""
    per_unit = {system.id: system.accelerators_per_unit for system in scenario.systems}
    rates = {row.currency: row.rate for row in reversed(scenario.exchange_rates)}

    def price(one: Finding) -> Decimal:
        each = 1 if one.offer.price_basis == "accelerator" else per_unit[one.offer.system]
        return one.offer.unit_price * rates.get(one.offer.currency, Decimal(1)) / each

    return sorted(found, key=price)


def _row(one: Finding) -> tuple[Cell, ...]:
    offer, first = one.offer, one.first
    price = first.price if first is not None and first.kind != "any" else None
    change = price / offer.unit_price - 1 if price is not None and offer.unit_price else None
    return (
        offer.id, offer.vendor, offer.system, one.standing, offer.currency, offer.unit_price,
        price, change, first.below if first is not None else None, offer.quoted_units,
        one.quoted.price if one.quoted is not None else None,
        one.lead.weeks if one.lead is not None and one.lead.kind == "weeks" else None,
        _reason(one, first),
    )


def _reason(one: Finding, first: Winning | None) -> str:
    if one.standing == "dropped":
        return "; ".join(dict.fromkeys(row.reason for row in one.dropped))
    if one.standing == "ordered":
        return "ordered already"
    if first is None or first.kind == "open":
        return "not looked at in the time"
    if first.kind == "any":
        return "bought at any price"
    if one.standing == "bought":
        return "bought"
    if first.kind != "none":
        return "price"
    if one.blocked is None:
        return "no price wins"
    rules = one.blocked.each or one.blocked.together
    joined = (" or " if one.blocked.each else " and ").join(RULES[rule].title for rule in rules)
    return f"no price wins: {joined or 'no single rule'}"
