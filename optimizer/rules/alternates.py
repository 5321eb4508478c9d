"""Rule 11d: quotes of which at most one is taken."""

import numpy as np

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.index import Index
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Rows
from optimizer.quantities.units import offer_used


@rule(
    family=11,
    title="Alternates",
    math=r"\sum_{o \in g} y_o \;\le\; 1 \qquad \forall g",
    unit="offers",
    remedy="take {gap:,.0f} offers more side by side: {where}",
    relief=in_accelerators("100"),
)
def alternates(x: Decisions, s: Frame, _r: object) -> Rows | tuple[Rows, ...]:
    """Of offers that are alternates to each other at most one is bought."""
    rows = s.scenario.alternates
    if not rows:
        return ()
    groups = list(dict.fromkeys(row.group for row in rows))
    at = np.array([groups.index(row.group) for row in rows], dtype=np.int64)
    member = s.positions("offers", [row.offer for row in rows])
    used = offer_used(x).take(member).collect(at, len(groups))
    return Rows(used, "<=", s.number.array([1] * len(groups)), Index(groups))
