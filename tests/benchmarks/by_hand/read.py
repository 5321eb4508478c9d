"""A drawn case read into arrays, before anything is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

import optimizer.objectives
import optimizer.rules  # noqa: F401  (both register what they hold)
from optimizer.core.frame import Frame
from optimizer.core.layout import lay_out
from optimizer.core.number import FLOAT
from optimizer.core.registry import settings_of
from optimizer.export import find
from optimizer.quantities.cash import year_of_phase

from .given import Given, Lots, Offers, Places, Sites, Systems, Terms, Ties

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy import ndarray

    from optimizer.domain.scenario import Scenario


def read(scenario: Scenario) -> Given:
    """Every sheet as arrays; lines, dates and groups as ours finds them."""
    settings = settings_of(scenario)
    frame = Frame(scenario, settings, lay_out(scenario, settings, find(scenario)), FLOAT)
    return Given(_offers(frame), _systems(frame), _sites(frame), _lots(frame), _places(frame),
                 _ties(frame), _terms(frame))


def _figures(values: Iterable[Any]) -> ndarray:
    return np.array(list(values), dtype=float)


def _at(s: Frame, table: str, ids: Iterable[str]) -> ndarray:
    return s.positions(table, list(ids)).astype(np.int32)


def _offers(s: Frame) -> Offers:
    offers, rows = s.scenario.offers, s.scenario.offer_phases
    shape = len(offers), len(s.scenario.phases)
    spot = _at(s, "offers", (r.offer for r in rows)), _at(s, "phases", (r.phase for r in rows))
    price, most = np.zeros(shape), np.zeros(shape)
    price[spot], most[spot] = _figures(r.unit_price for r in rows), _figures(
        r.maximum for r in rows)
    breaks = s.scenario.price_breaks
    at, first = _at(s, "offers", (b.offer for b in breaks)), _figures(b.from_units for b in breaks)
    order = np.lexsort((first, at))
    return Offers(
        vendor=_at(s, "vendors", (o.vendor for o in offers)),
        system=_at(s, "systems", (o.system for o in offers)),
        list_price=_figures(o.unit_price for o in offers), price=price, most=most,
        deposit=_figures(o.deposit_share for o in offers),
        on_delivery=_figures(o.delivery_share for o in offers),
        least=_figures(o.minimum_order for o in offers),
        all_units=np.array([o.break_kind == "all_units" for o in offers]),
        break_offer=at[order], break_from=first[order],
        break_price=_figures(b.unit_price for b in breaks)[order])


def _systems(s: Frame) -> Systems:
    rows, models = s.scenario.systems, s.scenario.accelerators
    makers = sorted({model.maker for model in models})
    return Systems(
        size=_figures(r.accelerators_per_unit for r in rows),
        maker=np.array([makers.index(model.maker) for model in models], dtype=np.int32),
        kw=_figures(r.unit_kw_max for r in rows),
        kw_typical=_figures(r.unit_kw_typical for r in rows),
        rack_units=_figures(r.rack_units for r in rows),
        liquid_share=_figures(r.liquid_heat_share for r in rows),
        tpp=_figures(model.tpp for model in models))


def _sites(s: Frame) -> Sites:
    rows, shape = s.scenario.sites, (len(s.scenario.sites), -1)
    return Sites(_figures(r.pue for r in rows), _figures(r.load_factor for r in rows),
                 _figures(r.tariff_per_kwh for r in rows),
                 *(s.capacity(name).reshape(shape)
                   for name in ("power_kw", "liquid_kw", "air_kw", "rack_units")))


def _lots(s: Frame) -> Lots:
    own = s.layout
    return Lots(*(column.astype(np.int32) for column in (
        own.lot_offer, own.lot_order, own.lot_delivery, own.lot_in_service, own.lot_pool)))


def _places(s: Frame) -> Places:
    own = s.layout
    under = np.array([bool(decision.quotas) for decision in own.decisions])
    return Places(*(column.astype(np.int32) for column in (
        own.pool_system[own.placement_pool], own.placement_site, own.placement_delivery,
        own.placement_in_service, own.placement_pool)), under[own.placement_decision])


def _ties(s: Frame) -> Ties:
    of = s.scenario
    steps = sorted(of.vendor_rebates,
                   key=lambda r: (s.positions("vendors", [r.vendor])[0], r.from_amount))
    bundles = list(dict.fromkeys(item.bundle for item in of.bundles))
    return Ties(
        fee=_figures(v.engagement_fee for v in of.vendors),
        rebate_vendor=_at(s, "vendors", (r.vendor for r in steps)),
        rebate_from=_figures(r.from_amount for r in steps),
        rebate=_figures(r.rebate for r in steps),
        trigger=_at(s, "offers", (r.trigger_offer for r in of.conditional_rebates)),
        trigger_units=_figures(r.trigger_units for r in of.conditional_rebates),
        discounted=_at(s, "offers", (r.discounted_offer for r in of.conditional_rebates)),
        discount=_figures(r.discount_share for r in of.conditional_rebates),
        bundle=np.array([bundles.index(i.bundle) for i in of.bundles], dtype=np.int32),
        bundle_offer=_at(s, "offers", (i.offer for i in of.bundles)),
        bundle_units=_figures(i.units for i in of.bundles))


def _terms(s: Frame) -> Terms:
    of, rules = s.scenario, s.settings.rules
    milestones = rules["delivery_target"].milestones  # type: ignore[attr-defined]
    shares = rules["shares"].entries  # type: ignore[attr-defined]
    blocks = rules["cluster_block"].entries  # type: ignore[attr-defined]
    loss, = rules["resilience"].entries  # type: ignore[attr-defined]
    return Terms(
        year=year_of_phase(s).astype(np.int32),
        voted=_figures(b.amount for b in of.budgets),
        carry_share=_figures(b.carry_over_share for b in of.budgets),
        factor=_figures(s.time.factors), years_left=_figures(s.time.pv_years),
        target_phase=_at(s, "phases", (m.phase for m in milestones)),
        target=_figures(m.accelerators for m in milestones),
        vendor_share=_figures(e.share for e in shares if e.of == "vendor"),
        maker_share=_figures(e.share for e in shares if e.of == "maker"),
        without_vendor=float(loss.accelerators), block=_figures(b.accelerators for b in blocks),
        quota=float(s.regime.quotas[0].tpp))
