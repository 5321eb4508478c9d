"""Units and accelerators: what is bought from whom, and whether anything is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from optimizer.core.index import Index

if TYPE_CHECKING:
    from optimizer.core.decisions import Decisions
    from optimizer.core.expr import Expr
    from optimizer.core.frame import Frame
    from optimizer.core.number import Array
    from optimizer.core.table import View


def accelerators(rows: View) -> Array:
    """Accelerators per unit of lots (by their offer's system) or of placements."""
    system = rows.offer.system if "offer" in rows.table.refs else rows.system
    return system.accelerators_per_unit  # type: ignore[no-any-return]


def offer_units(x: Decisions) -> Expr:
    """Units of every offer over the horizon."""
    return x.keep("offer_units",  # type: ignore[no-any-return]
                  lambda: x.ordered(1, x.frame.index("offers"), x.lots.offer))


def offer_used(x: Decisions) -> Expr:
    """1 for every offer of which anything is bought."""
    return x.whether("offer used", offer_units(x), least=1)


def vendor_units(x: Decisions) -> Expr:
    """Units bought from every vendor over the horizon."""
    return x.keep("vendor_units",  # type: ignore[no-any-return]
                  lambda: x.ordered(1, x.frame.index("vendors"), x.lots.offer.vendor))


def vendor_used(x: Decisions) -> Expr:
    """1 for every vendor from which anything is bought."""
    orders = possible_orders(x.frame)
    vendor_of = x.frame.view("offers").vendor.positions
    parts = order_units(x).take(orders), vendor_of[orders // len(x.frame.scenario.phases)]
    return x.whether("vendor used", vendor_units(x), least=1, parts=parts)


def order_index(x: Decisions) -> Index:
    """One row per offer and order phase."""
    return x.frame.index("offers", "phases")


def order_units(x: Decisions) -> Expr:
    """Units of one order: of an offer in a phase, all sites together."""
    return x.keep("order_units",  # type: ignore[no-any-return]
                  lambda: x.ordered(1, order_index(x), x.lots.offer, x.lots.order))


def possible_orders(s: Frame) -> Array:
    """Rows of ``order_index`` in which an order can be placed at all."""
    lots = s.view("lots")
    possible = np.zeros(len(s.scenario.offers) * len(s.scenario.phases), dtype=bool)
    possible[lots.offer.positions * len(s.scenario.phases) + lots.order.positions] = True
    return np.flatnonzero(possible)


def matching(rows: View, wanted: Any) -> Array:
    """True where lots or placements hold what a milestone asks for (model, class, use)."""
    system = rows.offer.system if "offer" in rows.table.refs else rows.system
    held = system.accelerator
    fits = rows.positions >= 0
    if wanted.model is not None:
        fits = fits & (held.id == wanted.model)
    if wanted.platform_class is not None:
        fits = fits & (system.platform_class == wanted.platform_class)
    if wanted.use is not None:
        fits = fits & np.array([wanted.use in some for some in held.uses], dtype=bool)
    return fits
