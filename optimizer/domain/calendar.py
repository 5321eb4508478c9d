"""Phases: the periods (months or quarters) in which orders are placed and systems arrive."""

from __future__ import annotations

from datetime import date

from optimizer.domain.units import Frozen, Id, doc


class Phase(Frozen):
    """One period of the plan. Orders of a phase are placed on its first day."""

    id: Id = doc("name of the phase, e.g. 2025Q3 or 2025-07")
    start: date = doc("first day")
    end: date = doc("last day")
    fiscal_year: int = doc("year whose budget pays what falls due in this phase", ge=1990, le=2100)
