"""All parts of a plan, in the order a reader asks for them: on the screen and on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.widgets.plan_delivery import delivery
from app.widgets.plan_evidence import export, not_chosen
from app.widgets.plan_money import money
from app.widgets.plan_orders import orders
from app.widgets.plan_proof import proof
from app.widgets.plan_rules import rules
from app.widgets.plan_sites import sites

if TYPE_CHECKING:
    from app.widgets.plan_part import Part
    from optimizer.io.plan.facts import Facts


def parts(facts: Facts) -> tuple[Part, ...]:
    """Every part, each with its charts, tables and sentences."""
    return tuple(make(facts) for make in (
        delivery, orders, money, sites, rules, export, not_chosen, proof))
