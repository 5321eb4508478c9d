"""How figures of a unit stand in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from optimizer.core.rule import MONEY

if TYPE_CHECKING:
    from optimizer.domain.answer import Kind


def kind_of(unit: str) -> Kind:
    """How figures of a unit are written."""
    if unit == MONEY:
        return "money"
    return "share" if unit == "share" else "number"


def shown_unit(unit: str, currency: str) -> str:
    """The unit above a column."""
    return currency if unit == MONEY else "" if unit == "share" else unit
