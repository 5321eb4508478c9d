"""An answer as plain data that becomes the same answer again."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from optimizer.core.changes import with_settings
from optimizer.core.difference import changes_between
from optimizer.domain.answer import Answer, Column, Phrase, Table, Trial
from optimizer.domain.plan import Plan

if TYPE_CHECKING:
    from optimizer.domain.answer import Cell
    from optimizer.domain.scenario import Scenario

EXACT = "exact"
"""The key under which a decimal keeps all its digits."""


def kept_answer(answer: Answer, base: Scenario) -> dict[str, Any]:
    """An answer as plain data: its trials as changes of a scenario, their plans whole."""
    return {
        "verb": answer.verb, "title": list(answer.title), "complete": answer.complete,
        "sentences": [list(sentence) for sentence in answer.sentences],
        "tables": [_table(table) for table in answer.tables],
        "trials": [_trial(trial, base) for trial in answer.trials], "seconds": answer.seconds,
    }


def answer_kept(content: dict[str, Any], base: Scenario) -> Answer:
    """The answer again; ``base`` is the scenario it was kept against."""
    return Answer(
        content["verb"], Phrase(*content["title"]),
        tuple(Phrase(*sentence) for sentence in content["sentences"]),
        tuple(_table_kept(table) for table in content["tables"]),
        tuple(_trial_kept(trial, base) for trial in content["trials"]), content["complete"],
        content["seconds"])


def _table(table: Table) -> dict[str, Any]:
    return {
        "key": table.key, "title": list(table.title), "chart": table.chart,
        "note": None if table.note is None else list(table.note),
        "columns": [[column.key, list(column.heading), column.kind, column.unit]
                    for column in table.columns],
        "rows": [[_cell(cell) for cell in row] for row in table.rows],
    }


def _table_kept(content: dict[str, Any]) -> Table:
    return Table(
        content["key"], Phrase(*content["title"]),
        tuple(Column(key, Phrase(*heading), kind, unit)
              for key, heading, kind, unit in content["columns"]),
        tuple(tuple(_cell_kept(cell) for cell in row) for row in content["rows"]),
        None if content["note"] is None else Phrase(*content["note"]), content["chart"])


def _cell(cell: Cell) -> Any:
    return {EXACT: str(cell)} if isinstance(cell, Decimal) else cell


def _cell_kept(cell: Any) -> Any:
    return Decimal(cell[EXACT]) if isinstance(cell, dict) else cell


def _trial(trial: Trial, base: Scenario) -> dict[str, Any]:
    plan = trial.plan
    return {
        "name": trial.name, "status": trial.status, "value": _cell(trial.value),
        "bound": _cell(trial.bound), "seconds": trial.seconds,
        "change": list(changes_between(base, trial.scenario)),
        "plan": None if plan is None else plan.model_dump(mode="json", exclude={"scenario"}),
    }


def _trial_kept(content: dict[str, Any], base: Scenario) -> Trial:
    scenario = with_settings(base, content["change"]) if content["change"] else base
    plan = content["plan"]
    return Trial(
        content["name"], scenario, content["status"],
        None if plan is None else Plan.model_validate({**plan, "scenario": scenario}),
        _cell_kept(content["value"]), _cell_kept(content["bound"]), content["seconds"])
