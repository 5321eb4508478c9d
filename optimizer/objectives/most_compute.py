"""Aim: most compute."""

from optimizer.core.decisions import Decisions
from optimizer.core.expr import Expr
from optimizer.core.frame import Frame
from optimizer.core.registry import aim
from optimizer.quantities.compute import per_accelerator
from optimizer.quantities.units import accelerators


@aim(title="Most compute", math=r"\max \sum_l a_l\, \mathrm{TPP}_l / 15832\; x_l",
     unit="H100 equivalents", sense="max", money=False)
def most_compute(x: Decisions, s: Frame) -> Expr:
    """Total processing performance bought, in H100 equivalents, is as large as can be."""
    models = x.lots.offer.system.accelerator
    return x.ordered(accelerators(x.lots) * per_accelerator(s, models, "h100e"))
