"""A plan as one page to print or to file: HTML with everything in it, nothing from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.report.page import page
from app.state import speaking
from app.widgets.plan_beside import besides
from app.widgets.plan_headline import marks
from app.widgets.plan_part import Part
from app.widgets.plan_parts import PARTS
from app.widgets.plan_rules import CLEAR, rows_of
from app.words import said, t
from optimizer.domain.answer import phrase_of
from optimizer.io.plan.facts import Facts
from optimizer.io.plan.headline import headline
from optimizer.io.plan.standing import state

if TYPE_CHECKING:
    from optimizer.domain.plan import Plan


def report(
    plan: Plan, language: str, made: str = "", reference: tuple[str, Plan] | None = None,
) -> bytes:
    """The report of a plan in a language (``en``, ``ko``). Same plan, same bytes.

    ``made`` says when and by whom; ``reference`` is another plan of the same scenario, named.
    """
    with speaking(language):
        facts = Facts(plan)
        found = [(t("What a reader must know"), _warnings(plan))]
        found += [(t(title), _shortened(make(facts), plan)) for title, make in PARTS.items()]
        if reference:
            name, other = reference
            found.append((name, besides(facts, name, Facts(other))))
        if plan.scenario.note:
            found.append((t("About the scenario"), Part("about", sentences=(plan.scenario.note,))))
        return page(
            t(plan.scenario.title or plan.scenario.name), made, marks(facts),
            [said(one) for one in headline(facts)], found).encode()


def _warnings(plan: Plan) -> Part:
    return Part("warnings", sentences=tuple(
        said(phrase_of(one)) for one in plan.warnings) or (t("There are no warnings."),))


def _shortened(part: Part, plan: Plan) -> Part:
    """On paper only the rows of rules that shape the plan; the workbook has all."""
    if part.id != "rules":
        return part
    rows = rows_of(plan, [use for use in plan.rules if state(use) in CLEAR])
    note = t("Only rows that are broken, binding or tight; the plan workbook has all {n}.",
             n=len(plan.rules))
    return replace(part, sheets=(part.sheets[0], replace(rows, note=f"{note} {rows.note}")))
