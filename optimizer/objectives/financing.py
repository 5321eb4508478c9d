"""Term: money tied up before the systems serve."""

from decimal import Decimal
from fractions import Fraction

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import term
from optimizer.core.term import Flow, TermSettings
from optimizer.domain.units import NonNegative, doc
from optimizer.quantities.purchase import payments


class Settings(TermSettings):
    """Cost of capital."""

    rate_per_year: NonNegative = doc("yearly cost of money paid before service",
                                     default=Decimal(0))


@term(title="Financing", math=r"\sum_l \sum_k i\,(v(l)-p(k))\,\sigma_{ok}\, e\, \pi\, x_l",
      settings=Settings, budgeted=False)
def financing(x: Decisions, s: Frame, r: Settings) -> Flow:
    """Simple interest on list-price payments from their phase to the phase in service."""
    start = s.number.array(Fraction(month, 12) for month in s.time.months)
    lots = x.lots
    paid = x.zero(s.phases.size)
    for phase, money in payments(s, lots):
        wait = start[lots.in_service.positions] - start[phase.positions]
        interest = money * wait * s.number.one(r.rate_per_year)
        paid = paid + x.ordered(interest, s.phases, lots.in_service)
    return Flow(paid)
