"""Rule 7b: caps on total processing performance (TPP) shipped under a regime."""

from collections.abc import Iterator

import numpy as np

from optimizer.core.decisions import Decisions
from optimizer.core.frame import Frame
from optimizer.core.index import Index
from optimizer.core.registry import rule
from optimizer.core.relief import in_accelerators
from optimizer.core.rule import Rows
from optimizer.quantities.units import accelerators


@rule(
    family=7,
    title="Export quota",
    math=r"\sum_{l \in q} a_l\,\mathrm{TPP}_l\, x_l \;\le\; Q_q"
    r" \qquad \forall q,\ \text{per country, or per consignee and year}",
    unit="TPP",
    remedy="obtain {gap:,.0f} TPP more: {where}",
    relief=in_accelerators("0.001"),
    limits_quantities=True,
)
def export_quota(x: Decisions, s: Frame, _r: object) -> Iterator[Rows]:
    """TPP delivered under a quota stays within it."""
    places, phases = x.placements, s.scenario.phases
    weight = accelerators(places) * places.system.accelerator.tpp
    column = "country", "operator"
    possible = s.view("placements")  # more than a plan has: its rows are named alike
    for quota in s.regime.quotas:
        draws = np.array([quota.id in names for names in s.view("decisions").quotas], dtype=bool)
        drawing = np.unique(possible.where(draws[possible.decision.positions]).site.positions)
        per_year = quota.scope == "consignee_year"
        who = [getattr(site, column[per_year]) for site in s.scenario.sites]
        inside = [quota.valid_from <= p.start <= quota.valid_to for p in phases]
        period = [str(p.start.year) if per_year else "in all" for p in phases]
        holders = sorted({who[i] for i in drawing})
        periods = sorted({p for p, ok in zip(period, inside, strict=True) if ok})
        index = Index([f"{quota.id} {holder}" for holder in holders], periods)
        site_row = np.array([holders.index(w) if w in holders else -1 for w in who],
                            dtype=np.int64)
        phase_row = np.array([periods.index(p) if ok else -1
                              for p, ok in zip(period, inside, strict=True)], dtype=np.int64)
        total = x.placed(weight, index, site_row[places.site.positions],
                         phase_row[places.delivery.positions],
                         where=draws[places.decision.positions])
        yield Rows(total, "<=", s.number.array([quota.tpp] * index.size), index)
