"""Term: applying for export licences."""

from decimal import Decimal

import numpy as np

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import term
from optimizer.core.term import Flow, TermSettings
from optimizer.domain.units import NonNegative, doc


class Settings(TermSettings):
    """Licence cost."""

    per_offer: NonNegative = doc("cost of the licence for one offer, reporting currency",
                                 default=Decimal(0))


@term(title="Export licences", math=r"\sum_o \lambda\, y_o", settings=Settings)
def licence_fees(x: Decisions, s: Frame, r: Settings) -> Flow:
    """One application per offer that is bought under a licence, paid in the first phase."""
    if r.per_offer == 0:
        return Flow(x.zero(s.phases.size))
    licensed = x.lots.decision.verdict == "licence"
    units = x.ordered(1, s.index("offers"), x.lots.offer, where=licensed)
    fees = x.whether("licence needed", units).total() * s.number.one(r.per_offer)
    return Flow(fees.collect(np.zeros(1, dtype=np.int64), s.phases.size))
