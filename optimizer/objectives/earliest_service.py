"""Aim: earliest service."""

import numpy as np

from optimizer.core.decisions import Decisions
from optimizer.core.expr import Expr
from optimizer.core.frame import Frame
from optimizer.core.registry import aim
from optimizer.quantities.units import accelerators


@aim(title="Earliest service", math=r"\max \sum_l a_l\,(T - v(l))\, x_l",
     unit="accelerator-weeks", sense="max", money=False)
def earliest_service(x: Decisions, s: Frame) -> Expr:
    """Accelerator-weeks in service by the end of the last phase are as many as can be."""
    days = s.scenario.phases[-1].end.toordinal() - x.lots.in_service_date
    weeks = s.number.array(int(d) for d in np.maximum(days, 0)) / s.number.one(7)
    return x.ordered(accelerators(x.lots) * weeks)
