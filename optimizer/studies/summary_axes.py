"""What an axis of a grid does to the first aim: value by value with a line, and as a matrix."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.io.plan.charts import LINES, Marks, dressed, literal, money_axis
from optimizer.io.plan.table import Column, Table, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from optimizer.io.plan.look import Kind, Look
    from optimizer.studies.work import Result

CHEAP, DEAR = "#E2EFDA", "#F4B183"
"""The ends of the heat: paper and ink tell them apart in grey, too."""
COUNT, LEAST, MEAN, MOST = "Cases with a plan", "Least", "Mean", "Most"


@dataclass(frozen=True)
class Aim:
    """The first aim: its unit, and how its figures are shown."""

    unit: str
    kind: Kind

    def heading(self, what: str) -> str:
        """A heading with the unit."""
        return f"{what}, {self.unit}" if self.unit else what


def aim_of(rows: Sequence[Result]) -> Aim:
    """The aim that the rows are about."""
    row = next((row.outcome for row in rows if row.outcome.value is not None), None)
    if row is None:
        return Aim("", "figure")
    return Aim(row.unit, "money" if row.unit == row.currency else "figure")


def short(axis: str) -> str:
    """An axis by its own name: what all of them have in common is left out."""
    return axis.removeprefix("scenario.").replace("[*]", "")


def figure(text: str) -> tuple[str | Decimal, Kind]:
    """A value of an axis as a figure, if it is one."""
    found = re.fullmatch(r"(-?\d+(?:\.\d+)?)(\s*%)?", text.strip())
    if not found:
        return text, "text"
    return (Decimal(found[1]) / 100, "share") if found[2] else (Decimal(found[1]), "figure")


def axis_sheet(
    workbook: Workbook, sheet: Worksheet, look: Look, axis: str, number: int,
    rows: Sequence[Result],
) -> None:
    """The first aim over the values of one axis, whatever the others are."""
    aim, name = aim_of(rows), short(axis).capitalize()
    columns = [Column(name, "name"), Column(COUNT, "whole")]
    alone = len(rows[0].case.at) == 1 if rows else True
    names = ["First aim"] if alone else [LEAST, MEAN, MOST]
    table = Table(sheet, look, (*columns, *(Column(aim.heading(one), aim.kind) for one in names)))
    values = list(dict.fromkeys(row.case.at[number] for row in rows))
    most = Decimal(0)
    for value in values:
        found = [row.outcome.value for row in rows
                 if row.case.at[number] == value and row.outcome.value is not None]
        most = max([most, *found])
        mean = sum(found, Decimal(0)) / len(found) if found else None
        said = [min(found, default=None), mean, max(found, default=None)]
        shown, kind = figure(value)
        table.add(shown, len(found), *(said[:1] if alone else said), kinds={name: kind})
    table.widen()
    title(sheet, look, f"First aim by {short(axis)}",
          "" if alone else "Over all values of the other axes: the least, the mean and the most.",
          table.widths)
    unit, form = money_axis(aim.unit, most) if aim.kind == "money" else (aim.unit, "#,##0.##")
    kinds = {figure(value)[1] for value in values}
    _line(workbook, sheet, table, name, unit, form, [aim.heading(one) for one in names],
          kinds.pop() if len(kinds) == 1 else "text")


def _line(
    workbook: Workbook, sheet: Worksheet, table: Table, name: str, unit: str, form: str,
    headings: Sequence[str], kind: Kind,
) -> None:
    """A line for each column, over an axis of figures where the values are figures."""
    chart = workbook.add_chart({"type": "line"} if kind == "text" else {
        "type": "scatter", "subtype": "straight_with_markers"})
    marks = [Marks(heading.partition(",")[0], table.series(heading, table.first, table.last))
             for heading in headings]
    looks = (*LINES, ("#5B9BD5", "circle", "solid"))
    for one, (color, mark, dash) in zip(marks, looks, strict=False):
        chart.add_series({
            "name": literal(one.name), "values": one.cells,
            "categories": table.series(name, table.first, table.last),
            "line": {"color": color, "width": 2, "dash_type": dash},
            "marker": {"type": mark, "size": 7, "fill": {"color": color},
                       "border": {"color": color}}})
    dressed(chart, f"First aim by {name.lower()}", (name, unit), form, legend=len(marks) > 1,
            size=None, least=None, across="0.0 %" if kind == "share" else None)
    sheet.insert_chart(table.last + 3, 0, chart)


def matrix_sheet(
    sheet: Worksheet, look: Look, axes: Sequence[str], rows: Sequence[Result],
) -> None:
    """The first axis down, the second across, the first aim in the cells; empty without a plan."""
    aim = aim_of(rows)
    down, across = (list(dict.fromkeys(row.case.at[at] for row in rows)) for at in (0, 1))
    found = {row.case.at: row.outcome.value for row in rows}
    first = f"{short(axes[0]).capitalize()} ↓ · {short(axes[1])} →"
    table = Table(sheet, look, (
        Column(first, "name"), *(Column(value, aim.kind) for value in across)))
    for value in down:
        shown, kind = figure(value)
        table.add(shown, *(found.get((value, other)) for other in across), kinds={first: kind})
    sheet.conditional_format(table.first, 1, table.last, len(across), {
        "type": "2_color_scale", "min_color": CHEAP, "max_color": DEAR})
    table.widen()
    title(sheet, look, aim.heading("First aim"),
          f"Down: {axes[0]}. Across: {axes[1]}. An empty cell has no plan.", table.widths)
    sheet.freeze_panes(table.first, 1)
