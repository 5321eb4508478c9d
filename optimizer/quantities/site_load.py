"""What a site carries in each phase: everything delivered so far, and what was there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from optimizer.core.decisions import Decisions
    from optimizer.core.expr import Expr
    from optimizer.core.number import Array


def new_load(x: Decisions, per_unit: Array) -> Expr:
    """Running total by site and phase of ``per_unit`` times the units delivered so far."""
    places = x.placements
    index = x.frame.index("sites", "phases")
    return x.placed(per_unit, index, places.site, places.delivery).running(index)


def facility_kw(x: Decisions) -> Expr:
    """New facility power by site and phase, kW: unit power at most × PUE."""
    places = x.placements
    return x.keep("facility_kw",  # type: ignore[no-any-return]
                  lambda: new_load(x, places.system.unit_kw_max * places.site.pue))


def existing(x: Decisions, column: str) -> Array:
    """A load that was there before, by site and phase."""
    return np.repeat(getattr(x.frame.view("sites"), column), len(x.frame.scenario.phases))
