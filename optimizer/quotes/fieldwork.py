"""Every field of a line, in the order in which one rests on another."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from optimizer.quotes import vendor as vendors
from optimizer.quotes.asking import Doubt
from optimizer.quotes.fields import (
    basis,
    breaks,
    currency,
    freight,
    lead,
    limits,
    named,
    payment,
    price,
    quantity,
    system,
    validity,
    vat,
)
from optimizer.quotes.fields.sums import CENT

if TYPE_CHECKING:
    from optimizer.quotes.asking import Asking
    from optimizer.quotes.finding import Finding
    from optimizer.quotes.line import Line
    from optimizer.quotes.systems import Catalogue


def read_fields(line: Line, ask: Asking, vendor: str, catalogue: Catalogue) -> None:
    """Fill the line's findings; ``vendor`` names the vendor where it is given with the file."""
    found = line.findings
    found["vendor"] = vendors.find(line, ask, vendor)
    line.head = replace(line.head, vendor=found["vendor"].value or "")
    found["system"] = system.find(line, ask)
    if line.value("system"):
        line.systems = catalogue.named(line.value("system")) or line.systems
    found["currency"] = currency.find(line, ask)
    found["unit_price"] = price.find(line, ask)
    found["price_basis"] = basis.find(line, ask)
    found["breaks"] = breaks.find(line, ask)
    found["quoted_units"] = quantity.find(line, ask)
    found["vat"] = vat.find(line, ask)
    _take_vat_out(line, ask)
    found["break_kind"] = breaks.find_kind(line, ask)
    found["minimum_order"] = limits.find_minimum(line, ask)
    found["maximum_total"] = limits.find_maximum(line, ask)
    found["lead_weeks"] = lead.find(line, ask)
    found["valid_until"] = validity.find(line, ask)
    found["payment"] = payment.find(line, ask)
    found["freight_per_unit"] = freight.find(line, ask)
    found["incoterm"] = named.find_incoterm(line, ask)
    found["origin"] = named.find_origin(line, ask)
    line.forget()


def _take_vat_out(line: Line, asking: Asking) -> None:
    """Prices that hold VAT are divided by one plus its rate, once both are known."""
    found = line.findings["vat"]
    if not found.settled:
        _wait(line, "waits for whether the prices hold VAT")
        return
    if found.value != "in":
        return
    rate, how = vat.rate(line, line.value("currency") or "")
    if rate is None:
        asked = asking.ask(line, Doubt(
            "vat_rate", "At which rate is VAT in the prices? Write 0.1 for 10 %.", (),
            "the quote does not say", "number", found.sources, scope="quote", lasting="vat_rate"))
        line.findings["vat_rate"] = asked
        if not asked.settled:
            _wait(line, "waits for the rate of the VAT in it")
            return
        rate, how = Decimal(asked.value), f"{asked.value} as answered"
    for name, before in _prices(line):
        line.findings[name] = replace(
            before, status="inferred", value=_without(before.value, rate),
            reason="; ".join(r for r in (before.reason, f"VAT of {how} taken out") if r),
            alternatives=(before.value,))


def _wait(line: Line, why: str) -> None:
    """Prices stay open until another answer is there."""
    for name, before in _prices(line):
        line.findings[name] = replace(
            before, status="asked", reason=why, alternatives=(before.value,), value=None)


def _prices(line: Line) -> list[tuple[str, Finding]]:
    """The settled fields that VAT is in."""
    both = ((name, line.findings[name]) for name in ("unit_price", "breaks"))
    return [(name, found) for name, found in both if found.settled and found.value]


def _without(value: Any, rate: Decimal) -> Any:
    if isinstance(value, Decimal):
        return (value / (1 + rate)).quantize(CENT, ROUND_HALF_UP)
    return tuple((number, _without(price, rate)) for number, price in value)
