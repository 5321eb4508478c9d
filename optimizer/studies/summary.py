"""The workbook of a batch: how many of each status, every case, and charts over the axes."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.io.files import write_atomic
from optimizer.io.new_workbook import new_workbook
from optimizer.io.plan.charts import Marks, column_chart
from optimizer.io.plan.look import Look, open_sheet
from optimizer.io.plan.table import Column, Table, title
from optimizer.io.style import set_up
from optimizer.studies.outcome import STATUSES
from optimizer.studies.summary_axes import aim_of, axis_sheet, figure, matrix_sheet, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from optimizer.studies.cases import Batch
    from optimizer.studies.work import Result

CHART_COLUMN = 4


def write_summary(path: Path, batch: Batch, results: Iterable[Result]) -> None:
    """Write the workbook.

    Raises:
        BadInput: it cannot be written.
    """
    rows = sorted(results, key=lambda one: one.case.index)
    currency = next((row.outcome.currency for row in rows if row.outcome.currency), "")

    def fill(beside: Path) -> None:
        with new_workbook(beside) as workbook:
            set_up(workbook, f"Study: {batch.title}")
            look = Look(workbook, currency)
            first, cases = (open_sheet(workbook, name) for name in ("Summary", "Cases"))
            _statuses(workbook, first, look, batch, rows)
            _cases(cases, look, batch, rows)
            if len(batch.axes) == 2:
                matrix_sheet(open_sheet(workbook, "Matrix"), look, batch.axes, rows)
            for number, axis in enumerate(batch.axes):
                axis_sheet(workbook, open_sheet(workbook, f"Axis {number + 1}"), look, axis,
                           number, rows)

    write_atomic(path, fill)


def _titled(sheet: Worksheet, look: Look, title: str) -> None:
    sheet.write_string(0, 0, title, look.styles("title"))


def _statuses(
    workbook: Workbook, sheet: Worksheet, look: Look, batch: Batch, rows: Sequence[Result],
) -> None:
    table = Table(sheet, look, (Column("Status"), Column("Cases", "whole")))
    counts = Counter(row.outcome.status for row in rows)
    for status in STATUSES:
        table.add(status, counts[status])
    table.add("not finished", len(batch.cases) - len(rows))
    table.widen()
    _titled(sheet, look, batch.title)
    if sum(count > 0 for count in counts.values()) > 1:
        _chart(workbook, sheet, table)


def _chart(workbook: Workbook, sheet: Worksheet, table: Table) -> None:
    sheet.insert_chart(table.top, CHART_COLUMN, column_chart(
        workbook, "Cases by status", ("Status", "cases"),
        table.series("Status", table.first, table.last),
        [Marks("Cases", table.series("Cases", table.first, table.last))], labels=True))


def _cases(sheet: Worksheet, look: Look, batch: Batch, rows: Sequence[Result]) -> None:
    """One row a case, with the number that its plan file has; columns that say nothing go."""
    aim = aim_of(rows)
    named = () if batch.axes else (Column("Case", "name"),)
    told = any(row.outcome.trouble for row in rows)
    table = Table(sheet, look, (
        Column("File in cases/"), *named, *(Column(short(axis), "name") for axis in batch.axes),
        Column("Status"), Column(aim.heading("First aim"), aim.kind),
        Column(aim.heading("Bound"), aim.kind), Column("Gap", "share"),
        Column("Accelerators", "whole"), Column(f"Total cost, {look.currency}", "money"),
        *((Column("Trouble", width=50),) if told else ()), Column("Seconds", "figure")))
    for row in rows:
        said = row.outcome
        values = [figure(value) for value in row.case.at]
        table.add(f"{row.case.key}.json", *((said.case,) if named else ()),
                  *(value for value, _ in values), said.status, said.value, said.bound, said.gap,
                  said.accelerators, said.total_cost, *((said.trouble,) if told else ()),
                  Decimal(f"{said.seconds:.2f}"),
                  kinds={short(axis): kind for axis, (_, kind) in zip(
                      batch.axes, values, strict=True)})
    table.filter_and_freeze()
    title(sheet, look, "Every case", "Each plan file can be opened with gpuplan show.",
          table.widths)
