"""Ways: how each order gets from its vendor into service."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import altair as alt

from app import format as form
from app.widgets.plan_marks import (
    LABELS_PX,
    LINE_PX,
    PALE,
    frame,
    names,
)
from app.widgets.plan_part import Picture
from app.widgets.plan_sheet import Column, Sheet
from app.widgets.shown import PALETTE
from app.words import t

if TYPE_CHECKING:
    from optimizer.domain.plan import Plan

MOST_WAYS = 24
"""Lines of the chart of deliveries; with more, sites stand together."""


def ways_of(plan: Plan) -> Picture:
    """Ordered, delivered and in service: one line per way an order goes."""
    phases = {phase.id: phase for phase in plan.scenario.phases}
    ways: Counter[tuple[str, ...]] = Counter()
    many = len({_way(order, sites=True) for order in plan.orders}) > MOST_WAYS
    for order in plan.orders:
        ways[_way(order, sites=not many)] += order.accelerators
    ordered = sorted(ways, key=lambda way: (*(phases[phase].start for phase in way[-3:]), way))
    moments = (t("ordered from"), t("delivered by"), t("in service by"))
    rows: list[dict[str, Any]] = []
    points: list[dict[str, Any]] = []
    for way in ordered:
        label = " · ".join((*way[:-3], form.number(ways[way])))
        label += "\u200b" * sum(row["way"].rstrip("\u200b") == label for row in rows)
        days = (phases[way[-3]].start, phases[way[-2]].end, phases[way[-1]].end)
        rows.append({"way": label, "first": days[0].isoformat(), "last": days[2].isoformat()})
        points += [{"way": label, "moment": moment, "day": day.isoformat(),
                    "full": f"{label}: {moment} {form.day(day)}"}
                   for moment, day in zip(moments, days, strict=True)]
    y = names("way", sort=[row["way"] for row in rows])
    x = alt.X("day:T", title=None, scale=alt.Scale(padding=14),
              axis=alt.Axis(format="%Y-%m", labelOverlap=True, tickCount=8))
    legend = alt.Legend(orient="top", labelLimit=LABELS_PX, symbolSize=120)
    chart = alt.layer(
        alt.Chart(frame(rows)).mark_rule(strokeWidth=4, color=PALE).encode(
            y, alt.X("first:T"), alt.X2("last:T")),
        alt.Chart(frame(points)).mark_point(filled=True, size=110, opacity=1).encode(
            y, x, alt.Color("moment:N", title=None, legend=legend, scale=alt.Scale(
                domain=list(moments), range=[PALETTE[1], PALETTE[0], PALETTE[2]])),
            alt.Shape("moment:N", title=None, legend=legend, scale=alt.Scale(
                domain=list(moments), range=["circle", "square", "diamond"])),
            tooltip=[alt.Tooltip("full:N", title=" ")]),
    ).properties(height=alt.Step(LINE_PX * 0.75)) if rows else alt.Chart(frame([])).mark_point()
    heads = (t("Vendor"), t("Accelerator"), *(() if many else (t("Site"),)))
    return Picture(
        t("How each order gets into service"), _ways_told(plan), chart,
        Sheet("deliveries", (
            *map(Column, heads), Column(t("Ordered in")), Column(t("Delivered in")),
            Column(t("In service in")), Column(t("Accelerators"), "whole")),
            tuple((*way, ways[way]) for way in ordered)))


def _way(order: Any, *, sites: bool) -> tuple[str, ...]:
    return (order.vendor, order.accelerator, *((order.site,) if sites else ()),
            order.order_phase, order.delivery_phase, order.in_service_phase)


def _ways_told(plan: Plan) -> str:
    if not plan.orders:
        return t("Nothing is ordered.")
    phases = {phase.id: phase for phase in plan.scenario.phases}
    first = min(phases[order.order_phase].start for order in plan.orders)
    last = max(phases[order.order_phase].start for order in plan.orders)
    months = max((phases[order.in_service_phase].end - phases[order.order_phase].start).days
                 for order in plan.orders) / 30.4
    return t("Orders are placed from {first} to {last}; the longest way from order to service "
             "takes {months} months. Phases are as fine as it is known.", first=form.day(first),
             last=form.day(last), months=form.number(months))
