"""A plan as a workbook: a page to read in a minute, every table behind it, and the scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

import optimizer.objectives
import optimizer.rules  # noqa: F401  (both register what they hold)
from optimizer.core.registry import BOOK
from optimizer.io.answers.book import add_answers, names_of
from optimizer.io.files import write_atomic
from optimizer.io.new_workbook import new_workbook
from optimizer.io.plan.bill import bill_sheet
from optimizer.io.plan.cash import cash_sheet
from optimizer.io.plan.evidence import export_sheet, not_chosen_sheet
from optimizer.io.plan.facts import Facts
from optimizer.io.plan.figures import Places
from optimizer.io.plan.look import Look, open_sheet
from optimizer.io.plan.orders import ACCELERATORS, MODEL, VENDOR, orders_sheet, sum_of
from optimizer.io.plan.power import power_sheet, site_phases_sheet
from optimizer.io.plan.proof import proof_sheet
from optimizer.io.plan.rules import overview_sheet, rules_sheet
from optimizer.io.plan.summary import summary_sheet
from optimizer.io.plan.timeline import timeline_sheet
from optimizer.io.scenario_workbook import add_scenario_sheets
from optimizer.io.style import set_up

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from xlsxwriter import Workbook

    from optimizer.domain.answer import Answer
    from optimizer.domain.plan import Plan

SHEETS = {
    "Plan summary": "The plan in a minute",
    "Plan orders": "What is ordered from whom, for which site, when, at which price",
    "Plan timeline": "Ordered, delivered and in service, phase by phase",
    "Plan cash": "Payments by fiscal year against the money of the year",
    "Plan power": "Power, cooling and space of each site at the end",
    "Plan site phases": "Power, cooling and space of each site, phase by phase",
    "Plan rule overview": "Every rule in one line: what it says, how near it is",
    "Plan rules": "Every row of every rule, what binds first",
    "Plan bill": "Every term of the cost, present value and as paid",
    "Plan export": "Why each ordered line may be exported",
    "Plan not chosen": "Candidates that are not in the plan, and why",
    "Plan proof": "How good the plan is proven to be, and how to solve it again",
}
"""The sheets of a plan in their order, and what each holds. The scenario's own come after."""


def write_plan(
    path: Path, plan: Plan, reference: Plan | None = None, reference_name: str = "Reference plan",
    answers: Sequence[Answer] = (),
) -> None:
    """Write a plan workbook, or leave ``path`` as it was. Same plan, same bytes.

    ``reference`` is another plan of the same scenario, e.g. what was really awarded; it is shown
    beside the plan under its name. ``answers`` get sheets of their own behind the plan's.

    Raises:
        BadInput: a place that cannot be written.
    """
    def fill(beside: Path) -> None:
        with new_workbook(beside) as workbook:
            set_up(workbook, f"Plan: {plan.scenario.title or plan.scenario.name}")
            _fill(workbook, plan, (reference_name, reference) if reference else None, answers)
            add_scenario_sheets(workbook, plan.scenario, BOOK)

    write_atomic(path, fill)


def _fill(
    workbook: Workbook, plan: Plan, reference: tuple[str, Plan] | None, answers: Sequence[Answer],
) -> None:
    """Open all sheets in their order, then fill them: the first shows what the others total."""
    look, facts = Look(workbook, plan.currency), Facts(plan)
    other = (reference[0], Facts(reference[1])) if reference else None
    sheet = {name: open_sheet(workbook, name) for name in SHEETS}
    orders, total = orders_sheet(sheet["Plan orders"], look, plan)
    service = timeline_sheet(workbook, sheet["Plan timeline"], look, plan, orders, reference)
    cash, money = cash_sheet(workbook, sheet["Plan cash"], look, facts, other)
    power_sheet(workbook, sheet["Plan power"], look, facts)
    site_phases_sheet(sheet["Plan site phases"], look, plan)
    rows = rules_sheet(sheet["Plan rules"], look, plan)
    overview_sheet(sheet["Plan rule overview"], look, plan, rows)
    present, paid = bill_sheet(workbook, sheet["Plan bill"], look, facts, other)
    export_sheet(sheet["Plan export"], look, plan)
    not_chosen_sheet(sheet["Plan not chosen"], look, plan)
    proof_sheet(sheet["Plan proof"], look, plan)
    places = Places(
        accelerators=orders.outside(ACCELERATORS, total), present=present, paid=paid,
        cash=cash, vendor=lambda name: sum_of(orders, {VENDOR: name}),
        model=lambda name: sum_of(orders, {MODEL: name}))
    add_answers(workbook, look, plan.scenario, answers)
    contents = {name: text for name, text in SHEETS.items() if name != "Plan summary"}
    summary_sheet(sheet["Plan summary"], look, facts, other, places, (service, money),
                  {**names_of(answers), **contents})
