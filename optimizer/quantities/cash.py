"""Cash: what is paid in each phase and fiscal year, and what a year may hand to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from optimizer.core.expr import Expr, Figures
from optimizer.core.index import Index
from optimizer.core.registry import TERMS

if TYPE_CHECKING:
    from optimizer.core.decisions import Decisions
    from optimizer.core.frame import Frame
    from optimizer.core.number import Array


def fiscal_years(s: Frame) -> Index:
    """One row per fiscal year of the phases, in order."""
    return Index([f"FY{year}" for year in sorted({p.fiscal_year for p in s.scenario.phases})])


def year_of_phase(s: Frame) -> Array:
    """Row of each phase's fiscal year."""
    years = sorted({p.fiscal_year for p in s.scenario.phases})
    return np.array([years.index(p.fiscal_year) for p in s.scenario.phases], dtype=np.int64)


def year_money(s: Frame) -> tuple[Array, Array]:
    """Money of each fiscal year, and the most of it that may be carried to the next."""
    voted = {row.fiscal_year: row for row in s.scenario.budgets}
    years = sorted({p.fiscal_year for p in s.scenario.phases})
    rows = [voted.get(year) for year in years]
    amount = s.number.array(0 if row is None else row.amount for row in rows)
    share = s.number.array(0 if row is None else row.carry_over_share for row in rows)
    return amount, amount * share


def paid_by_phase(x: Decisions, count_vat: bool) -> Expr:
    """What the budget pays in each phase: every budgeted term, with or without VAT."""

    def make() -> Expr:
        total = x.zero(x.frame.phases.size)
        for term in TERMS.values():
            if term.budgeted and (count_vat or term.id != "vat"):
                paid = x.flow(term.id).paid
                total = total if paid is None else total + paid
        return total

    return x.keep(("paid_by_phase", count_vat), make)  # type: ignore[no-any-return]


def paid_by_year(x: Decisions, count_vat: bool) -> Expr:
    """The same, by fiscal year."""
    years = fiscal_years(x.frame)
    return paid_by_phase(x, count_vat).collect(year_of_phase(x.frame), years.size)


def carried_over(x: Decisions, count_vat: bool) -> Expr:
    """What each year hands to the next: as much as is left and may be carried.

    Money that was conceded to a year is its money, too; the share of it that may be carried is not.
    """
    amount, most = year_money(x.frame)
    granted = x.frame.granted.get("budget_year", {})
    amount = amount + x.frame.number.array(
        granted.get(year, 0) for year in fiscal_years(x.frame).axes[0])

    def derive() -> Expr:
        paid = paid_by_year(x, count_vat)
        assert isinstance(paid, Figures)
        carried, held = [], x.frame.number.one(0)
        for money, limit, spent in zip(amount, most, paid.values, strict=True):
            held = max(min(limit, money + held - spent), x.frame.number.one(0))
            carried.append(held)
        return Figures(np.array(carried, dtype=object))

    return x.keep(("carried_over", count_vat),  # type: ignore[no-any-return]
                  lambda: x.free("carried over", len(amount), most, derive))
