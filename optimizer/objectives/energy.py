"""Term: electricity."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import term
from optimizer.core.term import Flow
from optimizer.quantities.running import running

HOURS_PER_YEAR = 8760


@term(
    title="Energy",
    math=r"\sum_l 8760\, w^{typ}_l\, \lambda_s\, \mathrm{PUE}_s\, t_s\, Y_{v(l)}\, x_l",
    budgeted=False,
)
def energy(x: Decisions, s: Frame, _r: object) -> Flow:
    """Typical unit power × load factor × PUE × 8,760 h × tariff, to the end of the horizon."""
    places = x.placements
    kwh = places.system.unit_kw_typical * places.site.load_factor * places.site.pue * HOURS_PER_YEAR
    return running(s, x.placed(kwh * places.site.tariff_per_kwh, s.phases, places.in_service))
