"""Plan trials: every scenario that was solved for the answers, and how to solve it again."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.core.difference import changes_between
from optimizer.core.registry import BOOK
from optimizer.core.rule import MONEY
from optimizer.io.plan.look import Cell, Look, Price
from optimizer.io.plan.table import Column, Table, title
from optimizer.io.plan.words import LONGEST
from optimizer.io.settings import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from optimizer.domain.answer import Answer, Trial
    from optimizer.domain.scenario import Scenario

NAME = "Plan trials"
STATUS = {"optimal": "proven", "stopped": "stopped with a gap", "no plan": "proven: no plan",
          "unknown": "not known in the time"}
NOTE = ("Each row is one scenario that was solved: the scenario of this workbook with the changes "
        "in its last column, one a line. To solve it again: gpuplan solve THIS-FILE.xlsx --set "
        "'CHANGE', with --set for every line. Value: of the first aim, recomputed exactly. Bound: "
        "no plan of that scenario can be better. Hash: SHA-256 of the scenario that was solved.")
UNCHANGED = "none: the scenario as it stands"
TOO_LONG = "too long for a cell; the JSON of the answer (--json) holds it"

def trials_sheet(
    sheet: Worksheet, look: Look, scenario: Scenario, answers: Sequence[Answer],
) -> None:
    """Fill the sheet."""
    base = canonical(scenario, BOOK)
    table = Table(sheet, look, (
        Column("For", "name", 15), Column("Trial", "text", 34), Column("Outcome", "text", 17),
        Column("Value", "figure", 19), Column("Bound", "figure", 19), Column("Unit", "name", 8),
        Column("Seconds", "price", 11), Column("Changes", "text", 40), Column("Hash", "text", 24)))
    for answer in answers:
        for trial in answer.trials:
            table.add(answer.verb, trial.name, STATUS[trial.status], _figure(trial.value, trial),
                      _figure(trial.bound, trial), _unit(trial), _seconds(trial),
                      changed(base, trial.scenario), trial.scenario.sha256)
    table.filter_and_freeze(2)
    title(sheet, look, "Trials", NOTE, table.widths)


def changed(base: Scenario, scenario: Scenario) -> str:
    """What makes the one scenario of the other, one assignment a line."""
    text = "\n".join(changes_between(base, scenario)) or UNCHANGED
    return text if len(text) <= LONGEST else TOO_LONG


def _unit(trial: Trial) -> str:
    """Of the first aim of a trial."""
    proofs = trial.plan.proofs if trial.plan else ()
    unit = proofs[0].unit if proofs else BOOK.aims[trial.scenario.aims[0].aim].unit
    return trial.scenario.money.currency if unit == MONEY else unit


def _figure(value: Decimal | None, trial: Trial) -> Cell:
    money = trial.scenario.money.currency
    return value if value is None or _unit(trial) != money else Price(value, money)


def _seconds(trial: Trial) -> Decimal:
    return Decimal(str(round(trial.seconds, 2)))
