"""Term: customs duty."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import term
from optimizer.core.term import Flow
from optimizer.quantities.imports import charged, tax_shares


@term(title="Customs duty", math=r"\sum_l \tau_{o}\,(\pi'_l + t_l)\, x_l")
def duty(x: Decisions, s: Frame, _r: object) -> Flow:
    """Duty by origin on price after breaks and freight, in the phase of delivery."""
    return Flow(charged(x, tax_shares(s, "duty_share")))
