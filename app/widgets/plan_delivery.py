"""Delivery: what is in service when, and how each order gets there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from app import format as form
from app.widgets.plan_marks import (
    frame,
    ink_on,
    key,
)
from app.widgets.plan_part import Part, Picture
from app.widgets.plan_sheet import Column, Sheet
from app.widgets.plan_ways import ways_of
from app.widgets.shown import PALETTE
from app.words import t
from optimizer.io.plan.headline import in_service_by
from optimizer.io.plan.service import accelerators_at, in_service_by_model, overall_targets

if TYPE_CHECKING:
    from optimizer.domain.plan import Plan
    from optimizer.io.plan.facts import Facts
    from optimizer.io.plan.service import Moment

MOST_MODELS = len(PALETTE) - 1
"""Models with a colour of their own; the smaller ones stand together."""
LABELLED = 0.08
"""Share of the highest column from which a segment says its figure."""
HEIGHT_PX = 380


def delivery(facts: Facts) -> Part:
    """The part about time."""
    plan = facts.plan
    return Part("delivery", (_service(plan), ways_of(plan)), (_phases(plan),))


def _service(plan: Plan) -> Picture:
    by_model = in_service_by_model(plan)
    own, rest = list(by_model)[:MOST_MODELS], list(by_model)[MOST_MODELS:]
    series = {model: by_model[model] for model in own}
    if rest:
        series[t("other models")] = [sum(at) for at in zip(*(by_model[m] for m in rest),
                                                          strict=True)]
    targets, top = overall_targets(plan), max(plan.in_service_by_phase.values(), default=0)
    inks = {model: ink_on(color) for model, color in zip(series, PALETTE, strict=False)}
    rows: list[dict[str, Any]] = []
    for place, phase in enumerate(plan.scenario.phases):
        low = 0
        for model, counts in series.items():
            count = counts[place]
            rows.append({"phase": phase.id, "model": model, "low": low, "high": low + count,
                         "count": count, "words": form.number(count)
                         if count >= LABELLED * max(top, 1) else "", "ink": inks[model],
                         "full": f"{phase.id} · {model}: {form.number(count)}"})
            low += count
    order = [phase.id for phase in plan.scenario.phases]
    base = alt.Chart(frame(rows)).encode(
        alt.X("phase:N", sort=order, title=t("Phase"), axis=alt.Axis(labelAngle=0)))
    layers: list[alt.Chart] = [
        base.mark_bar(stroke="white", strokeWidth=1).encode(
            alt.Y("low:Q", title=t("Accelerators in service"), axis=alt.Axis(format=",d")),
            alt.Y2("high:Q"), key("model", list(series)),
            tooltip=[alt.Tooltip("full:N", title=" ")]),
        base.transform_calculate(middle="(datum.low + datum.high) / 2").mark_text(
            fontWeight="bold").encode(alt.Y("middle:Q"), text="words:N",
                                      color=alt.Color("ink:N", scale=None))]
    if targets:
        wanted = alt.Chart(frame([
            {"target": count, "words": t("target for {phase}: {n}", phase=phase,
                                         n=form.number(count))}
            for phase, count in targets.items()])).encode(alt.Y("target:Q"))
        layers += [wanted.mark_rule(color=PALETTE[5], strokeWidth=2, strokeDash=[6, 4]),
                   wanted.mark_text(dy=-8, fontWeight="bold", align="left").encode(
                       x=alt.value(6), text="words:N")]
    return Picture(
        t("Accelerators in service at the end of each phase"), _service_told(plan),
        alt.layer(*layers).properties(height=HEIGHT_PX),
        Sheet("in-service", (
            Column(t("Phase")), *(Column(model, "whole") for model in series),
            Column(t("Total"), "whole"), Column(t("Target"), "whole")),
            tuple((phase.id, *(counts[place] for counts in series.values()),
                   plan.in_service_by_phase[phase.id], targets.get(phase.id))
                  for place, phase in enumerate(plan.scenario.phases))))


def _service_told(plan: Plan) -> str:
    if not plan.orders:
        return t("Nothing is ordered, so nothing enters service.")
    most, phase = in_service_by(plan)
    first = next(one for one in plan.scenario.phases if plan.in_service_by_phase[one.id])
    if first.id == phase.id:
        return t("All {n} accelerators enter service in {phase}, by {day}.",
                 n=form.number(most), phase=phase.id, day=form.day(phase.end))
    return t("The first {first} accelerators are in service by {early}; all {n} by {day}.",
             first=form.number(plan.in_service_by_phase[first.id]), early=form.day(first.end),
             n=form.number(most), day=form.day(phase.end))


def _phases(plan: Plan) -> Sheet:
    targets = overall_targets(plan)
    flows: tuple[Moment, ...] = ("order_phase", "delivery_phase", "in_service_phase")
    rows = tuple((phase.id, phase.start, phase.end,
                  *(accelerators_at(plan, moment, phase.id) for moment in flows),
                  plan.in_service_by_phase[phase.id], targets.get(phase.id))
                 for phase in plan.scenario.phases)
    total = (t("Total"), None, None, *(plan.accelerators for _ in flows), None, None)
    return Sheet("timeline", (
        Column(t("Phase")), Column(t("First day"), "date"), Column(t("Last day"), "date"),
        Column(t("Ordered"), "whole"), Column(t("Delivered"), "whole"),
        Column(t("Entering service"), "whole"), Column(t("In service at the end"), "whole"),
        Column(t("Target"), "whole")), (*rows, total), t("Accelerators by phase"), total=True)
