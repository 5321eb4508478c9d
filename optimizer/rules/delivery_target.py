"""Rule 1: enough accelerators in service, in time."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Rows, RuleSettings
from optimizer.domain.units import Frozen, Id, Units, doc
from optimizer.quantities.milestones import Filter, in_service_at, milestone_index


class Milestone(Filter, Frozen):
    """So many accelerators in service by the end of a phase, of a kind if the row says so."""

    phase: Id = doc("phase by whose end they are in service")
    accelerators: Units = doc("accelerators")


class Settings(RuleSettings):
    """Any number of milestones."""

    milestones: tuple[Milestone, ...] = doc("milestones", default=())


@rule(
    family=1,
    title="Delivery target",
    math=r"\sum_{l:\,v(l)\le p} a_l x_l \;\ge\; N_m \qquad \forall m=(p, N)",
    unit="accelerators",
    remedy="accept {gap:,.0f} accelerators fewer: {where}",
    relief=in_accelerators("2"),
    settings=Settings,
)
def delivery_target(x: Decisions, s: Frame, r: Settings) -> Rows:
    """Each milestone's accelerators are in service by the end of its phase."""
    bound = s.number.array(m.accelerators for m in r.milestones)
    return Rows(in_service_at(x, r.milestones), ">=", bound, milestone_index(r.milestones))
