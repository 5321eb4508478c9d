"""Rule 11a: rebates on everything bought from a vendor."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import rule
from optimizer.core.rule import Rows


@rule(
    family=11,
    title="Vendor rebates",
    math=r"\rho_v(A_v) = r_{vk} A_v,\ t_{vk} \le A_v < t_{v,k+1} \quad\text{or}\quad"
    r"\sum_k r_{vk} \min\{(A_v - t_{vk})^+, t_{v,k+1} - t_{vk}\}",
    unit="reporting currency",
    modes=("hard", "off"),
)
def vendor_rebates(_x: Decisions, _s: Frame, _r: object) -> tuple[Rows, ...]:
    """Total spend or units with a vendor that reach a step earn its rebate; when off, none do.

    Rebates are credited when the last lot that could be bought of the vendor is in service.
    """
    return ()
