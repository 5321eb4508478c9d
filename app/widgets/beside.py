"""Plans beside each other: headline figures, bill by term, orders that differ."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import altair as alt
import pandas as pd
import streamlit as st

from app import format as form
from app.widgets.shown import PALETTE, chart_shown, table_shown
from app.words import said, t
from optimizer.io.plan.facts import Facts
from optimizer.io.plan.figures import NOWHERE, sections

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.domain.plan import Plan
    from optimizer.io.plan.figures import Figure

BILLION = Decimal(10) ** 9


def headlines_beside(names: Sequence[str], plans: Sequence[Plan]) -> None:
    """The figures that matter, a row each, in a column for every plan."""
    all_facts = [Facts(plan) for plan in plans]
    figures = {(heading, one.label.en): one for other in all_facts[1:]
               for heading, found in sections(all_facts[0], other, NOWHERE).items()
               for one in found}
    rows = [[t("Proven to within"), *(_proven(plan) for plan in plans)]]
    rows += [[said(one.label), *(_shown(one, facts) for facts in all_facts)]
             for one in figures.values()]
    st.subheader(t("Headline"))
    table_shown(pd.DataFrame(rows, columns=[t("Figure"), *names]), "headlines")


def _proven(plan: Plan) -> str:
    return form.gap(float(plan.proofs[0].gap)) if plan.proofs else "–"


def _shown(one: Figure, facts: Facts) -> str:
    value = one.value(facts)
    if value is None:
        return "–"
    if one.unit == facts.plan.currency:
        return form.money(Decimal(value), one.unit)
    return form.share(value) if one.kind == "share" else f"{form.number(value)} {t(one.unit)}"


def bills_beside(names: Sequence[str], plans: Sequence[Plan]) -> None:
    """What each plan pays for, by term of the bill."""
    rows = [(t(line.title), name, float(line.amount / BILLION))
            for name, plan in zip(names, plans, strict=True) for line in plan.bill if line.amount]
    frame = pd.DataFrame(rows, columns=[t("Term"), t("Plan"), t("Amount")])
    unit = t("bn {currency}", currency=plans[0].currency)
    chart = alt.Chart(frame).mark_bar().encode(
        alt.Y(f"{t('Term')}:N", sort=list(dict.fromkeys(row[0] for row in rows)), title=None),
        alt.X(f"{t('Amount')}:Q", title=unit), alt.YOffset(f"{t('Plan')}:N", sort=list(names)),
        alt.Color(f"{t('Plan')}:N", sort=list(names), scale=alt.Scale(range=list(PALETTE)),
                  legend=alt.Legend(orient="top", title=None)),
        tooltip=[t("Term"), t("Plan"), alt.Tooltip(f"{t('Amount')}:Q", format=",.1f", title=unit)])
    st.subheader(t("Bill, present value"))
    chart_shown(chart, frame, "bills", t("What each plan pays for, by term of the bill"))


def orders_beside(names: Sequence[str], plans: Sequence[Plan]) -> None:
    """Units by offer and site; lines on which all plans agree are left out."""
    units: dict[tuple[str, str, str], list[int]] = {}
    for place, plan in enumerate(plans):
        for order in plan.orders:
            key = (order.offer, order.site, order.order_phase)
            units.setdefault(key, [0] * len(plans))[place] += order.units
    rows = [[*key, *found] for key, found in sorted(units.items()) if len(set(found)) > 1]
    st.subheader(t("Orders that differ, in units"))
    if not rows:
        st.write(t("The plans order the same."))
        return
    table_shown(pd.DataFrame(rows, columns=[
        t("Offer"), t("Site"), t("Ordered in"), *names]), "orders-beside")

