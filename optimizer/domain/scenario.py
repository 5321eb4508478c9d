"""The question: all data of one planning problem, as flat tables that map one to one to sheets."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from optimizer.domain.calendar import Phase
from optimizer.domain.catalogue import Accelerator, System
from optimizer.domain.commitments import Concession, Pin, PlacedOrder, PlannedOrder
from optimizer.domain.money import BudgetYear, ExchangeRate, Money, TaxRate
from optimizer.domain.offers import (
    Alternate,
    BundleItem,
    ConditionalRebate,
    Offer,
    OfferPhase,
    PriceBreak,
    Vendor,
    VendorRebate,
    VendorSlip,
)
from optimizer.domain.quotes import Quote, QuoteRecord
from optimizer.domain.regime import ControlThreshold, CountryGroup, ExportQuota, ExportRule
from optimizer.domain.sites import Site, SitePhase
from optimizer.domain.units import Exact, Frozen, Id, NonNegative, Text, doc

if TYPE_CHECKING:
    from collections.abc import Mapping

Settings = dict[str, dict[str, Any]]
"""Rule or term id → setting → value; blanks take the default. Checked against the registry."""


class AimChoice(Frozen):
    """An aim, how much of it may be given up for the aims after it, and what it must not miss."""

    aim: Id = doc("name of the aim, e.g. least_cost")
    tolerance: NonNegative = doc("share of its best value that later aims may give up",
                                 default=Decimal(0))
    limit: Exact | None = doc("no plan may be worse than this: at most for an aim made small, at "
                              "least for one made large; in the aim's unit", default=None)

    @model_serializer(mode="wrap")
    def _as_before(self, dump: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Without a limit it is written, and hashed, as before there were limits."""
        said: dict[str, Any] = dump(self)
        if said.get("limit", 0) is None:
            del said["limit"]
        return said


class Scenario(Frozen):
    """One planning problem. Equal scenarios have equal hashes."""

    name: Id = doc("short name")
    title: Text = doc("one line for a reader", default="")
    note: Text = doc("what the reader must know: sources, assumptions", default="")
    as_of: date | None = doc("no new order is placed before this day", default=None)
    export_regime: Id = doc("name of the export regime", default="none")
    money: Money = Money()
    aims: tuple[AimChoice, ...] = Field(default=(AimChoice(aim="least_cost"),), min_length=1)
    phases: tuple[Phase, ...] = Field(min_length=1, max_length=36)
    accelerators: tuple[Accelerator, ...] = ()
    systems: tuple[System, ...] = ()
    vendors: tuple[Vendor, ...] = ()
    vendor_slips: tuple[VendorSlip, ...] = ()
    sites: tuple[Site, ...] = ()
    site_phases: tuple[SitePhase, ...] = ()
    offers: tuple[Offer, ...] = ()
    price_breaks: tuple[PriceBreak, ...] = ()
    offer_phases: tuple[OfferPhase, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    bundles: tuple[BundleItem, ...] = ()
    conditional_rebates: tuple[ConditionalRebate, ...] = ()
    vendor_rebates: tuple[VendorRebate, ...] = ()
    quotes: tuple[Quote, ...] = ()
    quote_history: tuple[QuoteRecord, ...] = ()
    exchange_rates: tuple[ExchangeRate, ...] = ()
    taxes: tuple[TaxRate, ...] = ()
    budgets: tuple[BudgetYear, ...] = ()
    placed_orders: tuple[PlacedOrder, ...] = ()
    pins: tuple[Pin, ...] = ()
    concessions: tuple[Concession, ...] = ()
    previous_plan: tuple[PlannedOrder, ...] = ()
    export_groups: tuple[CountryGroup, ...] = ()
    export_thresholds: tuple[ControlThreshold, ...] = ()
    export_rules: tuple[ExportRule, ...] = ()
    export_quotas: tuple[ExportQuota, ...] = ()
    rules: Settings = Field(default_factory=dict)
    terms: Settings = Field(default_factory=dict)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed; the hash is that of the copy."""
        made = super().model_copy(update=update, deep=deep)
        made.__dict__.pop("sha256", None)  # pydantic copies what was cached, too
        return made

    @cached_property
    def sha256(self) -> str:
        """Hash of the whole content: two scenarios with one hash are the same question."""
        canonical = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(canonical.encode()).hexdigest()
