"""Term: grid-impact assessments."""

import numpy as np

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import term
from optimizer.core.term import Flow
from optimizer.rules.grid_step import assessed


@term(title="Grid assessments", math=r"\sum_s \gamma\, y_s")
def grid_assessment(x: Decisions, s: Frame, _r: object) -> Flow:
    """One fee per site whose new load needs a grid assessment, paid in the first phase."""
    rule = s.settings.rules["grid_step"]
    if rule.mode == "off":
        return Flow(x.zero(s.phases.size))
    fees = assessed(x, s, rule).total() * s.number.one(rule.fee)  # type: ignore[arg-type, attr-defined]
    return Flow(fees.collect(np.zeros(1, dtype=np.int64), s.phases.size))
