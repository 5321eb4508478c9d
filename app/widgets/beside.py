"""Plans beside each other: headline figures, bill by term, orders that differ."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import altair as alt
import pandas as pd
import streamlit as st

from app import format as form
from app.widgets.shown import PALETTE, chart_shown, table_shown
from app.words import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.domain.plan import Plan

BILLION = Decimal(10) ** 9


def headlines_beside(names: Sequence[str], plans: Sequence[Plan]) -> None:
    """A row for every figure, a column for every plan, and the change from the first."""
    phases = list(dict.fromkeys(phase for plan in plans for phase in plan.in_service_by_phase))
    rows = [
        [t("Total cost"), *(form.money(plan.total_cost, plan.currency) for plan in plans)],
        [t("Accelerators bought"), *(form.number(plan.accelerators) for plan in plans)],
        *([t("In service by the end of {phase}", phase=phase),
           *(form.number(plan.in_service_by_phase.get(phase, 0)) for plan in plans)]
          for phase in phases),
        [t("Most power at once, all sites"),
         *(form.megawatts(most_power(plan)) for plan in plans)],
        [t("Proven to within"),
         *(form.gap(float(plan.proofs[0].gap)) if plan.proofs else "–" for plan in plans)],
    ]
    st.subheader(t("Headline"))
    table_shown(pd.DataFrame(rows, columns=[t("Figure"), *_distinct(names)]), "headlines")


def most_power(plan: Plan) -> Decimal:
    """The greatest load of all sites together in any phase, kW."""
    load: dict[str, Decimal] = {}
    for use in plan.sites:
        load[use.phase] = load.get(use.phase, Decimal(0)) + use.power_kw
    return max(load.values(), default=Decimal(0))


def bills_beside(names: Sequence[str], plans: Sequence[Plan]) -> None:
    """What each plan pays for, by term of the bill."""
    columns = _distinct(names)
    rows = [(t(line.title), name, float(line.amount / BILLION))
            for name, plan in zip(columns, plans, strict=True) for line in plan.bill if line.amount]
    frame = pd.DataFrame(rows, columns=[t("Term"), t("Plan"), t("Amount")])
    unit = t("bn {currency}", currency=plans[0].currency)
    chart = alt.Chart(frame).mark_bar().encode(
        alt.Y(f"{t('Term')}:N", sort=list(dict.fromkeys(row[0] for row in rows)), title=None),
        alt.X(f"{t('Amount')}:Q", title=unit), alt.YOffset(f"{t('Plan')}:N", sort=columns),
        alt.Color(f"{t('Plan')}:N", sort=columns, scale=alt.Scale(range=list(PALETTE)),
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
        t("Offer"), t("Site"), t("Ordered in"), *_distinct(names)]), "orders-beside")


def _distinct(names: Sequence[str]) -> list[str]:
    """Names as headings: two plans of one name stay apart."""
    return [name if names.count(name) == 1 else f"{name} ({number})"
            for number, name in enumerate(names, start=1)]
