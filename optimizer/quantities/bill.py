"""What a term adds up to: as paid, and as present value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.core.registry import TERMS

if TYPE_CHECKING:
    from optimizer.core.decisions import Decisions
    from optimizer.core.expr import Expr


def nominal(x: Decisions, term: str) -> Expr:
    """A term's money as paid, reporting currency."""
    flow, total = x.flow(term), x.zero()
    if flow.paid is not None:
        total = total + flow.paid.total()
    return total if flow.later is None else total + flow.later[0]


def present(x: Decisions, term: str) -> Expr:
    """A term's present value, reporting currency."""
    flow, total = x.flow(term), x.zero()
    if flow.paid is not None:
        factors = x.frame.number.array(x.frame.time.factors)
        total = total + (flow.paid * factors).total()
    return total if flow.later is None else total + flow.later[1]


def total_present(x: Decisions) -> Expr:
    """Present value of the whole bill."""
    total = x.zero()
    for term in TERMS:
        total = total + present(x, term)
    return total
