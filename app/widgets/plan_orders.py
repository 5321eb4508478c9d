"""Orders: what is ordered from whom, for which site, when, at which price."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from app import format as form
from app.widgets.plan_part import Part
from app.widgets.plan_sheet import Column, Sheet
from app.words import t

if TYPE_CHECKING:
    from optimizer.io.plan.facts import Facts


def orders(facts: Facts) -> Part:
    """The part about what is bought."""
    plan = facts.plan
    currencies = {offer.id: offer.currency for offer in plan.scenario.offers}
    rows = tuple((
        order.offer, order.vendor, order.system, order.site, order.order_phase,
        order.delivery_phase, order.in_service_phase, order.units, order.accelerators, order.tier,
        currencies[order.offer], order.unit_price,
        1 - order.unit_price / order.list_price if order.list_price else Decimal(0), order.money)
        for order in plan.orders)
    bought = sum((order.money for order in plan.orders), Decimal(0))
    total = (t("Total"), "", "", "", "", "", "", sum(order.units for order in plan.orders),
             plan.accelerators, None, "", None, None, bought)
    said = t("{n} orders for {accelerators} accelerators from {vendors} vendors, {money} in all.",
             n=form.number(len(plan.orders)), accelerators=form.number(plan.accelerators),
             vendors=len({order.vendor for order in plan.orders}),
             money=form.money(bought, plan.currency)) if rows else t("Nothing is ordered.")
    return Part("orders", (), (Sheet("orders", (
        Column(t("Offer")), Column(t("Vendor")), Column(t("System")), Column(t("Site")),
        Column(t("Ordered in")), Column(t("Delivered in")), Column(t("In service in")),
        Column(t("Units"), "whole"), Column(t("Accelerators"), "whole"),
        Column(t("Price tier"), "whole"), Column(t("Currency")),
        Column(t("Price per unit"), "number"), Column(t("Below list"), "share"),
        Column(t("Money"), "money", plan.currency)), (*rows, total), t("Orders"),
        t("One row per offer, site and phase of order. Prices are per unit (server, rack or card) "
          "in the currency of the offer, without VAT. Tier 0 is the list price; the unit price is "
          "the average after price breaks. Money is as paid, after price breaks, before rebates."),
        total=True),), (said,))
