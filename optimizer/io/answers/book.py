"""The sheets of answers: one for each answer, and one of all trials; alone or behind a plan's."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from optimizer.core.registry import BOOK
from optimizer.io.answers.sheet import answer_sheet
from optimizer.io.answers.trials import NAME, trials_sheet
from optimizer.io.files import write_atomic
from optimizer.io.new_workbook import new_workbook
from optimizer.io.plan.look import Look, open_sheet
from optimizer.io.scenario_workbook import add_scenario_sheets
from optimizer.io.style import set_up

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from xlsxwriter import Workbook

    from optimizer.domain.answer import Answer
    from optimizer.domain.scenario import Scenario


def write_answers(path: Path, scenario: Scenario, answers: Sequence[Answer]) -> None:
    """Write answers about a scenario that has no plan, with the scenario, or leave ``path`` be.

    Raises:
        BadInput: a place that cannot be written.
    """
    def fill(beside: Path) -> None:
        with new_workbook(beside) as workbook:
            set_up(workbook, f"Answers: {scenario.title or scenario.name}")
            add_answers(workbook, Look(workbook, scenario.money.currency), scenario, answers)
            add_scenario_sheets(workbook, scenario, BOOK)

    write_atomic(path, fill)


def names_of(answers: Sequence[Answer]) -> dict[str, str]:
    """The sheets that answers get, and what each holds. Readers of scenarios skip ``Plan …``."""
    if not answers:
        return {}
    seen: Counter[str] = Counter()
    named = {}
    for answer in answers:
        seen[answer.verb] += 1
        again = f" {seen[answer.verb]}" if seen[answer.verb] > 1 else ""
        named[f"Plan {answer.verb}{again}"] = answer.title.en
    return {**named, NAME: "Every scenario solved for the answers, and how to solve it again"}


def add_answers(
    workbook: Workbook, look: Look, scenario: Scenario, answers: Sequence[Answer],
) -> None:
    """Add the sheets of answers, in the order of ``names_of``."""
    for name, answer in zip(names_of(answers), answers, strict=False):
        answer_sheet(workbook, open_sheet(workbook, name), look, answer)
    if answers:
        trials_sheet(open_sheet(workbook, NAME), look, scenario, answers)
