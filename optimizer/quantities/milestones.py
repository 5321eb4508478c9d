"""Accelerators in service at a milestone: by a phase, and of a site, model, class or use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from optimizer.core.index import Index
from optimizer.domain.units import Frozen, Id, Text, doc
from optimizer.quantities.units import accelerators, matching

if TYPE_CHECKING:
    from collections.abc import Sequence

    from optimizer.core.decisions import Decisions
    from optimizer.core.expr import Expr
    from optimizer.core.number import Array
    from optimizer.core.table import View


class Filter(Frozen):
    """What counts towards a milestone; blank fields do not narrow it."""

    site: Id | None = doc("only at this site", default=None)
    model: Id | None = doc("only this accelerator", default=None)
    platform_class: Text | None = doc("only systems of this platform class", default=None)
    use: Id | None = doc("only accelerators meant for this use", default=None)


def by_phase(x: Decisions, rows: View, phase: str) -> Array:
    """True for lots or placements that are in service by the end of a phase."""
    last = x.frame.positions("phases", [phase])[0]
    return np.asarray(rows.in_service.positions <= last)


def all_in_service(x: Decisions, phase: str) -> Expr:
    """All accelerators in service by the end of a phase (one row)."""
    return x.amount(f"in service by {phase}",
                    x.ordered(accelerators(x.lots), where=by_phase(x, x.lots, phase)))


def in_service_at(x: Decisions, milestones: Sequence[object], per_unit: object = None) -> Expr:
    """One row per milestone: accelerators (times ``per_unit(rows)``) in service by its phase."""
    index = Index([str(i) for i in range(len(milestones))])
    total = x.zero(len(milestones))
    for row, m in enumerate(milestones):
        site = getattr(m, "site", None)
        rows = x.lots if site is None else x.placements
        weight = accelerators(rows)
        if callable(per_unit):
            weight = weight * per_unit(rows)
        fits = by_phase(x, rows, m.phase) & matching(rows, m)  # type: ignore[attr-defined]
        if site is not None:
            fits = fits & (rows.site.id == site)
        into = np.full(len(rows), row)
        add = x.ordered if site is None else x.placed
        total = total + add(weight, index, into, where=fits)
    return total


def milestone_index(milestones: Sequence[object]) -> Index:
    """Milestones by name: the phase and whatever narrows them."""
    names = []
    for m in milestones:
        parts = [getattr(m, field, None) for field in ("phase", *Filter.model_fields)]
        names.append(" ".join(part for part in parts if part))
    return Index(names)
