"""Term: what it costs to take a vendor on."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import term
from optimizer.core.term import Flow
from optimizer.quantities.units import vendor_used


@term(title="Vendor engagement", math=r"\sum_v \phi_v z_v")
def engagement(x: Decisions, s: Frame, _r: object) -> Flow:
    """One fee per vendor from whom anything is bought, paid in the first phase."""
    fees = vendor_used(x) * s.view("vendors").engagement_fee
    return Flow(fees.total().collect(s.phases(s.view("phases").positions[:1]), s.phases.size))
