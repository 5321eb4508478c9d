"""What stands on the sheets of a drawn case, as arrays: figures, and positions in other tables.

No figure here is worked out for the model; that is what is measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import ndarray


@dataclass(frozen=True)
class Offers:
    """Offers with their price and the most units by phase; breaks by offer, then by quantity."""

    vendor: ndarray
    system: ndarray
    list_price: ndarray
    price: ndarray
    most: ndarray
    deposit: ndarray
    on_delivery: ndarray
    least: ndarray
    all_units: ndarray
    break_offer: ndarray
    break_from: ndarray
    break_price: ndarray


@dataclass(frozen=True)
class Systems:
    """Systems, each of one accelerator model."""

    size: ndarray
    maker: ndarray
    kw: ndarray
    kw_typical: ndarray
    rack_units: ndarray
    liquid_share: ndarray
    tpp: ndarray


@dataclass(frozen=True)
class Sites:
    """Halls; what they can take by site and phase."""

    pue: ndarray
    load_factor: ndarray
    tariff: ndarray
    power: ndarray
    liquid: ndarray
    air: ndarray
    racks: ndarray


@dataclass(frozen=True)
class Lots:
    """An offer ordered in a phase, with the phases it arrives and serves in, and its pool."""

    offer: ndarray
    order: ndarray
    delivery: ndarray
    service: ndarray
    pool: ndarray


@dataclass(frozen=True)
class Places:
    """A pool at a site; ``controlled`` where it draws on the export quota."""

    system: ndarray
    site: ndarray
    delivery: ndarray
    service: ndarray
    pool: ndarray
    controlled: ndarray


@dataclass(frozen=True)
class Ties:
    """Vendors' fees and rebates (by vendor, then by spend), and what ties offers together."""

    fee: ndarray
    rebate_vendor: ndarray
    rebate_from: ndarray
    rebate: ndarray
    trigger: ndarray
    trigger_units: ndarray
    discounted: ndarray
    discount: ndarray
    bundle: ndarray
    bundle_offer: ndarray
    bundle_units: ndarray


@dataclass(frozen=True)
class Terms:
    """Money by fiscal year, what time does to it, and what the plan has to keep to."""

    year: ndarray
    """Fiscal year (position) of each phase."""
    voted: ndarray
    carry_share: ndarray
    factor: ndarray
    """Discount factor of each phase."""
    years_left: ndarray
    """Discounted years of running costs of what is in service from each phase."""
    target_phase: ndarray
    target: ndarray
    vendor_share: ndarray
    maker_share: ndarray
    without_vendor: float
    """Accelerators that are there by the end without any one vendor."""
    block: ndarray
    """Least accelerators of each model at a site."""
    quota: float


@dataclass(frozen=True)
class Given:
    """All of a drawn case."""

    offers: Offers
    systems: Systems
    sites: Sites
    lots: Lots
    places: Places
    ties: Ties
    terms: Terms
