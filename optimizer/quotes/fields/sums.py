"""Whether quantity × price is the amount of a line, and what that tells of other fields."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.quotes.fields.quantity import counted

if TYPE_CHECKING:
    from optimizer.quotes.line import Line

CENT = Decimal("0.01")


def agrees(line: Line, number: Decimal) -> bool:
    """Whether quantity × price is the amount, accelerators per unit considered.

    What made it agree is kept as evidence for other fields. True where there is no amount.
    """
    found = counted(line)
    amounts = [p.number for p in line.money("extended") if p.number is not None]
    if found is None or not amounts:
        return True
    quantity, total = found[0], amounts[-1]
    if _close(quantity * number, total, quantity, number):
        line.evidence.setdefault("quantity_counts", "priced")
        return True
    per_unit = line.systems[0].count if line.systems else 1
    if per_unit > 1 and _close(quantity * per_unit * number, total, quantity * per_unit, number):
        line.evidence["price_basis"] = "accelerator"
        line.evidence["quantity_counts"] = "systems"
        return True
    return False


def outdated(line: Line) -> bool:
    """Whether the amount belongs to another price of the line: before a revision, of a band."""
    chosen = [p for p in line.money("price") if p.column.heading.revised or p.column.heading.tier]
    return bool(chosen) and any(
        p.number is not None and agrees(line, p.number) for p in line.money("price"))


def _close(product: Decimal, total: Decimal, quantity: Decimal, number: Decimal) -> bool:
    """Equal but for the rounding of the price and of the amount as shown."""
    return abs(product - total) <= quantity * _ulp(number) / 2 + _ulp(total) / 2


def _ulp(number: Decimal) -> Decimal:
    """One unit of the last digit shown: a cent at most, one at least where there are none."""
    exponent = number.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= 0:
        return Decimal(1)
    return max(CENT, Decimal(1).scaleb(exponent))
