"""Sites that host the systems, and what each can take phase by phase."""

from __future__ import annotations

from decimal import Decimal

from optimizer.domain.units import Country, Exact, Frozen, Id, NonNegative, Share, Text, doc


class Site(Frozen):
    """A data hall. The loads already there stay and use power, cooling and space."""

    id: Id = doc("short name of the site")
    name: Text = doc("full name", default="")
    country: Country = doc("country it stands in, ISO 3166 code")
    operator: Id = doc("company that runs it; the consignee of what is delivered")
    operator_parent_country: Country = doc("country of the operator's ultimate parent")
    pue: Exact = doc("power usage effectiveness: facility power per IT power", ge=1, le=5)
    tariff_per_kwh: NonNegative = doc("price of electricity per kWh, reporting currency")
    load_factor: Share = doc("average load as a share of typical unit power", default=Decimal(1))
    existing_power_kw: NonNegative = doc("facility power already in use, kW", default=Decimal(0))
    existing_liquid_kw: NonNegative = doc("liquid cooling already in use, kW", default=Decimal(0))
    existing_air_kw: NonNegative = doc("air cooling already in use, kW", default=Decimal(0))
    existing_rack_units: NonNegative = doc("rack units already taken", default=Decimal(0))
    confidence: Text = doc("V seen, W weak, M memory, E estimate, C computed", default="")
    note: Text = doc("anything a reader should know", default="")


class SitePhase(Frozen):
    """What a site can take from a phase on, until a later row says otherwise.

    A site without a row for a phase or an earlier one can take nothing yet.
    """

    site: Id = doc("site")
    phase: Id = doc("first phase this holds for")
    power_kw: NonNegative = doc("facility power, kW")
    liquid_kw: NonNegative = doc("heat that liquid cooling can take, kW")
    air_kw: NonNegative = doc("heat that air cooling can take, kW")
    rack_units: NonNegative = doc("rack units (U)")
