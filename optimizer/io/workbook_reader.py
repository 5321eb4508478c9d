"""Reading a scenario workbook: sheets and columns by name, every problem with its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.domain.checks.report import did_you_mean
from optimizer.errors import Place, Problem
from optimizer.io.catalogue import KINDS
from optimizer.io.guard import MAX_ROWS, Inspected
from optimizer.io.layout import Layout
from optimizer.io.opened import open_sheets
from optimizer.io.outline import SCENARIO_SHEET, Outline
from optimizer.io.raw import RawScenario, RawTable
from optimizer.io.sheets import Sheet, address, key_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path


PLAN_PREFIX = "plan_"
"""Sheets of a plan workbook, ``Plan …``, are not input."""
FOR_READERS = frozenset({"instructions"})
VALUE_COLUMNS = ("field", "value")
SETTING_COLUMNS = ("rule", "setting", "value")
TERM_COLUMNS = ("term", "setting", "value")
ADDED = {"aims": frozenset({"limit"})}
"""Columns that workbooks of before do not have: missing ones are blank."""
NOTES = frozenset({"meaning", "default", "about"})
"""Columns of key and value sheets that are there to be read by people."""


def raw_workbook(path: Path, seen: Inspected, plan: Outline) -> RawScenario:
    """What the cells of a workbook say that passed the guard, and what is wrong with its sheets."""
    layout = Layout(path.name)
    raw = RawScenario(layout)
    sheets = _sheets(path, seen, plan, raw)
    for name, spec in plan.tables.items():
        sheet = sheets.get(name)
        raw.tables[name] = RawTable(whole=False) if sheet is None else raw_table(
            raw, layout, name, sheet, tuple(spec.record.model_fields))
    _values(raw, layout, plan, sheets.get(SCENARIO_SHEET))
    for kind in KINDS:
        _settings(raw, layout, plan, kind, sheets.get(kind))
    return raw


def _sheets(
    path: Path, seen: Inspected, plan: Outline, raw: RawScenario
) -> dict[str, Sheet]:
    """The sheets of a scenario by name; missing, extra and overlong ones are reported."""
    expected = [SCENARIO_SHEET, *plan.tables, *KINDS]
    by_key = {key_of(name): name for name in expected}
    found: dict[str, Sheet] = {}
    too_long: set[str] = set()
    for sheet in open_sheets(path, seen):
        title = sheet.title
        name = by_key.get(key_of(title))
        if key_of(title).startswith(PLAN_PREFIX) or key_of(title) in FOR_READERS:
            continue
        if name is None or name in found or name in too_long:
            raw.problems.append(_extra(raw, title, name, expected))
        elif title in seen.too_long:
            too_long.add(name)
            raw.problems.append(_overlong(raw, title))
        else:
            found[name] = sheet.read()
            if found[name].too_long:
                raw.problems.append(_overlong(raw, title))
    raw.problems += [
        Problem(raw.locate(Place(name)), f"the sheet {name} is missing",
                f"Add a sheet named {name}; the command `template` writes all of them.")
        for name in expected if name not in found and name not in too_long
    ]
    return found


def _extra(raw: RawScenario, title: str, name: str | None, expected: list[str]) -> Problem:
    place = raw.locate(Place(title))
    if name is not None:
        return Problem(place, f"a second sheet for {name}", "Join the two sheets into one.")
    return Problem(place, "unknown sheet", f"{did_you_mean(title, expected)}Rename it, delete it, "
                   "or let its name start with \"Plan \" to have it ignored.")


def _overlong(raw: RawScenario, title: str) -> Problem:
    return Problem(raw.locate(Place(title)), f"the sheet has more than {MAX_ROWS:,} rows",
                   f"Keep at most {MAX_ROWS:,}; delete empty rows below the data, which count too.")


def raw_table(
    raw: RawScenario, layout: Layout, name: str, sheet: Sheet, fields: tuple[str, ...],
    notes: frozenset[str] = frozenset(),
) -> RawTable:
    """Rows of a sheet by field; missing, extra and doubled columns are reported.

    Columns called ``notes`` are there for people and may stand or not.
    """
    layout.titles[name] = sheet.title
    layout.heading_rows[name] = sheet.heading_row or 1
    columns = layout.columns.setdefault(name, {})
    if not sheet.heading_row:
        raw.problems.append(Problem(raw.locate(Place(name)), "the sheet is empty",
                                    f"Its first row must hold the headings {', '.join(fields)}."))
        return RawTable(whole=False)
    by_key = {key_of(field): field for field in fields}
    extra = set()
    for column, heading in sheet.headings.items():
        field_name = by_key.get(key_of(heading))
        if field_name is not None and field_name not in columns:
            columns[field_name] = column
        elif key_of(heading) not in notes:
            extra.add(column)
            raw.problems.append(Problem(
                Place(sheet.title, cell=sheet.cell(column, sheet.heading_row), file=layout.file),
                f'the column "{heading:.60}" stands twice' if field_name
                else f'unknown column "{heading:.60}"',
                f"{'' if field_name else did_you_mean(key_of(heading), fields)}"
                "Rename or delete it."))
    raw.problems += _unheaded(sheet, layout.file)
    missing = frozenset(fields) - set(columns) - ADDED.get(name, frozenset())
    raw.problems += [
        Problem(Place(sheet.title, file=layout.file,
                      cell=sheet.cell(max(sheet.headings, default=0) + 1, sheet.heading_row)),
                f"the column {field_name} is missing", f"Add a column headed {field_name}.")
        for field_name in fields if field_name in missing
    ]
    layout.row_numbers[name] = [number for number, _ in sheet.rows]
    table = RawTable(missing=missing, whole=not sheet.too_long)
    table.rows += [{field_name: cells.get(column) for field_name, column in columns.items()}
                   for _, cells in sheet.rows]
    return table


def _unheaded(sheet: Sheet, file: str) -> Iterator[Problem]:
    """Columns that hold something but have no heading, once each."""
    told: set[int] = set()
    for number, cells in sheet.rows:
        for column in cells.keys() - sheet.headings.keys() - told:
            told.add(column)
            yield Problem(Place(sheet.title, cell=sheet.cell(column, number), file=file),
                          "a value in a column without a heading",
                          "Give the column its heading, or clear the cell.")


def _values(raw: RawScenario, layout: Layout, plan: Outline, sheet: Sheet | None) -> None:
    """Single values of the scenario, one row each."""
    if sheet is None:
        raw.whole = False
        return
    table = raw_table(raw, layout, SCENARIO_SHEET, sheet, VALUE_COLUMNS, NOTES)
    raw.whole = table.whole and not table.missing
    known = plan.values
    for position, row in enumerate(table.rows):
        path = key_of(str(row.get("field") or ""))
        if _report_key(raw, SCENARIO_SHEET, position, "field", path, known, raw.values):
            raw.values[path] = row.get("value")
            layout.cells[SCENARIO_SHEET, path] = _address(layout, SCENARIO_SHEET, position, "value")


def _settings(
    raw: RawScenario, layout: Layout, plan: Outline, kind: str, sheet: Sheet | None
) -> None:
    """Settings of rules or terms, one row each."""
    if sheet is None:
        return
    columns = SETTING_COLUMNS if kind == "rules" else TERM_COLUMNS
    table = raw_table(raw, layout, kind, sheet, columns, NOTES)
    entries = getattr(plan.catalogue, kind)
    for position, row in enumerate(table.rows):
        entry, name = (key_of(str(row.get(column) or "")) for column in columns[:2])
        own = {path[2]: True for path in plan.settings if path[:2] == (kind, entry)}
        if entry not in entries:
            _report_key(raw, kind, position, columns[0], entry, entries, {})
        elif _report_key(raw, kind, position, "setting", name, own,
                         {path[2]: True for path in raw.settings if path[:2] == (kind, entry)}):
            raw.settings[kind, entry, name] = row.get("value")
            layout.cells[kind, f"{entry}.{name}"] = _address(layout, kind, position, "value")


def _report_key(
    raw: RawScenario, table: str, position: int, column: str, key: str,
    known: Collection[str], taken: Collection[str],
) -> bool:
    """Whether a key is known and new; reports it otherwise."""
    if key in known and key not in taken:
        return True
    what = (f"{column} is blank" if not key else f"{key} stands in an earlier row already"
            if key in known else f"unknown {column} {key:.60}")
    remedy = "Delete one of the rows." if key in known else (
        f"{did_you_mean(key, known)}Correct or delete the row.")
    raw.problems.append(Problem(raw.locate(Place(table, position, column)), what, remedy))
    return False


def _address(layout: Layout, table: str, position: int, column: str) -> str:
    number = layout.row_numbers[table][position]
    return address(layout.titles[table], layout.columns[table].get(column, 1), number)
