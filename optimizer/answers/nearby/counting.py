"""Units and accelerators of part of the orders, as goals that build a model and audit a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from optimizer.model.goals import Goal
from optimizer.quantities.units import accelerators

if TYPE_CHECKING:
    from collections.abc import Collection

    from optimizer.core.decisions import Decisions
    from optimizer.core.expr import Expr
    from optimizer.core.frame import Frame
    from optimizer.core.number import Array
    from optimizer.domain.offers import Offer
    from optimizer.domain.scenario import Scenario

Of = Literal["offer", "vendor", "system", "maker"]
"""What lots are told apart by."""


def offers_of(scenario: Scenario, of: Of, names: Collection[str]) -> frozenset[str]:
    """The offers of some vendors, systems or makers."""
    system = {row.id: row for row in scenario.systems}
    chip = {row.id: row for row in scenario.accelerators}

    def key(row: Offer) -> str:
        return {"offer": row.id, "vendor": row.vendor, "system": row.system,
                "maker": chip[system[row.system].accelerator].maker}[of]

    return frozenset(row.id for row in scenario.offers if key(row) in names)


def least_units(name: str, offers: Collection[str]) -> Goal:
    """As few units of these offers as can be."""
    return Goal(name, lambda x, s: _of_offers(x, s, offers, None))


def least_accelerators(name: str, offers: Collection[str]) -> Goal:
    """As few accelerators of these offers as can be."""
    return Goal(name, lambda x, s: _of_offers(x, s, offers, accelerators(x.lots)))


def least_at_site(name: str, site: str) -> Goal:
    """As few accelerators at a site as can be."""

    def value(x: Decisions, _s: Frame) -> Expr:
        here = _named(x.placements.site.id, (site,))
        return x.placed(accelerators(x.placements), where=here)

    return Goal(name, value)


def least_power(name: str) -> Goal:
    """As little facility power of everything new as can be, kW: unit power at most × PUE."""

    def value(x: Decisions, _s: Frame) -> Expr:
        places = x.placements
        return x.placed(places.system.unit_kw_max * places.site.pue)

    return Goal(name, value)


def _of_offers(x: Decisions, _s: Frame, offers: Collection[str], weight: object) -> Expr:
    where = _named(x.lots.offer.id, offers)
    return x.ordered(1 if weight is None else weight, where=where)


def _named(ids: object, names: Collection[str]) -> Array:
    return np.array([one in names for one in ids], dtype=bool)  # type: ignore[attr-defined]
