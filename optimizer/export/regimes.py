"""The regimes that ship with the planner, and the one that a scenario picks."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from optimizer import assets
from optimizer.domain.regime import ExportRegime
from optimizer.errors import BadInput, Place, Problem
from optimizer.export.check import problems

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from optimizer.domain.scenario import Scenario

TABLES = ("groups", "thresholds", "rules", "quotas")
"""Tables of a regime; in a scenario they are called ``export_groups`` and so on."""


@cache
def shipped() -> Mapping[str, ExportRegime]:
    """The regimes in ``data/export_regimes``, by name. Raises BadInput if a file is wrong."""
    files = sorted(assets.folder("export_regimes").glob("*.json"))
    return MappingProxyType({path.stem: load(path) for path in files})


def load(path: Path) -> ExportRegime:
    """Read a regime from a JSON file that bears its name. Raises BadInput with every problem."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        regime = ExportRegime.model_validate(content)
    except ValidationError as error:
        raise BadInput([_at(path.name, found) for found in error.errors()]) from error
    except ValueError as error:
        raise BadInput([Problem(Place(file=path.name), f"not a JSON text: {error}",
                                "Correct or delete the file")]) from error
    found = list(problems(regime, lambda table, row, field: Place(table, row, field, path.name)))
    if regime.id != path.stem:
        found.append(Problem(Place(field="id", file=path.name), f"the regime is {regime.id!r}",
                             f"Name the file {regime.id}.json"))
    if found:
        raise BadInput(found)
    return regime


def _at(file: str, error: Any) -> Problem:
    where = ".".join(str(part) for part in error["loc"])
    return Problem(Place(field=where, file=file), error["msg"], "Correct the file")


def find(scenario: Scenario) -> ExportRegime:
    """The regime that the scenario names: one that ships, or the scenario's own rows.

    A table of the scenario that has rows under that name takes the place of the same table of
    the shipped regime; tables without such rows stay as shipped. Raises BadInput if there is no
    such regime, or with every problem of the rows.
    """
    name = scenario.export_regime
    base = shipped().get(name)
    own = _own_rows(scenario, name)
    if not any(own.values()):
        if base is None:
            raise BadInput([_no_such_regime(scenario)])
        return base
    regime = _assemble(name, base, own)
    if regime == base:
        return regime
    if found := list(problems(regime, _places(own))) + list(_without_rules(regime)):
        raise BadInput(found)
    return regime.model_copy(update={
        "counterfactual": True,
        "note": "Given, or changed, by the scenario's own export tables and not checked against "
                f"the law. {regime.note}".strip(),
    })


def _own_rows(scenario: Scenario, name: str) -> dict[str, dict[int, Any]]:
    """Table → row number in the scenario → row, for the rows of the named regime."""
    return {
        table: {i: row for i, row in enumerate(getattr(scenario, f"export_{table}"))
                if row.regime == name}
        for table in TABLES
    }


def _assemble(
    name: str, base: ExportRegime | None, own: dict[str, dict[int, Any]]
) -> ExportRegime:
    start = base or ExportRegime(id=name, title=f"{name}, as given in the scenario", note="")
    return start.model_copy(
        update={table: tuple(rows.values()) for table, rows in own.items() if rows}
    )


def _places(own: dict[str, dict[int, Any]]) -> Any:
    """Rows of the regime → rows of the scenario; a table that came as shipped has none."""

    def where(table: str, row: int, field: str) -> Place:
        numbers = list(own[table.removeprefix("export_")])
        return Place(table, numbers[row] if numbers else None, field)

    return where


def _without_rules(regime: ExportRegime) -> list[Problem]:
    if regime.rules:
        return []
    return [Problem(
        Place("export_rules"), f"the export regime {regime.id!r} has no rule, so all would be free",
        "Add its rules, or choose the regime 'none'",
    )]


def _no_such_regime(scenario: Scenario) -> Problem:
    rows = (row.regime for table in TABLES for row in getattr(scenario, f"export_{table}"))
    known = ", ".join(sorted({*shipped(), *rows}))
    return Problem(
        Place(field="export_regime"), f"there is no export regime {scenario.export_regime!r}",
        f"Use one of: {known}; or give its rows in the export tables",
    )
