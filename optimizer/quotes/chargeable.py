"""Figures in two currencies side by side: which of them are what is charged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.quotes.layout.meanings import for_reference

if TYPE_CHECKING:
    from optimizer.quotes.line import Priced


def codes_of(priced: Priced) -> tuple[str, ...]:
    """The currencies a figure's own cell allows, else its heading; none where both are silent."""
    said = [one.currencies for one in priced.reads.options if one.currencies]
    return said[0] if said else priced.column.heading.currencies


def chargeable(money: tuple[Priced, ...], currency: str) -> tuple[Priced, ...]:
    """The figures in the currency (blank: not known yet), without those given for reference only.

    Figures that name no currency stay; where none would be left, all do.
    """
    told = {codes for priced in money if (codes := codes_of(priced))}
    if len(told) < 2:
        return money
    kept = tuple(p for p in money if not currency or not codes_of(p) or currency in codes_of(p))
    if not currency:
        kept = tuple(p for p in money if not (codes_of(p) and for_reference(p.column.text)))
    return kept or money
