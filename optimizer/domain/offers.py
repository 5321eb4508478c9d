"""Vendors, what they quoted, and the conditions that tie quotes together."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from optimizer.domain.units import (
    Country,
    Currency,
    Frozen,
    Id,
    NonNegative,
    Share,
    Text,
    Units,
    Weeks,
    doc,
)

BreakKind = Literal["all_units", "incremental"]


class Vendor(Frozen):
    """A firm that sells. Amounts are in the reporting currency."""

    id: Id = doc("short name used by offers")
    name: Text = doc("full name", default="")
    country: Country = doc("country it sells from, ISO 3166 code")
    parent_country: Country = doc("country of its ultimate parent")
    group: Text = doc("group it is counted in, e.g. domestic", default="")
    engagement_fee: NonNegative = doc(
        "paid once if anything is bought from it, reporting currency", default=Decimal(0)
    )
    award_min: NonNegative | None = doc(
        "least purchase money if it is used, reporting currency", default=None
    )
    award_max: NonNegative | None = doc("most purchase money, reporting currency", default=None)
    maximum_total: Units | None = doc("most units in all, over all its offers", default=None)


class VendorSlip(Frozen):
    """One line of a vendor's on-time record: with this chance it delivers so many weeks late."""

    vendor: Id = doc("vendor")
    weeks: Weeks = doc("weeks after the promised date")
    chance: Share = doc("share of deliveries that were this late; a vendor's lines sum to 1")


class Offer(Frozen):
    """One quoted line: a system from a vendor at a price, with its conditions."""

    id: Id = doc("short name of the quoted line")
    vendor: Id = doc("vendor")
    system: Id = doc("system")
    currency: Currency = doc("currency of every price on this line")
    unit_price: NonNegative = doc("list price, without VAT")
    price_basis: Literal["unit", "accelerator"] = doc(
        "whether prices on this line are per unit or per accelerator", default="unit"
    )
    break_kind: BreakKind | None = doc(
        "all_units: a break lowers the price of every unit; incremental: of the units beyond it",
        default=None,
    )
    break_basis: Literal["order", "horizon"] = doc(
        "breaks count the units of one order (one phase) or of the whole horizon", default="order"
    )
    minimum_order: Units = doc("least units in one order", default=0)
    order_multiple: int = doc("orders come in multiples of so many units", default=1, ge=1)
    maximum_per_phase: Units | None = doc("most units the vendor ships per phase", default=None)
    maximum_total: Units | None = doc("most units in all", default=None)
    lead_weeks_min: Weeks = doc("weeks from order to delivery, at best")
    lead_weeks_max: Weeks = doc("weeks from order to delivery, at worst; the plan counts on it")
    valid_from: date | None = doc("first day an order can be placed", default=None)
    valid_until: date | None = doc("last day an order can be placed", default=None)
    deposit_share: Share = doc("share of the price paid at order", default=Decimal(0))
    delivery_share: Share = doc("share paid at delivery", default=Decimal(1))
    acceptance_share: Share = doc("share paid when in service", default=Decimal(0))
    support_per_year: NonNegative = doc(
        "support per unit and year in service, offer currency", default=Decimal(0)
    )
    freight_per_unit: NonNegative = doc("freight per unit, offer currency", default=Decimal(0))
    origin: Country | None = doc("country the goods come from, if not the vendor's", default=None)
    incoterm: Text = doc("delivery term and place, e.g. DDP Seoul", default="")
    quote: Text = doc("key of the quote it came from; blank: none", default="")
    quoted_units: Units | None = doc("units the quote was for", default=None)
    sites: tuple[Id, ...] = doc("sites it may be delivered to; empty means all", default=())
    source_file: Text = doc("file the quote came in", default="")
    source_sheet: Text = doc("sheet in that file", default="")
    source_cell: Text = doc("cell of the price", default="")
    confidence: Text = doc(
        'begins with "quoted" if the price is a quote; else what it is, e.g. drawn from a public '
        "range, assumption", default="",
    )
    note: Text = doc("anything a reader should know", default="")


class PriceBreak(Frozen):
    """From so many units on, another price. Below the first break the offer's price holds."""

    offer: Id = doc("offer")
    from_units: int = doc("first unit the price holds for; 10: the 10th unit has it",
                          ge=1, le=10_000_000)
    to_units: int | None = doc("last unit it holds for; blank: up to the next break", default=None)
    unit_price: NonNegative = doc("price in the offer's currency and price basis")


class OfferPhase(Frozen):
    """What an offer says of one phase: another price, another supply, or both."""

    offer: Id = doc("offer")
    phase: Id = doc("phase of the order")
    unit_price: NonNegative | None = doc("list price for orders of this phase", default=None)
    maximum: Units | None = doc("most units ordered in this phase", default=None)


class Alternate(Frozen):
    """Of all offers that share a group at most one is taken."""

    group: Id = doc("name of the group")
    offer: Id = doc("offer")


class BundleItem(Frozen):
    """Part of a bundle: all of its offers are bought, each at least so many units, or none."""

    bundle: Id = doc("name of the bundle")
    offer: Id = doc("offer")
    units: int = doc("least units if the bundle is taken", default=1, ge=1)


class ConditionalRebate(Frozen):
    """Whoever buys so many units of one offer gets a discount on another."""

    id: Id = doc("name of the rebate")
    trigger_offer: Id = doc("offer whose units count")
    trigger_units: int = doc("units from which the discount holds", ge=1)
    discounted_offer: Id = doc("offer that becomes cheaper")
    discount_share: Share = doc("share off its price, after price breaks")


class VendorRebate(Frozen):
    """One step of a vendor's rebate on all that is bought from it over the horizon."""

    vendor: Id = doc("vendor")
    basis: Literal["spend", "units"] = doc(
        "what counts: purchase money after breaks (reporting currency) or units"
    )
    kind: BreakKind = doc("all_units: on everything; incremental: on what lies beyond the step")
    from_amount: NonNegative = doc(
        "spend or units at which the step is reached; incremental: the rebate is on what lies "
        "above it, so with 10 units on the 11th and later"
    )
    rebate: NonNegative = doc(
        "basis spend: share of the spend given back; basis units: reporting currency per unit"
    )
