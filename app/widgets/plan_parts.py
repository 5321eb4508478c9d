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
    from collections.abc import Callable, Mapping

    from app.widgets.plan_part import Part
    from optimizer.io.plan.facts import Facts

PARTS: Mapping[str, Callable[[Facts], Part]] = {
    "Timeline": delivery,
    "Orders": orders,
    "Money": money,
    "Power and cooling": sites,
    "Rules": rules,
    "Export": export,
    "Not chosen": not_chosen,
    "Proof": proof,
}
"""Each part by its title, a text of the catalogue; a part is made when it is looked at."""
