"""Charts of an answer's table: a staircase, points, bars, or a fan."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, Any

from optimizer.io.answers.cells import heading_of
from optimizer.io.answers.fan import fan_chart
from optimizer.io.plan.charts import (
    FILLS,
    SMALL,
    Marks,
    bar_chart,
    dressed,
    literal,
    money_axis,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart

    from optimizer.domain.answer import Cell, Column
    from optimizer.domain.answer import Table as Content
    from optimizer.io.plan.table import Table

SIZE = {"width": 820, "height": 300}
MOST_BARS = 25
GRID = {"visible": True, "line": {"color": "#E3E3E3"}}
DARK = {"fill": {"color": FILLS[0]}, "border": {"color": FILLS[0]}}
Point = tuple[Decimal, Decimal]
END = "to"
"""The column that says up to where a step is known, if there is one."""
TOUCHING = Decimal("0.01")
"""Steps closer than this share of the axis are joined."""
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
    if content.chart == "fan":
        return fan_chart(workbook, table, content, figures)
    across, up = figures[:2]
    steps = content.chart == "steps"
    rows = [row for row in content.rows if row[across] is not None and row[up] is not None]
    if len(rows) < 1 + steps:
        return None
    points: list[Point] = [(_figure(row[across]), _figure(row[up])) for row in rows]
    ends = [one.key for one in content.columns].index(END) if END in [
        one.key for one in content.columns] else None
    drawn = points if not steps else _stairs(
        points, [None if ends is None or row[ends] is None else _figure(row[ends])
                 for row in rows])
    cells = _beyond(table, drawn, aside)
    points = [point for point in drawn if point is not None]
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
    cells: tuple[list[str | int], list[str | int]], points: list[Point], steps: bool,
) -> Chart:
    chart = workbook.add_chart({"type": "scatter", **({"subtype": "straight"} if steps else {})})
    across, up = (content.columns[place] for place in at)
    look: dict[str, Any] = (
        {"line": {"color": FILLS[0], "width": 2}, "marker": {"type": "circle", "size": 4, **DARK}}
        if steps else
        {"line": {"none": True}, "marker": {"type": "diamond", "size": 9, **DARK}})
    chart.add_series({"name": literal(up.heading.en), "categories": cells[0],
                      "values": cells[1], **look})
    xs, ys = ([point[k] for point in points] for k in (0, 1))
    name, form = _axis(up, max(map(abs, ys)))
    below, beneath = _axis(across, max(map(abs, xs)))
    dressed(chart, content.title.en, (below, name), form, legend=False, size=SIZE)
    for set_axis, title, num_format, values in (
            (chart.set_x_axis, below, beneath, xs), (chart.set_y_axis, name, form, ys)):
        set_axis({"name": title, "name_font": SMALL, "num_font": SMALL, "num_format": num_format,
                  "label_position": "low", "major_gridlines": GRID, **_range(values)})
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


def _figure(cell: Cell) -> Decimal:
    return Decimal(cell or 0)


def _stairs(points: list[Point], ends: list[Decimal | None]) -> list[Point | None]:
    """Steps from each figure to its end, or to the next figure; nothing where it is not known."""
    xs = [point[0] for point in points] + [end for end in ends if end is not None]
    near = (max(xs) - min(xs)) * TOUCHING
    drawn: list[Point | None] = []
    before: Decimal | None = None
    for place, ((x, y), end) in enumerate(zip(points, ends, strict=True)):
        if place and before is None:
            drawn.append((x, points[place - 1][1]))
        elif before is not None and x - before > near:
            drawn.append(None)
        drawn.append((x, y))
        if end is not None:
            drawn.append((end, y))
        before = end
    return drawn


def _beyond(
    table: Table, points: Sequence[Point | None], aside: int,
) -> tuple[list[str | int], list[str | int]]:
    """Put what a chart draws beside the page, where nothing is printed."""
    style = table.look.styles(font_color="#9CA3AF")
    table.sheet.write_string(table.top, aside, "For the chart", style)
    for place, point in enumerate(points):
        for side, value in enumerate(point or ()):
            table.sheet.write_number(table.first + place, aside + side, float(value), style)
    last = table.first + len(points) - 1
    sheet = table.sheet.name
    return ([sheet, table.first, aside, last, aside],
            [sheet, table.first, aside + 1, last, aside + 1])
