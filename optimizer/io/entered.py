"""A scenario as it is being filled in: the text of every cell, right or wrong.

What a form or a grid holds between two checks. It stands in the same sheets, rows and columns as
the scenario workbook, so that a problem names the cell the planner will find in the download.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.domain.fields import Kind, kind_of
from optimizer.io.assemble import assemble
from optimizer.io.catalogue import KINDS, Catalogue
from optimizer.io.layout import Layout
from optimizer.io.outline import SCENARIO_SHEET, Outline, outline
from optimizer.io.plain_numbers import meant
from optimizer.io.raw import RawScenario, RawTable
from optimizer.io.reading import read_raw
from optimizer.io.scenario_workbook import contents
from optimizer.io.sheets import address
from optimizer.io.table_sheet import FIRST_ROW
from optimizer.io.values import Flaw, exact, joined

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from optimizer.domain.scenario import Scenario
    from optimizer.errors import Problem

Row = dict[str, str]
"""Text by column; blank cells may be absent."""

VALUE_COLUMN, SETTING_COLUMN = 2, 3
"""Where the value stands on the sheets of keys and values, counted from 1."""
FIGURE = re.compile(r"[+\-−]?[\d.,\s조억만]+%?")


@dataclass(frozen=True)
class Entered:
    """All cells of a scenario, as text."""

    values: Row = field(default_factory=dict)
    """Of the sheet ``scenario``, by path: ``name``, ``money.currency``."""
    tables: dict[str, list[Row]] = field(default_factory=dict)
    """Rows by sheet, blank rows included: they keep the others in their place."""
    settings: dict[str, Row] = field(default_factory=dict)
    """Of the sheets ``rules`` and ``terms``, by kind, by ``rule.setting``."""

    def as_json(self) -> dict[str, Any]:
        return {"values": self.values, "tables": self.tables, "settings": self.settings}


def cell_text(value: Any) -> str:
    """The text of a cell that reads back as the value."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return joined(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def as_typed(kind: Kind, text: str) -> Any:
    """What a spreadsheet makes of typed text: a number where it is plainly one.

    A currency or a unit beside the figure is left to be complained about: it may be the wrong one.
    """
    if kind.holds not in ("integer", "number") or not FIGURE.fullmatch(text.strip()):
        return text
    number = meant(text.strip())
    return text if number is None else number


def entered(scenario: Scenario, catalogue: Catalogue) -> Entered:
    """A scenario as the cells that say it.

    Raises:
        BadInput: settings the catalogue does not know.
    """
    plan = outline(catalogue)
    held = contents(scenario, plan)
    return Entered(
        {path: cell_text(value) for path, value in held.values.items()},
        {name: [_texts(row) for row in held.rows.get(name, ())] for name in plan.tables},
        {kind: {f"{entry}.{name}": cell_text(value)
                for entry, given in held.settings.get(kind, {}).items()
                for name, value in given.items()} for kind in KINDS})


def entered_in(path: Path, catalogue: Catalogue) -> tuple[Entered, tuple[Problem, ...]]:
    """The cells of a file that may have problems, so that they can be mended where they stand.

    The problems are those a grid cannot show: sheets and columns that are missing or unknown.

    Raises:
        BadInput: the file cannot be opened, or is no scenario at all.
    """
    raw, plan = read_raw(path, catalogue)
    found = Entered(
        {name: _kept(raw.values.get(name)) for name in plan.values},
        {name: [{column: _kept(value) for column, value in row.items()}
                for row in raw.tables[name].rows] for name in plan.tables},
        {kind: {f"{entry}.{name}": _kept(value)
                for (owner, entry, name), value in raw.settings.items() if owner == kind}
         for kind in KINDS})
    return found, tuple(raw.problems)


def _kept(value: Any) -> str:
    if isinstance(value, Flaw):
        return ""
    if isinstance(value, datetime):
        return cell_text(value.date() if value.time() == time() else value)
    if isinstance(value, float):
        number = exact(value)
        return "" if isinstance(number, Flaw) else cell_text(number)
    return cell_text(tuple(value) if isinstance(value, list) else value)


def scenario_entered(
    cells: Entered, catalogue: Catalogue, names: Mapping[str, Collection[str]] | None = None,
    file: str = "",
) -> Scenario:
    """The scenario that the cells say.

    Raises:
        BadInput: every problem, each with the cell it has in the scenario workbook.
    """
    plan = outline(catalogue)
    layout = layout_of_sheets(plan)
    layout.file = file
    raw = RawScenario(layout)
    for path, about in plan.values.items():
        raw.values[path] = as_typed(kind_of(about), cells.values.get(path, ""))
    for name, spec in plan.tables.items():
        kinds = {column: kind_of(about) for column, about in spec.record.model_fields.items()}
        rows = list(_filled(cells.tables.get(name, ())))
        layout.row_numbers[name] = [number for number, _ in rows]
        raw.tables[name] = RawTable([
            {column: as_typed(kind, row.get(column, "")) for column, kind in kinds.items()}
            for _, row in rows])
    for (kind, entry, name), setting in plan.settings.items():
        text = cells.settings.get(kind, {}).get(f"{entry}.{name}", "")
        if text.strip():
            raw.settings[kind, entry, name] = as_typed(kind_of(setting.field), text)
    return assemble(raw, plan, names)


def layout_of_sheets(plan: Outline) -> Layout:
    """Where everything stands in a scenario workbook that was written, not brought."""
    layout = Layout("")
    for name, spec in plan.tables.items():
        layout.titles[name] = name
        layout.columns[name] = {
            column: number for number, column in enumerate(spec.record.model_fields, start=1)}
    for number, path in enumerate(plan.values, start=2):
        layout.cells[SCENARIO_SHEET, path] = address(SCENARIO_SHEET, VALUE_COLUMN, number)
    for kind in KINDS:
        own = [path for path in plan.settings if path[0] == kind]
        for number, (_, entry, name) in enumerate(own, start=2):
            layout.cells[kind, f"{entry}.{name}"] = address(kind, SETTING_COLUMN, number)
    return layout


def _filled(rows: Collection[Row]) -> Iterator[tuple[int, Row]]:
    """Rows that say something, with the number they have on the sheet."""
    for number, row in enumerate(rows, start=FIRST_ROW + 1):
        if any(text.strip() for text in row.values()):
            yield number, row


def _texts(row: Mapping[str, Any]) -> Row:
    return {name: text for name, value in row.items() if (text := cell_text(value))}
