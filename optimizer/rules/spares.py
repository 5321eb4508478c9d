"""Rule 18: the target still holds when some have failed."""

from decimal import Decimal

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Mode, Rows, RuleSettings
from optimizer.core.table import View
from optimizer.domain.units import NonNegative, doc
from optimizer.quantities.milestones import in_service_at, milestone_index


class Settings(RuleSettings):
    """How long spares must last."""

    mode: Mode = doc("hard: must hold; soft: may be broken at the price; off: does not count",
                     default="off")
    cover_years: NonNegative = doc("years of failures the spares cover", default=Decimal(1))


@rule(
    family=18,
    title="Spares",
    math=r"\sum_{l:\,v(l)\le p} a_l (1 - \phi_l\, y)\, x_l \;\ge\; N_m \qquad \forall m",
    unit="accelerators",
    remedy="accept {gap:,.0f} accelerators fewer after failures: {where}",
    relief=in_accelerators("1"),
    settings=Settings,
)
def spares(x: Decisions, s: Frame, r: Settings) -> Rows:
    """Each milestone still holds after the failures expected over the years to cover."""
    milestones = s.settings.rules["delivery_target"].milestones  # type: ignore[attr-defined]
    years = s.number.one(r.cover_years)

    def surviving(rows: View) -> object:
        system = rows.offer.system if "offer" in rows.table.refs else rows.system
        return 1 - system.accelerator.failure_share_per_year * years

    bound = s.number.array(m.accelerators for m in milestones)
    return Rows(in_service_at(x, milestones, surviving), ">=", bound, milestone_index(milestones))
