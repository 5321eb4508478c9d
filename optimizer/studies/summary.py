"""The workbook of a batch: how many of each status, every case, and charts over the axes."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from optimizer.io.files import write_atomic
from optimizer.io.plan.charts import Marks, column_chart
from optimizer.io.plan.look import Look, open_sheet
from optimizer.io.plan.table import Column, Table
from optimizer.io.scenario_workbook import OPTIONS
from optimizer.io.style import set_up
from optimizer.studies.outcome import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from xlsxwriter.worksheet import Worksheet

    from optimizer.studies.cases import Batch
    from optimizer.studies.work import Result

CHART_COLUMN = 4
NAME, COUNT, LEAST, MEAN, MOST = "Value", "Cases with a plan", "Least", "Mean", "Most"


def write_summary(path: Path, batch: Batch, results: Iterable[Result]) -> None:
    """Write the workbook.

    Raises:
        BadInput: it cannot be written.
    """
    rows = sorted(results, key=lambda one: one.case.index)
    currency = next((row.outcome.currency for row in rows if row.outcome.currency), "")

    def fill(beside: Path) -> None:
        with Workbook(str(beside), OPTIONS) as workbook:
            set_up(workbook, f"Study: {batch.title}")
            look = Look(workbook, currency)
            first, cases = (open_sheet(workbook, name) for name in ("Summary", "Cases"))
            _statuses(workbook, first, look, batch, rows)
            _cases(cases, look, batch, rows)
            for number, axis in enumerate(batch.axes):
                _axis(workbook, open_sheet(workbook, f"Axis {number + 1}"), look, axis, number,
                      rows)

    write_atomic(path, fill)


def _titled(sheet: Worksheet, look: Look, title: str) -> None:
    sheet.write_string(0, 0, title, look.styles("title"))


def _statuses(
    workbook: Workbook, sheet: Worksheet, look: Look, batch: Batch, rows: Sequence[Result],
) -> None:
    _titled(sheet, look, batch.title)
    table = Table(sheet, look, (Column("Status"), Column("Cases", "whole")))
    counts = Counter(row.outcome.status for row in rows)
    for status in STATUSES:
        table.add(status, counts[status])
    table.add("not finished", len(batch.cases) - len(rows))
    table.widen()
    sheet.insert_chart(table.top, CHART_COLUMN, column_chart(
        workbook, "Cases by status", ("Status", "cases"),
        table.series("Status", table.first, table.last),
        [Marks("Cases", table.series("Cases", table.first, table.last))], labels=True))


def _cases(sheet: Worksheet, look: Look, batch: Batch, rows: Sequence[Result]) -> None:
    _titled(sheet, look, "Every case")
    table = Table(sheet, look, (
        Column("Case", "name"), *(Column(axis) for axis in batch.axes), Column("Status"),
        Column("First aim", "figure"), Column("Bound", "figure"), Column("Gap", "share"),
        Column("Unit"), Column("Accelerators", "whole"), Column("Total cost", "money"),
        Column("Trouble", width=50), Column("Seconds", "figure")))
    for row in rows:
        said = row.outcome
        table.add(said.case, *row.case.at, said.status, said.value, said.bound, said.gap,
                  said.unit, said.accelerators, said.total_cost, said.trouble,
                  Decimal(f"{said.seconds:.2f}"))
    table.filter_and_freeze()


def _axis(
    workbook: Workbook, sheet: Worksheet, look: Look, axis: str, number: int,
    rows: Sequence[Result],
) -> None:
    """The first aim over the values of one axis, whatever the others are."""
    _titled(sheet, look, axis)
    table = Table(sheet, look, (
        Column(NAME), Column(COUNT, "whole"),
        *(Column(heading, "figure") for heading in (LEAST, MEAN, MOST))))
    unit = next((row.outcome.unit for row in rows if row.outcome.unit), "")
    for value in dict.fromkeys(row.case.at[number] for row in rows):
        found = [row.outcome.value for row in rows
                 if row.case.at[number] == value and row.outcome.value is not None]
        mean = sum(found, Decimal(0)) / len(found) if found else None
        table.add(value, len(found), min(found, default=None), mean, max(found, default=None))
    table.widen()
    sheet.insert_chart(table.last + 3, 0, column_chart(
        workbook, axis, (axis, unit), table.series(NAME, table.first, table.last),
        [Marks(heading, table.series(heading, table.first, table.last))
         for heading in (LEAST, MEAN, MOST)]))
