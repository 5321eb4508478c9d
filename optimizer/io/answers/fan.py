"""A fan chart on a sheet: a line for every share of futures, darker in the middle, and the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.io.answers.cells import heading_of
from optimizer.io.plan.charts import SIZE, dressed, literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart

    from optimizer.domain.answer import Table as Content
    from optimizer.io.plan.table import Table

MIDDLE, INNER, OUTER, PLANNED = "#1F3864", "#5B9BD5", "#BDD7EE", "#C00000"


def fan_chart(
    workbook: Workbook, table: Table, content: Content, figures: Sequence[int],
) -> Chart:
    """Lines of all figures by the first column; the last one, what was planned, is dashed."""
    chart = workbook.add_chart({"type": "line"})
    sheet, middle = table.sheet.name, (len(figures) - 1) // 2
    for place, up in enumerate(figures):
        planned = place == len(figures) - 1
        color = (PLANNED if planned else MIDDLE if place == middle
                 else INNER if abs(place - middle) == 1 else OUTER)
        chart.add_series({
            "name": literal(heading_of(content.columns[up]).split("\n")[0]),
            "categories": [sheet, table.first, 0, table.last, 0],
            "values": [sheet, table.first, up, table.last, up],
            "line": {"color": color, "width": 2.5 if place == middle or planned else 1.5,
                     "dash_type": "dash" if planned else "solid"}})
    return dressed(chart, content.title.en, (content.columns[0].heading.en, "accelerators"),
                   "#,##0", legend=True, size=SIZE | {"width": 820})
