"""Aim: least price of soft rules.

It leads by itself when the first aim is not in money and this one is not among the others.
"""

from optimizer.core.decisions import Decisions
from optimizer.core.expr import Expr
from optimizer.core.frame import Frame
from optimizer.core.registry import aim
from optimizer.quantities.bill import present


@aim(title="Least concessions", math=r"\min \sum_r \pi_r \sum_i b_{ri}",
     unit="reporting currency", sense="min", money=True)
def least_concession(x: Decisions, _s: Frame) -> Expr:
    """Soft rules are broken as little as can be, weighed by their prices."""
    return present(x, "soft_rules")
