"""Term: what the systems are still worth at the end."""

from decimal import Decimal

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import term
from optimizer.core.term import Flow, TermSettings
from optimizer.domain.units import Share, doc
from optimizer.quantities.purchase import list_money


class Settings(TermSettings):
    """Residual value."""

    share: Share = doc("share of the list price still worth at the end of the horizon",
                       default=Decimal(0))


@term(title="Residual value", math=r"-\delta_H \sum_l \rho\, \pi_l x_l", settings=Settings,
      budgeted=False)
def residual_value(x: Decisions, s: Frame, r: Settings) -> Flow:
    """A share of the list price, back at the end of the horizon."""
    worth = x.ordered(list_money(s, x.lots) * s.number.one(r.share))
    return Flow(later=(-worth, -worth * s.number.one(s.time.end_factor)))
