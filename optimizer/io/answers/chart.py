"""Charts of an answer's table: a staircase, points, or bars."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Any

from optimizer.io.answers.cells import heading_of
from optimizer.io.plan.charts import (
    FILLS,
    Marks,
    bar_chart,
    dressed,
    literal,
    money_axis,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart

    from optimizer.domain.answer import Cell, Column
    from optimizer.domain.answer import Table as Content
    from optimizer.io.plan.table import Table

SIZE = {"width": 820, "height": 300}
MOST_BARS = 25
GRID = {"visible": True, "line": {"color": "#E3E3E3"}}
TICKS = 6
"""About so many steps of an axis."""
ROUND = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


def draw(workbook: Workbook, table: Table, content: Content, aside: int) -> Chart | None:
    """The chart of a table, or nothing where it has none; ``aside``: a column beyond the page."""
    figures = [place for place, column in enumerate(content.columns)
               if column.kind not in ("text", "date")]
    if not content.rows or not content.chart or len(figures) < 2 - (content.chart == "bars"):
        return None
    if content.chart == "bars":
        return _bars(workbook, table, content, figures[0])
    across, up = figures[:2]
    points = [(row[across], row[up]) for row in content.rows
              if row[across] is not None and row[up] is not None]
    if not points:
        return None
    steps = content.chart == "steps"
    cells = _beyond(table, _staircase(points) if steps else points, aside)
    return _scatter(workbook, content, (across, up), cells, points, steps)


def _bars(workbook: Workbook, table: Table, content: Content, up: int) -> Chart:
    last = min(table.last, table.first + MOST_BARS - 1)
    column = content.columns[up]
    largest = max((abs(Decimal(row[up] or 0)) for row in content.rows), default=Decimal(0))
    name, form = _axis(column, largest)
    label = next((p for p, one in enumerate(content.columns) if one.kind == "text"), 0)
    sheet = table.sheet.name
    chart = bar_chart(
        workbook, content.title.en, (content.columns[label].heading.en, name),
        [sheet, table.first, label, last, label],
        [Marks(column.heading.en, [sheet, table.first, up, last, up])], num_format=form,
        size=SIZE | {"height": 130 + 26 * (last - table.first + 1)})
    chart.set_x_axis({"name": name, "num_format": form, "label_position": "high",
                      "major_gridlines": GRID})
    return chart


def _scatter(
    workbook: Workbook, content: Content, at: tuple[int, int],
    cells: tuple[list[str | int], list[str | int]], points: list[tuple[Cell, Cell]], steps: bool,
) -> Chart:
    chart = workbook.add_chart({"type": "scatter", **({"subtype": "straight"} if steps else {})})
    across, up = (content.columns[place] for place in at)
    look: dict[str, Any] = (
        {"line": {"color": FILLS[0], "width": 2}, "marker": {"type": "none"}} if steps else
        {"line": {"none": True}, "marker": {"type": "diamond", "size": 9, "fill":
                                            {"color": FILLS[0]}, "border": {"color": FILLS[0]}}})
    chart.add_series({"name": literal(up.heading.en), "categories": cells[0],
                      "values": cells[1], **look})
    xs, ys = ([Decimal(point[k] or 0) for point in points] for k in (0, 1))
    name, form = _axis(up, max(map(abs, ys)))
    below, beneath = _axis(across, max(map(abs, xs)))
    dressed(chart, content.title.en, (below, name), form, legend=False, size=SIZE)
    chart.set_x_axis({"name": below, "num_format": beneath, **_range(xs),
                      "major_gridlines": GRID})
    chart.set_y_axis({"name": name, "num_format": form, **_range(ys),
                      "major_gridlines": GRID})
    return chart


def _axis(column: Column, largest: Decimal) -> tuple[str, str]:
    """The name of an axis with its unit, and its number format."""
    if column.kind == "share":
        return column.heading.en, "0.0 %"
    if column.kind == "money" and column.unit:
        unit, form = money_axis(column.unit, largest)
        return f"{column.heading.en}, {unit}", form
    return heading_of(column).split("\n")[0], "#,##0" if largest >= 10 else "#,##0.0"


def _range(values: list[Decimal]) -> dict[str, float]:
    """Where an axis begins and ends, in round figures around its own, so that steps are seen."""
    low, high = min(values), max(values)
    spread = (high - low) or abs(high) or Decimal(1)
    power = Decimal(10) ** (spread / TICKS).adjusted()
    step = next(power * factor for factor in ROUND if power * factor * TICKS >= spread)
    least, most = (low / step).to_integral_value(ROUND_FLOOR), (high / step).to_integral_value(
        ROUND_CEILING)
    return {"min": float(least * step), "max": float(max(most, least + 1) * step),
            "major_unit": float(step)}


def _staircase(points: list[tuple[Cell, Cell]]) -> list[tuple[Cell, Cell]]:
    """A value holds from its own figure until the next one."""
    drawn: list[tuple[Cell, Cell]] = []
    for x, y in points:
        if drawn:
            drawn.append((x, drawn[-1][1]))
        drawn.append((x, y))
    return drawn


def _beyond(
    table: Table, points: list[tuple[Cell, Cell]], aside: int,
) -> tuple[list[str | int], list[str | int]]:
    """Put what a chart draws beside the page, where nothing is printed."""
    style = table.look.styles(font_color="#9CA3AF")
    table.sheet.write_string(table.top, aside, "For the chart", style)
    for place, point in enumerate(points):
        for side, value in enumerate(point):
            table.sheet.write_number(table.first + place, aside + side, float(value or 0), style)
    last = table.first + len(points) - 1
    return tuple([table.sheet.name, table.first, aside + side, last, aside + side]  # type: ignore
                 for side in (0, 1))
