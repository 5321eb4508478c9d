"""Systems make physical sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.domain.checks.report import at, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from optimizer.domain.draft import Draft
    from optimizer.errors import Problem


def systems(draft: Draft) -> Iterator[Problem]:
    """Air-cooled systems with heat to liquid, and more power in normal use than at most."""
    for position, system in draft.rows("systems"):
        if system.cooling == "air" and system.liquid_heat_share > 0:
            yield at("systems", position, "liquid_heat_share",
                     f"system {system.id} is cooled by air but sends "
                     f"{plain(system.liquid_heat_share)} of its heat to liquid",
                     "Set the share to 0, or cooling to liquid.")
        if system.unit_kw_typical > system.unit_kw_max:
            yield at("systems", position, "unit_kw_typical",
                     f"typical power {plain(system.unit_kw_typical)} kW is above the maximum "
                     f"{plain(system.unit_kw_max)} kW", "Correct one of the two.")
