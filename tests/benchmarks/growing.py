"""Cases that grow: whole scenarios, drawn at random but the same for the same seed.

No figure is anybody's quote. Each case has the conditions that make real rounds hard: breaks of
both kinds, rebates, bundles, supply, least orders, lead times, payments in parts, yearly budgets,
power, cooling and racks, blocks, an export quota, shares, and a vendor that may be lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from optimizer.domain.scenario import Scenario

from .drawn_limits import draw_budgets, draw_rules, draw_sites, export_tables, quarters
from .drawn_models import draw_models
from .drawn_offers import draw_offers, draw_vendors

if TYPE_CHECKING:
    from .sizes import Size


def draw(name: str, size: Size, seed: int) -> Scenario:
    """The case of one size and seed."""
    rng = np.random.default_rng(seed)
    phases = quarters(size.phases)
    models = draw_models(rng, size.models)
    return Scenario.model_validate({
        "name": f"{name}-{seed}",
        "title": f"A drawn case: {size.vendors} vendors, {size.offers} offers, {size.phases} "
                 f"phases, {size.sites} sites",
        "note": "Every figure is drawn at random.",
        "money": {"currency": "KRW", "discount_rate": "0.045", "horizon_years": 6},
        "phases": phases,
        "accelerators": models.accelerators,
        "systems": models.systems,
        **draw_vendors(rng, size),
        **draw_offers(rng, size, models, phases),
        **draw_sites(rng, size, models, phases),
        "budgets": draw_budgets(rng, models, phases),
        "rules": draw_rules(rng, size, models, phases),
        **export_tables(models, phases),
    })
