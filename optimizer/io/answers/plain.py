"""Answers as JSON: the scenario once, and of every trial what was changed in it."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from optimizer.core.difference import changes_between
from optimizer.core.registry import BOOK
from optimizer.domain.units import plain_number
from optimizer.io.files import write_atomic
from optimizer.io.scenario_json import INPUTS
from optimizer.io.settings import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from optimizer.domain.answer import Answer, Cell, Phrase, Table, Trial
    from optimizer.domain.scenario import Scenario

PACKAGES = ("gpu-procurement-optimizer", "highspy")


def write_answers_json(path: Path, scenario: Scenario, answers: Sequence[Answer]) -> None:
    """Write answers about a scenario as JSON, whole or not at all.

    The file can be read wherever a scenario can; ``change`` of a trial is what ``--set`` takes.

    Raises:
        BadInput: the place cannot be written.
    """
    base = canonical(scenario, BOOK)
    content = {
        "answers": [answer_content(answer, base) for answer in answers],
        "versions": {name: version(name) for name in PACKAGES},
        "inputs_sha256": base.sha256, INPUTS: base.model_dump(mode="json"),
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    write_atomic(path, lambda beside: _write(beside, text))


def _write(beside: Path, text: str) -> None:
    beside.write_text(text, encoding="utf-8", newline="\n")


def answer_content(answer: Answer, base: Scenario) -> dict[str, Any]:
    """One answer as plain data; its trials as changes of a scenario."""
    return {
        "verb": answer.verb, "title": _both(answer.title), "complete": answer.complete,
        "sentences": [_both(sentence) for sentence in answer.sentences],
        "tables": [_table(table) for table in answer.tables],
        "trials": [_trial(trial, base) for trial in answer.trials],
        "seconds": round(answer.seconds, 3),
    }


def _both(phrase: Phrase) -> dict[str, str]:
    return {"en": phrase.en, "ko": phrase.in_("ko")}


def _table(table: Table) -> dict[str, Any]:
    return {
        "key": table.key, "title": _both(table.title),
        "note": None if table.note is None else _both(table.note), "chart": table.chart,
        "columns": [{"key": column.key, "heading": _both(column.heading), "kind": column.kind,
                     "unit": column.unit} for column in table.columns],
        "rows": [[plain(cell) for cell in row] for row in table.rows],
    }


def plain(cell: Cell) -> str | int | float | None:
    """A value as JSON holds it: numbers as numbers, to 15 digits where they have more."""
    if not isinstance(cell, Decimal):
        return cell
    exact = plain_number(cell)
    return float(cell) if isinstance(exact, str) else exact


def _trial(trial: Trial, base: Scenario) -> dict[str, Any]:
    return {
        "name": trial.name, "status": trial.status, "value": plain(trial.value),
        "bound": plain(trial.bound), "seconds": round(trial.seconds, 3),
        "scenario_sha256": trial.scenario.sha256,
        "change": changes_between(base, trial.scenario),
    }
