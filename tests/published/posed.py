"""What all published problems have in common once they are posed: one accelerator model, USD."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from optimizer.domain.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

Row = dict[str, Any]

MODEL: Row = {"id": "G", "maker": "maker", "maker_country": "US", "memory_gb": 1,
              "fp8_tflops": 1979}
"""One accelerator of one H100 equivalent."""


def posed(name: str, *, years: int = 1, **tables: Any) -> Scenario:
    """A scenario without discount or running costs; each phase is a year, named by its number."""
    content = {
        "name": name,
        "money": {"currency": "USD", "horizon_years": 0},
        "phases": [phase(i) for i in range(years)],
        "accelerators": [MODEL],
        "systems": [system("G")],
        **tables,
    }
    return Scenario.model_validate(content)


def phase(position: int) -> Row:
    """A phase that is a fiscal year."""
    year = 2030 + position
    return {"id": str(position + 1), "start": date(year, 1, 1), "end": date(year, 12, 31),
            "fiscal_year": year}


def system(name: str, *, model: str = "G", kw: Decimal | int = 0, units: Decimal | int = 0) -> Row:
    """A card with one accelerator; nobody pays for its electricity."""
    return {"id": name, "accelerator": model, "accelerators_per_unit": 1, "unit_kw_max": kw,
            "unit_kw_typical": 0, "rack_units": units, "cooling": "air", "platform_class": name}


def vendor(name: str, **more: Any) -> Row:
    """A vendor."""
    return {"id": name, "country": "US", "parent_country": "US", **more}


def site(name: str) -> Row:
    """A site that draws from the grid what its systems draw, free of charge."""
    return {"id": name, "country": "KR", "operator": name, "operator_parent_country": "KR",
            "pue": 1, "tariff_per_kwh": 0}


def holds(site: str, phase: str, *, kw: Decimal | int = 0, units: Decimal | int = 0) -> Row:
    """What a site can take from a phase on; its cooling never limits."""
    return {"site": site, "phase": phase, "power_kw": kw, "liquid_kw": 0, "air_kw": kw,
            "rack_units": units}


def offer(name: str, vendor: str, price: Decimal, *, system: str = "G", **more: Any) -> Row:
    """An offer delivered, and paid, in the phase it is ordered in."""
    return {"id": name, "vendor": vendor, "system": system, "currency": "USD",
            "unit_price": price, "lead_weeks_min": 0, "lead_weeks_max": 0, **more}


def target(accelerators: int, phase: str = "1", **only: Any) -> Row:
    """A milestone."""
    return {"phase": phase, "accelerators": accelerators, **only}


def rules(milestones: Iterable[Row], **more: Row) -> dict[str, Row]:
    """Rule settings with these milestones."""
    return {"delivery_target": {"milestones": list(milestones)}, **more}
