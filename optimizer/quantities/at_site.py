"""What stands at each site in the end, by accelerator model or by vendor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.quantities.units import accelerators

if TYPE_CHECKING:
    from optimizer.core.decisions import Decisions
    from optimizer.core.expr import Expr


def models_at_sites(x: Decisions) -> Expr:
    """Accelerators of each model at each site, by the end of the horizon."""
    places = x.placements
    index = x.frame.index("sites", "accelerators")
    return x.keep("models_at_sites",  # type: ignore[no-any-return]
                  lambda: x.placed(accelerators(places), index, places.site,
                                   places.system.accelerator))


def model_at_site(x: Decisions) -> Expr:
    """1 where a model stands at a site."""
    return x.whether("model at site", models_at_sites(x))
