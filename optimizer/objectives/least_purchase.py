"""Aim: least purchase money."""

from optimizer.core.decisions import Decisions
from optimizer.core.expr import Expr
from optimizer.core.frame import Frame
from optimizer.core.registry import aim
from optimizer.quantities.bill import nominal

TERMS_OF_PURCHASE = ("purchase", "price_breaks", "vendor_rebates", "conditional_rebates",
                     "soft_rules")


@aim(
    title="Least purchase money",
    math=r"\min \sum_l \pi_l x_l - \mathrm{breaks} - \mathrm{rebates}",
    unit="reporting currency", sense="min", money=True,
)
def least_purchase(x: Decisions, _s: Frame) -> Expr:
    """What vendors are paid for systems after breaks and rebates, plus the price of soft rules."""
    total = x.zero()
    for term in TERMS_OF_PURCHASE:
        total = total + nominal(x, term)
    return total
