"""Plan orders: what is ordered from whom, for which site, when, at which price."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from optimizer.io.plan.look import Live, Look, Price
from optimizer.io.plan.table import Column, Table, title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.worksheet import Worksheet

    from optimizer.domain.plan import Plan

NOTE = ("One row per offer, site and phase of order. Prices are per unit (server, rack or card) in "
        "the currency of the offer, without VAT. Tier 0 is the list price; the unit price is the "
        "average after price breaks. Money is as paid, after price breaks, before rebates.")
UNITS, ACCELERATORS, MODEL, VENDOR = "Units", "Accelerators", "Accelerator", "Vendor"
ORDERED, DELIVERED, IN_SERVICE = "Ordered in", "Delivered in", "In service in"
LIST, PRICE = "List price per unit", "Price per unit"


def orders_sheet(sheet: Worksheet, look: Look, plan: Plan) -> tuple[Table, int]:
    """Fill the sheet of orders; other sheets sum over its rows. Returns also the row of totals."""
    money = f"Money, {plan.currency}"
    per_one = f"Money per accelerator, {plan.currency}"
    table = Table(sheet, look, (
        Column("Offer", "name"), Column(VENDOR, "name"), Column("System", "name"),
        Column(MODEL, "name"), Column("Site", "name"), Column(ORDERED, "name"),
        Column(DELIVERED, "name"), Column(IN_SERVICE, "name"), Column(UNITS, "whole"),
        Column(ACCELERATORS, "whole"), Column("Price tier", "whole"),
        Column("Currency", "name"), Column(LIST, "price"), Column(PRICE, "price"),
        Column("Below list", "share"), Column(money, "money"),
        Column(per_one, "money"),
    ))
    currencies = {offer.id: offer.currency for offer in plan.scenario.offers}
    for order in plan.orders:
        row, currency = table.next, currencies[order.offer]
        price, full = table.cell(PRICE, row), table.cell(LIST, row)
        off = 1 - order.unit_price / order.list_price if order.list_price else Decimal(0)
        table.add(
            order.offer, order.vendor, order.system, order.accelerator, order.site,
            order.order_phase, order.delivery_phase, order.in_service_phase, order.units,
            order.accelerators, order.tier, currency, Price(order.list_price, currency),
            Price(order.unit_price, currency), Live(f"=IF({full}=0,0,1-{price}/{full})", off),
            order.money, _each(table, money, row, order.money, order.accelerators),
        )
    bought = sum((order.money for order in plan.orders), Decimal(0))
    total = table.total("Total", {
        UNITS: sum(order.units for order in plan.orders), ACCELERATORS: plan.accelerators,
        money: bought,
        per_one: _each(table, money, table.last + 1, bought, plan.accelerators)})
    table.filter_and_freeze()
    title(sheet, look, "Orders", NOTE, table.widths)
    return table, total


def sum_of(orders: Table, wanted: Mapping[str, str]) -> str:
    """A formula: accelerators of the orders whose cells are exactly these texts.

    Exactly: conditional sums would take names for wildcards, numbers or dates.
    """
    return f"={sum_where(orders, {heading: quoted(text) for heading, text in wanted.items()})}"


def quoted(text: str) -> str:
    """A text as formulas write it."""
    return '"' + text.replace('"', '""') + '"'


def sum_where(orders: Table, wanted: Mapping[str, str]) -> str:
    """The same for cells or quoted texts, as a part of a formula."""
    tests = "*".join(f"EXACT({orders.outside(heading)},{what})" for heading, what in wanted.items())
    return f"SUMPRODUCT({tests}*{orders.outside(ACCELERATORS)})"


def _each(table: Table, money: str, row: int, amount: Decimal, accelerators: int) -> Live:
    """Money per accelerator."""
    paid, count = table.cell(money, row), table.cell(ACCELERATORS, row)
    return Live(f"=IF({count}=0,0,{paid}/{count})",
                amount / accelerators if accelerators else Decimal(0))
