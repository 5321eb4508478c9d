"""Drawn halls, money and rules: what a plan has to fit into, with some room to spare."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from .drawn_models import Row
from .drawn_offers import MILLION
from .sizes import TARGET, Size

if TYPE_CHECKING:
    from numpy.random import Generator

    from .drawn_models import Models

REGIME = "drawn"
CONTROLLED_FROM = 2
"""Generation from which a model falls under the export quota."""


def quarters(count: int) -> list[Row]:
    """Phases: quarters from 2026 on."""
    starts = [date(2026 + q // 4, 1 + 3 * (q % 4), 1) for q in range(count + 1)]
    return [
        {"id": f"{start.year}Q{start.month // 3 + 1}", "start": start,
         "end": after - timedelta(days=1), "fiscal_year": start.year}
        for start, after in pairwise(starts)
    ]


def draw_sites(rng: Generator, size: Size, models: Models, phases: list[Row]) -> dict[str, Any]:
    """Halls whose power grows over the horizon to about half more than is needed."""
    need = TARGET * float(models.kw.mean()) * 1.3 * 1.5
    part = rng.dirichlet(np.full(size.sites, 5.0))
    sites, capacity = [], []
    for s in range(size.sites):
        liquid, air = rng.uniform(0.35, 0.7), rng.uniform(0.55, 0.9)
        sites.append({"id": f"H{s}", "country": "KR", "operator": f"operator-{s}",
                      "operator_parent_country": "KR", "pue": f"{rng.uniform(1.12, 1.45):.3f}",
                      "tariff_per_kwh": int(rng.integers(125, 170)), "load_factor": "0.8"})
        for t, phase in enumerate(phases):
            kw = round(need * part[s] * min(1.0, 0.35 + 0.75 * (t + 1) / size.phases))
            capacity.append({"site": f"H{s}", "phase": phase["id"], "power_kw": kw,
                             "liquid_kw": round(kw * liquid), "air_kw": round(kw * air),
                             "rack_units": round(TARGET * 1.8 * part[s]) + 100})
    return {"sites": sites, "site_phases": capacity}


def draw_budgets(rng: Generator, models: Models, phases: list[Row]) -> list[Row]:
    """Money for about a third more than the middling price, with all of it carried over."""
    years = sorted({phase["fiscal_year"] for phase in phases})
    money = float(np.quantile(models.price, 0.6)) * TARGET * 1.35 * rng.uniform(0.97, 1.03)
    part = np.linspace(1.25, 0.95, len(years)) / len(years)
    return [{"fiscal_year": year, "amount": round(money * share) * MILLION, "carry_over_share": 1}
            for year, share in zip(years, part, strict=True)]


def draw_rules(rng: Generator, size: Size, models: Models, phases: list[Row]) -> dict[str, Row]:
    """Milestones, caps on vendors and makers, a lost vendor, and blocks of equal systems."""
    count = 2 if size.phases <= 6 else 3
    last = size.phases - 1
    at = np.unique(np.linspace(size.phases / 2, last, count).round().astype(int))
    wanted = (np.linspace(0.35, 1, len(at)) * TARGET).round(-1).astype(int)
    makers = sorted({model["maker"] for model in models.accelerators})
    shares = [*(("vendor", f"V{v}", "0.4") for v in range(size.vendors)),
              *(("maker", maker, "0.75") for maker in makers)]
    blocks = [int(per_unit) if per_unit == 72 else int(per_unit * rng.choice([4, 8, 16]))
              for per_unit in models.per_unit]
    return {
        "delivery_target": {"milestones": [
            {"phase": phases[t]["id"], "accelerators": int(units)}
            for t, units in zip(at, wanted, strict=True)]},
        "shares": {"entries": [
            {"of": of, "name": name, "measure": "accelerators", "bound": "at_most", "share": share}
            for of, name, share in shares]},
        "resilience": {"entries": [{"lost": "vendor", "phase": phases[last]["id"],
                                    "accelerators": round(0.6 * TARGET)}]},
        "cluster_block": {"entries": [{"model": f"G{m}", "accelerators": block}
                                      for m, block in enumerate(blocks)]},
    }


def export_tables(models: Models, phases: list[Row]) -> dict[str, Any]:
    """An invented regime: newer models need a licence, up to a quota of computing power."""
    held = {"regime": REGIME, "valid_from": phases[0]["start"], "source": "invented"}
    controlled = models.tpp[models.generation >= CONTROLLED_FROM]
    if not len(controlled):
        return {"export_regime": "none"}
    return {
        "export_regime": REGIME,
        "export_thresholds": [{**held, "eccn": "controlled", "tpp_from": int(controlled.min())}],
        "export_rules": [
            {**held, "id": "licence", "classes": ["controlled"], "verdict": "licence",
             "quotas": ["licensed"], "sentence": "Newer models need a licence."},
            {**held, "id": "free", "verdict": "no_licence", "sentence": "All else is free."},
        ],
        "export_quotas": [{**held, "id": "licensed", "scope": "country",
                           "valid_to": phases[-1]["end"],
                           "tpp": round(0.75 * TARGET * float(models.tpp.mean()))}],
    }
