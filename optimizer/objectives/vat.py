"""Term: value added tax."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import term
from optimizer.core.term import Flow
from optimizer.quantities.imports import charged, tax_shares


@term(title="VAT", math=r"\sum_l \nu_{o}\,(1+\tau_o)(\pi'_l + t_l)\, x_l")
def vat(x: Decisions, s: Frame, _r: object) -> Flow:
    """VAT by origin on price after breaks, freight and duty, in the phase of delivery."""
    return Flow(charged(x, tax_shares(s, "vat_share") * (1 + tax_shares(s, "duty_share"))))
