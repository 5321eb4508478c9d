"""Rule 4a: the power a site has."""

from decimal import Decimal

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Rows, RuleSettings
from optimizer.domain.units import Share, doc
from optimizer.quantities.site_load import existing, facility_kw


class Settings(RuleSettings):
    """Power kept free for safety."""

    reserve_share: Share = doc("share of the site's power that stays free", default=Decimal(0))


@rule(
    family=4,
    title="Site power",
    math=r"E_s + \sum_{l:\,s(l)=s,\,d(l)\le p} \mathrm{PUE}_s\, w_l\, x_l"
    r" \;\le\; (1-r)\,W_{sp} \qquad \forall s, p",
    unit="kW",
    remedy="feed {gap:,.0f} kW more: {where}",
    relief=in_accelerators("0.2"),
    settings=Settings,
    limits_quantities=True,
)
def site_power(x: Decisions, s: Frame, r: Settings) -> Rows:
    """Everything delivered to a site runs on the facility power the site has by then."""
    load = facility_kw(x) + existing(x, "existing_power_kw")
    room = (1 - s.number.one(r.reserve_share)) * s.capacity("power_kw")
    return Rows(load, "<=", room, s.index("sites", "phases"))
