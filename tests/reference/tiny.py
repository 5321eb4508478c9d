"""A tiny scenario for hand-computed tests: one offer of 8-accelerator boxes at 100 won a box.

Phase P1 is the second half of 2025, P2 the first half of 2026. One accelerator is one H100
equivalent (TPP 15,832). A box takes 10 kW and 8 rack units. Orders arrive two weeks later, in
the phase of their order. Nothing but the price costs money, and nothing is discounted.
"""

from __future__ import annotations

from typing import Any

P1, P2 = ("O", "S", "P1"), ("O", "S", "P2")
"""The two lines."""


def offer(name: str = "O", **changes: Any) -> dict[str, Any]:
    """The offer, or one like it."""
    return {"id": name, "vendor": "V", "system": "box", "currency": "KRW", "unit_price": 100,
            "maximum_per_phase": 6, "lead_weeks_min": 1, "lead_weeks_max": 2, **changes}


def site(name: str = "S", **changes: Any) -> dict[str, Any]:
    """A site in Korea with PUE 1.2 and free electricity."""
    return {"id": name, "country": "KR", "operator": "Op", "operator_parent_country": "KR",
            "pue": 1.2, "tariff_per_kwh": 0, **changes}


def room(name: str = "S", phase: str = "P1", **changes: Any) -> dict[str, Any]:
    """What a site can take: plenty."""
    return {"site": name, "phase": phase, "power_kw": 9000, "liquid_kw": 9000, "air_kw": 9000,
            "rack_units": 9000, **changes}


def tiny(**changes: Any) -> dict[str, Any]:
    """The tiny scenario with some tables replaced; ``rate`` is the discount rate."""
    money = {"currency": "KRW", "discount_rate": changes.pop("rate", 0),
             "horizon_years": changes.pop("years", 1)}
    return {
        "name": "tiny", "money": money,
        "phases": [
            {"id": "P1", "start": "2025-07-01", "end": "2025-12-31", "fiscal_year": 2025},
            {"id": "P2", "start": "2026-01-01", "end": "2026-06-30", "fiscal_year": 2026},
        ],
        "accelerators": [{"id": "A", "maker": "M", "maker_country": "US", "memory_gb": 80,
                          "fp8_tflops": 1979}],
        "systems": [{"id": "box", "accelerator": "A", "accelerators_per_unit": 8,
                     "unit_kw_max": 10, "unit_kw_typical": 5, "rack_units": 8,
                     "cooling": "air"}],
        "vendors": [{"id": "V", "country": "KR", "parent_country": "KR"}],
        "sites": [site()], "site_phases": [room()], "offers": [offer()],
        **changes,
    }


def need(accelerators: int, phase: str = "P2", **more: Any) -> dict[str, Any]:
    """Rules that ask for so many accelerators in service by a phase, and others."""
    goal = {"phase": phase, "accelerators": accelerators}
    return {"delivery_target": {"milestones": [goal]}, **more}
