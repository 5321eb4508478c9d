"""Rule 10a: price breaks, all-units and incremental, per order or over the horizon."""

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.registry import rule
from optimizer.core.rule import Rows


@rule(
    family=10,
    title="Price breaks",
    math=r"\text{all units: } \pi_o(q) = \pi_{ok}\, q,\ b_{ok} \le q < b_{o,k+1};\qquad"
    r"\text{incremental: } \pi_o(q) = \sum_k \pi_{ok}"
    r" \min\{(q - b_{ok} + 1)^+, b_{o,k+1} - b_{ok}\}",
    unit="units",
    modes=("hard", "off"),
)
def price_breaks(_x: Decisions, _s: Frame, _r: object) -> tuple[Rows, ...]:
    """Quantities that reach a break get its price; when off, list prices hold.

    A break is a fact of the quote, so it limits nothing: it acts through the price. What it saves
    stands on the bill.
    """
    return ()
