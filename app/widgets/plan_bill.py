"""The bill: what the total cost is made of, as a waterfall and as a table."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import altair as alt

from app import format as form
from app.widgets.plan_marks import BLUE, GREEN, LINE_PX, ORANGE, amounts, frame, key, names
from app.widgets.plan_part import Picture
from app.widgets.plan_sheet import Column, Sheet
from app.widgets.shown import PALETTE
from app.words import t
from optimizer.io.plan.terms import term_about, term_payer, term_title

if TYPE_CHECKING:
    from optimizer.io.plan.facts import Facts

NOTHING = Decimal(0)
SOFT = "soft_rules"


def steps(facts: Facts) -> list[tuple[str, str, Decimal, Decimal]]:
    """The waterfall: what is shown, its kind, from where, to where; present value."""
    lines = [line for line in facts.plan.bill if line.amount and line.term != SOFT]
    ends = list(accumulate((line.amount for line in lines), initial=NOTHING))
    out = [(t(term_title(line.term)), "adds" if line.amount > 0 else "saves", low, high)
           for line, low, high in zip(lines, ends[:-1], ends[1:], strict=True)]
    out.append((t("Total cost of ownership"), "total", NOTHING, facts.cost))
    if facts.soft:
        out.append((t("Price of broken soft rules"), "price", facts.cost, facts.plan.total_cost))
    return out


def bill(facts: Facts) -> Picture:
    """The waterfall: term by term to the total."""
    currency, found = facts.plan.currency, steps(facts)
    most = max((max(low, high) for *_, low, high in found), default=NOTHING)
    least = min((min(low, high) for *_, low, high in found), default=NOTHING)
    step, unit = form.money_unit(currency, most)
    kinds = {"adds": t("adds"), "saves": t("saves"), "total": t("total"),
             "price": t("priced, but paid by nobody")}
    rows: list[dict[str, Any]] = []
    for name, kind, low, high in found:
        sign = "" if kind == "total" else "+" if high > low else "−"
        said = f"{sign}{form.number(abs(high - low) / step, 1)}"
        share = f" · {form.share(abs(high - low) / facts.cost)}" if facts.cost and kind != "price" \
            else ""
        rows.append({"term": name, "kind": kinds[kind], "low": float(min(low, high) / step),
                     "high": float(max(low, high) / step), "words": said + share,
                     "full": f"{name}: {said} {unit}{share}"})
    base = alt.Chart(frame(rows)).encode(
        y=names("term", sort=[row["term"] for row in rows]),
        x=amounts("low", unit, float(most / step) * 0.92, float(least / step)))
    used = [kinds[kind] for kind in kinds if any(row[1] == kind for row in found)]
    colors = dict(zip(kinds.values(), (BLUE, GREEN, PALETTE[7], ORANGE), strict=True))
    chart = alt.layer(
        base.mark_bar(height={"band": 0.7}).encode(
            x2="high:Q", color=key("kind", used, [colors[kind] for kind in used]),
            tooltip=[alt.Tooltip("full:N", title=" ")]),
        base.mark_text(align="left", dx=5, fontSize=12).encode(
            x="high:Q", text="words:N")).properties(height=alt.Step(LINE_PX * 0.85))
    return Picture(t("What the total cost is made of"), _bill_told(facts), chart,
                   Sheet("bill-chart", (
                       Column(t("Term")), Column(t("From"), "money", currency),
                       Column(t("To"), "money", currency)),
                       tuple((name, low, high) for name, _, low, high in found)))


def _bill_told(facts: Facts) -> str:
    lines = sorted((line for line in facts.plan.bill if line.term != SOFT),
                   key=lambda line: -line.amount)
    if not lines or not facts.cost:
        return t("There is no cost.")
    text = t("{term} is the largest term: {amount}, {share} of the total of {total}, discounted "
             "to the first day.", term=t(term_title(lines[0].term)),
             amount=form.money(lines[0].amount, facts.plan.currency),
             share=form.share(lines[0].amount / facts.cost),
             total=form.money(facts.cost, facts.plan.currency))
    if facts.soft:
        text += " " + t("The price of broken soft rules stands after the total: it steers the "
                        "plan, nobody pays it.")
    return text


def bill_sheet(facts: Facts) -> Sheet:
    """Every term that is something, present value and as paid."""
    currency, total = facts.plan.currency, facts.plan.total_cost
    rows = tuple((t(term_title(line.term)), line.amount, line.amount / total if total else NOTHING,
                  line.nominal, t(term_payer(line.term)), t(term_about(line.term)))
                 for line in facts.plan.bill if line.amount or line.nominal)
    return Sheet("bill", (
        Column(t("Term")), Column(t("Present value"), "money", currency),
        Column(t("Share of total"), "share"), Column(t("As paid"), "money", currency),
        Column(t("Paid from")), Column(t("What it is"), "long")),
        (*rows, (t("Total"), total, Decimal(1 if total else 0), facts.nominal, "", "")),
        t("Bill"), t("Present value: discounted to the first day of the first phase. As paid: not "
                     "discounted. Terms that are nothing are left out."), total=True)
