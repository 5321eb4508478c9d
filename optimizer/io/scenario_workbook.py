"""A scenario as a workbook: one sheet per table, single values and settings as key and value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from optimizer.domain.references import tables
from optimizer.io.catalogue import KINDS, Catalogue, entries
from optimizer.io.files import write_atomic
from optimizer.io.key_sheets import settings_sheet, values_sheet
from optimizer.io.new_workbook import new_workbook
from optimizer.io.outline import Outline, outline
from optimizer.io.settings import canonical
from optimizer.io.style import TAB_RULES, Styles, set_up
from optimizer.io.table_sheet import table_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from xlsxwriter import Workbook

    from optimizer.domain.scenario import Scenario


def write_scenario_workbook(path: Path, scenario: Scenario, catalogue: Catalogue) -> None:
    """Write a scenario workbook, or leave ``path`` as it was.

    Raises:
        BadInput: settings the catalogue does not know, or a place that cannot be written.
    """
    def fill(beside: Path) -> None:
        with new_workbook(beside) as workbook:
            set_up(workbook, scenario.title or scenario.name)
            add_scenario_sheets(workbook, scenario, catalogue)

    write_atomic(path, fill)


def add_scenario_sheets(workbook: Workbook, scenario: Scenario, catalogue: Catalogue) -> None:
    """Add all sheets of a scenario to a workbook, e.g. behind those of a plan.

    Raises:
        BadInput: settings the catalogue does not know.
    """
    plan = outline(catalogue)
    held = contents(scenario, plan)
    add_sheets(workbook, plan, held.values, held.rows, held.settings)


class Contents(NamedTuple):
    """What a scenario says, by the sheet it stands on."""

    values: dict[str, Any]
    rows: dict[str, list[Mapping[str, Any]]]
    settings: dict[str, dict[str, Mapping[str, Any]]]
    """By kind and rule (or term); lists are rows of a sheet of their own."""


def contents(scenario: Scenario, plan: Outline) -> Contents:
    """The cells of a scenario workbook, not yet written.

    Raises:
        BadInput: settings the catalogue does not know.
    """
    rows: dict[str, list[Mapping[str, Any]]] = {
        name: [dict(row) for row in getattr(scenario, name)] for name in tables()
    }
    settings: dict[str, dict[str, Mapping[str, Any]]] = {kind: {} for kind in KINDS}
    kept = canonical(scenario, plan.catalogue)
    for kind in KINDS:
        for entry_id, given in getattr(kept, kind).items():
            chosen = entries(plan.catalogue, kind)[entry_id].settings.model_validate(given)
            lists = plan.tables_of(kind, entry_id)
            settings[kind][entry_id] = {name: getattr(chosen, name) for name in given
                                        if name not in lists}
            for name, spec in lists.items():
                rows[spec.name] = [dict(row) for row in getattr(chosen, name)]
    return Contents({path: _value(scenario, path) for path in plan.values}, rows, settings)


def add_sheets(
    workbook: Workbook, plan: Outline, values: Mapping[str, Any],
    rows: Mapping[str, list[Mapping[str, Any]]],
    settings: Mapping[str, Mapping[str, Mapping[str, Any]]],
    example: Callable[[str], Mapping[str, Any]] | None = None,
) -> None:
    """Add the sheets of an outline with what they hold; ``example`` gives a row by table."""
    styles = Styles(workbook)
    names = {"aim": tuple(getattr(plan.catalogue, "aims", ()))}
    values_sheet(workbook, styles, plan, values)
    for name, spec in plan.tables.items():
        if name in tables():
            table_sheet(workbook, styles, spec, rows.get(name, []),
                        example(name) if example else None, names)
    for kind in KINDS:
        settings_sheet(workbook, styles, plan, kind, settings.get(kind, {}))
        for name, spec in plan.tables.items():
            if spec.path[0] == kind:
                table_sheet(workbook, styles, spec, rows.get(name, []),
                            example(name) if example else None, names, TAB_RULES)


def _value(scenario: Scenario, path: str) -> Any:
    found: Any = scenario
    for step in path.split("."):
        found = getattr(found, step)
    return found
