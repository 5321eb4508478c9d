"""The empty scenario workbook a planner starts from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.io.examples import example_of
from optimizer.io.files import write_atomic
from optimizer.io.instructions import instructions_sheet
from optimizer.io.new_workbook import new_workbook
from optimizer.io.outline import outline
from optimizer.io.scenario_workbook import add_sheets
from optimizer.io.style import set_up

if TYPE_CHECKING:
    from pathlib import Path

    from optimizer.io.catalogue import Catalogue


def write_template(path: Path, catalogue: Catalogue) -> None:
    """Write an empty scenario workbook with instructions, examples and every rule there is.

    Raises:
        BadInput: a place that cannot be written; ``path`` stays as it was.
    """
    plan = outline(catalogue)
    values = {name: None if field.is_required() else field.get_default(call_default_factory=True)
              for name, field in plan.values.items()}

    def fill(beside: Path) -> None:
        with new_workbook(beside) as workbook:
            set_up(workbook, "GPU procurement scenario (template)")
            instructions_sheet(workbook, plan)
            add_sheets(workbook, plan, values, {}, {}, lambda name: example_of(plan.tables[name]))

    write_atomic(path, fill)
