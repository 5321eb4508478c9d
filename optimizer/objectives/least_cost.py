"""Aim: least cost of ownership."""

from optimizer.core.decisions import Decisions
from optimizer.core.expr import Expr
from optimizer.core.frame import Frame
from optimizer.core.registry import aim
from optimizer.quantities.bill import total_present


@aim(title="Least cost of ownership", math=r"\min \sum_t \mathrm{PV}_t",
     unit="reporting currency", sense="min", money=True)
def least_cost(x: Decisions, _s: Frame) -> Expr:
    """The present value of the whole bill, soft rules included, is as small as can be."""
    return total_present(x)
