"""Money: what is paid each year, who gets it, and what the bill is made of."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import altair as alt

from app import format as form
from app.widgets.plan_bill import bill, bill_sheet
from app.widgets.plan_marks import (
    BLUE,
    INK,
    LINE_PX,
    PALE,
    amounts,
    bars,
    frame,
    key,
    names,
    words,
)
from app.widgets.plan_part import Part, Picture
from app.widgets.plan_sheet import Column, Sheet
from app.words import t
from optimizer.io.plan.year_money import years

if TYPE_CHECKING:
    from collections.abc import Callable

    from optimizer.domain.plan import Order
    from optimizer.io.plan.facts import Facts

NOTHING = Decimal(0)


def money(facts: Facts) -> Part:
    """The part about money."""
    plan = facts.plan
    makers = {one.id: one.maker for one in plan.scenario.accelerators}
    return Part("money", (
        _cash(facts), bill(facts),
        _spend(facts, t("Spend by vendor"), "spend-by-vendor", t("Vendor"),
               lambda order: order.vendor),
        _spend(facts, t("Spend by maker"), "spend-by-maker", t("Maker"),
               lambda order: makers[order.accelerator])),
        (_cash_sheet(facts), bill_sheet(facts)))


def _cash(facts: Facts) -> Picture:
    currency, found = facts.plan.currency, years(facts.plan)
    most = max((max(one.available, one.cash.paid) for one in found), default=NOTHING)
    step, unit = form.money_unit(currency, most)
    kinds = (t("available"), t("paid"))
    rows = []
    for one in found:
        for kind, amount in zip(kinds, (one.available, one.cash.paid), strict=True):
            said = f"{kind} {form.money(amount, currency)}"
            if kind == kinds[1] and one.available:
                said += f" ({form.share(one.used)})"
            rows.append({"year": str(one.cash.fiscal_year), "kind": kind, "words": said,
                         "amount": float(amount / step),
                         "full": f"{one.cash.fiscal_year} · {said}"})
    base = alt.Chart(frame(rows)).encode(
        names("year", t("Fiscal year")), amounts("amount", unit, float(most / step)),
        alt.YOffset("kind:N", sort=list(kinds)))
    chart = alt.layer(
        base.mark_bar(stroke=INK, strokeWidth=1).encode(
            key("kind", kinds, (PALE, BLUE)), tooltip=[alt.Tooltip("full:N", title=" ")]),
        words(base)).properties(height=alt.Step(LINE_PX * 0.8))
    return Picture(t("Cash against the budget of each fiscal year"), _cash_told(facts), chart,
                   Sheet("cash-chart", (
                       Column(t("Fiscal year")), Column(t("Available"), "money", currency),
                       Column(t("Paid"), "money", currency)),
                       tuple((str(one.cash.fiscal_year), one.available, one.cash.paid)
                             for one in found)))


def _cash_told(facts: Facts) -> str:
    currency = facts.plan.currency
    paid = form.money(facts.paid, currency)
    over = [one for one in years(facts.plan) if one.left < 0]
    if not facts.budget:
        return t("{paid} falls due; no budget is given.", paid=paid)
    if over:
        return t("More falls due than there is money in {years}.",
                 years=", ".join(str(one.cash.fiscal_year) for one in over))
    return t("{paid} of {budget} is paid ({share}), each year within its money.", paid=paid,
             budget=form.money(facts.budget, currency), share=form.share(facts.paid / facts.budget))


def _cash_sheet(facts: Facts) -> Sheet:
    currency = facts.plan.currency

    def column(heading: str) -> Column:
        return Column(heading, "money", currency)

    rows = tuple((str(one.cash.fiscal_year), one.cash.budget, one.cash.carried_in, one.available,
                  one.cash.paid, one.used, one.left, one.cash.carried_out, one.lapses)
                 for one in years(facts.plan))
    total = (t("Total"), facts.budget, None, None, facts.paid, None, None, None, None)
    return Sheet("cash", (
        Column(t("Fiscal year")), column(t("Budget")), column(t("Carried in")),
        column(t("Available")), column(t("Paid")), Column(t("Used"), "share"), column(t("Left")),
        column(t("Carried out")), column(t("Lapses"))), (*rows, total), t("Cash by fiscal year"),
        t("Payments of capital terms by the fiscal year in which they fall due. Available = "
          "budget + carried in. Carried out = what is left, up to the share of the year's budget "
          "that may be carried over; the rest lapses. Running costs (support, energy) are in no "
          "year's budget."), total=True)


def _spend(
    facts: Facts, title: str, name: str, heading: str, of: Callable[[Order], str],
) -> Picture:
    currency, found = facts.plan.currency, facts.by(of)
    found = dict(sorted(found.items(), key=lambda one: -one[1][1]))
    every = sum((amount for _, amount in found.values()), NOTHING)
    step, unit = form.money_unit(currency, max((m for _, m in found.values()), default=NOTHING))
    rows: list[dict[str, Any]] = []
    for who, (count, amount) in found.items():
        said = t("{amount} ({share}) · {n} accelerators", amount=form.money(amount, currency),
                 share=form.share(amount / every if every else NOTHING), n=form.number(count))
        rows.append({"who": who, "amount": float(amount / step), "words": said,
                     "full": f"{who}: {said}"})
    most = max((row["amount"] for row in rows), default=0.0)
    chart = bars(frame(rows), names("who", sort=list(found)), amounts("amount", unit, most * 1.2))
    first = next(iter(found), "")
    told = t("{name} gets most: {share} of {total}. Orders after price breaks, before rebates and "
             "VAT.", name=first, share=form.share(found[first][1] / every if every else NOTHING),
             total=form.money(every, currency)) if found else t("Nothing is ordered.")
    return Picture(title, told, chart, Sheet(name, (
        Column(heading), Column(t("Accelerators"), "whole"),
        Column(t("Money"), "money", currency), Column(t("Share of total"), "share")),
        tuple((who, count, amount, amount / every if every else NOTHING)
              for who, (count, amount) in found.items())))
