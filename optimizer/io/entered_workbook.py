"""Cells that were entered, right or wrong, as a scenario workbook: nothing that was typed is lost.

The writers are those of a scenario, so that a problem stands in the cell that its message names.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.domain.fields import Kind, kind_of
from optimizer.io.catalogue import KINDS, Catalogue
from optimizer.io.entered import as_typed
from optimizer.io.files import write_atomic
from optimizer.io.new_workbook import new_workbook
from optimizer.io.outline import outline
from optimizer.io.scenario_workbook import add_sheets
from optimizer.io.style import set_up
from optimizer.io.values import Flaw, exact, value_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from optimizer.io.entered import Entered


def write_entered(path: Path, cells: Entered, catalogue: Catalogue) -> None:
    """Write the workbook of a scenario that may have problems, or leave ``path`` as it was.

    Reading it finds the same problems in the same cells. Only a row whose first cell begins with
    ``#`` is taken for a remark by whoever reads the workbook; its text stands there all the same.

    Raises:
        BadInput: a place that cannot be written.
    """
    plan = outline(catalogue)
    values = {name: _held(kind_of(field), cells.values.get(name, ""))
              for name, field in plan.values.items()}
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for name, spec in plan.tables.items():
        kinds = {column: kind_of(field) for column, field in spec.record.model_fields.items()}
        rows[name] = [{column: _held(kind, row.get(column, "")) for column, kind in kinds.items()}
                      for row in cells.tables.get(name, ())]
    settings: dict[str, dict[str, dict[str, Any]]] = {kind: {} for kind in KINDS}
    for (kind, entry, name), setting in plan.settings.items():
        text = cells.settings.get(kind, {}).get(f"{entry}.{name}", "")
        settings[kind].setdefault(entry, {})[name] = _held(kind_of(setting.field), text)

    def fill(beside: Path) -> None:
        with new_workbook(beside) as workbook:
            set_up(workbook, cells.values.get("title") or cells.values.get("name") or "")
            add_sheets(workbook, plan, values, rows, settings)

    write_atomic(path, fill)


def _held(kind: Kind, text: str) -> Any:
    """What a cell holds: a figure, a date or yes/no where the text says one, else the text."""
    if not text.strip():
        return None
    if kind.holds in ("integer", "number"):
        figure = as_typed(kind, text)
        return text if not isinstance(figure, Decimal) or isinstance(exact(figure), Flaw) \
            else figure
    if kind.holds in ("date", "yes_no"):
        value = value_of(kind, text)
        return text if isinstance(value, Flaw) else value
    return text
