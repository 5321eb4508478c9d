"""Plan timeline: what is ordered, delivered and in service phase by phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.io.plan.charts import SIZE, Drawn, Marks, Size, column_chart
from optimizer.io.plan.look import Cell, Live, Look
from optimizer.io.plan.orders import DELIVERED, IN_SERVICE, MODEL, ORDERED, quoted, sum_where
from optimizer.io.plan.service import (
    Moment,
    accelerators_at,
    in_service_by_model,
    overall_targets,
)
from optimizer.io.plan.table import Column, Table, title

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart
    from xlsxwriter.worksheet import Worksheet

    from optimizer.domain.plan import Plan

NOTE = ("Accelerators by phase, summed live from the sheet Plan orders. In service counts all that "
        "have passed acceptance by the end of the phase; its largest models have "
        "columns of their own. Target: milestones for all accelerators; others are in Plan rules.")
PHASE, TOTAL, TARGET = "Phase", "In service at the end", "Target"
MOMENTS: tuple[tuple[str, Moment], ...] = (
    (ORDERED, "order_phase"), (DELIVERED, "delivery_phase"), (IN_SERVICE, "in_service_phase"))
MOST_MODELS = 8
"""Columns by model; with more models the smallest have none."""


def timeline_sheet(
    workbook: Workbook, sheet: Worksheet, look: Look, plan: Plan, orders: Table,
    reference: tuple[str, Plan] | None = None,
) -> Drawn:
    """Fill the sheet of deliveries. Returns its chart of what is in service, for other sheets."""
    size = in_service_by_model(plan)
    models = list(size)[:MOST_MODELS]
    table = Table(sheet, look, (
        Column(PHASE, "name"), Column("First day", "date", 11), Column("Last day", "date", 11),
        *(Column(_flow(when), "whole") for when in (ORDERED, DELIVERED, IN_SERVICE)),
        Column(TOTAL, "whole"), Column(TARGET, "whole"),
        *(Column(_of(model), "whole") for model in models),
        *([Column(_theirs(reference[0]), "whole")] if reference else []),
    ))
    targets = overall_targets(plan)
    for at, phase in enumerate(plan.scenario.phases):
        row = table.next
        now = table.cell(PHASE, row)
        flows = [Live("=" + sum_where(orders, {heading: now}),
                      accelerators_at(plan, moment, phase.id))
                 for heading, moment in MOMENTS]
        before = f"{table.cell(TOTAL, row - 1)}+" if at else ""
        values: list[Cell] = [
            Live(f"={before}{table.cell(_flow(IN_SERVICE), row)}",
                 plan.in_service_by_phase[phase.id]), targets.get(phase.id)]
        for model in models:
            earlier = f"{table.cell(_of(model), row - 1)}+" if at else ""
            new = sum_where(orders, {IN_SERVICE: now, MODEL: quoted(model)})
            values.append(Live(f"={earlier}{new}", size[model][at]))
        if reference:
            values.append(reference[1].in_service_by_phase[phase.id])
        table.add(phase.id, phase.start, phase.end, *flows, *values)
    table.total("Total", {_flow(when): plan.accelerators
                          for when in (ORDERED, DELIVERED, IN_SERVICE)})
    table.one_page()
    title(sheet, look, "Timeline", NOTE, table.widths)

    def chart(size: Size) -> Chart:
        rows = (table.first, table.last)
        marks = [Marks(model, table.series(_of(model), *rows)) for model in models]
        marks = marks or [Marks(TOTAL, table.series(TOTAL, *rows))]
        lines = [Marks(TARGET, table.series(TARGET, *rows))] if targets else []
        if reference:
            name = reference[0]
            lines.append(Marks(name, table.series(_theirs(name), *rows)))
        return column_chart(
            workbook, "Accelerators in service at the end of each phase",
            (PHASE, "Accelerators"), table.series(PHASE, *rows), marks, lines, stacked=True,
            size=size)

    sheet.insert_chart(table.last + 3, 0, chart(SIZE), {"object_position": 2})
    return chart


def _flow(when: str) -> str:
    return {ORDERED: "Ordered", DELIVERED: "Delivered", IN_SERVICE: "Entering service"}[when]


def _of(model: str) -> str:
    return f"In service: {model}"


def _theirs(name: str) -> str:
    return f"{name}: in service"
