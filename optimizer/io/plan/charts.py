"""Charts that also read in grey: series differ in lightness and order, lines in their marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.io.style import FONT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.chart import Chart

FILLS = ("#1F3864", "#F4B183", "#5B9BD5", "#A9D18E", "#7F6000", "#BDD7EE", "#7030A0", "#D9D9D9",
         "#C00000", "#548235")
LINES = (("#C00000", "diamond", "solid"), ("#404040", "square", "dash"))
SMALL = {"name": FONT["font_name"], "size": 9}
Size = dict[str, int]
SIZE: Size = {"width": 760, "height": 330}


Drawn = Callable[[Size], "Chart"]
"""Draws a chart in a size; a chart stands on one sheet only."""


@dataclass(frozen=True, slots=True)
class Marks:
    """One series: its name and its cells."""

    name: str
    cells: list[str | int]


def column_chart(
    workbook: Workbook, heading: str, axes: tuple[str, str], categories: list[str | int],
    columns: Sequence[Marks], lines: Sequence[Marks] = (), *, stacked: bool = False,
    labels: bool = False, num_format: str = "#,##0", size: Size | None = None,
) -> Chart:
    """Columns, and lines over them, against named axes with units."""
    kind = {"type": "column"} | ({"subtype": "stacked"} if stacked else {})
    chart = workbook.add_chart(kind)
    for place, marks in enumerate(columns):
        chart.add_series({
            "name": literal(marks.name), "categories": categories, "values": marks.cells,
            "fill": {"color": FILLS[place % len(FILLS)]}, "border": {"none": True},
            "gap": 60, **(_labels(num_format) if labels else {})})
    if lines:
        over = workbook.add_chart({"type": "line"})
        for place, marks in enumerate(lines):
            color, mark, dash = LINES[place % len(LINES)]
            over.add_series({
                "name": literal(marks.name), "categories": categories, "values": marks.cells,
                "line": {"color": color, "width": 2, "dash_type": dash},
                "marker": {"type": mark, "size": 7, "fill": {"color": color},
                           "border": {"color": color}}})
        chart.combine(over)
    return dressed(chart, heading, axes, num_format, legend=len(columns) + len(lines) > 1,
                   size=size)


def bar_chart(
    workbook: Workbook, heading: str, axes: tuple[str, str], categories: list[str | int],
    bars: Sequence[Marks], *, num_format: str = "#,##0", size: Size | None = None,
) -> Chart:
    """Bars from the top down, with their values beside them."""
    chart = workbook.add_chart({"type": "bar"})
    for place, marks in enumerate(bars):
        chart.add_series({
            "name": literal(marks.name), "categories": categories, "values": marks.cells,
            "fill": {"color": FILLS[place % len(FILLS)]}, "gap": 50, **_labels(num_format)})
    dressed(chart, heading, (axes[1], axes[0]), num_format, legend=len(bars) > 1, size=size)
    chart.set_x_axis(_amounts(axes[1], num_format))
    chart.set_y_axis({"reverse": True, "num_font": SMALL, "name": axes[0], "name_font": SMALL,
                      "label_position": "low", "interval_unit": 1})
    return chart


def literal(name: str) -> str:
    """A name of a series that charts do not take for a formula."""
    return f" {name}" if name.startswith("=") else name


def _labels(num_format: str) -> dict[str, Any]:
    return {"data_labels": {"value": True, "num_format": num_format, "font": SMALL}}


def dressed(
    chart: Chart, heading: str, axes: tuple[str, str], num_format: str, *, legend: bool,
    size: Size | None, least: float | None = 0, across: str | None = None,
) -> Chart:
    """Title, axes, legend and size. ``least``: where amounts begin, None for where they lie;
    ``across``: the number format of figures on the other axis."""
    chart.set_title({"name": heading, "name_font": {"name": FONT["font_name"], "size": 12},
                     "overlay": False})
    chart.set_x_axis({"name": axes[0], "name_font": SMALL, "num_font": SMALL}
                     | ({} if across is None else {"num_format": across}))
    chart.set_y_axis(_amounts(axes[1], num_format) | ({} if least is None else {"min": least}))
    chart.set_legend({"position": "bottom", "font": SMALL} if legend else {"none": True})
    chart.set_size(size or SIZE)
    chart.show_blanks_as("gap")
    return chart


def _amounts(name: str, num_format: str) -> dict[str, Any]:
    return {"name": name, "name_font": SMALL, "num_font": SMALL, "num_format": num_format,
            "major_gridlines": {"visible": True, "line": {"color": "#E3E3E3"}}}


def money_axis(currency: str, largest: Decimal) -> tuple[str, str]:
    """The name and the number format of an axis of money: no row of zeros, and its unit said."""
    for size, commas, word in ((10**10, ",,,", " bn"), (10**7, ",,", " million")):
        if largest >= size:
            return f"{currency}{word}", f"#,##0.0{commas}"
    return currency, "#,##0"
